extension String {
  /// The one of several names that differs least from this one; nil if all differ in more than `most` letters.
  package func nearest(among names: [String], distance most: Int) -> String? {
    let near = names.map { ($0, Text.distance(self, $0)) }.min { $0.1 < $1.1 }
    return near.flatMap { $0.1 <= most ? $0.0 : nil }
  }
}

/// The edit distance: letters changed, added, removed or swapped with the next.
private func distance(_ left: some StringProtocol, _ right: String) -> Int {
  let (left, right) = (Array(left.prefix(64)), Array(right))
  var earlier: [Int] = []
  var row = Array(0...right.count)
  for (index, letter) in left.enumerated() {
    var next = [index + 1]
    for column in right.indices {
      var least = min(row[column] + (letter == right[column] ? 0 : 1), row[column + 1] + 1, next[column] + 1)
      if index > 0, column > 0, letter == right[column - 1], left[index - 1] == right[column] {
        least = min(least, earlier[column - 1] + 1)
      }
      next.append(least)
    }
    earlier = row
    row = next
  }
  return row[right.count]
}
