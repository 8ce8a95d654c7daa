import Text

/// Checks of the custom parameters for the sign-in request.
extension Check {
  /// OpenMetadata 1.12: AuthenticationCodeFlowHandler reads five numbered pairs and no more.
  static let customParametersAreFiveAtMost = parameterCheck(
    "custom-parameters-are-five-at-most", "There are at most five custom parameters"
  ) { pairs in
    guard pairs.count > 5 else { return nil }
    return .error(
      .customParameters, "There are \(pairs.count) custom parameters; the server sends at most five.",
      remedy: "Remove the least important ones.",
      repair: .set(.customParameters, .pairs(Array(pairs.prefix(5))), "keep the first five"))
  }

  static let customParameterHasNameAndValue = parameterCheck(
    "custom-parameter-has-name-and-value", "Every custom parameter has a name and a value"
  ) { pairs in
    func isRight(_ pair: Value.Pair) -> Bool { pair.name.isWord(and: "-.:") && !pair.value.isEmpty }
    guard let wrong = pairs.first(where: { !isRight($0) }) else { return nil }
    return .error(
      .customParameters,
      "The custom parameter “\(shown(wrong.name, 40))” needs a name without spaces and a value.",
      remedy: "Enter both, or remove it.",
      repair: .set(.customParameters, .pairs(pairs.filter(isRight)), "remove it"))
  }

  /// A parameter that is sent twice makes the request invalid (RFC 6749 §3.1).
  static let customParameterIsNotTheServersOwn = parameterCheck(
    "custom-parameter-is-not-the-servers-own", "Custom parameters do not repeat the server's own"
  ) { pairs in
    guard let own = pairs.first(where: { sent.contains($0.name) }) else { return nil }
    return .error(
      .customParameters,
      "The server already sends \(shown(own.name, 40)); sent twice, the provider rejects the sign-in.",
      remedy: "Remove it; it has its own field or is generated for each sign-in.",
      repair: .set(.customParameters, .pairs(pairs.filter { !sent.contains($0.name) }), "remove it"))
  }

  private static let sent: Set<String> = [
    "client_id", "client_secret", "redirect_uri", "response_type", "response_mode", "scope", "state", "nonce", "prompt",
    "max_age", "code_challenge", "code_challenge_method", "code",
  ]

  private static func parameterCheck(
    _ name: String, _ statement: String, finding: @escaping @Sendable ([Value.Pair]) -> Finding?
  ) -> Check {
    Check(name, statement) { settings in
      if case .pairs(let pairs) = settings[.customParameters] { finding(pairs) } else { nil }
    }
  }
}
