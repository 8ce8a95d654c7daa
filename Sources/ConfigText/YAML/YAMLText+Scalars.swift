import CYAML
import Text

extension YAMLText {
  func writer(_ place: YAMLPlace) -> YAMLWriter {
    let isInList = [place.parents.last, place.node].contains { node in
      node.map { $0 < stream.events.count && stream.kind($0) == CYAML_SEQUENCE_START } ?? false
    }
    return YAMLWriter(
      place: isInFlow(place) ? .flow : .block, preferred: preferredQuotes(in: place.parents.last),
      keepsVariables: variables == .replacedAfterReading, keepsAssignments: isInList, isJSON: isJSON)
  }

  func plan(settingScalarAt place: YAMLPlace, to value: YAMLValue) throws(EditRefusal) -> YAMLPlan {
    let node = place.node
    guard let range = valueRange(node) else { throw refusal(.inexpressible, at: node) }
    let style = style(node)
    guard let source = writer(place).source(value, style: style) else { throw refusal(.inexpressible, at: node) }
    let edits =
      switch style {
      case .literal, .folded: try blockEdits(range, to: value, source)
      default: [TextEdit(range: range, replacement: separated(source, at: range, place))]
      }
    return YAMLPlan(edits, replaced: node..<node + 1, expected: [.value(value)])
  }

  /// With the space a value needs if there was none.
  func separated(_ source: String, at range: Range<Int>, _ place: YAMLPlace) -> String {
    guard range.isEmpty, range.lowerBound > 0 else { return source }
    let before = bytes[range.lowerBound - 1]
    let after = range.upperBound < bytes.count ? bytes[range.upperBound] : UInt8(ascii: "\n")
    let isCloser = ",]}".utf8.contains(after) && isInFlow(place)
    return (Self.isBlank(before) ? "" : " ") + source + (Self.isBlank(after) || isCloser ? "" : " ")
  }

  /// A block scalar is kept if it can express the text; otherwise the value is written at the key.
  private func blockEdits(_ range: Range<Int>, to value: YAMLValue, _ plain: String) throws(EditRefusal) -> [TextEdit] {
    let header = range.lowerBound
    let headerEnd = bytes[header..<range.upperBound].firstIndex { Self.isBlank($0) } ?? range.upperBound
    let headerLine = source.lineEnd(header)
    let content = contentRange(range)
    if case .text(let text) = value, !content.isEmpty, let lines = literalLines(text) {
      let indent = String(repeating: " ", count: source.indentation(content.lowerBound))
      let lineBreak = source.lineBreak(near: header)
      let body = lines.lines.map { $0.isEmpty ? "" : indent + $0 }.joined(separator: lineBreak)
      return [
        TextEdit(range: header..<headerEnd, replacement: lines.header), TextEdit(range: content, replacement: body),
      ]
    }
    let gone = content.isEmpty ? [] : [TextEdit(range: headerLine..<content.upperBound, replacement: "")]
    return [TextEdit(range: header..<headerEnd, replacement: plain)] + gone
  }

  /// The lines of a block scalar, from the first line's start to the last non-blank line's end.
  func contentRange(_ range: Range<Int>) -> Range<Int> {
    let start = min(source.nextLine(range.lowerBound), range.upperBound)
    let last = bytes[start..<range.upperBound].lastIndex { !Self.isBlank($0) }
    return last.map { start..<source.lineEnd($0) } ?? start..<start
  }

  private func literalLines(_ text: String) -> (header: String, lines: [String])? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var header = "|-"
    if lines.last == "", lines.count > 1 {
      header = "|"
      lines.removeLast()
    }
    guard let first = lines.first, !first.isEmpty, first.first != " ", lines.last?.isEmpty == false else { return nil }
    guard lines.allSatisfy({ $0.unicodeScalars.allSatisfy(\.isVisible) && !$0.hasSuffix(" ") }) else {
      return nil
    }
    return !text.utf8.containsVariable ? (header, lines) : nil
  }

  func plan(settingDefault found: Placeholder, of place: YAMLPlace, to value: YAMLValue) throws(EditRefusal) -> YAMLPlan
  {
    try requireSettable(found)
    var writer = writer(place)
    writer.forbidsBraces = true
    let style = style(place.node)
    let expected = [YAMLPlan.Expected.placeholder(name: found.name, value)]
    let nodes = place.node..<place.node + 1
    guard style == .plain else {
      return YAMLPlan(try quotedDefault(found, place, value, writer), replaced: nodes, expected: expected)
    }
    let old = trimmedDefault(found)
    guard let source = writer.source(value, style: Self.quotes(self.source.string(old))) else {
      throw refusal(.inexpressible, at: place.node)
    }
    return YAMLPlan([TextEdit(range: old, replacement: found.mark + source)], replaced: nodes, expected: expected)
  }

  func requireSettable(_ found: Placeholder) throws(EditRefusal) {
    guard found.isPlain else { throw source.refusal(.unknownPlaceholder, at: found.range.lowerBound) }
    guard found.defaultText?.utf8.containsVariable != true else {
      throw source.refusal(.nestedPlaceholder, at: found.range.lowerBound)
    }
  }

  private func quotedDefault(
    _ found: Placeholder, _ place: YAMLPlace, _ value: YAMLValue, _ writer: YAMLWriter
  ) throws(EditRefusal) -> [TextEdit] {
    guard let text = value.plainText else { throw refusal(.inexpressible, at: place.node) }
    let range = found.defaultRange ?? (found.range.upperBound - 1)..<(found.range.upperBound - 1)
    if style(place.node) == .doubleQuoted {
      return [TextEdit(range: range, replacement: found.mark + writer.doubleQuoted(text))]
    }
    if let inner = writer.singleQuoted(text) { return [TextEdit(range: range, replacement: found.mark + inner)] }
    let outer = (found.range.lowerBound - 1)..<(found.range.upperBound + 1)
    return [TextEdit(range: outer, replacement: "\"${\(found.name):-\(writer.doubleQuoted(text))}\"")]
  }

  /// The default without surrounding spaces, or the position for one.
  func trimmedDefault(_ found: Placeholder) -> Range<Int> {
    guard let range = found.defaultRange else { return (found.range.upperBound - 1)..<(found.range.upperBound - 1) }
    let inner = bytes[range]
    guard let first = inner.firstIndex(where: { !Self.isBlank($0) }),
      let last = inner.lastIndex(where: { !Self.isBlank($0) })
    else { return range }
    return first..<(last + 1)
  }

  static func quotes(_ source: String) -> YAMLStyle {
    switch source.utf8.first {
    case UInt8(ascii: "\""): .doubleQuoted
    case UInt8(ascii: "'"): .singleQuoted
    default: .plain
    }
  }
}
