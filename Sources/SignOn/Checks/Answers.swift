import Text

extension Settings {
  /// The text of a field that somebody or something has answered.
  func answer(_ field: Field) -> String? {
    let text = text(field)
    return text.isEmpty ? nil : text
  }

  var isCognito: Bool { provider.id == Provider.awsCognito.id }

  /// The pool of a configuration for Cognito, when the discovery URI names one.
  var pool: CognitoPool? { isCognito ? CognitoPool(discoveryURI: text(.discoveryURI)) : nil }

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

extension String {
  /// The domain in what people type for one: an e-mail address, a URL, the first of a list; in lower case.
  var asDomain: String? {
    var rest = Substring(self)
    if let end = rest.range(of: "://") { rest = rest[end.upperBound...] }
    rest = rest.drop { $0.isBlank || "@*.\"'[(".contains($0) }
    rest = rest.prefix { !$0.isBlank && !",;/:\"'])".contains($0) }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    let domain = rest.lowerCase
    return domain.isDomain ? domain : nil
  }
}
