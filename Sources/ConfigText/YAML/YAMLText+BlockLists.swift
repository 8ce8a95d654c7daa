import CYAML

extension YAMLText {
  /// Unchanged items keep their lines; comments next to removed ones go with them.
  func plan(blockList place: YAMLPlace, to items: [String]) throws(EditRefusal) -> YAMLPlan {
    let node = place.node
    let nodes = children(of: node)
    for item in nodes where stream.kind(item) != CYAML_SCALAR {
      throw refusal(.otherKind(found: "something other than text"), at: item)
    }
    let replaced = node..<stream.next(node)
    let expected = [YAMLPlan.Expected.value(.list(items))]
    let old = nodes.map { scalarText($0) }
    let start = zip(old, items).prefix { $0 == $1 }.count
    let tail = min(old.count, items.count) - start
    let end = zip(old.reversed(), items.reversed()).prefix { $0 == $1 }.prefix(tail).count
    let gone = start..<(old.count - end)
    let new = Array(items[start..<(items.count - end)])
    if items.isEmpty { return try plan(emptying: place, nodes) }
    var edits: [TextEdit] = []
    for (node, text) in zip(nodes[gone], new) { edits += try itemEdits(node, place, text) }
    edits += try removals(ofLines: Array(nodes[gone].dropFirst(new.count)))
    let added = Array(new.dropFirst(gone.count))
    if !added.isEmpty { edits.append(try addition(added, after: start + gone.count, nodes, place)) }
    return YAMLPlan(edits, replaced: replaced, expected: expected)
  }

  /// One more item of `NAME=value`, after the first neighbour that is there.
  func plan(appending item: String, to place: YAMLPlace, _ neighbours: [String]) throws(EditRefusal) -> YAMLPlan {
    let nodes = children(of: place.node)
    guard stream.style(place.node) == CYAML_BLOCK, !nodes.isEmpty else {
      throw refusal(.inexpressible, at: place.node)
    }
    let names = nodes.map { variableName(ofItem: $0) ?? "" }
    let after = neighbours.lazy.compactMap { names.firstIndex(of: $0) }.first ?? nodes.count - 1
    let index = stream.next(nodes[after])
    return YAMLPlan(
      [try addition([item], after: after + 1, nodes, place)], replaced: index..<index, expected: [.value(.text(item))])
  }

  func plan(removingItem place: YAMLPlace) throws(EditRefusal) -> YAMLPlan {
    guard let list = place.parents.last, children(of: list).count > 1 else { throw refusal(.onlyEntry, at: place.node) }
    guard stream.style(list) == CYAML_BLOCK else { return plan(removingFlowItem: place.node, of: list) }
    return YAMLPlan(
      try removals(ofLines: [place.node]), replaced: place.node..<stream.next(place.node), expected: [])
  }

  private func itemEdits(_ node: Int, _ place: YAMLPlace, _ text: String) throws(EditRefusal) -> [TextEdit] {
    var item = place
    item.node = node
    return try plan(settingScalarAt: item, to: .text(text)).edits
  }

  /// Whole lines, if there is nothing else on them.
  private func removals(ofLines nodes: [Int]) throws(EditRefusal) -> [TextEdit] {
    var lines: [Range<Int>] = []
    for node in nodes {
      let start = source.lineStart(stream.range(node).lowerBound)
      guard try dashColumn(node) == source.indentation(start) else { throw refusal(.inexpressible, at: node) }
      lines.append((start == 0 ? source.start : start)..<lastLine(of: node))
    }
    return lineRemovals(lines)
  }

  /// Lines below each other go at once.
  func lineRemovals(_ lines: [Range<Int>]) -> [TextEdit] {
    var runs: [Range<Int>] = []
    for range in lines {
      if let last = runs.last, source.nextLine(last.upperBound) == range.lowerBound {
        runs[runs.count - 1] = last.lowerBound..<range.upperBound
      } else {
        runs.append(range)
      }
    }
    return runs.map { lineRemoval($0) }
  }

