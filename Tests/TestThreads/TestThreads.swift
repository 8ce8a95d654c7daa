import Foundation
import Testing

/// Runs the tests of a suite on threads of its own.
///
/// The threads that Swift Testing shares are as few as the processors. A test that waits for another program would hold
/// one, and a test that measures time would wait for one.
package struct TestThreads: SuiteTrait, TestTrait, TestScoping {
  private let executor: FewThreads

  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
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

/// Some threads that take their work from one queue.
private final class FewThreads: TaskExecutor, @unchecked Sendable {
  static let forWaiting = FewThreads(3)
  static let forMeasuring = FewThreads(4)

  private let condition = NSCondition()
  private var jobs: [UnownedJob] = []

  private init(_ count: Int) {
    for _ in 0..<count {
      let thread = Thread { [unowned self] in self.work() }
      thread.stackSize = 4 << 20
      thread.start()
    }
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
