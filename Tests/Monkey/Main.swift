import Dispatch
import Glibc
import Synchronization

/// `Monkey EVENTS [SEED]`: so many random events over many seeds, or as many after the one seed.
@main
enum Main {
  /// Events of one seed.
  static let length = 25_000

  static func main() {
    let numbers = CommandLine.arguments.dropFirst().compactMap(Int.init)
    let count = numbers.first ?? 1_000_000
    if numbers.count > 1 { exit(run(UInt64(numbers[1]), count, slot: 0) ? 0 : 1) }
    let runs = max(1, count / length)
    Trace.start(runs)
    let failures = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: runs) { index in
      if !run(UInt64(index + 1), min(count, length), slot: index) { failures.add(1, ordering: .relaxed) }
    }
    let failed = failures.load(ordering: .relaxed)
    let outcome = failed == 0 ? "no errors found" : "\(failed) failed"
    print("\(runs * min(count, length)) events over \(runs) seeds: \(outcome)")
    exit(failed == 0 ? 0 : 1)
  }

  private static func run(_ seed: UInt64, _ count: Int, slot: Int) -> Bool {
    var monkey = Monkey(seed: seed)
    for step in 0..<count {
      Trace.note(slot, seed: seed, step: step)
      if let fault = monkey.go() { return report(fault, monkey, seed) }
    }
    if let fault = monkey.travel() { return report(fault, monkey, seed) }
    Trace.note(slot, seed: 0, step: 0)
    return true
  }

  private static func report(_ fault: String, _ monkey: Monkey, _ seed: UInt64) -> Bool {
    let events = Monkey.shortest(monkey.events, seed: seed)
    let list = events.map { "  \($0)" }.joined(separator: "\n")
    print("seed \(seed), event \(monkey.events.count): \(fault)")
    print("the shortest way there, \(events.count) events:\n\(list)")
    return false
  }
}
