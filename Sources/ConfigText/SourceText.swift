import Text

/// The bytes of a text file: valid UTF-8, any line ends.
struct SourceText: Sendable, Equatable {
  /// The largest file accepted, in bytes.
  static let largest = 256 << 20

  let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws(EditRefusal) {
    self.bytes = bytes
    guard bytes.count <= Self.largest else { throw refusal(.tooLarge, at: 0) }
    if let offset = bytes.firstOutsideUTF8 { throw refusal(.notUTF8, at: offset) }
  }

  /// After a byte-order mark, where there is one.
  var start: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func refusal(_ reason: EditRefusal.Reason, at offset: Int, put text: String? = nil) -> EditRefusal {
    let (line, column) = position(of: offset)
    return EditRefusal(line: line, column: column, reason: reason, textToPutThere: text)
  }

  /// Line and column from one; columns are Unicode scalars.
  func position(of offset: Int) -> (line: Int, column: Int) { bytes.position(of: offset) }

  func lineStart(_ offset: Int) -> Int { bytes.lineStart(offset) }

  /// Before the line break, or the end of the text.
  func lineEnd(_ offset: Int) -> Int {
    let index = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    return index > offset && index < bytes.count && bytes[index - 1] == UInt8(ascii: "\r") ? index - 1 : index
  }

  /// After the line break, or the end of the text.
  func nextLine(_ offset: Int) -> Int {
    bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
  }

  /// As at the end of the line at `offset`, else as at the end of the first line.
  func lineBreak(near offset: Int) -> String {
    for place in [offset, 0] {
      let end = lineEnd(place)
      let next = nextLine(place)
      if end < next { return string(end..<next) }
    }
    return "\n"
  }

  /// Spaces before the first other byte of the line.
  func indentation(_ offset: Int) -> Int {
    let begin = lineStart(offset)
    let first = begin == 0 ? start : begin
    return (bytes[first...].firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count) - first
  }

  func column(_ offset: Int) -> Int {
    let begin = lineStart(offset)
    return offset - (begin == 0 ? start : begin)
  }
}
