extension Check {
  /// A parameter that is sent twice makes the request invalid (RFC 6749 §3.1).
  static let customParameterIsNotTheServersOwn = Check(
    "custom-parameter-is-not-the-servers-own", "No custom parameter is one that the server sends itself"
  ) { settings in
    guard case .pairs(let pairs) = settings[.customParameters] else { return [] }
    let own = pairs.filter { sent.contains($0.name) }
    guard let first = own.first else { return [] }
    return [
      .error(
        .customParameters,
        "The server itself sends \(shown(first.name, 40)); sent twice, the provider refuses the sign-in.",
        remedy: "Take it out; it has a field of its own or is made anew each time.",
        repair: .set(.customParameters, .pairs(pairs.filter { !sent.contains($0.name) }), "take it out"))
    ]
  }

  private static let sent: Set<String> = [
    "client_id", "client_secret", "redirect_uri", "response_type", "response_mode", "scope", "state", "nonce", "prompt",
    "max_age", "code_challenge", "code_challenge_method", "code",
  ]
}
