import ConfigText
import Testing

@testable import SignOn

@Suite struct DocumentTests {
  private func read(_ text: String, _ path: String = "file") throws -> Document {
    try SampleDocuments.read(text, path)
  }

  private func settings(_ document: Document, _ typed: [String: Value]) -> Settings {
    var settings = Settings(version: .v1_12)
    settings.typed = typed
    settings.imported = document.imported(beside: typed, version: .v1_12)
    return settings
  }

  @Test func unsetEmptyNullDefaultAndVariableAreToldApart() throws {
    let document = try read(
      """
      authenticationConfiguration:
        provider: ${AUTHENTICATION_PROVIDER:-aws-cognito}
        clientId: ""
        callbackUrl:
        authority: ${AUTHORITY}
        clientType: confidential
      """)
    #expect(document.places["provider"]?.state == .defaultOfVariable("AUTHENTICATION_PROVIDER"))
    #expect(document.places["client-id"]?.state == .empty && document.values["client-id"] == .text(""))
    #expect(document.places["callback-url"]?.state == .null && document.values["callback-url"] == nil)
    #expect(document.places["authority"]?.state == .variable("AUTHORITY") && document.values["authority"] == nil)
    #expect(document.places["client-type"]?.state == .value && document.places["client-type"]?.line == 6)
    #expect(document.places["admin-principals"] == nil)
  }

  @Test func theKeyThatDecidesIsTheClientsOwn() throws {
    let text = """
      authenticationConfiguration:
        clientType: confidential
        clientId: root
        oidcConfiguration:
          id: own
      """
    let document = try read(text)
    #expect(document.values["client-id"] == .text("own"))
    #expect(document.notes.contains { $0.field == "client-id" && $0.message.contains("differ") })
    #expect(try read(text.replacing("confidential", with: "public")).values["client-id"] == .text("root"))
  }

  @Test func theMaskInPlaceOfTheSecretIsAnError() throws {
    let document = try read(SampleDocuments.securityJSON)
    #expect(document.notes.contains { $0.field == "client-secret" && $0.severity == .error })
    #expect(document.values["custom-parameters"] == .pairs([.init("lang", "de")]))
  }

  @Test func aClientTypeNobodySetIsPublicAsForTheServer() throws {
    let document = try read("AUTHENTICATION_PROVIDER=aws-cognito\nAUTHENTICATION_AUTHORITY=\(SampleDocuments.pool)\n")
    #expect(document.values["client-type"] == .text("public") && document.places["client-type"]?.state == .inferred)
    #expect(document.values["discovery-uri"] == .text(SampleDocuments.pool + "/.well-known/openid-configuration"))
  }

  @Test(arguments: SampleDocuments.all.map(\.name)) func nothingTypedChangesNothing(name: String) throws {
    let sample = try #require(SampleDocuments.all.first { $0.name == name })
    let document = try read(sample.text, sample.path)
    #expect(document.changes(to: settings(document, [:])).isEmpty)
    let change = document.setting(document.values, in: settings(document, document.values))
    #expect(change.document.values == document.values)
    #expect(change.edits.isEmpty || !["server", "env", "compose"].contains(name))
  }

  @Test func anotherPoolTakesAlongWhatFollowsIt() throws {
    let document = try read(SampleDocuments.env)
    let uri = SampleDocuments.otherPool + "/.well-known/openid-configuration"
    let settings = settings(document, ["discovery-uri": .text(uri)])
    let changes = document.changes(to: settings)
    #expect(Set(changes.keys) == ["discovery-uri", "authority", "public-key-urls"])
    let change = document.setting(changes, in: settings)
    #expect(change.refused.isEmpty)
    let expected = SampleDocuments.env.replacing(SampleDocuments.pool, with: SampleDocuments.otherPool)
      .replacing(
        "=[\(SampleDocuments.otherPool)/.well-known/jwks.json]",
        with: "=[\(SampleDocuments.otherPool)/.well-known/jwks.json]")
    #expect(String(decoding: change.document.bytes, as: UTF8.self) == expected)
  }

