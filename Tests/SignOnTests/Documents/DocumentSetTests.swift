import SignOn
import Testing

@Suite struct DocumentSetTests {
  private func set(_ compose: String, _ env: String) throws -> DocumentSet {
    DocumentSet([try SampleDocuments.read(compose, "dc.yml"), try SampleDocuments.read(env, "om.env")])
  }

  private func changed(_ files: DocumentSet, _ changes: [String: Value?]) -> [String] {
    var settings = Settings()
    settings.imported = files.values
    return files.setting(changes, in: settings).map { String(decoding: $0.document.bytes, as: UTF8.self) }
  }

  @Test func whatEnvFileNamesReachesTheServerUnlessTheComposeFileSetsIt() throws {
    let compose = """
      services:
        server:
          image: openmetadata/server:1.12.6
          env_file: ./om.env
          environment:
            AUTHENTICATION_PROVIDER: custom-oidc
            AUTHORIZER_PRINCIPAL_DOMAIN: ${AUTHORIZER_PRINCIPAL_DOMAIN:-a.test}
      """
    let env = "AUTHENTICATION_PROVIDER=google\nAUTHENTICATION_CLIENT_ID=catalog\nAUTHORIZER_PRINCIPAL_DOMAIN=b.test\n"
    let files = try set(compose, env)
    #expect(files.values["provider"] == .text("custom-oidc") && files.values["client-id"] == .text("catalog"))
    #expect(files.values["principal-domain"] == .text("a.test"))
    let after = changed(files, ["client-id": .text("x"), "enable-self-signup": .text("false")])
    #expect(after[0] == compose)
    let line = "AUTHENTICATION_CLIENT_ID=x\n"
    #expect(
      after[1]
        == env.replacing("AUTHENTICATION_CLIENT_ID=catalog\n", with: line + "AUTHENTICATION_ENABLE_SELF_SIGNUP=false\n")
    )
    let alone = DocumentSet([try SampleDocuments.read(compose, "dc.yml")])
    #expect(alone.elsewhere.contains("client-id") && !alone.elsewhere.contains("provider"))
  }

  @Test func variablesOfOtherNamesAreFollowedAndSetWhereTheyCount() throws {
    let compose = """
      services:
        server:
          image: openmetadata/server:1.12.6
          environment:
            AUTHENTICATION_PROVIDER: ${OM_AUTH:-basic}
            AUTHENTICATION_CLIENT_ID: ${OM_ID:-}
            OIDC_CLIENT_ID: ${OM_ID:-}
      """
    let env = "OM_AUTH=custom-oidc\nOM_ID=catalog # ours\nOIDC_TYPE=x\n"
    let files = try set(compose, env)
    #expect(files.values["provider"] == .text("custom-oidc") && files.values["client-id"] == .text("catalog"))
    #expect(files.deciders["client-id"] == 1 && files.notes.contains { $0.message.contains("OIDC_TYPE") })
    let after = changed(files, ["client-id": .text("other")])
    #expect(after == [compose, env.replacing("catalog", with: "other")])
  }

  private func set(_ texts: (String, String)...) throws -> DocumentSet {
    DocumentSet(try texts.map { try SampleDocuments.read($0.0, $0.1) })
  }

  @Test func theEnvFileFillsTheVariablesOfTheServersFile() throws {
    let set = try set((SampleDocuments.stockYAML, "openmetadata.yaml"), (SampleDocuments.env, "my.env"))
    #expect(set.values["provider"] == .text("aws-cognito"))
    #expect(set.deciders["provider"] == 1 && set.places["provider"]?.line == 4)
    #expect(set.values["disable-pkce"] == .text("true"))
    #expect(set.deciders["disable-pkce"] == 0 && set.places["disable-pkce"]?.line == 28)
    #expect(set.values["prompt"] == .text(""))
    #expect(set.values["max-age"] == nil && set.places["max-age"]?.state == .null)
  }

  @Test func anEditGoesToTheFileThatDecides() throws {
    let set = try set((SampleDocuments.stockYAML, "openmetadata.yaml"), (SampleDocuments.env, "my.env"))
    var settings = Settings(version: .v1_12)
    settings.typed = ["admin-principals": .list(["carol"]), "disable-pkce": .text("false")]
    settings.imported = set.imported(beside: settings.typed)
    let changes = set.setting(set.changes(to: settings), in: settings)
    let texts = changes.map { String(decoding: $0.document.bytes, as: UTF8.self) }
    #expect(texts[0] == SampleDocuments.stockYAML.replacing("DISABLE_PKCE:-true", with: "DISABLE_PKCE:-false"))
    #expect(texts[1] == SampleDocuments.env.replacing("[alice,bob]", with: "[carol]"))
  }

  @Test func aVariableThatComposeDoesNotPassOnIsNamedAndAddedThere() throws {
    let set = try set((SampleDocuments.compose, "docker-compose.yml"), (SampleDocuments.env, ".env"))
    #expect(set.values["authority"] == nil)
    #expect(set.notes.contains { $0.field == "authority" && $0.message.contains("does not reach the server") })
    #expect(set.values["client-secret"] == .secret(Secret("oldsecret0123456789abcdefghij")))
    var settings = Settings(version: .v1_12)
    settings.typed = [
      "authority": .text(SampleDocuments.pool), "client-secret": .secret(Secret("newsecret0123456789abcdefghij")),
    ]
    settings.imported = set.imported(beside: settings.typed)
    let changes = set.setting(settings.typed, in: settings)
    #expect(changes[1].document.values["client-secret"] == settings.typed["client-secret"])
    let compose = String(decoding: changes[0].document.bytes, as: UTF8.self)
    #expect(compose.split(separator: "\n").count { $0.contains("AUTHENTICATION_AUTHORITY: ") } == 2)
    #expect(!compose.contains("newsecret"))
  }

  @Test func aLiteralInTheServersFileBeatsTheEnvFile() throws {
    let yaml = SampleDocuments.stockYAML.replacing("${AUTHENTICATION_PROVIDER:-basic}", with: "custom-oidc")
    let set = try set((yaml, "openmetadata.yaml"), (SampleDocuments.env, ".env"))
    #expect(set.values["provider"] == .text("custom-oidc"))
    #expect(set.notes.contains { $0.field == "provider" && $0.message.contains("does not reach the server") })
  }
}
