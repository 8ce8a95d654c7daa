import Dispatch
import Files
import Glibc
import Loopback
import OpenIDConnect
import SignInTest
import Wizard

/// What a test sign-in needs from outside: chance, the clock, a port on this machine and the exchange.
@MainActor
package final class SignInBooth {
  private let client: ProviderClient
  private let browserAddress: @Sendable (String) -> String
  private let report: @Sendable (SignInNews) -> Void
  private var listener: CallbackListener?
  private var tasks: [Task<Void, Never>] = []
  /// The port of the sign-in before is free when it is done.
  private var closing: Task<Void, Never>?
  private var clock: (any DispatchSourceTimer)?

  /// - Parameter browserAddress: where a browser on this machine finds what the provider's address stands for.
  package init(
    client: ProviderClient, browserAddress: @escaping @Sendable (String) -> String,
    report: @escaping @Sendable (SignInNews) -> Void
  ) {
    self.client = client
    self.browserAddress = browserAddress
    self.report = report
  }

  package func prepare(_ request: AuthorizationRequest, _ tokenEndpoint: String, _ authentication: ClientAuthentication)
  {
    report(SignInNews(request, tokenEndpoint, authentication, browserAddress))
  }

  package func listen(for attempt: SignInAttempt) {
    let closing = closing
    tasks.append(
      Task { [weak self] in
        await closing?.value
        guard !Task.isCancelled else { return }
        await self?.open(attempt)
      })
  }

  private func open(_ attempt: SignInAttempt) async {
    do {
      guard let listener = try CallbackListener(for: attempt) else { return report(.listening(.elsewhere)) }
      self.listener = listener
      report(.listening(.here))
      for await answer in listener.returns { report(.returned(attempt, answer)) }
    } catch {
      report(.listening(.failed(Self.words(error))))
    }
  }

  private static func words(_ error: any Error) -> String {
    switch error as? LoopbackError {
    case .portTaken(let port): "port \(port) is in use here, perhaps by OpenMetadata itself"
    case .system(let number): String(cString: strerror(number))
    case nil: "\(error)"
    }
  }

  package func exchange(_ attempt: SignInAttempt, _ code: Secret) {
    let (client, report) = (client, report)
    tasks.append(
      Task.detached {
        let result = await client.exchange(attempt, code)
        guard !Task.isCancelled else { return }
        report(.exchanged(attempt, result, at: .now))
      })
  }

  package func read(_ text: Secret) { report(.handed(text, at: .now)) }

  /// Closes the port and drops what is under way.
  package func end() {
    tasks.forEach { $0.cancel() }
    tasks = []
    guard let listener else { return }
    self.listener = nil
    closing = Task { await listener.stop() }
  }

  /// Waits until the port is closed.
  package func leave() async {
    keepTime(false)
    end()
    await closing?.value
  }

  /// Seconds pass only while a sign-in is under way.
  package func keepTime(_ isNeeded: Bool) {
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

extension Moment {
  package static var now: Moment {
    let seconds = time(nil)
    return Moment(seconds: seconds, clock: LocalTime.clock(seconds))
  }
}

extension SignInNews {
  /// A sign-in made now.
  package init(
    _ request: AuthorizationRequest, _ tokenEndpoint: String, _ authentication: ClientAuthentication,
    _ browserAddress: (String) -> String
  ) {
    do {
      let now = time(nil)
      let attempt = try SignInAttempt(
        request, tokenEndpoint: tokenEndpoint, authentication: authentication, now: now)
      self = .began(attempt, address: browserAddress(attempt.address), at: now)
    } catch {
      self = .impossible("A test sign-in needs libcrypto (OpenSSL), which is not on this machine")
    }
  }
}
