import Text

/// A text of parts in order, such as events, nodes or lines, that can be compared one by one.
package protocol TextInParts: Sendable {
  var bytes: [UInt8] { get }
  var partCount: Int { get }
  /// In bytes.
  func start(ofPart part: Int) -> Int
  /// Whether two parts say the same, wherever they stand.
  func isSame(_ part: Int, _ other: Self, _ otherPart: Int) -> Bool
}

/// Neighbouring parts that no edit concerns.
package struct Cut: Sendable {
  /// In bytes; all that goes with them.
  let range: Range<Int>
  let parts: Range<Int>

  /// One of several that stand below each other: from its start to the next one's it can be left out.
  struct Sibling {
    let start: Int
    let part: Int
    let isKept: Bool
  }

  /// How many at either end stay in any case, for the style of what is added.
  static let keptAtEnds = 16

  /// Of siblings in order; the last one is never cut.
  static func runs(_ siblings: [Sibling]) -> [Cut] {
    var cuts: [Cut] = []
    var first: Sibling?
    for sibling in siblings {
      if sibling.isKept || sibling.part == siblings.last?.part {
        if let begin = first {
          cuts.append(Cut(range: begin.start..<sibling.start, parts: begin.part..<sibling.part))
        }
        first = nil
      } else if first == nil {
        first = sibling
      }
    }
    return cuts
  }

  static func isAtEnds(_ index: Int, of count: Int) -> Bool { index < keptAtEnds || index >= count - keptAtEnds }
}

/// A large text without what no edit concerns: edits are made and verified on it, and then on the whole at once.
package struct Excerpt<Text: TextInParts>: Sendable {
  private let whole: Text
  /// In order.
  private let cuts: [Cut]

  /// - Parameter cuts: In any order; they do not overlap.
  package init(of whole: Text, without cuts: [Cut]) {
    self.whole = whole
    self.cuts = cuts.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  package var bytes: [UInt8] { whole.bytes.applying(cuts.map { TextEdit(range: $0.range, replacement: "") }) }

  /// Edits of the excerpt as edits of the whole, in order; nil where one reaches over a cut.
  package func inWhole(_ edits: [TextEdit]) -> [TextEdit]? {
    var result: [TextEdit] = []
    var (index, before) = (0, 0)
    for edit in edits.inOrder {
      let (lower, upper) = (edit.range.lowerBound, edit.range.upperBound)
      // What is added at a cut stands before it; what is taken away there, after it.
      while index < cuts.count {
        let place = cuts[index].range.lowerBound - before
        guard edit.range.isEmpty ? place < lower : place <= lower else { break }
        before += cuts[index].range.count
        index += 1
      }
      if index < cuts.count, cuts[index].range.lowerBound - before < upper { return nil }
      result.append(TextEdit(range: lower + before..<upper + before, replacement: edit.replacement))
    }
    return result
  }

  /// Of a line of the excerpt, from one, in the whole.
  package func lineInWhole(_ line: Int) -> Int {
    var (line, position, start) = (line, 1, 0)
    for cut in cuts {
      position += whole.bytes.lineBreaks(in: start..<cut.range.lowerBound)
      guard line >= position else { break }
      let left = whole.bytes.lineBreaks(in: cut.range)
      line += left
      position += left
      start = cut.range.upperBound
    }
    return line
  }

  /// Whether a text is the whole with edits, so that it says what the changed excerpt says, and elsewhere what it said.
  ///
  /// - Parameter edits: Of the whole, in order.
  package func isChanged(_ after: any TextInParts, by edits: [TextEdit], as excerpt: any TextInParts) -> Bool {
    guard let after = after as? Text, let excerpt = excerpt as? Text else { return false }
    var (part, kept, next, growth) = (0, 0, 0, 0)
    for cut in cuts {
      while next < edits.count, edits[next].range.upperBound <= cut.range.lowerBound {
        growth += edits[next].growth
        next += 1
      }
      let place = whole.start(ofPart: cut.parts.lowerBound) + growth
      while part < after.partCount,
        after.start(ofPart: part) != place || !after.isSame(part, whole, cut.parts.lowerBound)
      {
        guard kept < excerpt.partCount, after.isSame(part, excerpt, kept) else { return false }
        (part, kept) = (part + 1, kept + 1)
      }
      for old in cut.parts {
        guard part < after.partCount, after.isSame(part, whole, old) else { return false }
        part += 1
      }
    }
    guard after.partCount - part == excerpt.partCount - kept else { return false }
    return (part..<after.partCount).allSatisfy { after.isSame($0, excerpt, kept + $0 - part) }
  }
}
