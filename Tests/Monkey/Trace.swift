import Glibc

/// Which event of which seed is under way in each run, so that a trap can be repeated.
enum Trace {
  private nonisolated(unsafe) static var slots: UnsafeMutablePointer<UInt64>?
  private nonisolated(unsafe) static var count = 0

  static func start(_ runs: Int) {
    let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * runs)
    memory.initialize(repeating: 0, count: 2 * runs)
    slots = memory
    count = runs
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT] {
      signal(number) { number in
        Trace.tell()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  static func note(_ slot: Int, seed: UInt64, step: Int) {
    slots?[2 * slot] = seed
    slots?[2 * slot + 1] = UInt64(step)
  }

  /// One line a run under way, with nothing but `write`.
  private static func tell() {
    for slot in 0..<count {
      guard let slots, slots[2 * slot] != 0 else { continue }
      say("trapped; repeat with: Monkey ")
      say(slots[2 * slot + 1] + 1)
      say(" ")
      say(slots[2 * slot])
      say("\n")
    }
  }

  private static func say(_ text: StaticString) { write(2, text.utf8Start, text.utf8CodeUnitCount) }

  private static func say(_ number: UInt64) {
    if number >= 10 { say(number / 10) }
    var digit = UInt8(48 + number % 10)
    write(2, &digit, 1)
  }
}
