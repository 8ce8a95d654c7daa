import Readers
import Testing

@testable import SignOn

@Suite struct NextStepsTests {
  private func commands(_ id: String, _ version: ServerVersion, _ name: String = "sso.env") throws -> [String] {
    try steps(id, version, name).compactMap(\.command)
  }

  private func steps(_ id: String, _ version: ServerVersion, _ name: String) throws -> [NextStep] {
    try #require(FileKind.named(id)).nextSteps(DeployedFile(path: name, release: Release(version)))
  }

  @Test(arguments: FileKind.all, ServerVersion.allCases)
  func theStoredSettingsGiveWayAndTheWayBackComesLast(kind: FileKind, version: ServerVersion) throws {
    let steps = kind.nextSteps(DeployedFile(path: "the-file", release: Release(version)))
    let back = try #require(steps.firstIndex { $0.title.hasPrefix("If nobody can sign in") })
    #expect(steps[back...].allSatisfy { $0.title.hasPrefix("If nobody can sign in") })
    #expect(steps[back...].allSatisfy { $0.command?.contains("remove-security-config --force") == true })
    let ways = ["remove-security-config --force", "update-security-config -f", "--request PUT"]
    let counts = steps[..<back].contains { step in ways.contains { step.command?.contains($0) == true } }
    #expect(counts == (kind.id != "security-config-yaml" || version >= .v1_12))
  }

  /// From 2.1 on the file is merged into the stored settings; before, those alone count.
  @Test(arguments: FileKind.all.filter { !["security-config-yaml", "security-config-json"].contains($0.id) })
  func whatCountsDependsOnTheRelease(kind: FileKind) {
    func titles(_ release: Release) -> String {
      kind.nextSteps(DeployedFile(path: "f", release: release)).map(\.title).joined(separator: "\n")
    }
    for release in [.assumed, Release(.v1_11), Release(.v2_0)] {
      #expect(titles(release).contains("After its first start the server uses the settings in its database"))
      #expect(!titles(release).contains("At each start"))
    }
    #expect(titles(Release(.v2_1)).contains("At each start the server applies what has changed in"))
    #expect(!titles(Release(.v2_1)).contains("After its first start"))
  }

  @Test func everyCommandIsOneThatAShellReads() async throws {
    var commands: Set<String> = []
    for kind in FileKind.all {
      for (name, isConfidential) in [(kind.fileName ?? "a.yml", true), ("~/a b/it's.x", true), ("-f", false)] {
        for version in ServerVersion.allCases {
          let steps = kind.nextSteps(
            DeployedFile(
              path: name, release: Release(version), isConfidential: isConfidential, server: "https://a'b$(id)/"))
          commands.formUnion(steps.compactMap(\.command))
        }
      }
    }
    let refused = try await PythonReader("commands.py", packages: ["subprocess": "python3"])
      .read(commands.sorted(), as: [String].self)
    #expect(refused == [])
  }

  /// A Compose file and its env files are named together, unless Compose finds the env file by itself.
  @Test(arguments: [
    ("om.env", "", "docker compose -f dc.yml --env-file om.env up -d"),
    ("om.env", "    env_file: om.env\n", "docker compose -f dc.yml up -d"),
    (".env", "", "docker compose -f dc.yml up -d"),
  ])
  func aComposeFileAndItsEnvFileAreNamedTogether(name: String, line: String, command: String) throws {
    let compose = """
      services:
        openmetadata-server:
          image: docker.getcollate.io/openmetadata/server:1.12.6
          environment:
            AUTHENTICATION_PROVIDER: ${AUTHENTICATION_PROVIDER:-basic}

      """
    let files = [
      try Document.read(Array((compose + line).utf8), named: "dc.yml"),
      try Document.read(Array("AUTHENTICATION_PROVIDER=basic\nAUTHORIZER_PRINCIPAL_DOMAIN=x.org\n".utf8), named: name),
    ]
    for changed in [[files[0]], [files[1]], files] {
      let commands = Settings(version: .v1_12).nextSteps(after: changed, of: files).compactMap(\.command)
      #expect(commands.first == command)
      #expect(commands.contains(changed.map { "openmetadata-sso restore \($0.path)" }.joined(separator: " && ")))
    }
  }

  @Test func restIsAskedToCheckBeforeItStores() throws {
    var settings = Settings.cognito(.v2_0)
    settings.typed["server-url"] = .text("https://om.company.com/")
    let commands = settings.nextSteps(.securityConfigJSON, fileName: "a.json").compactMap(\.command)
    let check = commands.firstIndex { $0.contains("https://om.company.com/api/v1/system/security/validate < a.json") }
    let store = commands.firstIndex { $0.contains("https://om.company.com/api/v1/system/security/config < a.json") }
    #expect(try #require(check) < #require(store))
    settings.typed["server-url"] = .text("file:///etc")
    #expect(
      settings.nextSteps(.securityConfigJSON, fileName: "a.json").contains {
        $0.command?.contains("http://localhost:8585/api/v1/system/security/validate") == true
      })
  }

  @Test func theOverrideGoesWithTheStockFileAndTheEnvFile() throws {
    #expect(
      try commands("compose-override", .v1_12, "/srv/om/o.yaml").contains(
        "docker compose -f docker-compose.yml -f /srv/om/o.yaml --env-file /srv/om/openmetadata-sso.env up -d"))
  }

  /// Compose reads `.env` in its folder without being told.
  @Test func theFileThatComposeReadsByItselfIsNotNamed() throws {
    let all = try commands("docker-env", .v1_12, ".env")
    #expect(all.first == "docker compose up -d" && !all.contains { $0.contains("--env-file") })
  }

  @Test func aPublicClientNeedsNoSecretInKubernetes() {
    for kind in [FileKind.helmValues, .kubernetesSecret] {
      let steps = Settings.publicClient().nextSteps(kind, fileName: "a.yaml")
      #expect(steps.allSatisfy { $0.command?.contains("secret generic") != true })
      #expect(steps.allSatisfy { $0.command?.contains("apply") != true })
    }
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
        "docker compose --env-file sso.env run --rm execute-migrate-all "
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
    let steps = FileKind.dockerEnv.nextSteps(
      DeployedFile(path: "a.env", release: Release(.v1_11), lostVariables: ["A", "B"]))
    #expect(steps.first?.title.contains("do not pass through A, B:") == true)
    #expect(steps.first?.command == nil)
  }
}
