import Text

extension EnvText {
  /// The text with the last assignment of the name changed, or one added; earlier ones stay, without effect.
  ///
  /// - Parameter neighbours: Names to insert an added line after; the first one present is used.
  package func setting(
    _ name: String, to value: String, after neighbours: [String] = []
  ) throws(EditRefusal) -> Changed<EnvText> {
    guard let (edit, line) = try edit(setting: name, to: value, after: neighbours) else { return Changed(self) }
    return try carryOut(edit, name, value, put: line)
  }

  /// The text with several names assigned, read once; those are left out that cannot be.
  ///
  /// - Returns: Nil where they are to be set one after the other.
  package func setting(
    together values: [(name: String, value: String, neighbours: [String])]
  ) -> Changed<EnvText>? {
    var edits: [TextEdit] = []
    var meant: [String: String] = [:]
    for (name, value, neighbours) in values where meant[name] == nil {
      guard let (edit, _) = try? edit(setting: name, to: value, after: neighbours) else { continue }
      edits.append(edit)
      meant[name] = value
    }
    guard edits.areApart, let after = try? EnvText(bytes.applying(edits), form) else { return nil }
    let isAsMeant = meant.allSatisfy { name, value in
      let found = after.entry(name)?.value
      return found?.text == value && found?.holdsVariable == false
    }
    guard isAsMeant, others(than: meant).elementsEqual(after.others(than: meant)) else { return nil }
    return Changed(after, edits: edits.inOrder)
  }

  /// All assignments but the last ones of some names.
  private func others(than meant: [String: String]) -> [[String]] {
    entries.filter { meant[$0.name] == nil || entry($0.name)?.range != $0.range }.map {
      [$0.name, $0.value?.text ?? "\0"]
    }
  }

  /// Nil where it is so already.
  private func edit(
    setting name: String, to value: String, after neighbours: [String]
  ) throws(EditRefusal) -> (TextEdit, line: String?)? {
    guard let entry = entry(name) else { return try addition(name, value, after: neighbours) }
    let line = form == .unit ? UnitReader.line(name, value) : "\(name)=\(Self.source(value) ?? "")"
    guard let old = entry.value else {
      throw source.refusal(.otherKind(found: "a name without a value"), at: entry.range.lowerBound, put: line)
    }
    if old.text == value, !old.holdsVariable { return nil }
    guard !old.isUncertain else {
      throw source.refusal(.unreadable("a tab before a comment"), at: old.range.upperBound, put: line)
    }
    let new = form == .unit ? UnitReader.token(name, value, old.quotes) : Self.source(value, keeping: old)
    guard let text = new else {
      throw source.refusal(.inexpressible, at: old.range.lowerBound, put: line)
    }
    return (TextEdit(range: old.range, replacement: text), line)
  }

  /// The text without the line that assigns the name; nothing changes where there is none.
  package func removing(_ name: String) throws(EditRefusal) -> Changed<EnvText> {
    guard let entry = entry(name) else { return Changed(self) }
    if count(of: name) > 1, let first = entries.first(where: { $0.name == name }) {
      throw source.refusal(.duplicateKey(name, firstLine: first.line), at: entry.range.lowerBound)
    }
    if form == .unit, entries.count(where: { $0.line == entry.line }) > 1 {
      throw source.refusal(.inexpressible, at: entry.range.lowerBound)
    }
    let end = source.nextLine(entry.range.upperBound)
    let isLast = entry.range.upperBound == bytes.count && entry.range.lowerBound > source.start
    let first = source.lineStart(entry.range.lowerBound) == 0 ? source.start : source.lineStart(entry.range.lowerBound)
    let begin = isLast ? source.lineEnd(source.lineStart(first - 1)) : first
    return try carryOut(TextEdit(range: begin..<end, replacement: ""), name, nil, put: nil)
  }

  private func addition(
    _ name: String, _ value: String, after neighbours: [String]
  ) throws(EditRefusal) -> (TextEdit, line: String?) {
    let neighbour = neighbours.lazy.compactMap { entry($0) }.first ?? (form == .unit ? entries.last : nil)
    guard name.isVariableName, let quoted = form == .unit ? UnitReader.token(name, value) : Self.source(value) else {
      throw source.refusal(.inexpressible, at: neighbour?.range.lowerBound ?? bytes.count)
    }
    let line =
      form == .unit
      ? "Environment=\(quoted)" : "\(isExported(neighbour ?? entries.last) ? "export " : "")\(name)=\(quoted)"
    let place = neighbour.map { source.nextLine($0.range.upperBound) } ?? bytes.count
    let lineBreak = source.lineBreak(near: neighbour?.range.lowerBound ?? source.start)
    let opensLine = place == source.start || bytes[place - 1] == UInt8(ascii: "\n")
    let text = opensLine ? line + lineBreak : lineBreak + line
    return (TextEdit(range: place..<place, replacement: text), line)
  }

  private func isExported(_ entry: Entry?) -> Bool {
    guard let entry else { return false }
    return bytes[entry.range].drop { $0 == UInt8(ascii: " ") }.starts(with: "export ".utf8)
  }

  /// Makes the edit on a copy, reads it, and compares.
  private func carryOut(
    _ edit: TextEdit, _ name: String, _ value: String?, put text: String?
  ) throws(EditRefusal) -> Changed<EnvText> {
    let refusal = source.refusal(.wouldChangeMore, at: edit.range.lowerBound, put: text)
    guard let after = try? EnvText(bytes.applying([edit]), form) else { throw refusal }
    let found = after.entry(name)
    guard found?.value?.text == value, found?.value?.holdsVariable != true else { throw refusal }
    let others = { (text: EnvText, skipped: Range<Int>?) in
      text.entries.lazy.filter { $0.range != skipped }.map { [$0.name, $0.value?.text ?? "\0"] }
    }
    guard others(self, entry(name)?.range).elementsEqual(others(after, found?.range)) else { throw refusal }
    return Changed(after, edits: [edit])
  }
}

extension EnvText {
  /// The form that Compose 1, Compose 2, `bash` and python-dotenv all read the same way; nil if there is none.
  ///
  /// - Parameter old: The old source; its quotes are kept if all readers then agree about the value.
  private static func source(_ value: String, keeping old: EnvValue? = nil) -> String? {
    guard value.isPrintableASCII else { return nil }
    // Shells treat brackets and commas as patterns only in a command, so unquoted ones may stay.
    let quotes = old?.quotes ?? .bare
    let bare = quotes == .bare && old?.text.isEmpty == false ? "+/=.:-@[]," : "+/=.:-@"
    switch quotes {
    case .bare where value.isWord(and: bare): return value
    case .double where !value.utf8.contains(where: { "\"\\$`!".utf8.contains($0) }): return "\"\(value)\""
    case .line(let quote):
      let unsafe = quote == UInt8(ascii: "'") ? "'\\" : "\"\\$`"
      return value.utf8.contains { unsafe.utf8.contains($0) } ? nil : value
    case .bare, .single, .double: break
    }
    let isUnsafe = value.utf8.contains(UInt8(ascii: "'")) || value.contains(#"\\"#) || value.hasSuffix(#"\"#)
    return isUnsafe || value.utf8.containsVariable ? nil : "'\(value)'"
  }
}
