/// A text inside a block scalar of a YAML text, such as an Argo CD application's Helm values or a ConfigMap's file.
package struct BlockText: Sendable {
  package let outer: YAMLText
  package let path: [YAMLStep]
  /// The text within, as its own reader gets it.
  package let bytes: [UInt8]
  /// Of each inner line without its break, in bytes of the outer text.
  private let lines: [(outer: Range<Int>, inner: Int)]

  /// Nil if there is no literal block scalar (`|`) at the path.
  package init?(_ outer: YAMLText, at path: [YAMLStep]) throws(EditRefusal) {
    let place = try outer.locate(path)
    guard case .value = place.end, outer.style(place.node) == .literal, let range = outer.valueRange(place.node),
      let text = outer.scalarText(place.node)
    else { return nil }
    self.outer = outer
    self.path = path
    bytes = Array(text.utf8)
    lines = Self.lines(outer.source, outer.contentRange(range))
  }

  /// Lines of the outer text before the first one within.
  package var linesBefore: Int { lines.first.map { outer.source.position(of: $0.outer.lowerBound).line - 1 } ?? 0 }

  /// The same with edits of the text within; the changed edits are of the outer text.
  package func applying(_ edits: [TextEdit]) throws(EditRefusal) -> Changed<BlockText> {
    let outerPlace = try outer.locate(path)
    try outer.requireEditable(outerPlace)
    guard !edits.isEmpty else { return Changed(self) }
    let plan = YAMLPlan(
      try edits.map { edit throws(EditRefusal) in try outerEdit(edit) },
      replaced: outerPlace.node..<outerPlace.node + 1,
      expected: [.exactText(String(decoding: bytes.applying(edits), as: UTF8.self))])
    let changed = try outer.carryOut(plan, put: nil)
    guard let text = try BlockText(changed.text, at: path) else {
      throw outer.refusal(.wouldChangeMore, at: outerPlace.node)
    }
    return Changed(text, edits: changed.edits)
  }

  /// What reads or changes the text within; a refusal names the place in the outer text.
  package func placed<Result>(_ work: () throws(EditRefusal) -> Result) throws(EditRefusal) -> Result {
    do throws(EditRefusal) {
      return try work()
    } catch {
      throw error.moved(lines: linesBefore, columns: indent)
    }
  }

  private var indent: Int { lines.first.map { outer.source.indentation($0.outer.lowerBound) } ?? 0 }

  /// The same edit one indentation deeper, with the line breaks of the outer text.
  private func outerEdit(_ edit: TextEdit) throws(EditRefusal) -> TextEdit {
    guard let start = outerOffset(edit.range.lowerBound), let end = outerOffset(edit.range.upperBound) else {
      throw outer.source.refusal(.inexpressible, at: lines.first?.outer.lowerBound ?? 0)
    }
    let lineBreak = outer.source.lineBreak(near: lines.first?.outer.lowerBound ?? 0)
    let margin = String(repeating: " ", count: indent)
    var pieces = edit.replacement.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let startsLine = outer.source.lineStart(start) == start
    for index in pieces.indices where !pieces[index].isEmpty && (index > 0 || startsLine) {
      let isRest = index == pieces.count - 1 && outer.source.lineStart(end) != end
      if !isRest || index > 0 { pieces[index] = margin + pieces[index] }
    }
    return TextEdit(range: start..<end, replacement: pieces.joined(separator: lineBreak))
  }

  /// A line starts before its indentation, so that whole lines are added or removed with it.
  private func outerOffset(_ offset: Int) -> Int? {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].inner <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let line = lines[low - 1]
    let column = offset - line.inner
    if column == 0 { return line.outer.lowerBound }
    let outerLine = line.outer.lowerBound + indent + column
    if outerLine <= line.outer.upperBound { return outerLine }
    return low == lines.count ? outer.source.nextLine(line.outer.upperBound) : nil
  }

  private static func lines(_ source: SourceText, _ content: Range<Int>) -> [(outer: Range<Int>, inner: Int)] {
    var result: [(outer: Range<Int>, inner: Int)] = []
    var (offset, inner) = (content.lowerBound, 0)
    let indent = content.isEmpty ? 0 : source.indentation(content.lowerBound)
    while offset < content.upperBound {
      let end = source.lineEnd(offset)
      result.append((offset..<end, inner))
      inner += max(end - offset - indent, 0) + 1
      offset = source.nextLine(offset)
    }
    return result
  }
}
