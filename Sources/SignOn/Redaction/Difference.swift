/// The difference between two states of a file, for display: secrets are replaced by tags.
package struct Difference: Sendable, Equatable {
  package struct Line: Sendable, Equatable {
    package enum Kind: Sendable { case same, removed, added }

    package let kind: Kind
    /// Without its break, secrets replaced.
    package let text: String
    /// The parts that differ from its counterpart.
    package let changed: [Range<String.Index>]
  }

  /// Nearby changes with surrounding lines.
  package struct Hunk: Sendable, Equatable {
    /// From one.
    package let oldStart: Int
    package let newStart: Int
    package let lines: [Line]
    /// Of the old and the new text, in lines from zero, without the lines around.
    let changes: [LineChange]

    package var oldCount: Int { lines.count { $0.kind != .added } }
    package var newCount: Int { lines.count { $0.kind != .removed } }
  }

  package let hunks: [Hunk]
  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]

  package var isEmpty: Bool { hunks.isEmpty }

  /// - Parameters:
  ///   - secrets: Secrets to hide, including those of the old state. Values with a secret-sounding key are always
  ///     hidden.
  ///   - context: Number of unchanged lines around a change.
  package init(old: [UInt8], new: [UInt8], secrets: [Secret] = [], context: Int = 3) {
    let redactor = Redactor(secrets: secrets)
    let (left, right) = (Self.lines(old), Self.lines(new))
    let changes = LineChange.between(left, right)
    let shown = (old: changes.isEmpty ? [] : redactor.lines(old), new: changes.isEmpty ? [] : redactor.lines(new))
    hunks = Self.groups(changes, context: context).map { group in
      Hunk(group, old: shown.old, new: shown.new, oldCount: left.count, context: context)
    }
    self.old = left
    self.new = right
  }

  /// The old text with only these hunks applied.
  package func applying(only chosen: Set<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for (index, hunk) in hunks.enumerated() {
      for change in hunk.changes {
        for line in old[position..<change.old.lowerBound] { result += line }
        let lines = chosen.contains(index) ? new[change.new] : old[change.old]
        for line in lines { result += line }
        position = change.old.upperBound
      }
    }
    for line in old[position...] { result += line }
    return result
  }

  /// In the unified format, without file names.
  package var text: String {
    hunks.map { hunk in
      let head = "@@ -\(hunk.oldStart),\(hunk.oldCount) +\(hunk.newStart),\(hunk.newCount) @@\n"
      return head
        + hunk.lines.map { line in
          let sign = line.kind == .same ? " " : (line.kind == .removed ? "-" : "+")
          return sign + line.text + "\n"
        }.joined()
    }.joined()
  }

  /// With their breaks.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  private static func groups(_ changes: [LineChange], context: Int) -> [[LineChange]] {
    var groups: [[LineChange]] = []
    for change in changes {
      if let last = groups.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        groups[groups.count - 1].append(change)
      } else {
        groups.append([change])
      }
    }
    return groups
  }
}

extension Difference.Hunk {
  fileprivate init(
    _ changes: [LineChange], old: [ArraySlice<UInt8>], new: [ArraySlice<UInt8>], oldCount: Int, context: Int
  ) {
    let first = max(changes[0].old.lowerBound - context, 0)
    let end = min(changes[changes.count - 1].old.upperBound + context, oldCount)
    var lines: [Difference.Line] = []
    var position = first
    for change in changes {
      lines += Self.same(old[position..<change.old.lowerBound])
      let removed = old[change.old].map(Self.shown)
      let added = new[change.new].map(Self.shown)
      let words = WordDifference(removed, added)
      lines += zip(removed, words.old).map { Difference.Line(kind: .removed, text: $0, changed: $1) }
      lines += zip(added, words.new).map { Difference.Line(kind: .added, text: $0, changed: $1) }
      position = change.old.upperBound
    }
    lines += Self.same(old[position..<end])
    self.init(
      oldStart: first + 1, newStart: changes[0].new.lowerBound - (changes[0].old.lowerBound - first) + 1, lines: lines,
      changes: changes)
  }

  private static func same(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [Difference.Line] {
    lines.map { Difference.Line(kind: .same, text: shown($0), changed: []) }
  }

  private static func shown(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }
}
