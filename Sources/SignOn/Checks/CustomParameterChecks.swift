import Text

/// What must hold of the parameters that are added to the sign-in request.
extension Check {
  /// OpenMetadata 1.12: AuthenticationCodeFlowHandler reads five numbered pairs and no more.
  static let customParametersAreFiveAtMost = parameterCheck(
    "custom-parameters-are-five-at-most", "There are five custom parameters at most"
  ) { pairs in
    guard pairs.count > 5 else { return nil }
    return .error(
      .customParameters, "There are \(pairs.count) custom parameters; the server sends five at most.",
      remedy: "Leave out the least important ones.",
      repair: .set(.customParameters, .pairs(Array(pairs.prefix(5))), "keep the first five"))
  }

  static let customParameterHasNameAndValue = parameterCheck(
    "custom-parameter-has-name-and-value", "Every custom parameter has a name and a value"
  ) { pairs in
    func isRight(_ pair: Value.Pair) -> Bool { pair.name.isWord(and: "-.:") && !pair.value.isEmpty }
    guard let wrong = pairs.first(where: { !isRight($0) }) else { return nil }
    return .error(
      .customParameters,
      "The custom parameter “\(shown(wrong.name, 40))” lacks a name without blanks or a value.",
      remedy: "Give both, or take it out.",
      repair: .set(.customParameters, .pairs(pairs.filter(isRight)), "take it out"))
  }

  /// A parameter that is sent twice makes the request invalid (RFC 6749 §3.1).
  static let customParameterIsNotTheServersOwn = parameterCheck(
    "custom-parameter-is-not-the-servers-own", "No custom parameter is one that the server sends itself"
  ) { pairs in
    guard let own = pairs.first(where: { sent.contains($0.name) }) else { return nil }
    return .error(
      .customParameters,
      "The server itself sends \(shown(own.name, 40)); sent twice, the provider refuses the sign-in.",
      remedy: "Take it out; it has a field of its own or is made anew each time.",
      repair: .set(.customParameters, .pairs(pairs.filter { !sent.contains($0.name) }), "take it out"))
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
