extension [UInt8] {
  /// Line and column of a byte, from one; columns are Unicode scalars, without a byte-order mark.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    (1 + lineBreaks(in: 0..<lineStart(Swift.min(offset, count))), column(of: offset))
  }

  /// From one; columns are Unicode scalars, without a byte-order mark.
  package func column(of offset: Int) -> Int {
    let end = Swift.min(offset, count)
    let begin = lineStart(end)
    let first = begin == 0 && starts(with: [0xEF, 0xBB, 0xBF]) ? Swift.min(3, end) : begin
    return self[first..<end].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  package func lineBreaks(in range: Range<Int>) -> Int {
    withUnsafeBufferPointer { $0[range].reduce(0) { $0 &+ ($1 == UInt8(ascii: "\n") ? 1 : 0) } }
  }

  /// After the line break before a byte, or the start of the text.
  package func lineStart(_ offset: Int) -> Int {
    var index = offset
    while index > 0, self[index - 1] != UInt8(ascii: "\n") { index -= 1 }
    return index
  }

  /// Where the first malformed UTF-8 begins; nil if there is none.
  package var firstOutsideUTF8: Int? {
    withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        if buffer[index] < 0x80 {
          index += 1
          continue
        }
        guard let width = Self.width(buffer, at: index) else { return index }
        index += width
      }
      return nil
    }
  }

  /// For a well-formed sequence of more than one byte, by table 3-7 of the Unicode Standard.
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
