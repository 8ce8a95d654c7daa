import CYAML

extension YAMLText: TextInParts {
  package var partCount: Int { stream.events.count }
  package func start(ofPart part: Int) -> Int { stream.range(part).lowerBound }
  package func isSame(_ part: Int, _ other: YAMLText, _ otherPart: Int) -> Bool {
    stream.matches(part, other.stream, otherPart)
  }

  /// Entries of block mappings that an edit at these paths need not look at; none where anything in the text may
  /// stand in the way of every edit.
  package func cuts(outside paths: [[YAMLStep]]) -> [Cut] {
    guard documents.count == 1, mask.openVariable == nil, firstBareTemplate() == nil else { return [] }
    return cuts(of: documents[0], outside: paths)
  }

  private func cuts(of node: Int, outside paths: [[YAMLStep]]) -> [Cut] {
    guard stream.kind(node) == CYAML_MAPPING_START, stream.style(node) == CYAML_BLOCK,
      paths.allSatisfy({ if case .key? = $0.first { true } else { false } })
    else { return [] }
    let entries = entries(of: node)
    var (siblings, inner): ([Cut.Sibling], [Cut]) = ([], [])
    for (index, entry) in entries.enumerated() {
      let rest = paths.filter { $0.first.map { isStep($0, entry.key) } ?? false }.map { Array($0.dropFirst()) }
      let start = stream.range(entry.key).lowerBound
      let line = source.lineStart(start)
      let isFree = line + source.indentation(start) == start && stream.kind(entry.key) == CYAML_SCALAR
      let isKept = !rest.isEmpty || Cut.isAtEnds(index, of: entries.count) || !isFree || isShared(entry)
      siblings.append(Cut.Sibling(start: line, part: entry.key, isKept: isKept))
      if isKept { inner += cuts(of: entry.value, outside: rest) }
    }
    return Cut.runs(siblings) + inner
  }

  private func isStep(_ step: YAMLStep, _ key: Int) -> Bool {
    guard case .key(let name) = step, stream.kind(key) == CYAML_SCALAR else { return false }
    return stream.hasText(key, Array(name.utf8))
  }

  /// Whether an anchor or alias is in it.
  private func isShared(_ entry: (key: Int, value: Int)) -> Bool {
    (entry.key..<stream.next(entry.value)).contains { stream.isNamed($0) }
  }
}
