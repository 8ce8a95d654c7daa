import OpenMetadataServer

/// One value as a configuration has it and as a running server has it.
package struct ComparedValue: Equatable, Sendable {
  package let field: Field
  /// Nil if the configuration does not set it, or leaves it to another place.
  package let configured: Value?
  /// What the server was seen to have, each different value once.
  package private(set) var seen: [Seen] = []
  /// Whether it was seen in the sign-in that the server starts, else in what it tells.
  package let isOfSignIn: Bool

  package struct Seen: Equatable, Sendable {
    package let value: Value
    /// In how many answers.
    package var count = 1
  }

  package enum Outcome: String, CaseIterable, Sendable {
    case same, different
    /// The configuration does not set it.
    case unset = "not-set"
    /// Replicas have different values.
    case divided = "replicas-differ"
  }

  init(_ field: Field, configured: Value?, seen values: [Value], isOfSignIn: Bool = false) {
    self.field = field
    self.configured = configured
    self.isOfSignIn = isOfSignIn
    for value in values {
      if let index = seen.firstIndex(where: { $0.value == value }) {
        seen[index].count += 1
      } else {
        seen.append(Seen(value: value))
      }
    }
  }

  package var outcome: Outcome {
    guard seen.count == 1 else { return .divided }
    guard let configured else { return .unset }
    return Self.essence(configured, field) == Self.essence(seen[0].value, field) ? .same : .different
  }

  /// What of a value counts. The order in which keys are fetched does not, nor OpenMetadata's own, which it always
  /// knows, nor the parameter that the server itself adds for Google.
  private static func essence(_ value: Value, _ field: Field) -> Value {
    switch field.kind {
    case .list where field == .publicKeyURLs: return .list(value.items.filter { !$0.isOwnKeySet }.sorted())
    case .list: return .list(value.items)
    case .pairs:
      guard case .pairs(let pairs) = value else { return value }
      return .pairs(pairs.filter { $0.name != "access_type" }.sorted { $0.name < $1.name })
    case .text, .secret, .url, .choice, .toggle, .number: return value
    }
  }
}

extension ComparedValue {
  /// Each value the server has, on one line.
  package var shownValues: String {
    seen.map { $0.value.isEmpty ? "(empty)" : shown($0.value.text, 200) }.joined(separator: " | ")
  }
}

extension Value {
  /// In a sentence.
  var quoted: String { isEmpty ? "an empty value" : "“\(shown(text, 120))”" }
}

extension ComparedValue {
  /// What a server tells of its configuration, by field; nil where a release does not tell.
  static let told: [(field: Field, value: @Sendable (ServerAnswers.Round) -> Value?)] = [
    (.provider, { $0.configuration.answer.map { .text($0.provider) } }),
    (.providerName, { text($0, \.providerName) }),
    (.clientType, { text($0, \.clientType) }),
    (.authority, { text($0, \.authority) }),
    (.publicKeyURLs, { list($0, \.publicKeyURLs) }),
    (.tokenValidationAlgorithm, { text($0, \.tokenValidationAlgorithm) }),
    (.clientID, { text($0, \.clientID) }),
    (.callbackURL, { text($0, \.callbackURL) }),
    (.responseType, { text($0, \.responseType) }),
    (.jwtPrincipalClaims, { list($0, \.principalClaims) }),
    (.jwtPrincipalClaimsMapping, { list($0, \.principalClaimsMapping) }),
    (.principalDomain, { $0.principalDomain.answer.map { .text($0) } }),
    (.enableSelfSignup, { flag($0, \.enablesSelfSignup) }),
    (.automaticRedirect, { flag($0, \.redirectsAutomatically) }),
  ]

  private static func text(_ round: ServerAnswers.Round, _ member: KeyPath<RunningConfiguration, String?>) -> Value? {
    round.configuration.answer?[keyPath: member].map { .text($0) }
  }

  private static func list(_ round: ServerAnswers.Round, _ member: KeyPath<RunningConfiguration, [String]?>) -> Value? {
    round.configuration.answer?[keyPath: member].map { .list($0) }
  }

  private static func flag(_ round: ServerAnswers.Round, _ member: KeyPath<RunningConfiguration, Bool?>) -> Value? {
    round.configuration.answer?[keyPath: member].map { .text($0 ? "true" : "false") }
  }

  /// What a server sends in the sign-in it starts, by field, and how a sentence says so.
  static let sent:
    [(field: Field, value: @Sendable (SignInStart) -> Value, phrase: @Sendable (SignInStart) -> String)] =
      [
        parameter(.clientID, "client_id"), parameter(.callbackURL, "redirect_uri"), parameter(.requestScopes, "scope"),
        parameter(.responseType, "response_type"),
        (
          .useNonce, { .text($0.sendsNonce ? "true" : "false") }, { $0.sendsNonce ? "with a nonce" : "without a nonce" }
        ),
        (
          .disablePKCE, { .text($0.sendsChallenge ? "false" : "true") },
          { $0.sendsChallenge ? "with PKCE" : "without PKCE" }
        ),
        parameter(.prompt, "prompt"), parameter(.maxAge, "max_age"),
        (
          .customParameters, { .pairs($0.others.map { Value.Pair($0.name, $0.value) }) },
          { "with the parameters \(Value.pairs($0.others.map { Value.Pair($0.name, $0.value) }).quoted)" }
        ),
      ]

  private static func parameter(
    _ field: Field, _ name: String
  ) -> (Field, @Sendable (SignInStart) -> Value, @Sendable (SignInStart) -> String) {
    (
      field, { .text($0[name] ?? "") },
      { start in start[name].map { "with \(name)=\(shown($0, 120))" } ?? "without \(name)" }
    )
  }
}
