/// Edits, and what a reader must find afterwards in place of some parts.
protocol EditPlan {
  associatedtype Text: TextInParts

  /// None if the text says so already.
  var edits: [TextEdit] { get }
  /// Parts of the original text.
  var replaced: Range<Int> { get }

  /// The part after those that take the place of the replaced ones; nil if others stand at `part`.
  func end(from part: Int, of after: Text, replacing before: Text) -> Int?
}

extension TextInParts {
  /// The text with all plans carried out on a copy, which is read once and compared part by part; nil if they touch
  /// each other, or if more would change. What is added at one place keeps its order.
  func carryOut<Plan: EditPlan>(_ plans: [Plan], read: ([UInt8]) -> Self?) -> Changed<Self>? where Plan.Text == Self {
    let plans = plans.filter { !$0.edits.isEmpty }.enumerated().sorted {
      ($0.element.replaced.lowerBound, $0.offset) < ($1.element.replaced.lowerBound, $1.offset)
    }.map(\.element)
    let edits = plans.flatMap(\.edits)
    guard !edits.isEmpty else { return Changed(self) }
    guard edits.areApart,
      zip(plans, plans.dropFirst()).allSatisfy({ $0.replaced.upperBound <= $1.replaced.lowerBound }),
      let after = read(bytes.applying(edits)), differs(after, as: plans)
    else { return nil }
    return Changed(after, edits: edits.inOrder)
  }

  private func differs<Plan: EditPlan>(_ after: Self, as plans: [Plan]) -> Bool where Plan.Text == Self {
    var (old, new) = (0, 0)
    for plan in plans {
      let count = plan.replaced.lowerBound - old
      guard isSame(from: old, after, from: new, count),
        let end = plan.end(from: new + count, of: after, replacing: self)
      else { return false }
      (old, new) = (plan.replaced.upperBound, end)
    }
    let rest = partCount - old
    return rest == after.partCount - new && isSame(from: old, after, from: new, rest)
  }

  private func isSame(from old: Int, _ after: Self, from new: Int, _ count: Int) -> Bool {
    guard count >= 0, old + count <= partCount, new + count <= after.partCount else { return false }
    return (0..<count).allSatisfy { isSame(old + $0, after, new + $0) }
  }
}
