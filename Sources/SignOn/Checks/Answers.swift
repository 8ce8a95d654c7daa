import Text

extension Settings {
  /// The text of a field, nil if empty.
  func answer(_ field: Field) -> String? {
    let text = text(field)
    return text.isEmpty ? nil : text
  }

  /// The client secret, if there is one.
  var secret: Secret? {
    guard case .secret(let secret) = self[.clientSecret], !secret.isEmpty else { return nil }
    return secret
  }

  /// OpenMetadata's base URL, if the callback URL is valid.
  var baseURL: String? { CallbackText(text(.callbackURL)).base }

  var firstClaim: String { items(.jwtPrincipalClaims).first?.lowerCase ?? "" }
}

extension Array where Element: Hashable {
  /// Without duplicates.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