  @Test func aKeySetOfOnesOwnStaysBesideTheNewPools() throws {
    let own = "https://om.company.com/api/v1/system/config/jwks"
    let text = SampleDocuments.env.replacing("jwks.json]", with: "jwks.json,\(own)]")
    let document = try read(text)
    let typed: [String: Value] = [
      "discovery-uri": .text(SampleDocuments.otherPool + "/.well-known/openid-configuration")
    ]
    let keys = document.changes(to: settings(document, typed))["public-key-urls"]
    #expect(keys == .some(.list([SampleDocuments.otherPool + "/.well-known/jwks.json", own])))
  }

  @Test func threeAnswersMakeAStockFileSignPeopleIn() throws {
    let document = try read(SampleDocuments.stockYAML)
    let typed: [String: Value] = [
      "discovery-uri": .text(SampleDocuments.pool + "/.well-known/openid-configuration"),
      "client-id": .text("1example23456789abcdefghij"), "client-secret": .secret(Secret("newsecret0123456789abcdef")),
      "callback-url": .text("https://om.company.com/callback"), "admin-principals": .list(["alice"]),
    ]
    let settings = settings(document, typed)
    let change = document.setting(document.changes(to: settings), in: settings)
    #expect(change.refused.isEmpty)
    let after = change.document
    let unwritten: Set = ["token-validity", "default-role", "team-claim", "custom-parameters"]
    for field in Field.all where settings.isRelevant(field) && !unwritten.contains(field.id) {
      #expect(after.values[field.id] == settings[field], "\(field.id)")
    }
    let text = String(decoding: after.bytes, as: UTF8.self)
    #expect(text.contains("provider: ${AUTHENTICATION_PROVIDER:-aws-cognito}"))
    #expect(text.contains("  providerName: ${CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME:-"))
    #expect(text.hasSuffix("web:\n  csp: ${CSP:-\"default-src 'self'; img-src blob: data:\"}\n"))
  }

