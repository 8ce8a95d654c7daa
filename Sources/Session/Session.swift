import Dispatch
import Files
import Glibc
import Terminal
import TextUI
import Wizard

/// How a session ended.
package enum Ending: Equatable, Sendable {
  case left(Leaving)
  case signal(Int32)
}

/// The event loop: all events arrive on one stream, one at a time; idle, nothing runs.
@MainActor
package final class Session {
  package private(set) var state: State
  private let terminal: Terminal
  private let performer: Performer
  private let events: SessionEvents
  private var draftStore: DraftStore? { performer.draftStore }
  /// What is in progress outside and can be cancelled: requests to the provider, and the exchange of a code.
  private var asking: [Task<Void, Never>] = []
  private var exchanging: [Task<Void, Never>] = []
  private var askingAccount: [Task<Void, Never>] = []
  private var applying: Task<Void, Never>?
  private var clock: (any DispatchSourceTimer)?
  private var sources: [any DispatchSourceProtocol] = []
  /// Ends a paste whose end does not come.
  private var pasteEnd: (any DispatchSourceTimer)?

  package init(state: State, terminal: Terminal, events: SessionEvents, performer: Performer) {
    self.state = state
    self.terminal = terminal
    self.events = events
    self.performer = performer
    let report = events.report
    performer.tell { report.yield(.wizard($0)) }
  }

  /// Runs until the wizard is left; the terminal is restored whatever happens.
  package func run() async -> Ending {
    defer { terminal.close() }
    listen()
    _ = take(.input(.resized(terminal.size)))
    draw()
    warmUp()
    var ending: Ending?
    for await event in events.stream {
      ending = take(event)
      if ending != nil { break }
      draw()
    }
    if ending == .left(.interrupted) { Signals.endInAnyCase(by: SIGINT, draftStore) }
    draftStore?.end(ending)
    terminal.close()
    giveUp(&askingAccount)
    await performer.leave()
    return ending ?? .left(.hungUp)
  }

  private func take(_ event: SessionEvent) -> Ending? {
    switch event {
    case .wizard(let event): return take(event)
    case .windowChanged: return take(.input(.resized(terminal.resizeFromWindow())))
    case .continued:
      terminal.resume()
      return take(.input(.resized(terminal.size)))
    case .signal(let number): return .signal(number)
    case .ended(let ending): return ending
    }
  }

  private func take(_ event: Event) -> Ending? {
    for effect in update(&state, event) {
      if let ending = perform(effect) { return ending }
    }
    follow()
    keepTime()
    performer.keepTime(state.isSigningIn)
    return nil
  }

  private func follow() {
    guard let draftStore else { return }
    let hadDraft = draftStore.hasDraft
    draftStore.follow(state)
    guard draftStore.hasDraft != hadDraft else { return }
    Terminal.sayOnCrash(draftStore.hasDraft ? "openmetadata-sso: \(draftStore.words)\n" : "")
  }

  /// Handles a key on a copy, so that the first real one does not wait for Swift's first-use setup.
  private func warmUp() {
    var copy = state
    for key in [Key.character("a"), .tab] {
      _ = update(&copy, .input(.key(key)))
      _ = wizardScreen(copy)
    }
  }

  private func draw() {
    terminal.draw(wizardScreen(state).frame)
  }

  private func perform(_ effect: Effect) -> Ending? {
    switch effect {
    case .leave(let leaving): return .left(leaving)
    case .suspend: suspend()
    case .copyByTerminal(let text): terminal.setClipboard(text)
    case .repaint: terminal.repaint()
    case .stopAsking: giveUp(&asking)
    case .stopAskingAccount: giveUp(&askingAccount)
    case .apply: applying = startToItsEnd(effect)
    case .stopApplying: applying?.cancel()
    case .askAccount, .planMend: askingAccount.append(start(effect))
    case .ask, .askServer: asking.append(start(effect))
    case .exchange: exchanging.append(start(effect))
    case .endSignIn:
      giveUp(&exchanging)
      _ = start(effect)
    case .prepareSignIn, .open, .copy, .listen, .read, .judge, .mend, .write, .replace, .look, .openFiles, .resume,
      .remove, .answerApplying:
      _ = start(effect)
    }
    return nil
  }

  private func start(_ effect: Effect) -> Task<Void, Never> {
    Task { [performer, report = events.report] in
      guard let event = await performer.perform(effect), !Task.isCancelled else { return }
      report.yield(.wizard(event))
    }
  }

  /// Even if it is cancelled, how it ended is told.
  private func startToItsEnd(_ effect: Effect) -> Task<Void, Never> {
    Task { [performer, report = events.report] in
      if let event = await performer.perform(effect) { report.yield(.wizard(event)) }
    }
  }

  private func giveUp(_ tasks: inout [Task<Void, Never>]) {
    tasks.forEach { $0.cancel() }
    tasks = []
  }

  private func suspend() {
    draftStore?.flush()
    terminal.suspend()
    if !Terminal.stopProcess() { events.report.yield(.continued) }
  }

  /// Ticks, every tenth of a second, only run while waiting for an answer.
  private func keepTime() {
    guard state.isAsking else {
      clock?.cancel()
      clock = nil
      return
    }
    guard clock == nil else { return }
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.schedule(deadline: .now() + .milliseconds(100), repeating: .milliseconds(100))
    timer.setEventHandler { [report = events.report] in report.yield(.wizard(.ticked)) }
    timer.resume()
    clock = timer
  }

  private func listen() {
    let keys = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .main)
    keys.setEventHandler { [weak self] in
      MainActor.assumeIsolated { self?.readKeys() }
    }
    keys.resume()
    sources.append(keys)
  }

  /// Handles typed input where it arrives: on the main actor like everything else, without a detour through the stream.
  private func readKeys() {
    handle(terminal.readInput())
    pasteEnd?.cancel()
    pasteEnd = nil
    guard terminal.isPasting else { return }
    // After a second of quiet the end of the paste is lost.
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.schedule(deadline: .now() + 1)
    timer.setEventHandler { [weak self] in
      MainActor.assumeIsolated {
        guard let self else { return }
        self.handle(self.terminal.endLostPaste())
      }
    }
    timer.resume()
    pasteEnd = timer
  }

  private func handle(_ inputs: [Input]) {
    for input in inputs {
      if let ending = take(.input(input)) {
        events.report.yield(.ended(ending))
        return
      }
    }
    draw()
  }
}

extension DraftStore {
  /// Saves or drops the draft, as the wizard was left.
  ///
  /// - Returns: the message about the draft, if there is one.
  @discardableResult package func end(_ ending: Ending?) -> String? {
    switch ending {
    case .left(.discarded): drop()
    case .left(.done): return nil
    default: break
    }
    return flush()
  }
}
