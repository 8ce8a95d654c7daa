extension Check {
  /// Cognito signs with RS256 alone; any other choice refuses every token and locks everybody out.
  static let algorithmIsRS256 = Check("algorithm-is-rs256", "Tokens are verified with RS256") { settings in
    [Field.tokenValidationAlgorithm, .preferredJWSAlgorithm].compactMap { field in
      let algorithm = settings.text(field)
      let allowed = settings.isCognito ? ["RS256"] : ["RS256", "RS384", "RS512"]
      guard !allowed.contains(algorithm) else { return nil }
      let effect =
        settings.isCognito ? "Cognito signs with RS256 alone, so nobody could sign in" : "the server verifies RSA"
      return .error(
        field, "\(field.shortLabel) is “\(shown(algorithm, 20))”; \(effect).", remedy: "Use RS256.",
        repair: .set(field, "RS256", "use RS256"))
    }
  }
}
