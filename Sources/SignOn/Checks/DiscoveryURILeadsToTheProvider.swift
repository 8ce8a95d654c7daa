extension Check {
  /// The server takes the address as it stands and repairs nothing.
  static let discoveryURILeadsToTheProvider = Check(
    "discovery-uri-leads-to-the-provider", "The discovery URI is the provider's exact address"
  ) { settings in
    guard let text = settings.answer(.discoveryURI) else { return [] }
    switch settings.provider.interpret(text) {
    case .discoveryURI(let address, _) where address == text:
      return []
    case .discoveryURI(let address, let done):
      return [
        .error(
          .discoveryURI, "“\(shown(text, 60))” is not the exact discovery URI.",
          remedy: "Use \(shown(address, 110)) (\(shown(done.first ?? "", 40))).",
          repair: .set(.discoveryURI, address, "use the exact address"))
      ]
    case .unusable(let message, let remedy):
      return [.error(.discoveryURI, message, remedy: remedy, repair: originalIssuer(of: text))]
    }
  }

  /// The newer issuer host belongs to the same pool as the original one.
  private static func originalIssuer(of text: String) -> Repair? {
    let host = "issuer-cognito-idp"
    guard let range = text.range(of: host) else { return nil }
    guard case .pool(let pool, _) = CognitoPool.read(text.replacing(range, with: "cognito-idp")) else { return nil }
    return .set(.discoveryURI, pool.discoveryURI, "use the original issuer")
  }
}

extension String {
  fileprivate func replacing(_ range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
