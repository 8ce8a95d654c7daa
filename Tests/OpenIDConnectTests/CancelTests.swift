import HostileServers
import TestThreads
import Testing

@testable import OpenIDConnect

@Suite(.prompt) struct CancelTests {
  /// The best of five, because other tests share the processors.
  private func promptest(_ attempt: (Int) async throws -> Duration) async rethrows -> Duration {
    var best = Duration.seconds(60)
    for index in 0..<5 { best = min(best, try await attempt(index)) }
    return best
  }

  @Test func cancellingARunningRequestAnswersAtOnce() async throws {
    let server = try HostileServer.shared()
    let best = try await promptest { index in
      let hang = try server.url("http", "/hang?cancel-\(index)")
      let task = Task(executorPreference: TestThreads.measuring) { await ProviderClient.live().metadata(hang) }
      let isWaiting = await ProviderClient.live().metadata(try server.url("http", "/wait?cancel-\(index)"))
      #expect(isWaiting.answer != nil)
      let start = ContinuousClock.now
      task.cancel()
      #expect(await task.value.error?.cause == .request(.cancelled))
      return ContinuousClock.now - start
    }
    #expect(best <= .milliseconds(50))
  }

  @Test func cancellingAnAttemptToConnectAnswersAtOnce() async throws {
    let url = try HostileServer.shared().url("full", "/")
    let best = await promptest { _ in
      let task = Task(executorPreference: TestThreads.measuring) { await ProviderClient.live().metadata(url) }
      await Task.yield()
      let start = ContinuousClock.now
      task.cancel()
      #expect(await task.value.error?.cause == .request(.cancelled))
      return ContinuousClock.now - start
    }
    #expect(best <= .milliseconds(50))
  }

  @Test func aTaskAlreadyCancelledAsksNothing() async throws {
    let url = try HostileServer.shared().url("http", "/good?never")
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await ProviderClient.live().metadata(url)
    }
    #expect(await task.value.error?.cause == .request(.cancelled))
  }
}
