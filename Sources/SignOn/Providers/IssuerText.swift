/// Reads an issuer or discovery URI of any OpenID provider.
enum IssuerText {
  static func read(_ pasted: String) -> Interpretation {
    .unusable("", remedy: "")
  }

  static func issuer(ofDiscoveryURI text: String) -> String? {
    guard text.hasSuffix(discoveryPath) else { return nil }
    return String(text.dropLast(discoveryPath.count))
  }
}
