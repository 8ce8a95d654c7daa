/// The parts of an http or https address, read strictly (RFC 3986 §3) and without resolving anything.
package struct URLText: Equatable, Sendable {
  package let scheme: String
  /// Lower case; an IPv6 address in its brackets.
  package let host: String
  package let port: Int?
  /// With its leading slash; empty where there is none.
  package let path: String
  package let query: String?
  package let fragment: String?

  /// Nil for everything that is no such address or longer than 8 KiB.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count <= 8192, bytes.allSatisfy(Self.isAllowed), Self.hasNoWideBlank(text, bytes) else { return nil }
    let scheme = Self.text(bytes.prefix { $0 != UInt8(ascii: ":") }).lowerCase
    guard scheme == "https" || scheme == "http" else { return nil }
    var rest = bytes[scheme.utf8.count...]
    guard rest.starts(with: "://".utf8) else { return nil }
    rest = rest.dropFirst(3)
    fragment = Self.cut(&rest, at: UInt8(ascii: "#"))
    query = Self.cut(&rest, at: UInt8(ascii: "?"))
    let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    guard let (host, port) = Self.hostAndPort(rest[..<slash]) else { return nil }
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = Self.text(rest[slash...])
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"): false
    default: true
    }
  }

  private static func hasNoWideBlank(_ text: String, _ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace }
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Takes off what begins with a mark, and returns what follows the mark.
  private static func cut(_ rest: inout ArraySlice<UInt8>, at mark: UInt8) -> String? {
    guard let place = rest.firstIndex(of: mark) else { return nil }
    defer { rest = rest[..<place] }
    return text(rest[(place + 1)...])
  }

  private static func hostAndPort(_ authority: ArraySlice<UInt8>) -> (String, Int?)? {
    var host = authority
    var port: Int?
    if let colon = authority.lastIndex(of: UInt8(ascii: ":")), !authority[colon...].contains(UInt8(ascii: "]")) {
      let digits = text(authority[(colon + 1)...])
      guard digits.isMadeOf(\.isDigit), let number = Int(digits), (1...65535).contains(number) else { return nil }
      port = number
      host = authority[..<colon]
    }
    let isAddress = host.first == UInt8(ascii: "[") && host.last == UInt8(ascii: "]") && host.count > 3
    let inside = isAddress ? host.dropFirst().dropLast() : host
    let isRight = inside.allSatisfy { byte in
      byte.isDigit || byte.isLetter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == (isAddress ? UInt8(ascii: ":") : UInt8(ascii: "_"))
    }
    guard !host.isEmpty, isRight else { return nil }
    return (text(host).lowerCase, port)
  }

  /// Whether the address never leaves this machine (RFC 8252 §7.3 and §8.3).
  package var isLoopback: Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" || (host.hasPrefix("127.") && isIPv4)
  }

  private var isIPv4: Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }

  /// The domain an organisation would use for its people: the host without its first label, if two remain.
  package var organisation: String? {
    guard !isLoopback, !isIPv4, !host.hasPrefix("[") else { return nil }
    let labels = host.split(separator: ".")
    guard labels.count >= 2 else { return nil }
    return labels.count == 2 ? host : labels.dropFirst().joined(separator: ".")
  }
}

extension StringProtocol {
  /// Where `other` first stands, byte for byte.
  func range(of other: String) -> Range<Index>? {
    guard let first = other.utf8.first else { return nil }
    var rest = self[...].utf8[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: other.utf8) { return start..<rest.index(start, offsetBy: other.utf8.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
