import Text

extension WebAddress {
  /// A URL that may be requested: https anywhere, http only on this machine or if allowed, no user name, only plain
  /// characters.
  ///
  /// The grammar is narrower than RFC 3986, so that no other parser can see a different host.
  package init(asking text: String, allowsPlainHTTP: Bool = false) throws(LookupError.Cause) {
    do {
      try self.init(reading: text, limit: 2048) { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }
    } catch {
      throw .request(.badURL(error.words))
    }
    guard fragment == nil else { throw .request(.badURL("it has a #fragment")) }
    guard host.utf8.count <= 253, host.first != ".", !host.contains("..") else {
      throw .request(.badURL(Problem.host.words))
    }
    guard !isLinkLocal else { throw .request(.badURL("link-local addresses are never contacted")) }
    guard scheme == "https" || allowsPlainHTTP || isSurelyThisMachine else { throw .request(.plainHTTPRefused) }
  }
}

extension WebAddress.Problem {
  fileprivate var words: String {
    switch self {
    case .tooLong(let limit): "it is longer than \(limit) characters"
    case .character: "it contains a space or another character that is not allowed in a URL"
    case .scheme: "it does not begin with https://"
    case .userName: "it contains a user name or password"
    case .port: "its port is not a number from 1 to 65535"
    case .noHost: "it has no host name"
    case .host: "its host name is not valid"
    case .ipv6: "its IPv6 address is not valid"
    }
  }
}