  /// Lines without a trace; the last line's missing break stays missing.
  func lineRemoval(_ lines: Range<Int>) -> TextEdit {
    let next = source.nextLine(lines.upperBound)
    let isOpen = next == bytes.count && bytes.last != UInt8(ascii: "\n") && lines.lowerBound > source.start
    let start = isOpen ? source.lineEnd(source.lineStart(lines.lowerBound - 1)) : lines.lowerBound
    return TextEdit(range: start..<next, replacement: "")
  }

  private func addition(
    _ texts: [String], after count: Int, _ nodes: [Int], _ place: YAMLPlace
  ) throws(EditRefusal) -> TextEdit {
    let model = nodes[max(count - 1, 0)]
    let dash = try dashColumn(model)
    let gap = max(source.column(stream.range(model).lowerBound) - dash - 1, 1)
    let lead = String(repeating: " ", count: dash) + "-" + String(repeating: " ", count: gap)
    let found = style(model)
    let style = nodes.allSatisfy { self.style($0) == found } ? found : .plain
    let writer = writer(place)
    let lines = texts.map { lead + writer.scalar($0, style: style) }
    if count == 0 {
      let start = source.lineStart(stream.range(model).lowerBound)
      guard source.indentation(start) == dash else { throw refusal(.inexpressible, at: model) }
      let lineBreak = source.lineBreak(near: start)
      return TextEdit(
        range: max(start, source.start)..<max(start, source.start), replacement: lines.map { $0 + lineBreak }.joined())
    }
    return lineAddition(lines, after: lastLine(of: model))
  }

  /// New lines below the one that ends at `end`.
  func lineAddition(_ lines: [String], after end: Int) -> TextEdit {
    let next = source.nextLine(end)
    let lineBreak = source.lineBreak(near: end)
    let isOpen = next == bytes.count && (bytes.isEmpty || bytes.last != UInt8(ascii: "\n"))
    if isOpen, next > source.start {
      return TextEdit(range: next..<next, replacement: lines.map { lineBreak + $0 }.joined())
    }
    return TextEdit(range: next..<next, replacement: lines.map { $0 + lineBreak }.joined())
  }

  /// An item's dash on its own line.
  private func dashColumn(_ node: Int) throws(EditRefusal) -> Int {
    let start = stream.range(node).lowerBound
    let line = source.lineStart(start)
    guard let dash = bytes[line..<start].last(where: { $0 != UInt8(ascii: " ") }), dash == UInt8(ascii: "-"),
      let place = bytes[line..<start].lastIndex(of: dash)
    else { throw refusal(.inexpressible, at: node) }
    return source.column(place)
  }

  /// A flow list at the key replaces the lines.
  private func plan(emptying place: YAMLPlace, _ nodes: [Int]) throws(EditRefusal) -> YAMLPlan {
    guard let key = place.key, stream.anchor(place.node).isEmpty else { throw refusal(.onlyEntry, at: place.node) }
    let keyEnd = stream.range(key).upperBound
    guard let colon = bytes[keyEnd...].firstIndex(of: UInt8(ascii: ":")) else { throw refusal(.onlyEntry, at: key) }
    return YAMLPlan(
      [TextEdit(range: (colon + 1)..<(colon + 1), replacement: " []")] + (try removals(ofLines: nodes)),
      replaced: place.node..<stream.next(place.node), expected: [.value(.list([]))])
  }

  /// The end of the last line of a node, before its line break; trailing blank lines of a text do not count.
  func lastLine(of node: Int) -> Int {
    source.lineEnd(lastByte(of: node))
  }

  /// Where a node's text ends: that of its last scalar.
  func lastByte(of node: Int) -> Int {
    var node = node
    while [CYAML_MAPPING_START, CYAML_SEQUENCE_START].contains(stream.kind(node)), stream.style(node) == CYAML_BLOCK,
      let last = children(of: node).last
    { node = last }
    let extent = stream.extent(node)
    guard stream.kind(node) == CYAML_SCALAR, style(node) == .literal || style(node) == .folded else {
      return extent.upperBound
    }
    let content = contentRange(extent)
    return content.isEmpty ? source.lineEnd(extent.lowerBound) : content.upperBound
  }
}
