import CYAML
import Text

extension YAMLText {
  /// Block mappings change entry by entry; flow mappings are rewritten.
  func plan(settingMapAt place: YAMLPlace, to pairs: [YAMLValue.Pair]) throws(EditRefusal) -> YAMLPlan {
    let node = place.node
    let replaced = node..<stream.next(node)
    let expected = [YAMLPlan.Expected.value(.map(pairs))]
    if holds(node, pairs) { return YAMLPlan([], replaced: node..<node, expected: []) }
    guard let flow = writer(place).source(.map(pairs), style: .plain) else { throw refusal(.inexpressible, at: node) }
    switch stream.kind(node) {
    case CYAML_SEQUENCE_START: throw refusal(.otherKind(found: "a list"), at: node)
    case CYAML_MAPPING_START where stream.style(node) == CYAML_FLOW:
      let extent = stream.extent(node)
      guard let start = bytes[extent].firstIndex(of: UInt8(ascii: "{")),
        flowGaps(node, in: start..<extent.upperBound, marks: ",:") != nil
      else { throw refusal(.commentInside, at: node) }
      return YAMLPlan(
        [TextEdit(range: start..<extent.upperBound, replacement: flow)], replaced: replaced, expected: expected)
    case CYAML_MAPPING_START: return try plan(blockMap: place, to: pairs)
    default:
      guard isNull(node) || wholePlaceholder(node) == nil else { throw refusal(.inexpressible, at: node) }
      return try plan(settingScalarAt: place, to: .map(pairs))
    }
  }

  private func holds(_ node: Int, _ pairs: [YAMLValue.Pair]) -> Bool {
    let found = entries(of: node)
    return stream.kind(node) == CYAML_MAPPING_START && found.count == pairs.count
      && zip(found, pairs).allSatisfy { entry, pair in
        stream.text(entry.key) == pair.name && stream.kind(entry.value) == CYAML_SCALAR
          && scalarText(entry.value) == pair.value && !isNull(entry.value)
      }
  }

  private func plan(blockMap place: YAMLPlace, to pairs: [YAMLValue.Pair]) throws(EditRefusal) -> YAMLPlan {
    let node = place.node
    let found = entries(of: node)
    guard found.allSatisfy({ stream.kind($0.key) == CYAML_SCALAR && stream.kind($0.value) == CYAML_SCALAR }) else {
      throw refusal(.otherKind(found: "a mapping that contains more than texts"), at: node)
    }
    guard !pairs.isEmpty else { throw refusal(.onlyEntry, at: node) }
    let names = pairs.map(\.name)
    let kept = found.filter { names.contains(stream.text($0.key)) }
    let rest = kept.map { stream.text($0.key) }
    guard !kept.isEmpty, Array(names.prefix(rest.count)) == rest else { throw refusal(.inexpressible, at: node) }
    var edits: [TextEdit] = []
    for (entry, pair) in zip(kept, pairs) where scalarText(entry.value) != pair.value || isNull(entry.value) {
      let inner = YAMLPlace(end: .value, node: entry.value, key: entry.key, parents: place.parents + [node])
      edits += try plan(settingScalarAt: inner, to: .text(pair.value)).edits
    }
    var gone: [Range<Int>] = []
    for entry in found where !names.contains(stream.text(entry.key)) {
      let start = stream.range(entry.key).lowerBound
      guard source.indentation(start) == source.column(start) else { throw refusal(.inexpressible, at: entry.key) }
      let line = source.lineStart(start)
      gone.append((line == 0 ? source.start : line)..<lastLine(of: entry.value))
    }
    edits += lineRemovals(gone)
    let indent = String(repeating: " ", count: source.column(stream.range(found[0].key).lowerBound))
    let added = pairs.dropFirst(kept.count).map { pair in
      "\(indent)\(YAMLWriter.file.scalar(pair.name)): \(writer(place).scalar(pair.value))"
    }
    if !added.isEmpty { edits.append(lineAddition(Array(added), after: lastByte(of: kept[kept.count - 1].value))) }
    return YAMLPlan(edits, replaced: node..<stream.next(node), expected: [.value(.map(pairs))])
  }
}
