import CYAML
import Text

extension YAMLText {
  func plan(settingListAt place: YAMLPlace, to items: [String]) throws(EditRefusal) -> YAMLPlan {
    let node = place.node
    guard effectiveContent(node) != .list(items) else { return YAMLPlan([], replaced: node..<node, expected: []) }
    switch stream.kind(node) {
    case CYAML_MAPPING_START: throw refusal(.otherKind(found: "a mapping"), at: node)
    case CYAML_SEQUENCE_START where stream.style(node) == CYAML_BLOCK: return try plan(blockList: place, to: items)
    case CYAML_SEQUENCE_START: return try plan(flowList: place, to: items)
    default: break
    }
    if let whole = wholePlaceholder(node) {
      guard style(node) == .plain, variables == .replacedBeforeReading else { throw refusal(.inexpressible, at: node) }
      return try plan(defaultList: whole, place, to: items)
    }
    if let quoted = try plan(quotedList: place, to: items) { return quoted }
    return try plan(settingScalarAt: place, to: .list(items))
  }

  private func plan(flowList place: YAMLPlace, to items: [String]) throws(EditRefusal) -> YAMLPlan {
    let node = place.node
    let extent = stream.extent(node)
    guard let start = bytes[extent].firstIndex(of: UInt8(ascii: "[")) else { throw refusal(.inexpressible, at: node) }
    guard let list = flowList(node, in: start..<extent.upperBound) else { throw refusal(.commentInside, at: node) }
    let edit = TextEdit(range: start..<extent.upperBound, replacement: list.source(items, writer(place)))
    return YAMLPlan([edit], replaced: node..<stream.next(node), expected: [.value(.list(items))])
  }

  /// The style of a flow list; nil if there is anything but spaces and commas between its items.
  func flowList(_ node: Int, in range: Range<Int>) -> FlowList? {
    let nodes = children(of: node)
    guard nodes.allSatisfy({ stream.anchor($0).isEmpty && stream.tag($0).isEmpty }),
      let gaps = flowGaps(node, in: range, marks: ",")
    else { return nil }
    let items = nodes.map {
      FlowList.Item(text: scalarText($0) ?? "", source: source.string(stream.range($0)), style: style($0))
    }
    return FlowList(items: items, gaps: gaps)
  }

  /// The text before, between and after the scalars of a flow collection; nil if it is more than spaces and
  /// punctuation, or if there are other nodes.
  func flowGaps(_ node: Int, in range: Range<Int>, marks: String) -> [String]? {
    let nodes = children(of: node)
    guard nodes.allSatisfy({ stream.kind($0) == CYAML_SCALAR }) else { return nil }
    let starts = [range.lowerBound + 1] + nodes.map { stream.range($0).upperBound }
    let ends = nodes.map { stream.range($0).lowerBound } + [range.upperBound - 1]
    let gaps = zip(starts, ends).map { source.string($0..<$1) }
    return gaps.allSatisfy { $0.utf8.allSatisfy { Self.isBlank($0) || marks.utf8.contains($0) } } ? gaps : nil
  }

  private func plan(
    defaultList found: Placeholder, _ place: YAMLPlace, to items: [String]
  ) throws(EditRefusal) -> YAMLPlan {
    try requireSettable(found)
    var writer = writer(place)
    writer.forbidsBraces = true
    let old = trimmedDefault(found)
    let list = FlowList(source: source.string(old)) ?? .compact
    return YAMLPlan(
      [TextEdit(range: old, replacement: found.mark + list.source(items, writer))],
      replaced: place.node..<place.node + 1, expected: [.placeholder(name: found.name, .list(items))])
  }

  /// A list within quotes, `"[admin]"`, stays within them.
  private func plan(quotedList place: YAMLPlace, to items: [String]) throws(EditRefusal) -> YAMLPlan? {
    let node = place.node
    let style = style(node)
    guard style == .singleQuoted || style == .doubleQuoted, let range = valueRange(node) else { return nil }
    guard let text = scalarText(node), text.hasPrefix("["), let list = FlowList(source: text) else { return nil }
    var inner = writer(place)
    inner.preferred = style == .singleQuoted ? .doubleQuoted : .singleQuoted
    let whole = list.source(items, inner)
    if text == whole { return YAMLPlan([], replaced: node..<node, expected: []) }
    let outer = writer(place).scalar(whole, style: style)
    return YAMLPlan(
      [TextEdit(range: range, replacement: outer)], replaced: node..<node + 1, expected: [.listText(items)])
  }
}

/// How the items of a list in brackets are written, to write others alike.
struct FlowList {
  struct Item {
    let text: String
    let source: String
    let style: YAMLStyle
  }

  var items: [Item]
  /// Before, between and after the items.
  var gaps: [String]

  static let compact = FlowList(items: [], gaps: ["", ",", ""])

  init(items: [Item], gaps: [String]) {
    self.items = items
    self.gaps = gaps
  }

  /// Nil if it is not a flow list of scalars.
  init?(source text: String) {
    guard text.hasPrefix("["), text.hasSuffix("]"), let inner = try? YAMLText(Array("k: \(text)".utf8)),
      inner.documents.count == 1, let node = inner.entries(of: inner.documents[0]).first?.value,
      inner.stream.kind(node) == CYAML_SEQUENCE_START, let list = inner.flowList(node, in: 3..<inner.bytes.count)
    else { return nil }
    self = list.items.count > 1 ? list : FlowList(items: list.items, gaps: [list.gaps[0], ",", list.gaps.last ?? ""])
  }

  func source(_ texts: [String], _ writer: YAMLWriter) -> String {
    var writer = writer
    writer.place = .flow
    let style = sharedStyle
    let sources = texts.map { text in
      items.first { $0.text == text }?.source ?? writer.scalar(text, style: style)
    }
    guard !texts.isEmpty else { return "[]" }
    let separator = gaps.count > 2 ? gaps[1] : ", "
    let last = gaps.count > 1 && !items.isEmpty ? gaps[gaps.count - 1] : ""
    return "[\(items.isEmpty ? "" : gaps[0])\(sources.joined(separator: separator))\(last)]"
  }

  /// Of all items, if they agree.
  private var sharedStyle: YAMLStyle {
    guard let first = items.first?.style else { return .plain }
    return items.allSatisfy { $0.style == first } ? first : .plain
  }
}
