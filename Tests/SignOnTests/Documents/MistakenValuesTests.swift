import Testing

@testable import SignOn

/// Values that are there and are not what the server, or Compose, makes of them.
@Suite struct MistakenValuesTests {
  private func notes(_ text: String, _ name: String = ".env") throws -> [Finding] {
    DocumentSet([try SampleDocuments.read(text, name)]).notes
  }

  @Test(arguments: [
    ("AUTHORIZER_ADMIN_PRINCIPALS=ann,bob", "admin-principals", "line 2: a list is expected", "Write [ann,bob]."),
    ("AUTHORIZER_PRINCIPAL_DOMAIN={your domain}", "principal-domain", "line 2: in braces, the value is a mapping", ""),
    ("AUTHENTICATION_AUTHORITY={Cognito Domain}/{Pool}", "authority", "line 2: cannot read", ""),
    ("OIDC_CUSTOM_PARAMS='\"\"'", "custom-parameters", "line 2: a mapping is expected", "Write {}."),
    (
      "AUTHORIZER_CLASS_NAME=org.openmetadata.catalog.security.DefaultAuthorizer", "", "line 2: there is no class",
      "Write org.openmetadata.service.security.DefaultAuthorizer."
    ),
    ("OIDC_CLIENT_SECRET=S3cr$t0123456789", "client-secret", "Compose replaces $t… by a variable", ""),
    ("OIDC_CLIENT_SECRET=&amp0123456789", "client-secret", "where & begins an anchor", ""),
  ]) func whatStopsTheServerIsAnError(line: String, field: String, message: String, remedy: String) throws {
    let found = try notes("AUTHENTICATION_PROVIDER=google\n\(line)\n").filter { $0.message.contains(message) }
    let finding = try #require(found.first)
    #expect(found.count == 1 && finding.severity == .error && finding.field == field)
    #expect(remedy.isEmpty || finding.remedy == remedy)
    #expect(!(finding.message + finding.remedy).contains("0123456789"))
  }

  @Test(arguments: [
    "AUTHORIZER_ADMIN_PRINCIPALS=[ann,bob]", "OIDC_CUSTOM_PARAMS={}", "AUTHORIZER_ALLOWED_DOMAINS='[]'",
    "AUTHORIZER_CLASS_NAME=org.openmetadata.service.security.DefaultAuthorizer",
    "AUTHENTICATION_AUTHORITY=https://a.test",
    "OIDC_CLIENT_SECRET='S3cr$t0123456789'", "OIDC_CLIENT_SECRET=$SECRET", "OIDC_CALLBACK=https://$HOST/callback",
    "AUTHORIZER_ADMIN_PRINCIPALS=",
  ]) func whatTheServerReadsIsNone(line: String) throws {
    #expect(try notes("AUTHENTICATION_PROVIDER=google\n\(line)\n").allSatisfy { $0.severity != .error })
  }

  @Test func whatCannotBeReadIsNotCalledMissing() throws {
    let files = DocumentSet([
      try SampleDocuments.read(SampleDocuments.env.replacing("oldsecret", with: "&oldsecret"), ".env")
    ])
    var settings = Settings()
    settings.read(files)
    #expect(settings.findings().allSatisfy { $0.field != "client-secret" })
  }

  @Test func anotherEncodingIsNamed() {
    let bytes: [UInt8] = [0xFF, 0xFE] + Array("OIDC_SCOPE=openid\n".utf8).flatMap { [$0, 0] }
    #expect(throws: DocumentError.utf16) { try Document.read(bytes, named: ".env") }
    #expect(throws: DocumentError.binary) { try Document.read([0, 1, 2], named: ".env") }
    #expect(DocumentError.utf16.remedy.contains("iconv"))
  }

