import Text

extension Step {
  /// Tokens carry the issuer, which has to be the authority letter by letter (OpenID Connect Discovery 1.0 §4.3).
  static let issuerIsTheAuthority = Step(
    "issuer-is-the-authority", "Issuer is the one asked for", field: .authority,
    needs: Need(.discoveryDocumentAnswers, "the discovery document")
  ) { settings in
    guard let issuer = settings.metadata?.issuer, let authority = settings.answer(.authority) else {
      return .unknown("needs the authority")
    }
    if issuer == authority { return .passed(shown(issuer)) }
    let message = "The provider calls itself “\(shown(issuer))”; the authority is “\(shown(authority))”."
    if let remedy = settings.provider.issuerRemedy(issuer, settings) {
      return .failed(.error(.discoveryURI, message, remedy: remedy))
    }
    return .failed(
      .error(
        .authority, message, remedy: "Use the provider's own name for itself, letter by letter.",
        repair: WebAddress(issuer) == nil ? nil : .set(.authority, issuer, "use the provider's issuer")))
  }
}
