import Text

extension Rung {
  /// Tokens carry the issuer, which has to be the authority letter by letter (OpenID Connect Discovery 1.0 §4.3).
  static let issuerIsTheAuthority = Rung("issuer-is-the-authority", "Issuer is the one asked for") { settings in
    if let verdict = discoveryDocumentAnswers.verdict(settings).unlessPassed("the discovery document") {
      return verdict
    }
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