  @Test func whatHelmValuesReferToIsRefusedWithThePlace() throws {
    let document = try read(SampleDocuments.helm)
    #expect(
      document.places["client-secret"]?.state
        == .reference(secret: "oidc-secrets", key: "openmetadata-oidc-client-secret"))
    let typed: [String: Value] = [
      "client-secret": .secret(Secret("newsecret0123456789abcdef")), "max-age": .text("60"),
    ]
    let change = document.setting(typed, in: settings(document, typed))
    #expect(change.refused.map(\.field) == ["client-secret"])
    #expect(change.refused[0].textToPutThere == "stringData:\n  openmetadata-oidc-client-secret: (the secret)")
    let text = String(decoding: change.document.bytes, as: UTF8.self)
    #expect(text == SampleDocuments.helm.replacing("maxAge: \"0\"", with: "maxAge: \"60\""))
  }

  @Test func becomingConfidentialEnablesTheSectionOfHelmValues() throws {
    let document = try read(
      """
      openmetadata:
        config:
          authentication:
            clientType: public
            provider: aws-cognito
            authority: \(SampleDocuments.pool)
            callbackUrl: https://om.company.com/callback
      """)
    let settings = settings(document, ["client-type": .text("confidential")])
    let change = document.setting(document.changes(to: settings), in: settings)
    let text = String(decoding: change.document.bytes, as: UTF8.self)
    #expect(text.contains("enabled: true"))
    #expect(
      change.document.values["discovery-uri"] == .text(SampleDocuments.pool + "/.well-known/openid-configuration"))
  }

  @Test func aliasesAndMergeKeysAreReadThroughAndNotEdited() throws {
    let text = """
      people: &people [dana]
      shared: &shared {principalDomain: acme.test, enforcePrincipalDomain: true}
      openmetadata:
        config:
          authorizer:
            <<: *shared
            initialAdmins: *people
            enforcePrincipalDomain: false
          authentication: {provider: aws-cognito, clientType: public}
      """
    let document = try read(text)
    #expect(document.values["admin-principals"] == .list(["dana"]) && document.places["admin-principals"]?.line == 1)
    #expect(document.values["principal-domain"] == .text("acme.test"))
    #expect(document.values["enforce-principal-domain"] == .text("false"))
    let typed: [String: Value] = ["admin-principals": .list(["eve"]), "principal-domain": .text("x.test")]
    let change = document.setting(typed, in: settings(document, typed))
    #expect(Set(change.refused.map(\.field)) == ["admin-principals", "principal-domain"] && change.edits.isEmpty)
    #expect(try read(text.replacing("*people", with: "*nobody")).places["admin-principals"]?.state != .value)
  }

  @Test(.timeLimit(.minutes(1))) func mergeKeysThatMultiplyAreGivenUp() throws {
    var text = "a0: &a0 {x: y}\n"
    for index in 1...60 { text += "a\(index): &a\(index)\n  <<: [*a\(index - 1), *a\(index - 1)]\n" }
    text += "openmetadata:\n  config:\n    authorizer:\n      <<: *a60\n      principalDomain: acme.test\n"
    #expect(try read(text).values["principal-domain"] == .text("acme.test"))
    let itself =
      "openmetadata: &a\n  <<: *a\n  config:\n    authorizer: &b\n      <<: *b\n      principalDomain: acme.test\n"
    #expect(try read(itself).values["principal-domain"] == .text("acme.test"))
  }

  @Test(arguments: ["&", "#"]) func aSecretThatIsNoTextInYAMLIsToldOf(first: String) throws {
    let document = try read("AUTHENTICATION_PROVIDER=aws-cognito\nOIDC_CLIENT_SECRET='\(first)Zq9'\n")
    let note = try #require(document.notes.first { $0.field == "client-secret" })
    #expect(note.message.contains("'\"\(first)…\"'") && !note.message.contains("Zq9"))
  }

  @Test func aMappingInAnEnvFileIsTheSameForEveryCompose() throws {
    let document = try read("AUTHENTICATION_PROVIDER=custom-oidc\nOIDC_CUSTOM_PARAMS={}\n")
    let change = document.setting(
      ["custom-parameters": .pairs([.init("a", "b")])],
      in: settings(document, ["client-type": .text("confidential")]))
    let value = #"{"customParamKey1":"a","customParamValue1":"b"} #"#
    #expect(String(decoding: change.document.bytes, as: UTF8.self).contains("OIDC_CUSTOM_PARAMS='\(value)'\n"))
    // Compose 1 appends a brace.
    for text in [value, value + "}"] {
      #expect(PastedYAML.content(text) == PastedYAML.content(#"{"customParamKey1":"a","customParamValue1":"b"}"#))
    }
  }

  @Test func aLineThatIsRefusedDoesNotStopTheOthers() throws {
    let text =
      "authenticationConfiguration:\n  provider: a\n  authority: x\n  authority: y\n  clientId: &c z\nother: *c\n  \n"
    let document = try read(text)
    var typed: [String: Value] = ["client-type": .text("public"), "provider": .text("aws-cognito")]
    typed["authority"] = .text(SampleDocuments.pool)
    typed["client-id"] = .text("new")
    let change = document.setting(typed, in: settings(document, typed))
    #expect(Set(change.refused.map(\.field)) == ["authority", "client-id"])
    #expect(change.refused.map(\.line) == [4, 5])
    #expect(change.document.values["provider"] == .text("aws-cognito"))
  }

  @Test(arguments: [
    ("", DocumentError.unrecognized), ("a: b\n", .unrecognized), ("{\"a\": 1}", .unrecognized), ("\u{0}\u{1}", .binary),
    ("services:\n  a: {}\nauthenticationConfiguration: {}\n", .ambiguous([.openMetadataYAML, .compose])),
  ]) func whatIsNoConfigurationIsNotTaken(text: String, error: DocumentError) {
    #expect(throws: error) { try read(text) }
  }

  @Test func aLineThatCannotBeReadIsNamed() throws {
    let error = #expect(throws: DocumentError.self) { try read("authorizerConfiguration:\n  a: \"b\n  c: d\n") }
    #expect(error?.line != nil && error?.remedy.isEmpty == false)
  }
}
