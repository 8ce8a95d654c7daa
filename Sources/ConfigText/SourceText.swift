import Text

/// The bytes of a text file: valid UTF-8, any line ends.
struct SourceText: Sendable, Equatable {
  /// The largest file accepted, in bytes.
  static let largest = 256 << 20

  let bytes: [UInt8]
  /// Line breaks before each block of bytes.
  private let breaks: [Int]
  private static let block = 256

  init(_ bytes: [UInt8]) throws(EditRefusal) {
    self.bytes = bytes
    var count = 0
    breaks = stride(from: 0, to: bytes.count + 1, by: Self.block).map { start in
      defer { count += bytes.lineBreaks(in: start..<min(start + Self.block, bytes.count)) }
      return count
    }
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
  func position(of offset: Int) -> (line: Int, column: Int) {
    let begin = lineStart(min(offset, bytes.count))
    let line = breaks[begin / Self.block] + bytes.lineBreaks(in: begin / Self.block * Self.block..<begin)
    return (line + 1, bytes.column(of: offset))
  }

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
