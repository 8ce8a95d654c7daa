extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isSmallLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  var isLetter: Bool { isSmallLetter || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
}

extension Character {
  /// Whether it is white space; for plain letters, nearly all there are, without asking the tables of Unicode.
  var isBlank: Bool {
    guard let byte = utf8.first, byte < 0x80 else { return isWhitespace }
    return byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }
}

extension StringProtocol {
  /// Whether every byte of a text that is not empty satisfies a rule; much faster than asking its characters.
  func isMadeOf(_ rule: (UInt8) -> Bool) -> Bool {
    !isEmpty && utf8.allSatisfy(rule)
  }

  /// Small Latin letters for capital ones, and every other character as it is.
  var lowerCase: String { String(decoding: utf8.map { (65...90).contains($0) ? $0 | 32 : $0 }, as: UTF8.self) }

  /// What stands after a beginning that it has byte for byte; nil where it begins otherwise.
  func after(_ beginning: String) -> SubSequence? {
    utf8.starts(with: beginning.utf8) ? self[utf8.index(startIndex, offsetBy: beginning.utf8.count)...] : nil
  }

  /// What stands before an ending that it has byte for byte; nil where it ends otherwise.
  func before(_ ending: String) -> SubSequence? {
    let count = utf8.count - ending.utf8.count
    guard count >= 0 else { return nil }
    let end = utf8.index(startIndex, offsetBy: count)
    return utf8[end...].elementsEqual(ending.utf8) ? self[..<end] : nil
  }

  /// The pieces between the places where a byte stands, empty ones too.
  func parts(at separator: Unicode.Scalar) -> [Substring] {
    Substring(self).utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map(Substring.init)
  }

  /// Whether all of it consists of letters, digits, the underscore and the given characters, in ASCII.
  func isWord(and others: String = "") -> Bool {
    isMadeOf { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || others.utf8.contains($0) }
  }

  /// A whole host name of at least two labels, such as `company.com` (RFC 1123 §2.1).
  var isDomain: Bool {
    let labels = parts(at: ".")
    return labels.count >= 2 && utf8.count <= 253
      && labels.allSatisfy { label in
        label.utf8.count <= 63 && label.utf8.first != UInt8(ascii: "-") && label.utf8.last != UInt8(ascii: "-")
          && label.isMadeOf { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
      }
  }
}
