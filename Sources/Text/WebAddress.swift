/// The parts of an http or https URL, parsed strictly (RFC 3986 §3) and without resolving anything.
package struct WebAddress: Equatable, Sendable {
  /// Lower case: http or https.
  package let scheme: String
  /// Lower case; an IPv6 address in its brackets.
  package let host: String
  package let port: Int?
  /// With its leading slash; empty if there is none.
  package let path: String
  package let query: String?
  package let fragment: String?

  /// Why a text is not such a URL.
  package enum Problem: Error, Equatable, Sendable {
    case tooLong(limit: Int)
    case character, scheme, userName, port, noHost, host, ipv6
  }

  /// Nil for anything else, or if longer than 8 KiB.
  package init?(_ text: String) {
    do { try self.init(reading: text, limit: 8192, isAllowed: Self.mayStand) } catch { return nil }
    guard text.utf8.allSatisfy({ $0 < 0x80 }) || text.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace }) else {
      return nil
    }
  }

  private static func mayStand(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x7F && !#"\"<>"#.utf8.contains(byte) }

  /// Throws what is wrong with a URL that cannot be parsed.
  ///
  /// - Parameter isAllowed: which bytes it may contain.
  package init(reading text: String, limit: Int, isAllowed: (UInt8) -> Bool) throws(Problem) {
    let bytes = Array(text.utf8)
    guard bytes.count <= limit else { throw .tooLong(limit: limit) }
    guard bytes.allSatisfy(isAllowed) else { throw .character }
    let name = bytes.prefix { $0 != UInt8(ascii: ":") }
    var rest = bytes[name.endIndex...]
    scheme = Self.text(name).lowerCase
    guard rest.starts(with: "://".utf8), scheme == "https" || scheme == "http" else { throw .scheme }
    rest = rest.dropFirst(3)
    fragment = Self.cut(&rest, at: UInt8(ascii: "#"))
    query = Self.cut(&rest, at: UInt8(ascii: "?"))
    let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    (host, port) = try Self.hostAndPort(rest[..<slash])
    path = Self.text(rest[slash...])
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Cuts the text at the mark and returns what follows it.
  private static func cut(_ rest: inout ArraySlice<UInt8>, at mark: UInt8) -> String? {
    guard let place = rest.firstIndex(of: mark) else { return nil }
    defer { rest = rest[..<place] }
    return text(rest[(place + 1)...])
  }

  private static func hostAndPort(_ authority: ArraySlice<UInt8>) throws(Problem) -> (String, Int?) {
    guard !authority.contains(UInt8(ascii: "@")) else { throw .userName }
    var host = authority
    var port: Int?
    if let colon = authority.lastIndex(of: UInt8(ascii: ":")), authority.last != UInt8(ascii: "]") {
      let digits = text(authority[(colon + 1)...])
      guard digits.isMadeOf(\.isDigit), let number = Int(digits), (1...65535).contains(number) else { throw .port }
      port = number
      host = authority[..<colon]
    }
    guard !host.isEmpty else { throw .noHost }
    if host.first == UInt8(ascii: "["), host.last == UInt8(ascii: "]") {
      let inside = host.dropFirst().dropLast()
      guard inside.contains(UInt8(ascii: ":")), inside.allSatisfy({ $0.isHexDigit || ":.".utf8.contains($0) }) else {
        throw .ipv6
      }
    } else {
      guard text(host).isWord(and: "-.") else { throw .host }
    }
    return (text(host).lowerCase, port)
  }

  /// Whether the URL never leaves this machine (RFC 8252 §7.3 and §8.3); by name or number, without resolving.
  package var isLoopback: Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" || (host.hasPrefix("127.") && isIPv4)
  }

  package var isIPv4: Bool { numbers != nil }

  private var numbers: [UInt8]? {
    let parts = host.parts(at: ".")
    let numbers = parts.compactMap { UInt8($0) }
    return parts.count == 4 && numbers.count == 4 ? numbers : nil
  }

  /// Whether the host is on this machine or a private network, by name or number (RFC 1918, RFC 6762, RFC 8375).
  package var isInside: Bool {
    if isLoopback { return true }
    if let numbers {
      return numbers[0] == 10 || numbers.starts(with: [192, 168])
        || (numbers[0] == 172 && (16...31).contains(numbers[1]))
    }
    guard !host.hasPrefix("[") else { return host.hasPrefix("[fc") || host.hasPrefix("[fd") }
    return !host.contains(".") || [".svc", ".local", ".internal", ".lan", ".home.arpa"].contains(where: host.hasSuffix)
  }

  /// Whether every parser takes it for this machine: to some, a leading zero makes a number octal.
  package var isSurelyThisMachine: Bool {
    isLoopback && !host.hasSuffix(".localhost")
      && (numbers.map { host == $0.map(String.init).joined(separator: ".") } ?? true)
  }

  /// Whether it is only valid on one network segment, as the metadata services of clouds are (RFC 3927, RFC 4291).
  package var isLinkLocal: Bool {
    if let numbers { return numbers.starts(with: [169, 254]) }
    let inside = bareHost
    return inside.hasPrefix("fe") && "89ab".contains(inside.dropFirst(2).first ?? "0") && host.hasPrefix("[")
      || inside.hasPrefix("::ffff:169.254.") || inside.hasPrefix("::ffff:a9fe:")
  }

  /// An IPv6 address without its brackets.
  package var bareHost: String { host.trimmed { "[]".contains($0) } }

  /// Path and query.
  package var target: String { path + (query.map { "?\($0)" } ?? "") }

  /// Host and port as written in a URL.
  package var authority: String { port.map { "\(host):\($0)" } ?? host }

  /// A URL up to its query, whatever it is.
  package static func withoutQuery(_ address: String) -> String { String(address.prefix { $0 != "?" && $0 != "#" }) }
}
