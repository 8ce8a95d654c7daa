import Foundation
import Synchronization
import Testing

/// Runs the tests of a suite on threads of its own.
///
/// The threads that Swift Testing shares are as few as the processors. A test that waits for another program would hold
/// one, and a test that measures time would wait for one. Few of these tests run at once: Swift Testing begins all tests
/// together, and what a test has begun would grow old behind the hundreds that come between two of its steps.
package struct TestThreads: SuiteTrait, TestTrait, TestScoping {
  private let executor: FewThreads

  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    await executor.enter()
    defer { executor.leave() }
    try await withTaskExecutorPreference(executor) { try await function() }
  }

  /// For tasks that a test which measures starts of its own.
  package static var measuring: any TaskExecutor { FewThreads.forMeasuring }

  fileprivate init(_ executor: FewThreads) {
    self.executor = executor
  }
}

extension Trait where Self == TestThreads {
  /// For tests that wait for other programs.
  package static var waiting: Self { TestThreads(.forWaiting) }
  /// For tests that measure how long something takes.
  package static var prompt: Self { TestThreads(.forMeasuring) }
}

/// Some threads that take their work from one queue, and as many tests at once.
private final class FewThreads: TaskExecutor, @unchecked Sendable {
  static let forWaiting = FewThreads(4)
  static let forMeasuring = FewThreads(4)

  private let condition = NSCondition()
  private var jobs: [UnownedJob] = []
  private let places: Mutex<Places>

  private struct Places {
    var free: Int
    var queue: [CheckedContinuation<Void, Never>] = []
  }

  private init(_ count: Int) {
    places = Mutex(Places(free: count))
    for _ in 0..<count {
      let thread = Thread { [unowned self] in self.work() }
      thread.stackSize = 4 << 20
      thread.start()
    }
  }

  /// Waits until fewer tests run than there are threads.
  func enter() async {
    await withCheckedContinuation { continuation in
      let isFree = places.withLock { places in
        guard places.free == 0 else {
          places.free -= 1
          return true
        }
        places.queue.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  func leave() {
    let next = places.withLock { places in
      if places.queue.isEmpty { places.free += 1 }
      return places.queue.isEmpty ? nil : places.queue.removeFirst()
    }
    next?.resume()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    condition.withLock {
      jobs.append(job)
      condition.signal()
    }
  }

  private func work() {
    while true {
      condition.lock()
      while jobs.isEmpty { condition.wait() }
      let job = jobs.removeFirst()
      condition.unlock()
      job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}
