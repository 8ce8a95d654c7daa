/// One incoming request; it may come from anyone on this machine.
package struct LoopbackRequest: Equatable, Sendable {
  package struct Header: Equatable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package let method: String
  /// Path and query as they were sent.
  package let target: String
  package let headers: [Header]
  package let body: [UInt8]

  static let headLimit = 16 << 10
  static let bodyLimit = 64 << 10

  package init(method: String, target: String, headers: [Header] = [], body: [UInt8] = []) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  package var path: String { String(target.prefix { $0 != "?" }) }
  /// After the first `?`; empty if there is none.
  package var query: String { String(target.drop { $0 != "?" }.dropFirst()) }

  /// The first header of this name; names are compared without case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

extension LoopbackRequest {
  enum Reading: Equatable {
    case incomplete
    case whole(LoopbackRequest)
    /// To be answered only with this status.
    case refused(Int)
  }

  /// Parses what has arrived so far (RFC 9112 §2), strictly.
  static func read(_ bytes: [UInt8]) -> Reading {
    guard let end = headEnd(bytes) else { return bytes.count > headLimit ? .refused(431) : .incomplete }
    guard end <= headLimit else { return .refused(431) }
    let text = String(decoding: bytes[..<end], as: UTF8.self)
    guard text.utf8.elementsEqual(bytes[..<end]) else { return .refused(400) }
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
    guard words.count == 3, words[1].hasPrefix("/"), ["HTTP/1.1", "HTTP/1.0"].contains(words[2]) else {
      return .refused(400)
    }
    guard let headers = headers(lines.dropFirst()) else { return .refused(400) }
    let body = bytes[(end + 4)...]
    let head = LoopbackRequest(method: String(words[0]), target: String(words[1]), headers: headers)
    guard head.header("Transfer-Encoding") == nil else { return .refused(411) }
    guard let length = Int(head.header("Content-Length") ?? "0"), length >= 0 else { return .refused(400) }
    guard length <= bodyLimit else { return .refused(413) }
    guard body.count >= length else { return .incomplete }
    return .whole(
      LoopbackRequest(method: head.method, target: head.target, headers: headers, body: Array(body.prefix(length))))
  }

  /// Where the empty line after the headers begins.
  private static func headEnd(_ bytes: [UInt8]) -> Int? {
    bytes.indices.dropLast(3).first { bytes[$0...].starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) }
  }

  private static func headers(_ lines: ArraySlice<Substring>) -> [Header]? {
    var headers: [Header] = []
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex, !line[..<colon].contains(" ") else {
        return nil
      }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      headers.append(Header(name: String(line[..<colon]), value: String(value)))
    }
    return headers
  }
}
