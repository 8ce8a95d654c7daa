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
  /// The text with all edits made; they name places of the text as it was, in any order, and do not overlap.
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

extension String {
  package func applying(_ edits: [TextEdit]) -> String {
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

  /// Whether no two of them touch the same byte.
  var areApart: Bool {
    let edits = inOrder
    return zip(edits, edits.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound }
  }
}

extension [TextEdit] {
  /// Both at once: these, and then others that name places of the text which these leave behind.
  package func followed(by later: [TextEdit]) -> [TextEdit] {
    var pieces: [Piece] = []
    var position = 0
    for edit in inOrder {
      pieces += [.kept(position..<edit.range.lowerBound), .new([UInt8](edit.replacement.utf8))]
      position = edit.range.upperBound
    }
    pieces.append(.kept(position..<Int.max / 2))
    for edit in later.inOrder.reversed() { pieces = Piece.replacing(edit, in: pieces) }
    return Piece.edits(pieces)
  }
}

/// A part of an edited text.
private enum Piece {
  case kept(Range<Int>)
  case new([UInt8])

  var count: Int {
    switch self {
    case .kept(let range): range.count
    case .new(let bytes): bytes.count
    }
  }

  func slice(_ range: Range<Int>) -> Piece {
    switch self {
    case .kept(let all): .kept((all.lowerBound + range.lowerBound)..<(all.lowerBound + range.upperBound))
    case .new(let bytes): .new(Array(bytes[range]))
    }
  }

  static func replacing(_ edit: TextEdit, in pieces: [Piece]) -> [Piece] {
    var (head, tail): ([Piece], [Piece]) = ([], [])
    var position = 0
    for piece in pieces {
      let count = piece.count
      let before = Swift.min(Swift.max(edit.range.lowerBound - position, 0), count)
      let after = Swift.min(Swift.max(edit.range.upperBound - position, 0), count)
      if before > 0 { head.append(piece.slice(0..<before)) }
      if after < count { tail.append(piece.slice(after..<count)) }
      position += count
    }
    return head + [.new(Array(edit.replacement.utf8))] + tail
  }

  static func edits(_ pieces: [Piece]) -> [TextEdit] {
    var edits: [TextEdit] = []
    var position = 0
    var bytes: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .new(let new): bytes += new
      case .kept(let range) where range.isEmpty: break
      case .kept(let range):
        if range.lowerBound > position || !bytes.isEmpty {
          edits.append(
            TextEdit(range: position..<range.lowerBound, replacement: String(decoding: bytes, as: UTF8.self)))
        }
        bytes = []
        position = range.upperBound
      }
    }
    return edits
  }
}
