import SignOn

/// What was typed before and after each change, for undo and redo.
struct History: Equatable, Sendable {
  struct Moment: Equatable, Sendable {
    var typed: [String: Value]
    var place: Place
    var field: String?
  }

  private(set) var past: [Moment] = []
  private(set) var future: [Moment] = []
  /// The field whose editing counts as one change; further typing in it adds no new entry.
  private var open: String?

  mutating func remember(_ moment: Moment, change: String) {
    guard open != change else { return }
    past.append(moment)
    future = []
    open = change
  }

  /// The next change of the same field counts as a new change.
  mutating func close() {
    open = nil
  }

  mutating func undo(from now: Moment) -> Moment? {
    guard let moment = past.popLast() else { return nil }
    future.append(now)
    open = nil
    return moment
  }

  mutating func redo(from now: Moment) -> Moment? {
    guard let moment = future.popLast() else { return nil }
    past.append(now)
    open = nil
    return moment
  }
}
