import Dispatch
import Glibc
import Loopback
import OpenIDConnect
import Wizard

/// Waits for the browser of a test sign-in, and reports the seconds.
@MainActor
final class SignInListener {
  private let report: @Sendable (SignInNews) -> Void
  private var listener: CallbackListener?
  private var attempt: SignInAttempt?
  /// Done when the port of the previous sign-in is free.
  private var closing: Task<Void, Never>?
  private var clock: (any DispatchSourceTimer)?

  init(report: @escaping @Sendable (SignInNews) -> Void) {
    self.report = report
  }

  /// Opens the port of the callback URL, if it is on this machine, and reports what arrives there.
  func open(for attempt: SignInAttempt) async -> Listening {
    self.attempt = attempt
    await closing?.value
    guard self.attempt == attempt else { return .elsewhere }
    do {
      guard let listener = try CallbackListener(for: attempt) else { return .elsewhere }
      self.listener = listener
      let report = report
      Task { for await answer in listener.returns { report(.returned(attempt, answer)) } }
      return .here
    } catch {
      return .failed(Self.words(error))
    }
  }

  private static func words(_ error: any Error) -> String {
    switch error as? LoopbackError {
    case .portTaken(let port): "port \(port) is already in use, perhaps by OpenMetadata itself"
    case .system(let number): String(cString: strerror(number))
    case nil: "\(error)"
    }
  }

  /// Closes the port.
  func end() {
    attempt = nil
    guard let listener else { return }
    self.listener = nil
    closing = Task { await listener.stop() }
  }

  /// Waits until the port is closed.
  func leave() async {
    keepTime(false)
    end()
    await closing?.value
  }

  /// The clock only runs during a sign-in.
  func keepTime(_ isNeeded: Bool) {
    guard isNeeded else {
      clock?.cancel()
      clock = nil
      return
    }
    guard clock == nil else { return }
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.schedule(deadline: .now() + .seconds(1), repeating: .seconds(1))
    timer.setEventHandler { [report] in report(.clock(time(nil))) }
    timer.resume()
    clock = timer
  }
}
