import Text

extension SecretsByLine {
  var end: Int { line.range.upperBound }

  /// A value that takes the rest of its line, as env files, properties and HCL have it.
  private func isAssignment(_ pair: Pair) -> Bool {
    line.isLead && pair.mark == UInt8(ascii: "=") && bytes[pair.name.lowerBound] != UInt8(ascii: "-") && line.depth == 0
  }

  mutating func hide(_ range: Range<Int>, _ name: SecretName) {
    guard !range.isEmpty else { return }
    spans += PlainValue(bytes: bytes, name: name).hidden(range).map { SecretSpan(range: $0) }
  }

  func skipBlanks(_ start: Int) -> Int {
    var index = start
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  /// Hides the value of a pair; where to go on.
  mutating func value(of pair: Pair, _ name: SecretName) -> Int {
    let isColon = pair.mark == UInt8(ascii: ":")
    var start = skipBlanks(pair.value)
    while isColon, start < end, bytes[start] == UInt8(ascii: "&") || bytes[start] == UInt8(ascii: "!") {
      let next = bytes[start..<end].firstIndex { $0 <= 0x20 } ?? end
      guard next < end else { break }
      start = skipBlanks(next)
    }
    let goesOn = Pending.block(
      name, column: column(pair.name.lowerBound) - (pair.isQuoted ? 1 : 0), isText: false, isComment: line.isComment)
    guard start < end else {
      if isColon { pending = goesOn }
      return end
    }
    if pair.mark == UInt8(ascii: ">") {
      let close = bytes[start..<end].firstIndex(of: UInt8(ascii: "<")) ?? end
      hide(start..<close, name)
      return close
    }
    if bytes[start] == UInt8(ascii: "#"), start > pair.value {
      if isColon { pending = goesOn }
      return comment(start, after: false)
    }
    return value(at: start, of: pair, name)
  }

  private mutating func value(at start: Int, of pair: Pair, _ name: SecretName) -> Int {
    let isColon = pair.mark == UInt8(ascii: ":")
    let isBraced = bytes[start] == UInt8(ascii: "{") && (start + 1 == end || bytes[start + 1] != UInt8(ascii: "{"))
    if isColon, isBraced { return start }
    if isColon, line.isLead, isBlockHeader(start) {
      pending = .block(name, column: column(pair.name.lowerBound), isText: true, isComment: line.isComment)
      guard let hash = bytes[start..<end].firstIndex(of: UInt8(ascii: "#")) else { return end }
      return comment(hash, after: true)
    }
    if isColon, bytes[start] == UInt8(ascii: "*") {
      // An alias: its anchor is hidden.
      let stop = bytes[start + 1..<end].firstIndex { !$0.isWordByte && $0 != UInt8(ascii: "-") } ?? end
      if stop == end || " ,}]".utf8.contains(bytes[stop]) { return stop }
    }
    let before = pair.name.lowerBound > line.range.lowerBound ? bytes[pair.name.lowerBound - 1] : 0
    if PlainValue.isQuote(before), !pair.isQuoted { return enclosed(start, before, pair, name) }
    if let quote = quote(at: start) { return quoted(start, quote, pair, name) }
    if isColon, bytes[start] == UInt8(ascii: "[") {
      let first = skipBlanks(start + 1)
      if first < end, bytes[first] == UInt8(ascii: "{") { return start }
      let close = bytes[start..<end].firstIndex(of: UInt8(ascii: "]")) ?? end
      for item in bytes[start + 1..<max(close, start + 1)].split(separator: UInt8(ascii: ",")) {
        let inner = item.trimming { $0 <= 0x20 || PlainValue.isQuote($0) }
        hide(inner.startIndex..<inner.endIndex, name)
      }
      if close == end { pending = .block(name, column: -1, isText: false, isComment: line.isComment) }
      return close
    }
    return isAssignment(pair) ? assigned(start, name) : plain(start, pair, name)
  }

  private func isBlockHeader(_ start: Int) -> Bool {
    guard bytes[start] == UInt8(ascii: "|") || bytes[start] == UInt8(ascii: ">") else { return false }
    let rest = bytes[start + 1..<end].drop { "+-123456789".utf8.contains($0) }
    return rest.isEmpty || rest[rest.startIndex] <= 0x20
  }

  /// A comment after a secret is shown where it is prose, after another value unless it tells of one.
  @discardableResult
  mutating func comment(_ hash: Int, after value: Bool, isHidden: Bool = false) -> Int {
    var start = hash
    while start < end, bytes[start] == UInt8(ascii: "#") || bytes[start] <= 0x20 { start += 1 }
    let text = bytes[start..<end]
    if isHidden || (value ? !Prose.isProse(text) : Prose.tells(text)) { hide(start..<end, .everything) }
    return end
  }

  // MARK: quotes

  /// The quote that begins here, after backslashes where the whole stands in a string.
  private func quote(at start: Int) -> UInt8? {
    let index = bytes[start..<end].firstIndex { $0 != UInt8(ascii: "\\") } ?? end
    return index < end && PlainValue.isQuote(bytes[index]) ? bytes[index] : nil
  }

  private mutating func quoted(_ start: Int, _ quote: UInt8, _ pair: Pair, _ name: SecretName) -> Int {
    let open = bytes[start..<end].firstIndex(of: quote) ?? end
    let close = closing(quote, from: open + 1, slashes: open - start)
    let count = spans.count
    hide(open + 1..<close, name)
    guard close < end else {
      if line.isLead, open == start { pending = .quoted(quote, name) }
      return end
    }
    let next = bytes[close..<end].firstIndex(of: quote).map { $0 + 1 } ?? end
    let takesRest = isAssignment(pair) || (pair.mark == UInt8(ascii: ":") && line.isLead && line.depth == 0)
    return tail(next, after: spans.count > count, takesRest: takesRest, hidesComment: isAssignment(pair))
  }

  /// Where the quote stands that closes, or the backslashes before it, or the end of the line.
  private func closing(_ quote: UInt8, from start: Int, slashes: Int) -> Int {
    var index = start
    while index < end {
      if bytes[index] == UInt8(ascii: "\\") {
        let next = bytes[index..<end].firstIndex { $0 != UInt8(ascii: "\\") } ?? end
        let isQuote = next < end && bytes[next] == quote
        if isQuote, slashes > 0, next - index <= slashes { return index }
        if isQuote, slashes == 0, quote == UInt8(ascii: "'") || (next - index).isMultiple(of: 2) { return next }
        index = isQuote ? next + 1 : next
      } else if bytes[index] == quote {
        let isDoubled = quote == UInt8(ascii: "'") && index + 1 < end && bytes[index + 1] == quote
        guard isDoubled, slashes == 0, index > start else { return index }
        index += 2
      } else {
        index += 1
      }
    }
    return end
  }

  /// What is glued to a quoted value belongs to it, and all the rest of a line that is one pair.
  private mutating func tail(_ start: Int, after isHidden: Bool, takesRest: Bool, hidesComment: Bool) -> Int {
    guard start < end else { return end }
    let next = skipBlanks(start)
    if next == start, !",;)}]>\\&|".utf8.contains(bytes[start]), hidesComment || !"\"'`".utf8.contains(bytes[start]) {
      let stop = takesRest ? end : tokenEnd(start, stopsAt: line.quote)
      hide(start..<stop, .everything)
      return stop
    }
    guard next < end, next > start else { return start }
    if bytes[next] == UInt8(ascii: "#") { return comment(next, after: isHidden, isHidden: isHidden && hidesComment) }
    let word = bytes[next..<end].firstIndex { !isNameByte($0) } ?? end
    let isPair = word > next && word < end && bytes[word] == UInt8(ascii: "=")
    guard takesRest, !isPair, !",;/<>}])".utf8.contains(bytes[next]) else { return start }
    hide(next..<end, .everything)
    return end
  }

  mutating func goOn(_ quote: UInt8, _ name: SecretName) -> Int {
    let close = closing(quote, from: line.range.lowerBound, slashes: 0)
    hide(line.range.lowerBound..<close, name)
    guard close < end else { return end }
    pending = .nothing
    return tail(close + 1, after: true, takesRest: false, hidesComment: false)
  }

  /// Of a pair that stands in quotes as a whole.
  private mutating func enclosed(_ start: Int, _ quote: UInt8, _ pair: Pair, _ name: SecretName) -> Int {
    let isFlag = bytes[pair.name.lowerBound] == UInt8(ascii: "-")
    let close = isFlag ? tokenEnd(start, stopsAt: quote) : closing(quote, from: start, slashes: 0)
    hide(start..<close, name)
    if close == end, line.isLead, !isFlag { pending = .quoted(quote, name) }
    return close
  }

  // MARK: without quotes

  mutating func assigned(_ start: Int, _ name: SecretName) -> Int {
    if start < end, bytes[end - 1] == UInt8(ascii: "\\") { pending = .continued(name) }
    var hash = start
    while hash < end, bytes[hash] != UInt8(ascii: "#") || bytes[hash - 1] > 0x20 { hash += 1 }
    let count = spans.count
    hide(start..<hash, name)
    if hash < end { comment(hash, after: false, isHidden: spans.count > count) }
    return end
  }

  private mutating func plain(_ start: Int, _ pair: Pair, _ name: SecretName) -> Int {
    let isColon = pair.mark == UInt8(ascii: ":")
    guard isColon, line.isLead || line.depth > 0 || Prose.isHeader(bytes[pair.name]) else {
      let before = pair.name.lowerBound > line.range.lowerBound ? bytes[pair.name.lowerBound - 1] : 0
      let stop = tokenEnd(
        start, stopsAt: line.quote, isQuery: before == UInt8(ascii: "?") || before == UInt8(ascii: "&"))
      hide(start..<stop, name)
      return stop
    }
    var stop = start
    while stop < end, bytes[stop] != UInt8(ascii: "#") || bytes[stop - 1] > 0x20 {
      if line.depth > 0, ",}]".utf8.contains(bytes[stop]) { break }
      if line.depth == 0, let quote = line.quote, bytes[stop] == quote { break }
      stop += 1
    }
    var last = stop
    while last > start, bytes[last - 1] <= 0x20 || bytes[last - 1] == UInt8(ascii: ",") { last -= 1 }
    if line.isComment, Prose.isSentence(bytes[start..<last]) { return stop }
    let count = spans.count
    hide(start..<last, name)
    if stop < end, bytes[stop] == UInt8(ascii: "#") { return comment(stop, after: spans.count > count) }
    return stop
  }

  /// The end of a word as a shell takes it, of a parameter in an address, or of an item in a list of pairs.
  func tokenEnd(_ start: Int, stopsAt quote: UInt8?, isQuery: Bool = false) -> Int {
    var index = start
    while index < end {
      if let next = PlainValue.tagEnd(bytes, at: index) {
        index = next
        continue
      }
      let byte = bytes[index]
      if byte <= 0x20 || byte == quote || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "`") { return index }
      if isQuery, byte == UInt8(ascii: "&") || byte == UInt8(ascii: "#") { return index }
      if byte == UInt8(ascii: "\\"), index + 1 < end, PlainValue.isQuote(bytes[index + 1]) { return index }
      if ",;&".utf8.contains(byte) {
        let name = bytes[index + 1..<end].firstIndex { !isNameByte($0) && $0 != 0x20 } ?? end
        if name == end ? name == index + 1 : bytes[name] == UInt8(ascii: "=") { return index }
        index = name
      } else {
        index += 1
      }
    }
    return end
  }
}
