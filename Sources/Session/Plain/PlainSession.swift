import Dispatch
import Files
import Glibc
import OpenIDConnect
import SignOn
import Terminal
import Wizard

/// The setup as plain questions and answers; one thing after the other, and what takes time says so.
@MainActor
package struct PlainSession {
  private var conversation: Conversation
  private let terminal: LineTerminal
  private let client: ProviderClient
  private let writer: FileWriter
  private let files: FilesOnDisk?
  private let draftStore: DraftStore?
  private let patience: Int
  private let browserAddress: @Sendable (String) -> String
  private let booth: SignInBooth
  private let happenings: AsyncStream<Happening>
  private let report: AsyncStream<Happening>.Continuation

  /// What can happen while a sign-in is under way.
  private enum Happening: Sendable {
    case news(SignInNews)
    case typed
  }

  package init(
    _ conversation: Conversation, terminal: LineTerminal, client: ProviderClient, files: FilesOnDisk? = nil,
    draftStore: DraftStore? = nil, writer: FileWriter = FileWriter(),
    browserAddress: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.conversation = conversation
    self.terminal = terminal
    self.client = client
    self.writer = writer
    self.files = files
    self.draftStore = draftStore
    self.browserAddress = browserAddress
    patience = conversation.state.run.patience
    let (happenings, report) = AsyncStream<Happening>.makeStream()
    (self.happenings, self.report) = (happenings, report)
    booth = SignInBooth(client: client, browserAddress: browserAddress) { report.yield(.news($0)) }
  }

  /// Runs until everything is written or it is left.
  package mutating func run() async -> (Leaving, State) {
    let signals = terminal.isTerminal ? Self.leaveBySignals(draftStore) : nil
    defer { if let signals { Signals.leave(Signals.endings, signals) } }
    if draftStore != nil { Terminal.restoreOnCrash() }
    let result = await talk()
    await booth.leave()
    return result
  }

  private mutating func talk() async -> (Leaving, State) {
    var leaving = await perform(conversation.begin())
    while leaving == nil {
      if conversation.isOver { return (.done, conversation.state) }
      leaving = await perform(conversation.preparation())
      terminal.say(conversation.question())
      let prompt = conversation.prompt
      if conversation.state.isSigningIn {
        let turn = await attend(prompt)
        leaving = await perform(turn)
        continue
      }
      guard let line = terminal.ask(prompt.text, isSecret: prompt.isSecret) else {
        guard !terminal.isLost else { return (.hungUp, conversation.state) }
        terminal.say(["The input ended before everything was answered; nothing was written."])
        return (conversation.state.canKeepDraft ? .kept : .abandoned, conversation.state)
      }
      leaving = await perform(conversation.take(line))
    }
    return (leaving ?? .abandoned, conversation.state)
  }

  /// Whatever is being waited for, a signal ends the program, with the echo on and the draft kept.
  private nonisolated static func leaveBySignals(_ draftStore: DraftStore?) -> any DispatchSourceRead {
    Signals.heard(Signals.endings) { number in
      Echo.end()
      let note = draftStore?.flush()
      var errors = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
      if let note, poll(&errors, 1, 0) > 0 {
        complain("", isBare: true)
        complain(note)
      }
      endBySignal(number)
    }
  }

  /// Says what is to be said, then asks outside what is to be asked, and says what came of that.
  private mutating func perform(_ turn: Conversation.Turn) async -> Leaving? {
    // Before anything is waited for: it may be the last that is heard.
    draftStore?.follow(conversation.state)
    let note = draftStore?.flush()
    Terminal.sayOnCrash(note.map { "\nopenmetadata-sso: \($0)\n" } ?? "")
    guard terminal.say(turn.lines) else { return .hungUp }
    for effect in turn.effects {
      let event: Event
      switch effect {
      case .ask(let question):
        if case .metadata(let url) = question {
          terminal.say(["Asking \(URLText(url)?.host ?? "the provider"), for up to \(patience) seconds."])
        }
        event = .answered(await client.answer(question))
      case .write(let files): event = writer.write(files)
      case .replace(let replacements):
        guard let files else { continue }
        event = files.replace(replacements)
      case .takeUp(let id): event = .draft(draftStore?.takeUp(id) ?? .isElsewhere)
      case .remove(let id):
        draftStore?.remove(id)
        continue
      case .leave(let leaving): return leaving
      case .prepareSignIn(let request, let endpoint, let authentication):
        event = .signIn(SignInNews(request, endpoint, authentication, browserAddress))
      case .exchange(let attempt, let code):
        event = .signIn(.exchanged(attempt, await client.exchange(attempt, code), at: .now))
      case .read(let text): event = .signIn(.handed(text, at: .now))
      case .listen(let attempt): event = .signIn(await listen(for: attempt))
      case .endSignIn:
        booth.end()
        continue
      case .stopAsking, .suspend, .copy, .repaint: continue
      }
      if let leaving = await perform(conversation.happened(event)) { return leaving }
    }
    return nil
  }
}

/// While a sign-in is under way, the browser and whoever types are waited for together.
extension PlainSession {
  private func listen(for attempt: SignInAttempt) async -> SignInNews {
    booth.listen(for: attempt)
    for await happening in happenings {
      if case .news(let news) = happening, case .listening = news { return news }
    }
    return .listening(.elsewhere)
  }

  /// Waits for the next thing that changes something.
  private mutating func attend(_ prompt: Conversation.Prompt) async -> Conversation.Turn {
    terminal.open(prompt.text, isSecret: prompt.isSecret)
    let watch = terminal.watch { [report] in report.yield(.typed) }
    // Something may have been read ahead.
    report.yield(.typed)
    booth.keepTime(true)
    var wasTyped = false
    defer {
      watch.stop()
      booth.keepTime(false)
      terminal.close(isBroken: !wasTyped)
    }
    for await happening in happenings {
      switch happening {
      case .news(let news):
        let turn = conversation.happened(.signIn(news))
        if !turn.isEmpty || !conversation.state.isSigningIn { return turn }
      case .typed:
        switch terminal.read() {
        case .line(let text):
          wasTyped = true
          return conversation.take(text)
        case .part: watch.goOn()
        // Nobody types any more; the browser may still come back here.
        case .end where conversation.state.isListening && !terminal.isLost: continue
        case .end: return conversation.take("")
        }
      }
    }
    return conversation.take("")
  }
}
