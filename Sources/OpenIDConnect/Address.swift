import Text

extension WebAddress {
  /// An address that may be asked: https anywhere, http on this machine only, no user name, plain characters alone.
  ///
  /// The grammar is narrower than RFC 3986, so that no second reader can understand another host.
  init(asking text: String) throws(LookupError.Cause) {
    do {
      try self.init(reading: text, limit: 2048) { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }
    } catch {
      throw .request(.badURL(error.words))
    }
    guard fragment == nil else { throw .request(.badURL("it has a # part")) }
    guard host.utf8.count <= 253, host.first != ".", !host.contains("..") else {
      throw .request(.badURL(Problem.host.words))
    }
    guard scheme == "https" || isSurelyThisMachine else { throw .request(.plainHTTPRefused) }
  }
}

extension WebAddress.Problem {
  fileprivate var words: String {
    switch self {
    case .tooLong(let limit): "it is longer than \(limit) characters"
    case .character: "it has a space, or a character that must not stand in an address"
    case .scheme: "it does not begin with https://"
    case .userName: "it has a user name or password in it"
    case .port: "its port is not a number from 1 to 65535"
    case .noHost: "it names no host"
    case .host: "its host name is not one"
    case .ipv6: "its IPv6 address is not one"
    }
  }
}
