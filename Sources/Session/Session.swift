import Dispatch
import Files
import Glibc
import OpenIDConnect
import Terminal
import TextUI
import Wizard

/// How a session came to its end.
package enum Ending: Equatable, Sendable {
  case left(Leaving)
  case signal(Int32)
}

/// The event loop: everything that happens comes in on one stream, one event at a time; nothing runs at rest.
@MainActor
package final class Session {
  package private(set) var state: State
  private let terminal: Terminal
  private let client: ProviderClient
  private let writer: FileWriter
  private let files: FilesOnDisk?
  private let booth: SignInBooth
  private let draftStore: DraftStore?
  private var questions: [Task<Void, Never>] = []
  private var clock: (any DispatchSourceTimer)?
  private var sources: [any DispatchSourceProtocol] = []
  private let wakes: Wakes
  private var report: AsyncStream<Happening>.Continuation { wakes.report }

  package init(
    state: State, terminal: Terminal, wakes: Wakes, client: ProviderClient, files: FilesOnDisk? = nil,
    draftStore: DraftStore? = nil, writer: FileWriter = FileWriter(),
    browserAddress: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.state = state
    self.terminal = terminal
    self.client = client
    self.writer = writer
    self.files = files
    self.draftStore = draftStore
    self.wakes = wakes
    let report = wakes.report
    booth = SignInBooth(client: client, browserAddress: browserAddress) { news in
      report.yield(.event(.signIn(news)))
    }
    draftStore?.onFailure { news in report.yield(.event(.draft(news))) }
  }

  /// Runs until the wizard is left; the terminal is given back whatever happens.
  package func run() async -> Ending {
    defer { terminal.close() }
    listen()
    _ = update(&state, .input(.resized(terminal.size)))
    draw()
    warmUp()
    var ending: Ending?
    for await happening in wakes.happenings {
      ending = take(happening)
      if ending != nil { break }
      draw()
    }
    if ending == .left(.interrupted) { Signals.endInAnyCase(by: SIGINT, draftStore) }
    draftStore?.end(ending)
    terminal.close()
    await booth.leave()
    return ending ?? .left(.hungUp)
  }

  private func take(_ happening: Happening) -> Ending? {
    switch happening {
    case .event(let event): return take(event)
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
    booth.keepTime(state.isSigningIn)
    return nil
  }

  private func follow() {
    guard let draftStore else { return }
    let hadDraft = draftStore.hasDraft
    draftStore.follow(state)
    guard draftStore.hasDraft != hadDraft else { return }
    Terminal.sayOnCrash(draftStore.hasDraft ? "openmetadata-sso: \(draftStore.words)\n" : "")
  }

  /// Takes a key in a copy, so that the first real one need not wait for what Swift sets up at its first use.
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
    case .ask(let question):
      ask { [client] in .answered(await client.answer(question)) }
    case .stopAsking:
      questions.forEach { $0.cancel() }
      questions = []
    case .prepareSignIn(let request, let endpoint, let authentication):
      booth.prepare(request, endpoint, authentication)
    case .listen(let attempt): booth.listen(for: attempt)
    case .exchange(let attempt, let code): booth.exchange(attempt, code)
    case .endSignIn: booth.end()
    case .read(let text): booth.read(text)
    case .write(let files):
      let report = report
      Task.detached { [writer] in report.yield(.event(writer.write(files))) }
    case .replace(let replacements):
      let report = report
      Task.detached { [files] in
        if let files { report.yield(.event(files.replace(replacements))) }
      }
    case .takeUp(let id): report.yield(.event(.draft(draftStore?.takeUp(id) ?? .isElsewhere)))
    case .remove(let id): draftStore?.remove(id)
    case .leave(let leaving): return .left(leaving)
    case .suspend: suspend()
    case .copy(let text): terminal.setClipboard(text)
    case .repaint: terminal.repaint()
    }
    return nil
  }

  private func ask(_ question: @escaping @Sendable () async -> Event) {
    let report = report
    questions.append(
      Task.detached {
        let event = await question()
        guard !Task.isCancelled else { return }
        report.yield(.event(event))
      })
  }

  private func suspend() {
    draftStore?.flush()
    terminal.suspend()
    if !Terminal.stopProcess() { report.yield(.continued) }
  }

  /// A tenth of a second passes only while somebody waits for an answer.
  private func keepTime() {
    guard state.isAsking else {
      clock?.cancel()
      clock = nil
      return
    }
    guard clock == nil else { return }
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.schedule(deadline: .now() + .milliseconds(100), repeating: .milliseconds(100))
    timer.setEventHandler { [report] in report.yield(.event(.ticked)) }
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

  /// Takes what was typed where it comes in: on the main actor as everything else, without a turn through the stream.
  private func readKeys() {
    for input in terminal.readInput() {
      if let ending = take(.input(input)) {
        report.yield(.ended(ending))
        return
      }
    }
    draw()
  }
}

extension DraftStore {
  /// Saves or drops the draft, as the wizard was left.
  ///
  /// - Returns: where there is a draft, what there is to say of it.
  @discardableResult package func end(_ ending: Ending?) -> String? {
    switch ending {
    case .left(.discarded): drop()
    case .left(.done): return nil
    default: break
    }
    return flush()
  }
}
