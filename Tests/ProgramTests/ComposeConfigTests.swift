import Foundation
import Readers
import TestThreads
import Testing

/// From a shipped Compose file to what docker-compose hands to the server: every variable as `summary` says it.
@Suite(.waiting, .enabled(if: ComposeConfigTests.compose != nil, "OPENMETADATA_SSO_COMPOSE names no docker-compose"))
struct ComposeConfigTests {
  private static let compose = ProcessInfo.processInfo.environment["OPENMETADATA_SSO_COMPOSE"]
  private static let reference = ProcessInfo.processInfo.environment["OPENMETADATA_REFERENCE"]
  /// Every sign for which a Compose file, an env file or the server's YAML has a use of its own.
  private static let secret = #"pa$s ${x} #w"or\d: {é} %{a}$$"#
  private static let answers = [
    "--set", "provider=aws-cognito", "--set", "discovery-uri=\(ProgramRun.pool)", "--set",
    "client-id=\(ProgramRun.clientID)", "--set", "callback-url=\(ProgramRun.callback)", "--set",
    "admin-principals=alice,bob", "--set", "secure-session-cookie=true", "--set", "custom-parameters={\"lang\":\"de\"}",
    "--secret-env", "SECRET", "--rehearse", "--force", "--yes",
  ]

  /// Where the settings go, and what is there before.
  enum Way: String, CaseIterable {
    case newEnvFile, existingEnvFile, composeFile
  }

  private struct Case: Encodable {
    let name: String
    let compose: String
    let folder: String
    let files: [String]
    let envFile: String
    let fields: JSONPart
    let summary: JSONPart
    let secret: String
  }

  private struct Cases: Encodable { let cases: [Case] }
  private struct Answer: Decodable { let failures: [String] }

  @Test(arguments: ["1.11.14", "1.12.6", "1.13.1"], Way.allCases)
  func whatIsSaidArrives(release: String, way: Way) async throws {
    try await expectSaid(ComposeFile.shipped(release), release, way)
  }

  /// OpenMetadata's own files, where they are at hand.
  @Test(
    .enabled(if: reference != nil, "OPENMETADATA_REFERENCE names no folder"),
    arguments: [
      ("1.12.6/docker__docker-compose-quickstart__docker-compose.yml", "1.12.6"),
      ("1.12.6/docker__docker-compose-quickstart__docker-compose-postgres.yml", "1.12.6"),
      ("field/22-compose-stock-1.13.0-with-banner.yml", "1.13.0"),
    ], Way.allCases)
  func whatIsSaidOfTheShippedFilesArrives(file: (path: String, release: String), way: Way) async throws {
    let path = "\(try #require(Self.reference))/samples/\(file.path)"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try await expectSaid(text, file.release, way)
    guard file.release.hasPrefix("1.12") else { return }
    // The SSO settings of both releases are the same.
    try await expectSaid(text.replacing("server:1.12.6", with: "server:1.11.14"), "1.11.14", way)
  }

