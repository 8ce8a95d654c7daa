/// Lines of an old text that give way to lines of a new one.
struct LineChange: Equatable, Sendable {
  let old: Range<Int>
  let new: Range<Int>

  /// If more lines than this differ, they are treated as one change.
  private static let most = 4000

  /// In order; none contains unchanged lines.
  static func between(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [LineChange] {
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let (oldEnd, newEnd) = (old.count - tail, new.count - tail)
    if start == oldEnd, start == newEnd { return [] }
    guard oldEnd - start > 0, newEnd - start > 0 else { return [LineChange(old: start..<oldEnd, new: start..<newEnd)] }
    let common = common(Array(old[start..<oldEnd]), Array(new[start..<newEnd]))
    var changes: [LineChange] = []
    var (left, right) = (start, start)
    for pair in common + [(oldEnd - start, newEnd - start)] {
      let (nextOld, nextNew) = (start + pair.0, start + pair.1)
      if nextOld > left || nextNew > right { changes.append(LineChange(old: left..<nextOld, new: right..<nextNew)) }
      (left, right) = (nextOld + 1, nextNew + 1)
    }
    return changes
  }

  /// Lines that stay, as places in both.
  private static func common(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [(Int, Int)] {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    for line in old + new where numbers[line] == nil { numbers[line] = numbers.count }
    let (left, right) = (old.map { numbers[$0] ?? 0 }, new.map { numbers[$0] ?? 0 })
    let unlike = abs(left.count - right.count) + Set(left).symmetricDifference(right).count
    guard unlike <= most else { return [] }
    let difference = right.difference(from: left)
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    return Array(zip(left.indices.filter { !removed.contains($0) }, right.indices.filter { !inserted.contains($0) }))
  }
}

/// The difference within lines that replace each other.
struct WordDifference {
  private(set) var old: [[Range<String.Index>]]
  private(set) var new: [[Range<String.Index>]]

  init(_ removed: [String], _ added: [String]) {
    old = removed.map { _ in [] }
    new = added.map { _ in [] }
    guard removed.count == added.count else { return }
    for index in removed.indices {
      let (left, right) = (Self.words(removed[index]), Self.words(added[index]))
      guard left.count <= 400, right.count <= 400 else { continue }
      let changes = right.map { added[index][$0] }.difference(from: left.map { removed[index][$0] })
      for change in changes {
        switch change {
        case .remove(let offset, _, _): old[index].append(left[offset])
        case .insert(let offset, _, _): new[index].append(right[offset])
        }
      }
      old[index] = Self.joined(old[index])
      new[index] = Self.joined(new[index])
    }
  }

  /// Words, tags and single other characters.
  private static func words(_ line: String) -> [Range<String.Index>] {
    var words: [Range<String.Index>] = []
    var index = line.startIndex
    while index < line.endIndex {
      var end = line.index(after: index)
      if line[index] == "‹" {
        end = line[index...].firstIndex(of: "›").map { line.index(after: $0) } ?? end
      } else if isWord(line[index]) {
        end = line[index...].firstIndex { !isWord($0) } ?? line.endIndex
      }
      words.append(index..<end)
      index = end
    }
    return words
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "-"
  }

  private static func joined(_ ranges: [Range<String.Index>]) -> [Range<String.Index>] {
    var result: [Range<String.Index>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, last.upperBound == range.lowerBound {
        result[result.count - 1] = last.lowerBound..<range.upperBound
      } else {
        result.append(range)
      }
    }
    return result
  }
}
