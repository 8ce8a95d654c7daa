import Text

extension Settings {
  /// The text of a field that somebody or something has answered.
  func answer(_ field: Field) -> String? {
    let text = text(field)
    return text.isEmpty ? nil : text
  }

  /// The client secret, when one is given.
  var secret: Secret? {
    guard case .secret(let secret) = self[.clientSecret], !secret.isEmpty else { return nil }
    return secret
  }

  /// OpenMetadata's own address, as far as a right callback URL tells it.
  var baseURL: String? { CallbackText(text(.callbackURL)).base }

  var firstClaim: String { items(.jwtPrincipalClaims).first?.lowerCase ?? "" }
}

extension Array where Element: Hashable {
  /// Without what has occurred before.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
