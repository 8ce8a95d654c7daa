/// One replacement in a text: everything outside `range` stays byte for byte as it was.
public struct TextEdit: Equatable, Sendable {
  /// UTF-8 bytes of the text before any edit.
  public let range: Range<Int>
  public let replacement: String

  public init(range: Range<Int>, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

extension [UInt8] {
  /// The text with all edits made; they name places of the text as it was, in any order, and do not overlap.
  public func applying(_ edits: [TextEdit]) -> [UInt8] {
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

extension String {
  public func applying(_ edits: [TextEdit]) -> String {
    String(decoding: Array(utf8).applying(edits), as: UTF8.self)
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
}
