/// One replacement in a text: everything outside `range` stays byte for byte as it was.
package struct TextEdit: Equatable, Sendable {
  /// UTF-8 bytes of the text before any edit.
  package let range: Range<Int>
  package let replacement: String

  package init(range: Range<Int>, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

extension [UInt8] {
  /// The text with all edits applied; they refer to the original text, in any order, and do not overlap.
  package func applying(_ edits: [TextEdit]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count + edits.reduce(0) { $0 + $1.replacement.utf8.count })
    var position = 0
    for edit in edits.inOrder {
      precondition(edit.range.lowerBound >= position, "edits overlap")
      result += self[position..<edit.range.lowerBound]
      result += edit.replacement.utf8
      position = edit.range.upperBound
    }
    result += self[position...]
    return result
  }
}

extension [TextEdit] {
  /// From first to last; insertions at one place keep their order.
  var inOrder: [TextEdit] {
    enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }.map(\.element)
  }

  /// Whether no two of them touch the same byte.
  var areApart: Bool {
    let edits = inOrder
    return zip(edits, edits.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound }
  }
}

extension [TextEdit] {
  /// Both at once: these, and then others that name places of the text which these leave behind.
  package func followed(by later: [TextEdit]) -> [TextEdit] {
    var edits = inOrder
    for edit in later.inOrder.reversed() { edits.take(in: edit) }
    return edits.filter { !$0.range.isEmpty || !$0.replacement.isEmpty }
  }

  /// Adds an edit of the resulting text, merged with the edits it touches.
  private mutating func take(in edit: TextEdit) {
    var (first, before) = (0, 0)
    while first < count, self[first].range.upperBound + before + self[first].growth < edit.range.lowerBound {
      before += self[first].growth
      first += 1
    }
    var (end, after) = (first, before)
    while end < count, self[end].range.lowerBound + after <= edit.range.upperBound {
      after += self[end].growth
      end += 1
    }
    var (lower, upper) = (edit.range.lowerBound - before, edit.range.upperBound - after)
    var text = edit.replacement
    if first < end {
      let (head, tail) = (self[first], self[end - 1])
      let kept = edit.range.lowerBound - head.range.lowerBound - before
      if kept >= 0 { (lower, text) = (head.range.lowerBound, head.replacement.bytes(0..<kept) + text) }
      let count = tail.replacement.utf8.count
      let left = tail.range.upperBound + after - edit.range.upperBound
      if left >= 0 { (upper, text) = (tail.range.upperBound, text + tail.replacement.bytes((count - left)..<count)) }
    }
    replaceSubrange(first..<end, with: [TextEdit(range: lower..<upper, replacement: text)])
  }
}

extension TextEdit {
  /// How many bytes longer the text becomes.
  var growth: Int { replacement.utf8.count - range.count }
}

extension String {
  fileprivate func bytes(_ range: Range<Int>) -> String { String(decoding: Array(utf8)[range], as: UTF8.self) }
}
