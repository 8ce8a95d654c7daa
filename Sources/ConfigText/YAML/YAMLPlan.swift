import CYAML

/// Edits, and the events that must follow from them.
struct YAMLPlan: EditPlan {
  enum Expected: Equatable {
    case value(YAMLValue)
    /// A variable as the whole of a scalar, with the value as its default.
    case placeholder(name: String, YAMLValue)
    /// A text that is a list by itself.
    case listText([String])
    /// Any text, in quotes or as a block.
    case exactText(String)
    case key(String)
    case mappingStart, mappingEnd, sequenceStart, sequenceEnd, documentStart, documentEnd
  }

  var edits: [TextEdit]
  /// Events of the original text.
  let replaced: Range<Int>
  let expected: [Expected]

  init(_ edits: [TextEdit], replaced: Range<Int>, expected: [Expected]) {
    self.edits = edits
    self.replaced = replaced
    self.expected = expected
  }

  func end(from part: Int, of after: YAMLText, replacing before: YAMLText) -> Int? {
    let kept = replaced.filter { before.stream.kind($0) == CYAML_SCALAR && before.style($0) == .plain }
    let texts = Set(kept.compactMap { before.scalarText($0) })
    return expected.reduce(Optional(part)) { part, expected in
      part.flatMap { after.next($0, ifAt: expected, keeping: texts) }
    }
  }
}

extension YAMLText {
  /// Makes the edits on a copy, reads it, and compares.
  func carryOut(_ plan: YAMLPlan, put text: String?) throws(EditRefusal) -> Changed<YAMLText> {
    guard let change = carryOut([plan]) else {
      throw source.refusal(.wouldChangeMore, at: plan.edits.map(\.range.lowerBound).min() ?? 0, put: text)
    }
    return change
  }

  func carryOut(_ plans: [YAMLPlan]) -> Changed<YAMLText>? {
    carryOut(plans) { try? YAMLText($0, variables: variables) }
  }

  /// The event after the expected one, if it is at `index`.
  ///
  /// - Parameter kept: The old text without quotes, whatever its YAML type.
  fileprivate func next(_ index: Int, ifAt expected: YAMLPlan.Expected, keeping kept: Set<String>) -> Int? {
    guard index < stream.events.count else { return nil }
    switch expected {
    case .mappingStart: return stream.kind(index) == CYAML_MAPPING_START ? index + 1 : nil
    case .mappingEnd: return stream.kind(index) == CYAML_MAPPING_END ? index + 1 : nil
    case .sequenceStart: return stream.kind(index) == CYAML_SEQUENCE_START ? index + 1 : nil
    case .sequenceEnd: return stream.kind(index) == CYAML_SEQUENCE_END ? index + 1 : nil
    case .documentStart: return stream.kind(index) == CYAML_DOCUMENT_START ? index + 1 : nil
    case .documentEnd: return stream.kind(index) == CYAML_DOCUMENT_END ? index + 1 : nil
    case .key(let name): return isScalar(index, name) ? index + 1 : nil
    case .value(let value): return means(index, value, keeping: kept) ? stream.next(index) : nil
    case .exactText(let text): return isScalar(index, text) && style(index) != .plain ? index + 1 : nil
    case .listText(let items):
      guard stream.kind(index) == CYAML_SCALAR, let text = scalarText(index) else { return nil }
      return Self.content(ofSource: text) == .list(items) ? index + 1 : nil
    case .placeholder(let name, let value):
      guard let found = wholePlaceholder(index), found.name == name, let text = found.defaultText else { return nil }
      return defaultMeans(text, style(index), value) ? index + 1 : nil
    }
  }

  private func isScalar(_ index: Int, _ text: String) -> Bool {
    stream.kind(index) == CYAML_SCALAR && stream.hasText(index, Array(text.utf8))
  }

  /// Exactly: a text that YAML would read as a number does not match.
  private func means(_ node: Int, _ value: YAMLValue, keeping kept: Set<String> = []) -> Bool {
    switch value {
    case .text(let text):
      guard stream.kind(node) == CYAML_SCALAR, let found = scalarText(node) else { return false }
      guard found.utf8.elementsEqual(text.utf8) else { return false }
      return style(node) != .plain || YAMLPlain.isSafe(text, in: .block) || kept.contains(text)
        || YAMLWriter.isVariableOrAssignment(text)
    case .boolean(let isTrue): return isScalar(node, isTrue ? "true" : "false") && style(node) == .plain
    case .integer(let number): return isScalar(node, String(number)) && style(node) == .plain
    case .list(let items):
      let nodes = children(of: node)
      guard stream.kind(node) == CYAML_SEQUENCE_START, nodes.count == items.count else { return false }
      return zip(nodes, items).allSatisfy { means($0, .text($1), keeping: kept) }
    case .map(let pairs):
      let found = entries(of: node)
      guard stream.kind(node) == CYAML_MAPPING_START, found.count == pairs.count else { return false }
      return zip(found, pairs).allSatisfy { entry, pair in
        isScalar(entry.key, pair.name) && means(entry.value, .text(pair.value), keeping: kept)
      }
    }
  }

  private func defaultMeans(_ text: String, _ style: YAMLStyle, _ value: YAMLValue) -> Bool {
    guard variables == .replacedBeforeReading, !text.utf8.containsVariable else { return false }
    if style != .plain {
      let quote = style == .singleQuoted ? "'" : "\""
      return Self.isValue(quote + text + quote, .text(value.plainText ?? ""))
    }
    guard !text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else { return false }
    return Self.isValue(text, value)
  }

  private static func isValue(_ source: String, _ value: YAMLValue) -> Bool {
    guard let text = try? YAMLText(Array("k: \(source) # c\n".utf8)), text.documents.count == 1 else { return false }
    let entries = text.entries(of: text.documents[0])
    return entries.count == 1 && text.means(entries[0].value, value)
  }
}

extension YAMLValue {
  /// Of a scalar.
  var plainText: String? {
    switch self {
    case .text(let text): text
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .integer(let number): String(number)
    case .list, .map: nil
    }
  }
}
