// Classes of plain letters, by bytes, which is much faster than by the Unicode tables.

extension UInt8 {
  @inlinable package var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  @inlinable package var isSmallLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  @inlinable package var isLetter: Bool { (self | 0x20).isSmallLetter }
  @inlinable package var isHexDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20) }
  /// A letter, a digit or the underscore.
  @inlinable package var isWordByte: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }
}

extension Character {
  /// Whether it is white space.
  @inlinable package var isBlank: Bool {
    guard let byte = utf8.first, byte < 0x80 else { return isWhitespace }
    return byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }
}

extension StringProtocol {
  /// Whether the text is not empty and every byte satisfies a rule.
  @inlinable package func isMadeOf(_ rule: (UInt8) -> Bool) -> Bool { !isEmpty && utf8.allSatisfy(rule) }

  /// Whether all of it consists of letters, digits, the underscore and the given characters, in ASCII.
  @inlinable package func isWord(and others: String = "") -> Bool {
    isMadeOf { $0.isWordByte || others.utf8.contains($0) }
  }

  /// Whether a shell and Compose accept it as a variable name.
  @inlinable package var isVariableName: Bool { isWord() && utf8.first?.isDigit == false }

  /// Whether it is a UUID: hexadecimal digits in groups of 8, 4, 4, 4 and 12 (RFC 9562 §4).
  @inlinable package var isUUID: Bool {
    utf8.count == 36
      && utf8.enumerated().allSatisfy { place, byte in
        [8, 13, 18, 23].contains(place) ? byte == UInt8(ascii: "-") : byte.isHexDigit
      }
  }

  /// Lower-cases ASCII letters only.
  @inlinable package var lowerCase: String {
    String(decoding: utf8.map { (65...90).contains($0) ? $0 | 32 : $0 }, as: UTF8.self)
  }

  /// The rest after a prefix, compared byte by byte; nil without the prefix.
  @inlinable package func after(_ beginning: String) -> SubSequence? {
    utf8.starts(with: beginning.utf8) ? self[utf8.index(startIndex, offsetBy: beginning.utf8.count)...] : nil
  }

  /// The part before a suffix, compared byte by byte; nil without the suffix.
  @inlinable package func before(_ ending: String) -> SubSequence? {
    let count = utf8.count - ending.utf8.count
    guard count >= 0 else { return nil }
    let end = utf8.index(startIndex, offsetBy: count)
    return utf8[end...].elementsEqual(ending.utf8) ? self[..<end] : nil
  }

  /// The first occurrence of `other`, compared byte by byte.
  @inlinable package func range(of other: String) -> Range<Index>? {
    guard let first = other.utf8.first else { return nil }
    var rest = self[...].utf8[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: other.utf8) { return start..<rest.index(start, offsetBy: other.utf8.count) }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// The parts between occurrences of a byte, including empty ones.
  @inlinable package func parts(at separator: Unicode.Scalar) -> [Substring] {
    Substring(self).utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map(Substring.init)
  }

  /// Without the characters at both ends that satisfy a rule.
  @inlinable package func trimmed(_ rule: (Character) -> Bool) -> String {
    var rest = drop(while: rule)
    while let last = rest.last, rule(last) { rest.removeLast() }
    return String(rest)
  }

  /// A whole host name of at least two labels, such as `company.com` (RFC 1123 §2.1).
  @inlinable package var isDomain: Bool {
    let labels = parts(at: ".")
    return labels.count >= 2 && utf8.count <= 253
      && labels.allSatisfy { label in
        label.utf8.count <= 63 && label.utf8.first != UInt8(ascii: "-") && label.utf8.last != UInt8(ascii: "-")
          && label.isMadeOf { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
      }
  }
}

extension String {
  /// Whether it is all printable ASCII: every character takes one column and is drawn as is.
  package var isPrintableASCII: Bool { utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }

  /// Byte for byte; `==` treats different encodings of one character as equal.
  @inlinable package func isExactly(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

/// A number in hexadecimal, padded with zeros.
package func hexadecimal(_ value: some BinaryInteger, digits: Int, uppercase: Bool = false) -> String {
  let text = String(value, radix: 16, uppercase: uppercase)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
