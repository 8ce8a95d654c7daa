import Browsers
import Loopback
import OpenIDConnect
import Rehearsal
import SignOn
import Synchronization
import Testing

/// A rehearsal, its client and a configuration, with everything that the server saw.
final class Scene: Sendable {
  static let secret = "zq7secretcanary+0123456789abcdefghijklmn"
  static let client = "1example23456789abcdefghij"

  let rehearsal: Rehearsal
  let provider: ProviderClient
  private let seen: Requests

  private final class Requests: Sendable {
    let list = Mutex<[LoopbackRequest]>([])
  }

  init(_ fault: Fault = .none, seconds: Double = 20) async throws {
    let seen = Requests()
    self.seen = seen
    rehearsal = try await Rehearsal(fault: fault) { request in seen.list.withLock { $0.append(request) } }
    provider = .live(NetworkOptions(seconds: seconds, routes: rehearsal.routes))
  }

  var requests: [LoopbackRequest] { seen.list.withLock { $0 } }

  /// What was asked at a path.
  func requests(to path: String) -> [LoopbackRequest] { requests.filter { $0.path == path } }

  static func settings(
    callback: String = "https://catalog.example.com/callback", method: String = "client_secret_post",
    isPublic: Bool = false
  ) -> Settings {
    var settings = Settings(version: .v1_12)
    settings.typed = [
      "discovery-uri": .text(
        "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_ABC123DEF/.well-known/openid-configuration"),
      "client-id": .text(client), "callback-url": .text(callback), "admin-principals": .list(["alice"]),
      "client-authentication-method": .text(method), "client-secret": .secret(Secret(secret)),
    ]
    if isPublic { settings.typed["client-type"] = .text("public") }
    return settings
  }

  /// Climbs the ladder as far as the answers lead.
  func climb(_ settings: Settings) async -> Settings {
    var settings = settings
    await Ladder.standard.climb(&settings, by: provider.answer)
    return settings
  }

  /// A sign-in up to the address at which the browser ends, by the form of the sign-in page.
  func browse(_ address: String, as login: String) async throws -> String {
    try await TextBrowser().signIn(at: rehearsal.browserAddress(for: address), as: login)
  }
}

extension Settings {
  func verdict(_ name: String) -> Verdict? { steps.first { $0.name == name }?.verdict(self) }

  /// The first step that did not pass, with what it came to.
  var firstFailure: (step: String, finding: Finding)? {
    for step in steps {
      if case .failed = step.verdict(self), let finding = step.finding(self) { return (step.name, finding) }
    }
    return nil
  }
}
