import Text

/// Reads an issuer or discovery URI of any OpenID provider.
enum IssuerText {
  static func read(_ pasted: String) -> Interpretation {
    guard let text = PastedText(pasted) else {
      return .unusable(
        "That is \(pasted.utf8.count) bytes long, far more than an address or a discovery document.",
        remedy: "Paste the discovery URI or the issuer alone.")
    }
    var done: [String] = []
    guard let address = address(in: text, &done) else {
      return .unusable(
        text.text.isEmpty ? "Nothing was given." : "There is no address in “\(shown(text.text, 60))”.",
        remedy: "Give the issuer, such as https://sso.example.com/realms/main, or its discovery URI.")
    }
    guard let url = WebAddress(address) else {
      return .unusable(
        "“\(shown(address, 80))” is no address.",
        remedy: "Give the issuer as https://host/path, without a user name or blanks.")
    }
    if let query = url.query {
      return .unusable(
        "The query “?\(shown(query, 40))” cannot stay: the well-known path stands at the end of the issuer.",
        remedy: "Give the issuer without a query; with Azure AD B2C, the form that has the policy in its path.")
    }
    let result = "\(scheme(of: url, &done))://\(url.host)\(port(of: url))\(base(of: url.path, &done))" + discoveryPath
    if url.fragment != nil { done.append("left out the fragment") }
    if address.range(of: url.host) == nil { done.append("used lower case") }
    if result == pasted { return .discoveryURI(result, done: []) }
    return .discoveryURI(result, done: done.isEmpty ? ["put the address right"] : done)
  }

  static func issuer(ofDiscoveryURI text: String) -> String? {
    guard text.hasSuffix(discoveryPath) else { return nil }
    let issuer = String(text.dropLast(discoveryPath.count))
    return WebAddress(issuer) == nil ? nil : issuer
  }

  private static func address(in text: PastedText, _ done: inout [String]) -> String? {
    if text.isDocument {
      done.append("took the issuer from the document")
      return ["issuer", "discoveryUri", "authority"].lazy.compactMap { text.member($0) }.first
    }
    var rest = Substring(text.text)
    if let end = rest.range(of: "://") {
      let scheme = rest[..<end.lowerBound].reversed().prefix { $0.isASCII && $0.isLetter }
      rest = rest[rest.index(end.lowerBound, offsetBy: -scheme.count)...]
    } else {
      if let sign = rest.lastIndex(of: "=") { rest = rest[rest.index(after: sign)...] }
      rest = rest.drop { $0.isBlank || isAround($0) }
    }
    rest = rest.prefix { !$0.isBlank && !isAround($0) }
    if rest.count != text.text.count { done.append("left out what stood around the address") }
    if rest.range(of: "://") != nil { return String(rest) }
    let host = rest.prefix { $0 != "/" && $0 != ":" }
    guard host.contains(".") || host == "localhost" else { return nil }
    done.append("put https:// in front")
    return "https://" + rest
  }

  private static func isAround(_ character: Character) -> Bool { "\"'`<>[]{}(),".contains(character) }

  private static func scheme(of url: WebAddress, _ done: inout [String]) -> String {
    guard url.scheme == "http", !url.isLoopback else { return url.scheme }
    done.append("put https for http")
    return "https"
  }

  private static func port(of url: WebAddress) -> String { url.port.map { ":\($0)" } ?? "" }

  /// The issuer's own path: everything before the well-known part or before the provider's endpoints.
  private static func base(of path: String, _ done: inout [String]) -> String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if let known = parts.firstIndex(where: { [".well-known", "well-known"].contains($0.lowerCase) }) {
      let tail = parts[known...].joined(separator: "/")
      if tail.contains("openid_configuration") {
        done.append("put a hyphen for the underscore")
      } else if "/" + tail != discoveryPath {
        done.append(tail.hasSuffix("/") ? "left out the slash at the end" : "put the well-known path right")
      }
      parts.removeSubrange(known...)
    } else if let realm = parts.firstIndex(of: "protocol"), parts[realm...].dropFirst().first == "openid-connect" {
      done.append("took the issuer of the endpoint's realm")
      parts.removeSubrange(realm...)
    } else {
      done.append("added the well-known path")
    }
    var rest = parts.joined(separator: "/")
    while rest.hasSuffix("/") { rest.removeLast() }
    return rest
  }
}
