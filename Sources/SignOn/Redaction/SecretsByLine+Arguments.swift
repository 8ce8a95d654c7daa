import Text

extension SecretsByLine {
  /// Hides what a word without `:` or `=` has after it, as `--password x` and "the password is x"; where to go on.
  mutating func argument(_ word: Range<Int>) -> Int? {
    let text = bytes[word]
    let end = line.range.upperBound
    if text.elementsEqual("set_sensitive".utf8) { apart.announce(.everything, isListed: false) }
    if line.isLead, text.elementsEqual("variable".utf8) { return header(word.upperBound) }
    if text.first == UInt8(ascii: "-") { return flag(word) }
    guard word.upperBound < end, bytes[word.upperBound] == 0x20 || bytes[word.upperBound] == 0x09 else { return nil }
    let isIdentified = text.count == 10 && String(decoding: text, as: UTF8.self).lowerCase == "identified"
    guard isIdentified || SecretName(text) != nil else { return nil }
    var start = word.upperBound
    var words = 0
    while start < end {
      while start < end, bytes[start] <= 0x20 || bytes[start] == UInt8(ascii: ":") { start += 1 }
      let next = bytes[start..<end].firstIndex { !$0.isLetter } ?? end
      guard words < 2,
        Prose.links.contains(String(decoding: bytes[start..<min(next, start + 9)], as: UTF8.self).lowerCase)
      else { break }
      start = next
      words += 1
    }
    guard start < end, PlainValue.tagEnd(bytes, at: start) == nil else { return nil }
    if PlainValue.isQuote(bytes[start]), isIdentified || text.allSatisfy({ $0.isLetter }) {
      let close = bytes[(start + 1)..<end].firstIndex(of: bytes[start]) ?? end
      let inner = bytes[start + 1..<close]
      guard words > 0 || isIdentified || !PlainValue.isName(inner) || text.allSatisfy({ !$0.isSmallLetter }) else {
        return nil
      }
      hide(start + 1..<close, .password)
      return close
    }
    var stop = tokenEnd(start, stopsAt: line.quote)
    while stop > start, ".,;:!?)".utf8.contains(bytes[stop - 1]) { stop -= 1 }
    guard Prose.looksRandom(bytes[start..<stop]) else { return nil }
    hide(start..<stop, .password)
    return stop
  }

  /// `${DB_PASSWORD:-default}`, whatever the value is called that it stands in.
  mutating func reference(_ word: Range<Int>) -> Int? {
    guard word.lowerBound > line.range.lowerBound + 1, bytes[word.lowerBound - 1] == UInt8(ascii: "{"),
      bytes[word.lowerBound - 2] == UInt8(ascii: "$"),
      let name = SecretName(bytes[word.lowerBound..<word.upperBound].prefix { $0.isWordByte })
    else { return nil }
    var depth = 1
    var index = word.lowerBound
    while index < line.range.upperBound, depth > 0 {
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
      index += 1
    }
    hide(word.lowerBound - 2..<index, name)
    line.depth = max(0, line.depth - 1)
    line.isLead = false
    return index
  }

  /// `variable "db_password" {` in Terraform.
  private mutating func header(_ start: Int) -> Int? {
    let words = bytes[start..<line.range.upperBound].prefix(120).split { " \"{".utf8.contains($0) }
    guard let name = words.first else { return nil }
    apart.announce(SecretName(name), isListed: false)
    return name.endIndex
  }

  private mutating func flag(_ word: Range<Int>) -> Int? {
    let text = bytes[word]
    let end = line.range.upperBound
    if text.elementsEqual("--from-literal".utf8), !line.isConfigMap { return literal(from: word.upperBound) }
    let isUser = ["-u", "--user", "--proxy-user", "-U"].contains { text.elementsEqual($0.utf8) }
    var start = word.upperBound
    if line.usesPassword.password, text.starts(with: "-p".utf8), text.count > 2, text[text.startIndex + 2] != 0x2D {
      let stop = tokenEnd(word.lowerBound, stopsAt: line.quote)
      if !text.starts(with: "-p".utf8) || SecretName(text) == nil { hide(word.lowerBound + 2..<stop, .password) }
      return stop
    }
    let isPassword = line.usesPassword.password && ["-p", "-w", "-a"].contains { text.elementsEqual($0.utf8) }
    guard isPassword || (isUser && line.usesPassword.user) || SecretName(text) != nil else { return nil }
    while start < end, bytes[start] <= 0x20 || "\"',=[".utf8.contains(bytes[start]) { start += 1 }
    guard start < end, start > word.upperBound, bytes[start] != UInt8(ascii: "-") else { return nil }
    let quote = PlainValue.isQuote(bytes[start - 1]) ? bytes[start - 1] : line.quote
    var stop = tokenEnd(start, stopsAt: quote)
    if quote != nil, quote != line.quote { stop = bytes[start..<end].firstIndex { $0 == quote } ?? end }
    guard isUser else {
      hide(start..<stop, .password)
      return stop
    }
    if let colon = bytes[start..<stop].firstIndex(of: UInt8(ascii: ":")) { hide(colon + 1..<stop, .password) }
    return stop
  }

