import SignOn
import Testing

@Suite struct ActivationTests {
  private func commands(_ id: String, _ version: ServerVersion, _ name: String = "sso.env") throws -> [String] {
    try steps(id, version, name).compactMap(\.command)
  }

  private func steps(_ id: String, _ version: ServerVersion, _ name: String) throws -> [Activation.Step] {
    Activation.steps(format: try #require(Format.named(id)), version: version, fileName: name)
  }

  @Test(arguments: Format.all, ServerVersion.allCases)
  func theStoredSettingsAreRemovedAndTheWayBackComesLast(format: Format, version: ServerVersion) throws {
    let steps = Activation.steps(format: format, version: version, fileName: format.fileName)
    let removals = steps.filter { $0.command?.contains("remove-security-config --force") == true }
    #expect(removals.count == 2)
    #expect(removals.last == steps.last)
    #expect(steps.last?.title.hasPrefix("If nobody can sign in:") == true)
  }

  @Test(arguments: ServerVersion.allCases)
  func theStoredSettingsCanBeReplacedFrom1_12On(version: ServerVersion) throws {
    let commands = try commands("openmetadata-yaml", version, "sso.yaml")
    let update = "./bootstrap/openmetadata-ops.sh update-security-config -f sso.yaml --force"
    #expect(commands.contains(update) == (version >= .v1_12))
    #expect(try !self.commands("docker-env", version).contains { $0.contains("update-security-config") })
  }

  @Test func composeIsGivenTheFileEveryTime() throws {
    #expect(
      try commands("docker-env", .v1_11) == [
        "docker compose --env-file sso.env up -d",
        "docker compose --env-file sso.env exec openmetadata-server "
          + "./bootstrap/openmetadata-ops.sh remove-security-config --force",
        "docker compose --env-file sso.env restart openmetadata-server",
        "docker compose --env-file sso.env exec openmetadata-server "
          + "./bootstrap/openmetadata-ops.sh remove-security-config --force",
      ])
  }

  @Test(arguments: [
    ("a b.env", "'a b.env'"), ("it's;rm", #"'it'\''s;rm'"#), ("'\u{301}", "''\\''\u{301}'"), ("-f", "./-f"),
    ("$(id)", "'$(id)'"), ("/srv/om/sso.env", "/srv/om/sso.env"), ("é", "'é'"), ("", "''"),
    ("~/a.env", "~/a.env"), ("~/a b.env", "~/'a b.env'"), ("~a", "'~a'"),
  ])
  func aFileNameIsOneWordOfTheCommand(name: String, word: String) throws {
    #expect(try commands("docker-env", .v1_11, name).first == "docker compose --env-file \(word) up -d")
  }

  @Test func variablesThatGetLostAreNamedFirst() throws {
    let steps = Activation.steps(
      format: try #require(Format.named("docker-env")), version: .v1_11, fileName: "a.env", lostVariables: ["A", "B"])
    #expect(steps.first?.title.contains("do not pass on A, B:") == true)
    #expect(steps.first?.command == nil)
  }
}
