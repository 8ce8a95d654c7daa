/// The parts of an http or https address, read strictly (RFC 3986 §3) and without resolving anything.
public struct URLText: Equatable, Sendable {
  public let scheme: String
  /// Lower case; an IPv6 address in its brackets.
  public let host: String
  public let port: Int?
  /// With its leading slash; empty where there is none.
  public let path: String
  public let query: String?
  public let fragment: String?

  public init?(_ text: String) {
    guard let end = text.range(of: "://") else { return nil }
    let scheme = text[..<end.lowerBound].lowercased()
    guard scheme == "https" || scheme == "http" else { return nil }
    var rest = text[end.upperBound...]
    guard !text.contains(where: { $0.isWhitespace || $0 == "\\" || $0 == "\"" || $0 == "<" || $0 == ">" }),
      text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
    else { return nil }
    var fragment: String?
    if let hash = rest.firstIndex(of: "#") {
      fragment = String(rest[rest.index(after: hash)...])
      rest = rest[..<hash]
    }
    var query: String?
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    guard let (host, port) = Self.hostAndPort(rest[..<slash]) else { return nil }
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = String(rest[slash...])
    self.query = query
    self.fragment = fragment
  }

  private static func hostAndPort(_ authority: Substring) -> (String, Int?)? {
    guard !authority.contains("@") else { return nil }
    var host = authority
    var port: Int?
    if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
      guard let number = Int(authority[authority.index(after: colon)...]), (1...65535).contains(number) else {
        return nil
      }
      port = number
      host = authority[..<colon]
    }
    let isAddress = host.hasPrefix("[") && host.hasSuffix("]") && host.count > 3
    let isName =
      !host.isEmpty
      && host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_") }
    guard isAddress || isName else { return nil }
    return (host.lowercased(), port)
  }

  /// Whether the address never leaves this machine (RFC 8252 §7.3 and §8.3).
  public var isLoopback: Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" || (host.hasPrefix("127.") && isIPv4)
  }

  private var isIPv4: Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }

  /// The domain an organisation would use for its people: the host without its first label, if two remain.
  public var organisation: String? {
    guard !isLoopback, !isIPv4, !host.hasPrefix("[") else { return nil }
    let labels = host.split(separator: ".")
    guard labels.count >= 2 else { return nil }
    return labels.count == 2 ? host : labels.dropFirst().joined(separator: ".")
  }
}

extension StringProtocol {
  /// Where `other` first stands, byte for byte.
  func range(of other: String) -> Range<Index>? {
    guard !other.isEmpty else { return nil }
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
      start = index(after: start)
    }
    return nil
  }
}
