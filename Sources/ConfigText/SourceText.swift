/// The bytes of a text file: valid UTF-8, any line ends.
struct SourceText: Sendable, Equatable {
  /// Larger files are refused, in bytes.
  static let largest = 256 << 20

  let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws(EditRefusal) {
    self.bytes = bytes
    guard bytes.count <= Self.largest else { throw refusal(.tooLarge, at: 0) }
    if let offset = Self.invalidOffset(bytes) { throw refusal(.notUTF8, at: offset) }
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
    let end = Swift.min(offset, bytes.count)
    let begin = lineStart(end)
    let line = bytes[..<begin].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let first = begin == 0 ? Swift.min(start, end) : begin
    return (line, bytes[first..<end].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 })
  }

  func lineStart(_ offset: Int) -> Int {
    var index = offset
    while index > 0, bytes[index - 1] != UInt8(ascii: "\n") { index -= 1 }
    return index
  }

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

  private static func invalidOffset(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        if buffer[index] < 0x80 {
          index += 1
          continue
        }
        guard let width = width(buffer, at: index) else { return index }
        index += width
      }
      return nil
    }
  }

  /// Of a well-formed sequence of more than one byte, as the Unicode Standard's table 3-7 has them.
  private static func width(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let (width, second): (Int, ClosedRange<UInt8>)
    switch bytes[index] {
    case 0xC2...0xDF: (width, second) = (2, 0x80...0xBF)
    case 0xE0: (width, second) = (3, 0xA0...0xBF)
    case 0xED: (width, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (width, second) = (3, 0x80...0xBF)
    case 0xF0: (width, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (width, second) = (4, 0x80...0xBF)
    case 0xF4: (width, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + width <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
    return (2..<width).allSatisfy { bytes[index + $0] & 0xC0 == 0x80 } ? width : nil
  }
}