  private func expectSaid(_ text: String, _ release: String, _ way: Way) async throws {
    try await TestFolder.with { folder in
      try folder.write("docker-compose.yml", text, mode: 0o600)
      let written: [String]
      switch way {
      case .newEnvFile: written = ["setup", "--output", "om.env"]
      case .existingEnvFile:
        try folder.write(".env", "OIDC_SCOPE='openid email'\nFERNET_KEY=x\n", mode: 0o600)
        written = ["edit", "docker-compose.yml", ".env"]
      case .composeFile: written = ["edit", "docker-compose.yml"]
      }
      // An edit is of real files, and a rehearsal leaves those alone.
      let answers = Self.answers.map { way != .newEnvFile && $0 == "--rehearse" ? "--offline" : $0 }
      let run = try await CommandRun(written + answers, in: folder.path, environment: ["SECRET": Self.secret])
      #expect(run.status == 0, "\(run.messages)")
      try folder.write("nothing.env", "")
      let files = ["docker-compose.yml"] + folder.names.filter { $0.hasSuffix("override.yaml") }
      let envFile = folder.names.first { ["om.env", ".env"].contains($0) }
      let read = files + [envFile].compactMap(\.self)
      let summary = try await CommandRun(["summary"] + read + ["--format", "json"], in: folder.path)
      let fields = try await folder.run("fields", "--json")
      let deployment = try #require(try summary.json()["deployment"] as? [String: Any])
      #expect(deployment["release"] as? String == release && deployment["kind"] as? String == "compose")
      let cases = Cases(cases: [
        Case(
          name: "\(release) \(way.rawValue)", compose: try #require(Self.compose), folder: folder.path, files: files,
          envFile: envFile ?? "nothing.env", fields: JSONPart(try fields.json()["fields"]),
          summary: JSONPart(try summary.json()["fields"]), secret: Self.secret)
      ])
      let reader = PythonReader("compose_config.py", packages: ["yaml": "python3-yaml"])
      #expect(try await reader.read(cases, as: Answer.self).failures == [])
    }
  }
}

private enum ComposeFile {
  /// What the shipped files of 1.11 to 1.13 say of single sign-on, in both services.
  static func shipped(_ release: String) -> String {
    let environment = defaults.split(separator: "\n").map { line in
      let (name, value) = (line.prefix { $0 != "=" }, line.drop { $0 != "=" }.dropFirst())
      return "      \(name): ${\(name):-\(value)}\n"
    }.joined()
    return "services:\n"
      + ["execute-migrate-all", "openmetadata-server"].map { service in
        "  \(service):\n    image: docker.getcollate.io/openmetadata/server:\(release)\n    environment:\n\(environment)"
      }.joined()
  }

  private static let defaults = """
    AUTHORIZER_CLASS_NAME=org.openmetadata.service.security.DefaultAuthorizer
    AUTHORIZER_REQUEST_FILTER=org.openmetadata.service.security.JwtFilter
    AUTHORIZER_ADMIN_PRINCIPALS=[admin]
    AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN=["all"]
    AUTHORIZER_PRINCIPAL_DOMAIN="open-metadata.org"
    AUTHORIZER_ALLOWED_DOMAINS=[]
    AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN=false
    AUTHORIZER_ENABLE_SECURE_SOCKET=false
    AUTHENTICATION_CLIENT_TYPE=public
    AUTHENTICATION_PROVIDER=basic
    AUTHENTICATION_RESPONSE_TYPE=id_token
    CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME=""
    AUTHENTICATION_PUBLIC_KEYS=[http://localhost:8585/api/v1/system/config/jwks]
    AUTHENTICATION_AUTHORITY=https://accounts.google.com
    AUTHENTICATION_CLIENT_ID=""
    AUTHENTICATION_CALLBACK_URL=""
    AUTHENTICATION_JWT_PRINCIPAL_CLAIMS=[email,preferred_username,sub]
    AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING=[]
    AUTHENTICATION_ENABLE_SELF_SIGNUP=true
    OIDC_CLIENT_ID=""
    OIDC_TYPE=""
    OIDC_CLIENT_SECRET=""
    OIDC_SCOPE="openid email profile"
    OIDC_DISCOVERY_URI=""
    OIDC_USE_NONCE=true
    OIDC_PREFERRED_JWS="RS256"
    OIDC_RESPONSE_TYPE="code"
    OIDC_DISABLE_PKCE=true
    OIDC_CALLBACK="http://localhost:8585/callback"
    OIDC_SERVER_URL="http://localhost:8585"
    OIDC_CLIENT_AUTH_METHOD=client_secret_post
    OIDC_TENANT=""
    OIDC_MAX_CLOCK_SKEW=""
    OIDC_CUSTOM_PARAMS={}
    OIDC_MAX_AGE=0
    OIDC_PROMPT_TYPE=consent
    OIDC_SESSION_EXPIRY=604800
    """
}
