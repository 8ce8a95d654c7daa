/// A URL that a terminal opens when it is clicked (OSC 8). The text that is shown is always the URL itself.
package struct TerminalLink: Equatable, Sendable {
  package let address: String

  /// What other programs read at most.
  private static let limit = 2083

  /// Nil for all but an http or https URL in printable ASCII: nothing else may get into an escape sequence.
  package init?(_ address: String) {
    guard address.utf8.count <= Self.limit, address.utf8.allSatisfy(Self.mayStand), WebAddress(address) != nil else {
      return nil
    }
    self.address = address
  }

  /// Makes what is written after it a part of the link; parts with the same number belong together.
  package func start(number: Int? = nil) -> String {
    "\u{1B}]8;\(number.map { "id=\($0)" } ?? "");\(address)\u{1B}\\"
  }

  package static let end = "\u{1B}]8;;\u{1B}\\"

  /// Where URLs in a sentence end: at blanks, quotes and brackets.
  private static func mayStand(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !#""'`<>(){}|\^"#.utf8.contains(byte)
  }
}

extension TerminalLink {
  /// The text with its URLs as links; those that go on in a placeholder, or were cut, stay text.
  package static func inserted(in text: String) -> String {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let start = rest.indices.first(where: { isStart(rest[$0...]) }) {
      result += rest[..<start]
      var address = rest[start...].prefix(while: mayStand)
      let next = String(decoding: rest[address.endIndex...].prefix(3), as: UTF8.self).unicodeScalars.first
      while let last = address.last, ".,;:!?]".utf8.contains(last) { address.removeLast() }
      let isWhole =
        next.map { $0.isASCII ? !"<{(".unicodeScalars.contains($0) : "”’»".unicodeScalars.contains($0) } ?? true
      if isWhole, let link = TerminalLink(String(decoding: address, as: UTF8.self)) {
        result += link.start().utf8 + address + end.utf8
      } else {
        result += address
      }
      rest = rest[address.endIndex...]
    }
    return String(decoding: result + rest, as: UTF8.self)
  }

  private static func isStart(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.first == UInt8(ascii: "h") && (bytes.starts(with: "https://".utf8) || bytes.starts(with: "http://".utf8))
  }
}
