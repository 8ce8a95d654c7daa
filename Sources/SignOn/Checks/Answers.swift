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
  /// Whether all of it consists of letters, digits, the underscore and the given characters, in ASCII.
  func isWord(and others: String = "") -> Bool {
    allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || others.contains($0)) }
  }

  /// A whole host name of at least two labels, such as `company.com` (RFC 1123 §2.1).
  var isDomain: Bool {
    let labels = split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && utf8.count <= 253
      && labels.allSatisfy { label in
        !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
          && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      }
  }

  /// The domain in what people type for one: an e-mail address, a URL, the first of a list; in lower case.
  var asDomain: String? {
    var rest = Substring(self)
    if let end = rest.range(of: "://") { rest = rest[end.upperBound...] }
    rest = rest.drop { $0.isWhitespace || "@*.\"'[(".contains($0) }
    rest = rest.prefix { !$0.isWhitespace && !",;/:\"'])".contains($0) }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    let domain = rest.lowerCase
    return domain.isDomain ? domain : nil
  }
}
