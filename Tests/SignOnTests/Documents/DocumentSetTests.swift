import SignOn
import Testing

@Suite struct DocumentSetTests {
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
