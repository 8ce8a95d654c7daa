import Foundation
import Readers
import TestThreads
import Testing

/// From a shipped Compose file to what docker-compose hands to the server: every variable as `summary` says it.
@Suite(.waiting, .enabled(if: OutsideTools.compose != nil, "OPENMETADATA_SSO_COMPOSE names no docker-compose"))
struct ComposeConfigTests {
  private static let answers = [
    "--set", "provider=aws-cognito", "--set", "discovery-uri=\(ProgramRun.pool)", "--set",
    "client-id=\(ProgramRun.clientID)", "--set", "callback-url=\(ProgramRun.callback)", "--set",
    "admin-principals=alice,bob", "--set", "secure-session-cookie=true", "--secret-env", "SECRET", "--force", "--yes",
  ]
  /// Every sign for which a Compose file, an env file or the server's YAML has a use of its own.
  private static let secret = #"pa$s ${x} #w"or\d: {é} %{a}$$"#

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
    .enabled(if: OutsideTools.reference != nil, "OPENMETADATA_REFERENCE names no folder"),
    arguments: [
      ("1.12.6/docker__docker-compose-quickstart__docker-compose.yml", "1.12.6"),
      ("1.12.6/docker__docker-compose-quickstart__docker-compose-postgres.yml", "1.12.6"),
      ("field/22-compose-stock-1.13.0-with-banner.yml", "1.13.0"),
    ], Way.allCases)
  func whatIsSaidOfTheShippedFilesArrives(file: (path: String, release: String), way: Way) async throws {
    let path = "\(try #require(OutsideTools.reference))/samples/\(file.path)"
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
      // A default in a Compose file cannot hold a brace.
      let secret = way == .newEnvFile ? Self.secret : ProgramRun.secret
      switch way {
      case .newEnvFile:
        written = ["setup", "--output", "om.env", "--rehearse", "--set", #"custom-parameters={"lang":"de"}"#]
      case .existingEnvFile:
        try folder.write(".env", "OIDC_SCOPE='openid email'\nFERNET_KEY=x\n", mode: 0o600)
        written = ["edit", "docker-compose.yml", ".env", "--offline"]
      case .composeFile: written = ["edit", "docker-compose.yml", "--offline"]
      }
      let run = try await CommandRun(written + Self.answers, in: folder.path, environment: ["SECRET": secret])
      #expect(run.status == 0, "\(run.messages)")
      try folder.write("nothing.env", "")
      let files = ["docker-compose.yml"] + folder.names.filter { $0.hasSuffix("override.yaml") }
      let envFile = folder.names.first { ["om.env", ".env"].contains($0) }
      let read = files + [envFile].compactMap(\.self)
      let summary = try await CommandRun(["summary"] + read + ["--format", "json"], in: folder.path)
      let fields = try await folder.run("fields", "--json")
      let deployment = try #require(try summary.json()["deployment"] as? [String: Any])
      #expect(
        deployment["release"] as? String == release.prefix { $0 != "." } + ".\(release.split(separator: ".")[1])"
          && deployment["kind"] as? String == "compose")
      let cases = Cases(cases: [
        Case(
          name: "\(release) \(way.rawValue)", compose: try #require(OutsideTools.compose), folder: folder.path,
          files: files,
          envFile: envFile ?? "nothing.env", fields: JSONPart(try fields.json()["fields"]),
          summary: JSONPart(try summary.json()["fields"]), secret: secret)
      ])
      let reader = PythonReader("compose_config.py", packages: ["yaml": "python3-yaml"])
      #expect(try await reader.read(cases, as: Answer.self).failures == [])
    }
  }
}
