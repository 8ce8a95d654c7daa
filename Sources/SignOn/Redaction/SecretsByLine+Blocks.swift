import Text

extension SecretsByLine {
  /// Whether the line belongs to the name before it, and nothing else is in it.
  mutating func hideBlock() -> Bool {
    guard case .block(let name, let column, let isText, let isComment) = pending else { return false }
    var start = line.range.lowerBound
    while start < end, bytes[start] <= 0x20 || (isComment && bytes[start] == UInt8(ascii: "#")) { start += 1 }
    guard start < end else { return true }
    let isItem = bytes[start] == UInt8(ascii: "-") && start + 1 < end && bytes[start + 1] == 0x20
    let isDeeper = self.column(start) > column
    guard isDeeper || (!isText && (PlainValue.isQuote(bytes[start]) || (isItem && self.column(start) == column))) else {
      pending = .nothing
      return false
    }
    if isText {
      hide(start..<end, name)
      return true
    }
    if isItem { start = skipBlanks(start + 1) }
    guard start < end, !holdsPair(start), !"}]{[".utf8.contains(bytes[start]) else {
      pending = .nothing
      return false
    }
    let stop = start + (bytes[start..<end].firstRange(of: Array(" #".utf8))?.lowerBound ?? end) - start
    let inner = bytes[start..<stop].trimming { $0 <= 0x20 || PlainValue.isQuote($0) || $0 == UInt8(ascii: ",") }
    hide(inner.startIndex..<inner.endIndex, name)
    if stop < end { comment(stop + 1, after: true) }
    return true
  }

  private func holdsPair(_ start: Int) -> Bool {
    let first = PlainValue.isQuote(bytes[start]) ? start + 1 : start
    let last = bytes[first..<end].firstIndex { !isNameByte($0) } ?? end
    guard last > first, let pair = pair(after: first..<last) else { return false }
    return pair.isQuoted || pair.value >= end || bytes[pair.value] <= 0x20
  }
}

extension ArraySlice<UInt8> {
  /// Without the bytes at both ends that satisfy a rule.
  func trimming(_ rule: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var rest = drop(while: rule)
    while let last = rest.last, rule(last) { rest.removeLast() }
    return rest
  }
}
