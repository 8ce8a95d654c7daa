extension Check {
  /// Cognito offers `code` and `token`; the flow of a confidential client works with `code` alone.
  static let responseTypeIsCode = Check("response-type-is-code", "The response type is code") { settings in
    let type = settings.text(.responseType)
    guard type != "code", settings.isCognito || settings.isConfidential || type != "id_token" else { return [] }
    let who = settings.isCognito ? "Cognito does not offer it" : "the server's flow works with code alone"
    return [
      .error(
        .responseType, "The response type is “\(shown(type, 30))”; \(who).", remedy: "Use code.",
        repair: .set(.responseType, "code", "use code"))
    ]
  }
}
