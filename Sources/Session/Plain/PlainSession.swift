import Dispatch
import Files
import Glibc
import Terminal
import Text
import Wizard

/// The setup as plain questions and answers; one after the other, with a message before each wait.
@MainActor
package struct PlainSession {
  private var conversation: Conversation
  private let terminal: LineTerminal
  private let performer: Performer
  private var draftStore: DraftStore? { performer.draftStore }
  private let events: AsyncStream<PlainEvent>
  private let report: AsyncStream<PlainEvent>.Continuation

  /// What can happen during a sign-in.
  private enum PlainEvent: Sendable {
    case wizard(Event)
    case typed
  }

  package init(_ conversation: Conversation, terminal: LineTerminal, performer: Performer) {
    self.conversation = conversation
    self.terminal = terminal
    self.performer = performer
    let (events, report) = AsyncStream<PlainEvent>.makeStream()
    (self.events, self.report) = (events, report)
    performer.tell { report.yield(.wizard($0)) }
  }

  /// Runs until everything is written or the user leaves.
  package mutating func run() async -> (Leaving, State) {
    let signals = terminal.isTerminal ? Self.leaveBySignals(draftStore) : nil
    defer { if let signals { Signals.leave(Signals.endings, signals) } }
    if draftStore != nil { Terminal.restoreOnCrash() }
    let result = await talk()
    await performer.leave()
    return result
  }

  private static let cut =
    "The terminal cut this line at 4,095 bytes; nothing was taken from it. Pass it with --answers or --secret-file."

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
        terminal.say(["The input ended before all questions were answered; nothing was written."])
        return (conversation.state.canKeepDraft ? .kept : .abandoned, conversation.state)
      }
      guard !terminal.wasCut else {
        terminal.say([Self.cut])
        continue
      }
      leaving = await perform(conversation.take(line))
    }
    return (leaving ?? .abandoned, conversation.state)
  }

  /// During any wait, a signal ends the program, with the echo on and the draft kept.
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

  /// Prints the lines of a turn, performs its effects, and prints their results.
  private mutating func perform(_ turn: Conversation.Turn) async -> Leaving? {
    // Before any wait: it may be the last output.
    draftStore?.follow(conversation.state)
    let note = draftStore?.flush()
    Terminal.sayOnCrash(note.map { "\nopenmetadata-sso: \($0)\n" } ?? "")
    guard terminal.say(turn.lines) else { return .hungUp }
    if let leaving = await performTogether(turn.effects.filter(\.asksAccount)) { return leaving }
    for effect in turn.effects where !effect.asksAccount {
      if case .leave(let leaving) = effect { return leaving }
      guard terminal.say(conversation.announcement(of: effect)) else { return .hungUp }
      guard let event = await performer.perform(effect) else { continue }
      if let leaving = await perform(conversation.happened(event)) { return leaving }
    }
    return nil
  }
}

/// Calls to the AWS account, each of them a process, are made side by side.
extension PlainSession {
  private mutating func performTogether(_ effects: [Effect]) async -> Leaving? {
    guard !effects.isEmpty else { return nil }
    guard terminal.say(effects.flatMap(conversation.announcement)) else { return .hungUp }
    let asking = effects.map { effect in Task { [performer] in await performer.perform(effect) } }
    for task in asking {
      guard let event = await task.value else { continue }
      if let leaving = await perform(conversation.happened(event)) { return leaving }
    }
    return nil
  }
}

extension Effect {
  fileprivate var asksAccount: Bool {
    if case .askAccount = self { true } else { false }
  }
}

/// During a sign-in, waits for both the browser and typed input.
extension PlainSession {
  /// Waits for the next thing that changes something.
  private mutating func attend(_ prompt: Conversation.Prompt) async -> Conversation.Turn {
    terminal.open(prompt.text, isSecret: prompt.isSecret)
    let watch = terminal.watch { [report] in report.yield(.typed) }
    // Input may have been read ahead.
    report.yield(.typed)
    performer.keepTime(true)
    var wasTyped = false
    defer {
      watch.stop()
      performer.keepTime(false)
      terminal.close(isBroken: !wasTyped)
    }
    for await event in events {
      switch event {
      case .wizard(let event):
        let turn = conversation.happened(event)
        if !turn.isEmpty || !conversation.state.isSigningIn { return turn }
      case .typed:
        switch terminal.read() {
        case .line(let text):
          wasTyped = true
          return terminal.wasCut ? Conversation.Turn(lines: [Self.cut]) : conversation.take(text)
        case .part: watch.goOn()
        // The input has ended; the browser may still return here.
        case .end where conversation.state.isListening && !terminal.isLost: continue
        case .end: return conversation.take("")
        }
      }
    }
    return conversation.take("")
  }
}
