import Text

/// A changed env file, read again and found to differ in the meant assignment alone.
package struct EnvChange: Sendable {
  package let text: EnvText
  /// Of the text before; empty if it said so already.
  package let edits: [TextEdit]
  /// Whether earlier assignments of the name stay, without effect.
  package let leavesDuplicates: Bool
}

extension EnvText {
  /// The text with the last assignment of the name changed, or one added.
  ///
  /// - Parameter neighbours: Names of which the first that is assigned shall stand before an added line.
  package func setting(
    _ name: String, to value: String, after neighbours: [String] = []
  ) throws(EditRefusal) -> EnvChange {
    let line = "\(name)=\(Self.portableSource(value) ?? "")"
    guard let entry = entry(name) else { return try adding(name, value, after: neighbours) }
    guard let old = entry.value else {
      throw source.refusal(.otherKind(found: "a name without a value"), at: entry.range.lowerBound, put: line)
    }
    if old.text == value, !old.holdsVariable { return EnvChange(text: self, edits: [], leavesDuplicates: false) }
    guard !old.isUncertain else {
      throw source.refusal(.unreadable("a tab before a comment"), at: old.range.upperBound, put: line)
    }
    guard let text = Self.source(value, keeping: old.quotes) else {
      throw source.refusal(.inexpressible, at: old.range.lowerBound, put: line)
    }
    let range = old.range
    let edit = TextEdit(range: range, replacement: text)
    let new = EnvValue(text: value, quotes: .none, range: range, holdsVariable: false)
    return try carryOut([edit], name, new, leavesDuplicates: count(of: name) > 1, put: line)
  }

  /// The text without the line that assigns the name; nothing changes where there is none.
  package func removing(_ name: String) throws(EditRefusal) -> EnvChange {
    guard let entry = entry(name) else { return EnvChange(text: self, edits: [], leavesDuplicates: false) }
    if count(of: name) > 1, let first = entries.first(where: { $0.name == name }) {
      throw source.refusal(.duplicateKey(name, firstLine: first.line), at: entry.range.lowerBound)
    }
    let end = source.nextLine(entry.range.upperBound)
    let isLast = entry.range.upperBound == bytes.count && entry.range.lowerBound > source.start
    let begin = isLast ? source.lineEnd(source.lineStart(entry.range.lowerBound - 1)) : entry.range.lowerBound
    return try carryOut([TextEdit(range: begin..<end, replacement: "")], name, nil, leavesDuplicates: false, put: nil)
  }

  private func adding(_ name: String, _ value: String, after neighbours: [String]) throws(EditRefusal) -> EnvChange {
    let neighbour = neighbours.lazy.compactMap { entry($0) }.first
    let line = "\(isExported(neighbour ?? entries.last) ? "export " : "")\(name)=\(Self.portableSource(value) ?? "")"
    guard name.isVariableName, let quoted = Self.portableSource(value) else {
      throw source.refusal(.inexpressible, at: neighbour?.range.lowerBound ?? bytes.count, put: nil)
    }
    let place = neighbour.map { source.nextLine($0.range.upperBound) } ?? bytes.count
    let lineBreak = source.lineBreak(near: neighbour?.range.lowerBound ?? source.start)
    let opensLine = place == source.start || bytes[place - 1] == UInt8(ascii: "\n")
    let text = opensLine ? line + lineBreak : lineBreak + line
    let new = EnvValue(text: value, quotes: .none, range: place..<place, holdsVariable: false)
    return try carryOut(
      [TextEdit(range: place..<place, replacement: text)], name, new, leavesDuplicates: false, put: "\(name)=\(quoted)")
  }

  private func isExported(_ entry: Entry?) -> Bool {
    guard let entry else { return false }
    return bytes[entry.range].drop { $0 == UInt8(ascii: " ") }.starts(with: "export ".utf8)
  }

  /// Makes the edits on a copy, reads it, and compares.
  private func carryOut(
    _ edits: [TextEdit], _ name: String, _ value: EnvValue?, leavesDuplicates: Bool, put text: String?
  ) throws(EditRefusal) -> EnvChange {
    let refusal = source.refusal(.wouldChangeMore, at: edits[0].range.lowerBound, put: text)
    guard let after = try? EnvText(bytes.applying(edits)) else { throw refusal }
    let found = after.entry(name)
    guard found?.value?.text == value?.text, found?.value?.holdsVariable != true else { throw refusal }
    let others = { (text: EnvText, skipped: Range<Int>?) in
      text.entries.lazy.filter { $0.range != skipped }.map { [$0.name, $0.value?.text ?? "\0"] }
    }
    guard others(self, entry(name)?.range).elementsEqual(others(after, found?.range)) else { throw refusal }
    return EnvChange(text: after, edits: edits, leavesDuplicates: leavesDuplicates)
  }
}
