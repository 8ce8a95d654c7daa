import Emulator
import Foundation
import HostileServers
import Loopback
import Rehearsal
import TestThreads
import Testing
import TextUI

/// Screen, plain lines, `check` and `setup --yes` climb one ladder: a proxy between program and provider keeps what
/// each of them asks.
@Suite(.waiting) struct SameRequestsTests {
  private static let ways = ["screen", "plain", "check", "setup"]
  private static let document = "GET cognito-idp.eu-west-1.amazonaws.com/\(ProgramRun.pool)/.well-known/"
  private static let domain = "rehearsal.auth.eu-west-1.amazoncognito.com/oauth2"
  private static let whole = [
    document + "openid-configuration", document + "jwks.json", "GET \(domain)/authorize", "POST \(domain)/token secret",
  ]

  @Test(arguments: Fault.allCases) func everyWayAsksTheSameWhateverIsWrong(fault: Fault) async throws {
    let rehearsal = try await Rehearsal(fault: fault)
    let asked = try await requests(
      to: rehearsal.port, seconds: fault == .slow ? 1 : 60,
      ["provider": "aws-cognito", "discovery-uri": ProgramRun.pool])
    await rehearsal.stop()
    let first = Self.whole.prefix(1)
    switch fault {
    case .notFound, .html, .slow, .redirect, .serverError, .truncated, .plainEndpoint, .issuer:
      #expect(asked == Array(first))
    case .noDomain, .missingEndpoint: #expect(asked == Array(Self.whole.prefix(2)))
    case .postOnly, .wrongSecret, .unknownClient: #expect(asked == Self.whole + Self.whole.suffix(1))
    default: #expect(asked == Self.whole)
    }
  }

  @Test(arguments: HostileCase.answers) func everyWayAsksTheSameOfAHostileProvider(item: HostileCase) async throws {
    let port = try #require(try HostileServer.shared().ports["http"])
    let asked = try await requests(to: port, seconds: item.seconds, Self.other("https://provider.test\(item.path)"))
    #expect(asked == ["GET provider.test\(item.path)/.well-known/openid-configuration"])
  }

  /// What the discovery document of `https://provider.test` says, and how far that leads.
  struct Document: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var issuer = "https://provider.test"
    var token = "https://provider.test/token"
    var arguments: [String] = []
    /// The requests after the one for the document.
    var leadsTo: [String] = []
    var isSecretSent: Bool { leadsTo.contains { $0.hasSuffix("secret") } }

    private static let open = ["GET provider.test/keys", "GET provider.test/authorize"]
    private static let elsewhere = "https://elsewhere.example/token"

    static let all = [
      Document(testDescription: "the issuer's own host", leadsTo: open + ["POST provider.test/token secret"]),
      Document(
        testDescription: "a host under the same name", token: "https://login.provider.test/token",
        leadsTo: open + ["POST login.provider.test/token secret"]),
      Document(testDescription: "another issuer", issuer: "https://elsewhere.example"),
      Document(testDescription: "a foreign host", token: elsewhere, leadsTo: open),
      Document(
        testDescription: "a foreign host that somebody confirmed", token: elsewhere,
        arguments: ["--trust-endpoint", "Elsewhere.example"], leadsTo: open + ["POST elsewhere.example/token secret"]),
      Document(
        testDescription: "another issuer, its host confirmed", issuer: "https://elsewhere.example", token: elsewhere,
        arguments: ["--trust-endpoint", "elsewhere.example"]),
      Document(testDescription: "plain http", token: "http://provider.test/token"),
      Document(
        testDescription: "plain http, its host confirmed", token: "http://elsewhere.example/token",
        arguments: ["--trust-endpoint", "elsewhere.example"]),
    ]

    func answer(_ request: LoopbackRequest) -> LoopbackResponse {
      switch request.path {
      case "/.well-known/openid-configuration":
        let text = """
          {"issuer": "\(issuer)", "authorization_endpoint": "https://provider.test/authorize",
           "token_endpoint": "\(token)", "jwks_uri": "https://provider.test/keys"}
          """
        return LoopbackResponse(status: 200, type: "application/json", body: text)
      case "/keys":
        return LoopbackResponse(status: 200, type: "application/json", body: #"{"keys": []}"#)
      case "/token":
        return LoopbackResponse(status: 400, type: "application/json", body: #"{"error": "invalid_grant"}"#)
      default: return LoopbackResponse(status: 200, type: "text/html", body: "<title>Sign in</title>")
      }
    }
  }

  @Test(arguments: Document.all) func theSecretGoesOnlyWhereItBelongs(document: Document) async throws {
    let server = try LoopbackServer { document.answer($0) }
    let asked = try await requests(
      to: server.port, seconds: 60, Self.other("https://provider.test"), arguments: document.arguments)
    await server.stop()
    #expect(asked == ["GET provider.test/.well-known/openid-configuration"] + document.leadsTo)
    #expect(asked.contains { $0.hasSuffix("secret") } == document.isSecretSent)
  }

  private static func other(_ issuer: String) -> [String: String] {
    ["provider": "custom-oidc", "discovery-uri": issuer + "/.well-known/openid-configuration"]
  }

  /// What all four ways ask; each that asks anything else is an issue.
  private func requests(
    to port: UInt16, seconds: Int, _ provider: [String: String], arguments more: [String] = []
  ) async throws -> [String] {
    let proxy = try RecordingProxy.shared()
    let run = UUID().uuidString
    let values = provider.merging([
      "client-type": "confidential", "client-id": ProgramRun.clientID, "callback-url": ProgramRun.callback,
      "admin-principals": "alice",
    ]) { $1 }
    let arguments =
      ["--ca-file", proxy.authority, "--timeout", "\(seconds)", "--secret-env", "SECRET"] + more
      + values.sorted { $0.key < $1.key }.flatMap { ["--set", "\($0.key)=\($0.value)"] }
    for way in Self.ways {
      let environment = ["SECRET": RecordingProxy.secret, "HTTPS_PROXY": proxy.address(to: port, as: way + run)]
      try await TestFolder.with { folder in
        switch way {
        case "screen": try climbOnTheScreen(arguments, environment)
        case "plain":
          _ = try await CommandRun(
            ["--plain"] + arguments, in: folder.path, environment: environment, script: #""$0" "$@" </dev/null"#)
        case "check":
          try folder.write("empty.env", "AUTHENTICATION_PROVIDER=aws-cognito\n")
          _ = try await CommandRun(["check", "empty.env"] + arguments, in: folder.path, environment: environment)
        default:
          _ = try await CommandRun(
            ["setup", "--yes", "--force", "-o", "new.yaml"] + arguments, in: folder.path, environment: environment)
        }
      }
    }
    let asked = Self.ways.map { proxy.requests(to: port, as: $0 + run) }
    for (way, requests) in zip(Self.ways, asked) { #expect(requests == asked[0], "\(way)") }
    return asked[0]
  }

  private func climbOnTheScreen(_ arguments: [String], _ environment: [String: String]) throws {
    let run = try ProgramRun(arguments, environment: environment, size: Size(columns: 120, rows: 70))
    try run.start()
    run.press(.pageDown, .pageDown, .pageDown, .pageDown, .pageDown)
    try run.see("Provider checks")
    try run.seeThat("nothing is asked any more") { screen in
      screen.isPainted && !["checking", "pending"].contains { screen.text.contains($0) }
    }
    run.press(.control("c"))
    #expect(run.pty.waitForExit() == .signalled(SIGINT))
  }
}