  /// A Compose file that does not pass on what its env file has.
  @Test func aVariableThatIsInTheEnvFileIsSetThereAndPassedOn() throws {
    let compose = SampleDocuments.compose
    let env = "AUTHENTICATION_PROVIDER=aws-cognito\nFORCE_SECURE_SESSION_COOKIE=false\n"
    let files = DocumentSet([
      try SampleDocuments.read(compose, "docker-compose.yml"), try SampleDocuments.read(env, ".env"),
    ])
    var settings = Settings()
    settings.imported = files.values
    settings.imported["client-type"] = .text("confidential")
    let changes: [String: Value?] = ["secure-session-cookie": .text("true")]
    let result = files.setting(changes, in: settings)
    let texts = result.map { String(decoding: $0.document.bytes, as: UTF8.self) }
    #expect(texts[1] == env.replacing("COOKIE=false", with: "COOKIE=true"))
    let added = texts[0].split(separator: "\n").filter { $0.contains("FORCE_SECURE_SESSION_COOKIE") }
    #expect(
      added.map { $0.drop { $0 == " " } }
        == Array(repeating: "FORCE_SECURE_SESSION_COOKIE: ${FORCE_SECURE_SESSION_COOKIE:-true}", count: 2))
    let after = DocumentSet(result.map(\.document))
    #expect(files.fieldsMissed(by: after, asked: changes, in: settings).isEmpty)
    #expect(files.notes.contains { $0.message.contains("does not reach the server") })
    #expect(after.notes.allSatisfy { !$0.message.contains("does not reach the server") })
    #expect(result.flatMap(\.notes).allSatisfy { !$0.message.contains("do not pass on") })
  }

  @Test func aSecretIsOnlyInTheEnvFile() throws {
    let compose = SampleDocuments.compose.split(separator: "\n").filter { !$0.contains("SECRET") }.joined(
      separator: "\n")
    let files = DocumentSet([
      try SampleDocuments.read(compose, "docker-compose.yml"), try SampleDocuments.read(SampleDocuments.env, ".env"),
    ])
    var settings = Settings()
    settings.imported = files.values
    let new = Value.secret(Secret("newsecret0123456789abcdefghij"))
    let result = files.setting(["client-secret": new], in: settings)
    #expect(!String(decoding: result[0].document.bytes, as: UTF8.self).contains("newsecret"))
    #expect(DocumentSet(result.map(\.document)).values["client-secret"] == new)
  }

  /// Only the checks of some providers refuse the server's own JWKS in the stored settings.
  @Test func theServersOwnKeysStayWhereTheyAreAllowed() throws {
    var settings = Settings.custom(.v1_12)
    let own = "https://om.company.com/api/v1/system/config/jwks"
    settings.typed["public-key-urls"] = .list(["https://id.test/keys", own])
    func text() -> String { FileKind.securityConfigJSON.newFile(settings).withoutSecret }
    #expect(text().contains(own) && settings.keySetsLeftOut.isEmpty)
    settings.typed["provider"] = .text("aws-cognito")
    #expect(!text().contains(own) && settings.keySetsLeftOut == [own])
  }

  @Test func theChartRefusesOtherTypes() throws {
    let values = """
      openmetadata:
        config:
          authorizer:
            principalDomain: 5
            enforcePrincipalDomain: "true"
            initialAdmins: ann
          authentication:
            clientType: confidential
            provider: "google"
            enableSelfSignup: false
            oidcConfiguration:
              enabled: true
              clientSecret: Zq9canary
              maxAge: 0
              tokenValidity: "3600"
              useNonce: true
              promptType:
      """
    let errors = try notes(values, "values.yaml").filter { $0.severity == .error }
    #expect(
      errors.map(\.field).sorted()
        == ["admin-principals", "client-secret", "enforce-principal-domain", "max-age", "principal-domain"])
    #expect(
      errors.contains {
        $0.message.hasPrefix("line 14: the chart expects a text for maxAge") && $0.remedy.contains("\"0\"")
      })
    #expect(errors.allSatisfy { !($0.message + $0.remedy).contains("Zq9") })
  }
}
