import CYAML

/// Edits, and what a parser must find afterwards in place of some events.
struct YAMLPlan {
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
}

extension YAMLText {
  /// Makes the edits on a copy, reads it, and compares.
  func carryOut(_ plan: YAMLPlan, put text: String?) throws(EditRefusal) -> Changed<YAMLText> {
    let offset = plan.edits.map(\.range.lowerBound).min() ?? 0
    guard !plan.edits.isEmpty else { return Changed(self) }
    guard let change = carryOut([plan]) else { throw source.refusal(.wouldChangeMore, at: offset, put: text) }
    return change
  }

  /// All plans at once, read once; nil if they touch each other, or if more would change. What is added at one place
  /// keeps its order.
  func carryOut(_ plans: [YAMLPlan]) -> Changed<YAMLText>? {
    let plans = plans.filter { !$0.edits.isEmpty }.enumerated().sorted {
      ($0.element.replaced.lowerBound, $0.offset) < ($1.element.replaced.lowerBound, $1.offset)
    }.map(\.element)
    let edits = plans.flatMap(\.edits)
    guard !edits.isEmpty else { return Changed(self) }
    guard edits.areApart,
      zip(plans, plans.dropFirst()).allSatisfy({ $0.replaced.upperBound <= $1.replaced.lowerBound }),
      let after = try? YAMLText(bytes.applying(edits), variables: variables), differs(after, as: plans)
    else { return nil }
    return Changed(after, edits: edits.inOrder)
  }

  private func differs(_ after: YAMLText, as plans: [YAMLPlan]) -> Bool {
    var (old, new) = (0, 0)
    for plan in plans {
      let count = plan.replaced.lowerBound - old
      guard count >= 0, isSame(old, after, new, count) else { return false }
      let kept = plan.replaced.filter { stream.kind($0) == CYAML_SCALAR && style($0) == .plain }
      let texts = Set(kept.compactMap { scalarText($0) })
      new += count
      for expected in plan.expected {
        guard let next = after.next(new, ifAt: expected, keeping: texts) else { return false }
        new = next
      }
      old = plan.replaced.upperBound
    }
    let rest = stream.events.count - old
    return rest == after.stream.events.count - new && isSame(old, after, new, rest)
  }

  /// Whether as many events are the same from here and from there on.
  private func isSame(_ old: Int, _ after: YAMLText, _ new: Int, _ count: Int) -> Bool {
    guard old + count <= stream.events.count, new + count <= after.stream.events.count else { return false }
    return (0..<count).allSatisfy { stream.matches(old + $0, after.stream, new + $0) }
  }

  /// The event after the expected one, if it is at `index`.
  ///
  /// - Parameter kept: The old text without quotes, whatever its YAML type.
  private func next(_ index: Int, ifAt expected: YAMLPlan.Expected, keeping kept: Set<String>) -> Int? {
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
