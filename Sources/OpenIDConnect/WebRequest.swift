import Text

/// One outgoing request; secrets belong in a header or the body.
package struct WebRequest: Sendable {
  package let url: String
  package var headers: [(name: String, value: String)] = [
    ("Accept", "application/json"), ("Accept-Encoding", "identity"),
  ]
  /// Empty for GET, or POST if there is a body.
  package var method = ""
  /// Sent as application/x-www-form-urlencoded.
  var form: [(name: String, value: String)]?
  /// A whole document, sent as it is.
  package var json: [UInt8]?
  /// Whether to read the body of an answer other than 200.
  package var readsErrors = false

  package init(url: String) { self.url = url }

  var body: [UInt8]? { json ?? form.map { Array(FormText.joined($0).utf8) } }

  var contentType: String? {
    if json != nil { return "application/json" }
    return form == nil ? nil : "application/x-www-form-urlencoded"
  }
}

/// One whole answer, within its limits but otherwise as it came.
package struct WebAnswer: Sendable {
  package var status: Int
  /// The last status line and its headers.
  var head: [UInt8]
  package var body: [UInt8]
  var milliseconds: Int
  /// When the last byte arrived, by this machine's clock, in seconds since 1970.
  var receivedAt = 0

  /// libcurl accepts anything that begins with `HTTP`.
  var speaksHTTP: Bool { head.starts(with: Array("HTTP/1.".utf8)) && (100...599).contains(status) }

  /// The first header of this name; names are compared without case.
  package func header(_ name: String) -> String? {
    for line in head.split(separator: UInt8(ascii: "\n")).dropFirst() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      guard String(decoding: line[..<colon], as: UTF8.self).lowercased() == name.lowercased() else { continue }
      let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
      let end = value.lastIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } ?? value.startIndex - 1
      return String(decoding: value[..<(end + 1)], as: UTF8.self)
    }
    return nil
  }
}
