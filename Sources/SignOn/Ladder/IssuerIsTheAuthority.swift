import Text

extension Step {
  /// The issuer in tokens must equal the authority exactly (OpenID Connect Discovery 1.0 §4.3).
  static let issuerIsTheAuthority = Step(
    "issuer-is-the-authority", "Issuer matches the authority", field: .authority,
    needs: Need(.discoveryDocumentAnswers, "no discovery document")
  ) { settings in
    guard let issuer = settings.metadata?.issuer, let authority = settings.answer(.authority) else {
      return .unknown("skipped: the authority is not set")
    }
    if settings.isExpected(issuer: issuer) { return .passed(shown(issuer)) }
    let message = "The provider's issuer is “\(shown(issuer))”, but the authority is “\(shown(authority))”."
    if let remedy = settings.provider.issuerRemedy(issuer, settings) {
      return .failed(.error(.discoveryURI, message, remedy: remedy))
    }
    return .failed(
      .error(
        .authority, message, remedy: "Use exactly the provider's issuer.",
        repair: WebAddress(issuer) == nil ? nil : .set(.authority, issuer, "use the provider's issuer")))
  }
}
