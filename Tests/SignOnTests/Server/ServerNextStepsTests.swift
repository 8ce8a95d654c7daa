import OpenMetadataServer
import Testing

@testable import SignOn

/// What makes a file count, by release and kind of file.
@Suite struct ServerNextStepsTests {
  private func steps(_ text: String, _ path: String, _ release: String) throws -> [NextStep] {
    let document = try Document.read(Array(text.utf8), named: path)
    let release = try #require(ServerRelease(release))
    var settings = Settings(version: try #require(ServerVersion(release)))
    settings.imported = document.values
    return settings.steps(toApply: document, of: [document], at: release)
  }

  private static let env = """
    AUTHENTICATION_PROVIDER=aws-cognito
    AUTHENTICATION_CLIENT_TYPE=confidential
    OIDC_CLIENT_SECRET=canary
    """
  private static let yaml = "authenticationConfiguration:\n  provider: ${AUTHENTICATION_PROVIDER:-aws-cognito}\n"
  private static let remove = "./bootstrap/openmetadata-ops.sh remove-security-config --force"

  @Test(arguments: ["1.11.14", "1.12.6", "1.13.6", "2.0.7"])
  func upTo20TheStoredSettingsAreRemovedOrReplaced(release: String) throws {
    let steps = try steps(Self.env, "my sso.env", release)
    let commands = steps.compactMap(\.command)
    #expect(commands.contains { $0.hasSuffix(Self.remove) } && commands[0].contains("--env-file 'my sso.env' up"))
    let isLoaded = commands.contains { $0.contains("update-security-config -f openmetadata-sso.security.yaml --force") }
    #expect(isLoaded == (release != "1.11.14"))
    #expect(commands.contains { $0.hasPrefix("openmetadata-sso export --openmetadata") } == isLoaded)
    #expect(steps.last?.title.hasPrefix("If nobody can sign in") == true)
    #expect(!commands.contains { $0.contains("canary") })
  }

  @Test func theServersOwnFileIsLoadedAsItIs() throws {
    let commands = try steps(Self.yaml, "openmetadata.yaml", "1.12.6").compactMap(\.command)
    #expect(commands.contains("./bootstrap/openmetadata-ops.sh update-security-config -f openmetadata.yaml --force"))
    #expect(!commands.contains { $0.contains("export") })
  }

  /// Overwriting the stored settings without the secret would lock everybody out.
  @Test func aFileWithoutTheSecretIsNotConverted() throws {
    let text = Self.env.replacing("OIDC_CLIENT_SECRET=canary", with: "")
    #expect(try !steps(text, "sso.env", "1.12.6").compactMap(\.command).contains { $0.contains("export") })
  }

  @Test func from21OnFileAndStoredSettingsAreMerged() throws {
    let steps = try steps(Self.env, "sso.env", "2.1.0")
    #expect(steps[0].title.contains("SECURITY_CONFIG_SOURCE=AUTO"))
    #expect(
      steps.compactMap(\.command).first?.contains("adopt-deployment-config --type authenticationConfiguration") == true)
    #expect(!steps.prefix(3).contains { $0.title.contains("ignores this file") })
  }
}
