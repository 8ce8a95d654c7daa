import Text

/// Which parts of a value under a secret's name have to be hidden, and what plainly is no secret even there.
struct PlainValue {
  let bytes: [UInt8]
  let name: SecretName
  /// In how many references it stands.
  var depth = 0

  /// Of what stands in the range: nothing, a default within a reference, or all.
  func hidden(_ range: Range<Int>) -> [Range<Int>] {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
    guard start < end else { return [] }
    let text = bytes[start..<end]
    if Self.isMask(text) || Self.isTagged(text) || text.allSatisfy({ Self.isQuote($0) }) { return [] }
    if text.starts(with: "{{".utf8), text.suffix(2).elementsEqual("}}".utf8) { return template(text) }
    if depth < 6, let inside = references(text) { return inside }
    if name == .everything { return [start..<end] }
    if Self.isWord(text) || Self.isPlace(text) || Self.isReference(text) { return [] }
    if name == .token || text.count < 4, Self.isNumber(text) { return [] }
    if name == .several, Self.isName(text) || text.allSatisfy(\.isLetter) { return [] }
    return [start..<end]
  }

  /// `${A}`, `$A`, `$(A)`, `${A:-default}`, one after another: their defaults; nil where anything else stands there.
  private func references(_ text: ArraySlice<UInt8>) -> [Range<Int>]? {
    var found: [Range<Int>] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard bytes[index] == UInt8(ascii: "$") || bytes[index] == UInt8(ascii: "%") else {
        guard index > text.startIndex, ":/@-._, ".utf8.contains(bytes[index]) else { return nil }
        index += 1
        continue
      }
      guard let end = referenceEnd(from: index, to: text.endIndex, &found) else { return nil }
      index = end
    }
    return found
  }

  private func referenceEnd(from start: Int, to end: Int, _ found: inout [Range<Int>]) -> Int? {
    var index = start + 1
    while index < end, bytes[index] == UInt8(ascii: "$") { index += 1 }
    guard index < end else { return nil }
    let opening = bytes[index]
    let isBraced = opening == UInt8(ascii: "{") || opening == UInt8(ascii: "(")
    if isBraced { index += 1 }
    let nameStart = index
    while index < end, bytes[index].isWordByte || (isBraced && ".!#".utf8.contains(bytes[index])) { index += 1 }
    let name = bytes[nameStart..<index]
    guard !name.isEmpty else { return nil }
    guard isBraced else {
      if bytes[start] == UInt8(ascii: "%") { return index < end && bytes[index] == bytes[start] ? index + 1 : nil }
      let isOneCase = name.allSatisfy { !$0.isLetter || $0.isSmallLetter } || name.allSatisfy { !$0.isSmallLetter }
      return isOneCase && !name.contains(where: \.isDigit) ? index : nil
    }
    var depth = 1
    let rest = index
    while index < end, depth > 0 {
      if bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") || bytes[index] == UInt8(ascii: ")") { depth -= 1 }
      index += 1
    }
    guard depth == 0 else { return nil }
    found += defaults(rest..<index - 1)
    return index
  }

  /// After the operator that ends a variable's name (`:-`, `-`, `:?`, `:=`, `+`, …).
  private func defaults(_ range: Range<Int>) -> [Range<Int>] {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ":-?+= |".utf8.contains(bytes[start]) { start += 1 }
    guard start < end else { return [] }
    if end - start > 1, Self.isQuote(bytes[start]), bytes[start] == bytes[end - 1] {
      (start, end) = (start + 1, end - 1)
    }
    return PlainValue(bytes: bytes, name: name, depth: depth + 1).hidden(start..<end)
  }

  /// A template's own words stay; the quoted ones are hidden where they may be a value.
  private func template(_ text: ArraySlice<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var open: Int?
    let hasDefault = String(decoding: text, as: UTF8.self).range(of: "default") != nil
    for index in text.indices where Self.isQuote(bytes[index]) || bytes[index] == UInt8(ascii: "`") {
      guard let start = open else {
        open = index + 1
        continue
      }
      guard bytes[start - 1] == bytes[index] else { continue }
      if start < index, hasDefault || !Self.isName(text[start..<index]), !Self.isTagged(text[start..<index]) {
        found.append(start..<index)
      }
      open = nil
    }
    return found
  }
}

// MARK: what plainly is no secret
extension PlainValue {
  static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  private static let tag = Array("‹secret ".utf8)
  private static let tagEnd = Array("›".utf8)

