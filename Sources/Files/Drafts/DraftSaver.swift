import Synchronization

/// Saves the wizard's answers within a second, at most once a second, off the event loop; of several states the last
/// wins.
package final class DraftSaver: Sendable {
  package typealias Content = @Sendable () -> [UInt8]

  private let shared: Shared
  private let wake: AsyncStream<Void>.Continuation
  private let loop: Task<Void, Never>

  /// - Parameters:
  ///   - save: returns false if it could not be saved.
  ///   - failed: called the first time that fails.
  ///   - pause: waits, and ends early if its task is cancelled.
  package init(
    save: @escaping @Sendable ([UInt8]) -> Bool, failed: @escaping @Sendable () -> Void = {},
    pause: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
  ) {
    let shared = Shared(save: save, failed: failed)
    let (calls, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.shared = shared
    self.wake = wake
    loop = Task.detached(priority: .utility) {
      for await _ in calls {
        // Paint the key that caused it first, undisturbed.
        await pause(.milliseconds(10))
        if shared.saveNow() { await pause(.milliseconds(990)) }
      }
    }
  }

  deinit {
    wake.finish()
    loop.cancel()
  }

  /// Returns at once; `content` is computed later, off the event loop, and only if nothing newer has come.
  package func keep(_ content: @escaping Content) {
    shared.waiting.withLock { $0 = content }
    wake.yield()
  }

  /// Saves now what has not been saved yet, before it returns.
  package func flush() { _ = shared.saveNow() }

  /// Drops what has not been saved yet; nothing is being saved when it returns.
  package func forget() { shared.forget() }

  private final class Shared: Sendable {
    let waiting = Mutex<Content?>(nil)
    /// One save at a time; whether one has failed.
    private let hasFailed = Mutex(false)
    private let save: @Sendable ([UInt8]) -> Bool
    private let failed: @Sendable () -> Void

    init(save: @escaping @Sendable ([UInt8]) -> Bool, failed: @escaping @Sendable () -> Void) {
      self.save = save
      self.failed = failed
    }

    func forget() { hasFailed.withLock { _ in waiting.withLock { $0 = nil } } }

    /// True if there was something to save.
    func saveNow() -> Bool {
      hasFailed.withLock { hasFailed in
        guard let content = waiting.withLock({ waiting in waiting.take() }) else { return false }
        if !save(content()), !hasFailed {
          hasFailed = true
          failed()
        }
        return true
      }
    }
  }
}
