/// An address that may be asked: https anywhere, http on this machine only, no user name, plain characters alone.
struct Address: Equatable, Sendable {
  enum Scheme: String { case http, https }

  let text: String
  let scheme: Scheme
  /// Lower case; an IPv6 address without its brackets.
  let host: String
  let port: UInt16?
  /// From the first `/` or `?` on.
  let rest: String

  /// The grammar is narrower than RFC 3986, so that no second reader can understand another host.
  init(_ text: String) throws(LookupError.Cause) {
    guard text.utf8.count <= 2048 else { throw .badURL("it is longer than 2048 characters") }
    guard text.utf8.allSatisfy(Self.mayStand) else {
      throw .badURL("it has a space, or a character that must not stand in an address")
    }
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://"),
      let scheme = Scheme(rawValue: text[..<colon].lowercased())
    else { throw .badURL("it does not begin with https://") }
    let afterScheme = text[colon...].dropFirst(3)
    let end = afterScheme.firstIndex { "/?#".contains($0) } ?? afterScheme.endIndex
    let authority = afterScheme[..<end]
    guard !authority.contains("@") else { throw .badURL("it has a user name or password in it") }
    guard !afterScheme[end...].contains("#") else { throw .badURL("it has a # part") }
    (host, port) = try Self.hostAndPort(authority)
    self.text = text
    self.scheme = scheme
    rest = String(afterScheme[end...])
    guard scheme == .https || isOnThisMachine else { throw .plainHTTPRefused }
  }

  private static func mayStand(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
  }

  private static func hostAndPort(_ authority: Substring) throws(LookupError.Cause) -> (String, UInt16?) {
    var host = authority
    var port: UInt16?
    if let colon = authority.lastIndex(of: ":"), authority.last != "]" {
      host = authority[..<colon]
      let digits = authority[authority.index(after: colon)...]
      guard digits.allSatisfy(\.isNumber), let number = UInt16(digits), number > 0 else {
        throw .badURL("its port is not a number from 1 to 65535")
      }
      port = number
    }
    if host.hasPrefix("["), host.hasSuffix("]") {
      let inner = host.dropFirst().dropLast()
      guard inner.contains(":"), inner.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else {
        throw .badURL("its IPv6 address is not one")
      }
      return (inner.lowercased(), port)
    }
    guard !host.isEmpty else { throw .badURL("it names no host") }
    guard host.utf8.count <= 253, host.first != ".", !host.contains(".."),
      host.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_" })
    else { throw .badURL("its host name is not one") }
    return (host.lowercased(), port)
  }

  /// By name or number alone: nothing is looked up.
  var isOnThisMachine: Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
  }

  /// Host and port as they stand in the address.
  var authority: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port.map { "\(name):\($0)" } ?? name
  }
}