  /// Where a tag ends that begins here.
  static func tagEnd(_ bytes: [UInt8], at index: Int) -> Int? {
    guard bytes[index] == tag[0], bytes[index...].starts(with: tag) else { return nil }
    let end = index + tag.count + 4
    return end < bytes.count && bytes[end...].starts(with: tagEnd) ? end + tagEnd.count : nil
  }

  /// Tags, and between them nothing but signs.
  static func isTagged(_ text: ArraySlice<UInt8>) -> Bool {
    var index = text.startIndex
    var hasTag = false
    while index < text.endIndex {
      if text[index] == tag[0], text[index...].starts(with: tag) {
        let end = index + tag.count + 4
        guard end + tagEnd.count <= text.endIndex, text[end...].starts(with: tagEnd) else { return false }
        index = end + tagEnd.count
        hasTag = true
      } else {
        guard text[index] < 0x80, !text[index].isWordByte else { return false }
        index += 1
      }
    }
    return hasTag
  }

  private static func isMask(_ text: ArraySlice<UInt8>) -> Bool {
    let bullet = Array("•".utf8)
    if text.allSatisfy({ $0 == UInt8(ascii: "*") || bullet.contains($0) || $0 == UInt8(ascii: ".") }) { return true }
    if text.count > 2, text.allSatisfy({ $0 | 0x20 == UInt8(ascii: "x") }) { return true }
    guard text.count < 40, let first = text.first, let last = text.last else { return false }
    if first == UInt8(ascii: "<"), last == UInt8(ascii: ">") {
      return text.dropFirst().dropLast().allSatisfy { $0.isLetter || " _-.".utf8.contains($0) }
    }
    return ["redacted", "[redacted]", "(redacted)", "(secret)", "(sensitive value)", "(sensitive)"].contains(
      lower(text))
  }

  private static func lower(_ text: ArraySlice<UInt8>) -> String { String(decoding: text, as: UTF8.self).lowerCase }

  private static func isWord(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count < 10 else { return false }
    let words: Set = [
      "null", "~", "true", "false", "yes", "no", "on", "off", "none", "nil", "undefined", "{", "[", "[]", "{}", "(",
      "[{", "|", ">", "|-", ">-", "\\", "},", "]", "}",
    ]
    return words.contains(lower(text))
  }

  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    text.count < 12 && text.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
  }

  /// Small words joined by signs, each at most with a number at its end: what people call things.
  static func isName(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(omittingEmptySubsequences: false) { "-_./: ".utf8.contains($0) }.allSatisfy { word in
      let digits = word.drop { $0.isLetter }
      let letters = word.prefix { $0.isLetter }
      guard digits.count < 3, digits.allSatisfy(\.isDigit) else { return false }
      if !digits.isEmpty { return letters.allSatisfy(\.isSmallLetter) }
      let tail = letters.dropFirst()
      return tail.allSatisfy(\.isSmallLetter) || letters.allSatisfy { !$0.isSmallLetter }
    }
  }

  /// A path, or an address without a user's part: made of names.
  private static func isPlace(_ text: ArraySlice<UInt8>) -> Bool {
    let string = String(decoding: text.prefix(12), as: UTF8.self)
    if ["/", "./", "../", "~/"].contains(where: string.hasPrefix) {
      return text.count > 3 && isName(text.drop { $0 == 0x7E })
    }
    guard let mark = string.range(of: "://") else { return false }
    let scheme = string[..<mark.lowerBound]
    guard scheme.isMadeOf(\.isSmallLetter) else { return false }
    return isName(text.dropFirst(scheme.utf8.count + 3))
  }

  /// Where else a secret is kept.
  private static func isReference(_ text: ArraySlice<UInt8>) -> Bool {
    let string = lower(text.prefix(200))
    if ["arn:aws", "op://", "ref+", "secret:/", "file:/", "vault:secret/"].contains(where: string.hasPrefix) {
      return true
    }
    let names = [
      "var.", "local.", "module.", "data.", "each.", "random_", "aws_", "kubernetes_", "azurerm_", "google_",
    ]
    guard names.contains(where: string.hasPrefix), text.contains(UInt8(ascii: ".")) else { return false }
    return text.allSatisfy { $0.isSmallLetter || "_.[]\"0123456789".utf8.contains($0) }
  }
}
