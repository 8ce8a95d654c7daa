import Text

extension Check {
  /// OpenMetadata 1.12: OidcDiscoveryValidator splits at one blank, so a second one makes an empty scope.
  static let scopesAreSingleSpaced = Check(
    "scopes-are-single-spaced", "The scopes stand with one blank between them"
  ) { settings in
    guard let text = settings.answer(.requestScopes) else { return [] }
    let right = text.split { $0.isBlank || $0 == "," || $0 == ";" }.map(String.init).unique.joined(separator: " ")
    guard right != text else { return [] }
    return [
      .error(
        .requestScopes, "The scopes are “\(shown(text, 60))”; the server wants each once, with one blank between them.",
        remedy: right.isEmpty ? "Write openid email profile." : "Write “\(shown(right, 80))”.",
        repair: .set(.requestScopes, right, "put the blanks right"))
    ]
  }
}