  /// `--from-literal=NAME=value` of a Kubernetes Secret.
  mutating func literal(from start: Int) -> Int {
    guard let mark = bytes[start..<line.range.upperBound].firstIndex(of: UInt8(ascii: "=")) else { return start }
    let before = bytes[start..<mark].first { PlainValue.isQuote($0) }
    let first = mark + 1
    guard first < line.range.upperBound else { return first }
    let quote = PlainValue.isQuote(bytes[first]) ? bytes[first] : before
    let inner = PlainValue.isQuote(bytes[first]) ? first + 1 : first
    let stop =
      quote.map { quote in bytes[inner..<line.range.upperBound].firstIndex(of: quote) ?? line.range.upperBound }
      ?? tokenEnd(inner, stopsAt: line.quote)
    hide(inner..<stop, .everything)
    return stop
  }
}

/// What people write, told from what machines make.
enum Prose {
  /// Between a word that says secret and the secret.
  static let links: Set = ["is", "was", "are", "by", "to", "now"]

  private static let ends = Set(".,;:!?()\"'".utf8)
  private static let tellers: Set = ["was", "old", "previous", "previously", "formerly", "before", "earlier", "prev"]

  /// Words of letters, and none that tells of an earlier value.
  static func isProse(_ text: ArraySlice<UInt8>) -> Bool {
    text.split { $0 <= 0x20 || $0 == UInt8(ascii: "/") }.allSatisfy { word in
      let letters = word.trimming { ends.contains($0) }
      if letters.allSatisfy(\.isDigit) { return letters.count < 6 }
      let isSmall = letters.dropFirst().allSatisfy { $0.isSmallLetter || $0 >= 0x80 || "-_'".utf8.contains($0) }
      guard isSmall || letters.allSatisfy({ !$0.isSmallLetter && !$0.isDigit }), letters.count < 24
      else { return PlainValue.isTagged(letters) }
      return !tellers.contains(String(decoding: letters, as: UTF8.self).lowerCase)
    }
  }

  /// Whether a comment speaks of another value, or holds what may be one.
  static func tells(_ text: ArraySlice<UInt8>) -> Bool {
    text.split { $0 <= 0x20 }.contains { word in
      let letters = word.trimming { ends.contains($0) }
      return tellers.contains(String(decoding: letters, as: UTF8.self).lowerCase) || looksRandom(letters)
    }
  }

  private static let small: Set = [
    "the", "of", "a", "is", "in", "to", "your", "from", "for", "and", "this", "it", "as", "by",
  ]

  static func isSentence(_ text: ArraySlice<UInt8>) -> Bool {
    let words = text.split { $0 <= 0x20 }
    return words.count > 2 && isProse(text)
      && words.contains { small.contains(String(decoding: $0, as: UTF8.self).lowerCase) }
  }

  /// Letters and digits, or signs, together: no word of a language.
  static func looksRandom(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count > 5, text.contains(where: \.isLetter), !PlainValue.isName(text) else { return false }
    let inner = text.dropFirst().dropLast()
    if text.firstRange(of: Array("://".utf8)) != nil { return false }
    return inner.contains { $0.isDigit || "!@#%^&*+=/".utf8.contains($0) }
      && !text.contains { "()[]{}<>|$".utf8.contains($0) }
  }

  static func isHeader(_ name: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: name.prefix(32), as: UTF8.self).lowerCase
    return ["authorization", "proxy-authorization", "cookie", "set-cookie"].contains(text)
  }
}
