import CYAML

extension YAMLText {
  /// The text without the key at the path and its value; nothing changes where it is absent.
  package func removing(_ path: [YAMLStep]) throws(EditRefusal) -> Changed<YAMLText> {
    let place = try locate(path)
    switch place.end {
    case .missing, .noDocument: return Changed(self)
    case .merged(let key): throw refusal(.mergeKey, at: key)
    case .value, .alias: break
    }
    try requireEditable(place)
    guard let key = place.key, let parent = place.parents.last else { throw refusal(.onlyEntry, at: place.node) }
    let range = key..<stream.next(place.node)
    if stream.style(parent) == CYAML_FLOW {
      let edit = flowRemoval(key, of: parent)
      return try carryOut(YAMLPlan([edit], replaced: range, expected: []), put: nil)
    }
    guard entries(of: parent).count > 1 else { throw refusal(.onlyEntry, at: key) }
    let start = stream.range(key).lowerBound
    guard source.indentation(start) == source.column(start) else { throw refusal(.inexpressible, at: key) }
    let first = source.lineStart(start)
    let lines = (first == 0 ? source.start : first)..<lastLine(of: place.node)
    if let comment = commentLine(in: lines) { throw source.refusal(.commentInside, at: comment) }
    return try carryOut(YAMLPlan([lineRemoval(lines)], replaced: range, expected: []), put: nil)
  }

  /// A line inside that contains only a comment.
  private func commentLine(in lines: Range<Int>) -> Int? {
    var line = source.nextLine(lines.lowerBound)
    while line < lines.upperBound {
      let first = line + source.indentation(line)
      if first < bytes.count, bytes[first] == UInt8(ascii: "#") { return first }
      line = source.nextLine(line)
    }
    return nil
  }

  private func flowRemoval(_ key: Int, of parent: Int) -> TextEdit {
    let entries = entries(of: parent)
    let index = entries.firstIndex { $0.key == key } ?? 0
    if index > 0 {
      let before = stream.extent(entries[index - 1].value).upperBound
      return TextEdit(range: before..<stream.extent(entries[index].value).upperBound, replacement: "")
    }
    let end = entries.count > 1 ? stream.range(entries[1].key).lowerBound : stream.extent(parent).upperBound - 1
    return TextEdit(range: stream.range(key).lowerBound..<end, replacement: "")
  }
}
