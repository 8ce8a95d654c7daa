extension Step {
  /// Anything requested but not listed is rejected at the first sign-in; a missing list means unknown.
  static let providerOffersWhatIsAsked = Step(
    "provider-offers-what-is-asked", "Scopes, response type, algorithm supported", field: .requestScopes,
    needs: Need(.issuerIsTheAuthority, "issuer not verified")
  ) { settings in
    guard let metadata = settings.metadata else { return .unknown("skipped: no discovery document") }
    let offers = [
      Offer(.requestScopes, settings.scopes, metadata.scopesSupported),
      Offer(.responseType, [settings.text(.responseType)], metadata.responseTypesSupported),
      Offer(
        .tokenValidationAlgorithm, [settings.text(.tokenValidationAlgorithm)], metadata.idTokenSigningAlgorithms),
      Offer(.preferredJWSAlgorithm, [settings.text(.preferredJWSAlgorithm)], metadata.idTokenSigningAlgorithms),
      Offer(
        .clientAuthenticationMethod, [settings.text(.clientAuthenticationMethod)], metadata.tokenEndpointAuthMethods),
    ].filter { settings.isRelevant($0.field) }
    if let finding = offers.lazy.compactMap(\.finding).first { return .failed(finding) }
    let offered = offers.filter { $0.offered != nil }.flatMap(\.asked).unique
    return offered.isEmpty
      ? .unknown("the provider does not list what it supports") : .passed(shown(offered.joined(separator: ", "), 120))
  }

  private struct Offer {
    let field: Field
    let asked: [String]
    let offered: [String]?

    init(_ field: Field, _ asked: [String], _ offered: [String]?) {
      self.field = field
      self.asked = asked
      self.offered = offered
    }

    var finding: Finding? {
      guard let offered, let missing = asked.first(where: { !offered.contains($0) }) else { return nil }
      let list = offered.isEmpty ? "nothing" : shown(offered.joined(separator: ", "), 70)
      return .error(
        field, "\(field.shortLabel): the provider does not offer “\(shown(missing, 30))”; it offers \(list).",
        remedy: "Choose one it offers, or enable it at the provider.",
        repair: right(offered).map { .set(field, $0, "use \(shown($0, 40))") })
    }

    private func right(_ offered: [String]) -> String? {
      if field == .requestScopes {
        let kept = asked.filter(offered.contains)
        return kept.isEmpty ? nil : kept.joined(separator: " ")
      }
      return field.options.map(\.value).first(where: offered.contains)
    }
  }
}
