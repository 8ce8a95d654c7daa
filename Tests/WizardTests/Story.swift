import Foundation
import OpenIDConnect
import SignOn
import Testing
import Text
import TextUI

@testable import Wizard

/// A run of the wizard without terminal, network or clock: keys in, screens and effects out.
struct Story {
  var state: State
  private(set) var effects: [Effect] = []

  init(columns: Int = 80, rows: Int = 24, run: Run = Run(), settings: Settings = Settings()) {
    state = State(settings: settings, size: Size(columns: columns, rows: rows), run: run)
  }

  mutating func press(_ keys: Key...) {
    for key in keys { take(.input(.key(key))) }
  }

  mutating func type(_ text: String) {
    for character in text { take(.input(.key(.character(character)))) }
  }

  mutating func paste(_ text: String) { take(.input(.paste(text))) }

  mutating func resize(_ columns: Int, _ rows: Int) {
    take(.input(.resized(Size(columns: columns, rows: rows))))
  }

  mutating func click(_ text: String, occurrence: Int = 0) throws {
    let place = try #require(position(of: text, occurrence: occurrence), "no '\(text)' on the screen")
    take(.input(.mouse(MouseEvent(kind: .press, position: place))))
  }

  private func position(of text: String, occurrence: Int) -> Position? {
    var left = occurrence
    for (row, line) in screen.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var rest = line[...]
      while let range = rest.range(of: text) {
        if left == 0 { return Position(column: columns(of: String(line[..<range.lowerBound])), row: row) }
        left -= 1
        rest = rest[range.upperBound...]
      }
    }
    return nil
  }

  /// What a token is judged for is answered at once, as it takes nothing but a library.
  mutating func take(_ event: Event) {
    for effect in update(&state, event) {
      guard case .judge(let question) = effect else {
        effects.append(effect)
        continue
      }
      take(.signIn(.judged(question, .judge(question.token, by: question.expectation, verifier: .live))))
    }
  }

  /// Answers the open question as a pool with a domain and two keys would.
  mutating func answer(_ change: (inout ProviderMetadata) -> Void = { _ in }) {
    if case .asking(let url) = state.settings.facts.discovery {
      take(.answered(.metadata(.found(Samples.metadata(url, change), from: url, Samples.receipt))))
    }
    if case .asking(let url) = state.settings.facts.keys {
      take(.answered(.keys(.found(Samples.keys, from: url, Samples.receipt))))
    }
  }

  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  var screen: String { wizardScreen(state).frame.text }
  var focusedField: String? { state.field?.id }
}

/// What a Cognito pool of ours says.
enum Samples {
  static let pool = "eu-west-1_Ab12Cd34E"
  static let clientID = "5k2f8hq0v1n3example4u7t9s"
  static let secret = "canary0secret0that0nobody0may0ever0see0again0123456"
  static let receipt = Receipt(status: 200, bytes: 1_204, milliseconds: 84, clockOffsetSeconds: 0)

  static func metadata(_ url: String, _ change: (inout ProviderMetadata) -> Void) -> ProviderMetadata {
    let issuer = String(url.dropLast("/.well-known/openid-configuration".count))
    var metadata = ProviderMetadata(
      issuer: issuer,
      authorizationEndpoint: "https://company.auth.eu-west-1.amazoncognito.com/oauth2/authorize",
      tokenEndpoint: "https://company.auth.eu-west-1.amazoncognito.com/oauth2/token",
      userinfoEndpoint: "https://company.auth.eu-west-1.amazoncognito.com/oauth2/userInfo",
      jwksURI: "\(issuer)/.well-known/jwks.json",
      scopesSupported: ["openid", "email", "phone", "profile"], responseTypesSupported: ["code", "token"],
      idTokenSigningAlgorithms: ["RS256"], tokenEndpointAuthMethods: ["client_secret_basic", "client_secret_post"])
    change(&metadata)
    return metadata
  }

  static let keys = KeySet(
    keys: ["one", "two"].map { kid in
      let modulus = [UInt8](repeating: 0xC5, count: 256)
      return KeySet.Key(kid: kid, use: "sig", algorithm: "RS256", modulus: modulus, exponent: [1, 0, 1])
    })
}
