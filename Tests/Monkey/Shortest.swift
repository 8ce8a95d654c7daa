import Wizard

extension Monkey {
  /// The events that are needed for something to be wrong after them: none of them can be left out.
  static func shortest(_ events: [Event], seed: UInt64) -> [Event] {
    shortest(events) { fault(after: $0, seed: seed) != nil }
  }

  static func shortest(_ events: [Event], where isWrong: ([Event]) -> Bool) -> [Event] {
    var events = events
    var step = max(1, events.count / 2)
    while step > 0 {
      var start = 0
      while start < events.count {
        let fewer = Array(events[..<start] + events[min(start + step, events.count)...])
        if isWrong(fewer) { events = fewer } else { start += step }
      }
      step /= 2
    }
    return events
  }
}
