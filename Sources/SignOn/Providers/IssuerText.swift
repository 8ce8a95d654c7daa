import Text

/// Reads an issuer or discovery URI of any OpenID provider.
enum IssuerText {
  static func read(_ pasted: String) -> Interpretation {
    guard let text = PastedText(pasted) else {
      return .unusable(
        "This is \(pasted.utf8.count) bytes long, far too long for a URL or a discovery document.",
        remedy: "Paste only the discovery URI or the issuer.")
    }
    var done: [String] = []
    guard let address = address(in: text, &done) else {
      return .unusable(
        text.text.isEmpty ? "Nothing was entered." : "There is no URL in “\(shown(text.text, 60))”.",
        remedy: "Enter the issuer, such as https://sso.example.com/realms/main, or its discovery URI.")
    }
    guard let url = WebAddress(address) else {
      return .unusable(
        "“\(shown(address, 80))” is not a URL.",
        remedy: "Enter the issuer as https://host/path, without user name or spaces.")
    }
    if let query = url.query {
      return .unusable(
        "The query “?\(shown(query, 40))” is not allowed: the well-known path must come last.",
        remedy: "Enter the issuer without a query; for Azure AD B2C, use the form with the policy in the path.")
    }
    let realm = realm(inConsole: url)
    if realm != nil { done.append("took the realm from the console's URL") }
    let scheme = scheme(of: url, &done)
    let result = "\(scheme)://\(url.host)\(port(of: url))\(realm ?? base(of: url.path, &done))" + discoveryPath
    if url.fragment != nil, realm == nil { done.append("removed the fragment") }
    if address.range(of: url.host) == nil { done.append("changed to lower case") }
    if result == pasted { return .discoveryURI(result, done: []) }
    return .discoveryURI(result, done: done.isEmpty ? ["corrected the URL"] : done)
  }

  /// The path of the realm that Keycloak's administration console shows: `/admin/master/console/#/main/clients`.
  private static func realm(inConsole url: WebAddress) -> String? {
    let steps = url.steps
    guard steps.count >= 3, steps.last == "console", steps[steps.count - 3] == "admin",
      let realm = url.fragment?.split(separator: "/").first, realm.isWord(and: "-.")
    else { return nil }
    return (steps.dropLast(3) + ["realms", String(realm)]).map { "/" + $0 }.joined()
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
    if rest.count != text.text.count { done.append("removed the text around the URL") }
    if rest.range(of: "://") != nil { return String(rest) }
    let host = rest.prefix { $0 != "/" && $0 != ":" }
    guard host.contains(".") || host == "localhost" else { return nil }
    done.append("added https://")
    return "https://" + rest
  }

  private static func isAround(_ character: Character) -> Bool { "\"'`<>[]{}(),".contains(character) }

  private static func scheme(of url: WebAddress, _ done: inout [String]) -> String {
    guard url.scheme == "http", !url.isInside else { return url.scheme }
    done.append("changed http to https")
    return "https"
  }

  private static func port(of url: WebAddress) -> String { url.port.map { ":\($0)" } ?? "" }

  /// The issuer's own path: everything before the well-known part or before the provider's endpoints.
  private static func base(of path: String, _ done: inout [String]) -> String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if let known = parts.firstIndex(where: { [".well-known", "well-known"].contains($0.lowerCase) }) {
      let tail = parts[known...].joined(separator: "/")
      if tail.contains("openid_configuration") {
        done.append("changed the underscore to a hyphen")
      } else if "/" + tail != discoveryPath {
        done.append(tail.hasSuffix("/") ? "removed the trailing slash" : "corrected the well-known path")
      }
      parts.removeSubrange(known...)
    } else if let realm = parts.firstIndex(of: "protocol"), parts[realm...].dropFirst().first == "openid-connect" {
      done.append("took the issuer from the endpoint URL")
      parts.removeSubrange(realm...)
    } else {
      done.append("added the well-known path")
    }
    var rest = parts.joined(separator: "/")
    while rest.hasSuffix("/") { rest.removeLast() }
    return rest
  }
}

extension IssuerText {
  /// Reads an issuer of a provider whose issuers have a known form.
  ///
  /// - Parameter form: the issuer that a URL without the well-known path belongs to; nil if it is none of the
  ///   provider's.
  static func read(_ pasted: String, form: (WebAddress) -> String?) -> Interpretation? {
    let reading = read(pasted)
    guard case .discoveryURI(let uri, let done) = reading else { return reading }
    guard let issuer = issuer(ofDiscoveryURI: uri), let url = WebAddress(issuer), let right = form(url) else {
      return nil
    }
    if right == issuer { return .discoveryURI(uri, done: done) }
    return .discoveryURI(right + discoveryPath, done: done + ["took the issuer from the URL"])
  }
}

extension WebAddress {
  /// Scheme, host and port.
  var origin: String { "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")" }
  /// The parts of the path.
  var steps: [String] { path.split(separator: "/").map(String.init) }
}
