import AWSAccount
import ArgumentParser
import Files
import Glibc
import OpenIDConnect
import Rehearsal
import Session
import SignOn
import Terminal
import Text
import TextUI
import Wizard

/// One run of the wizard, on the screen or in plain lines, and how the program exits after it.
@MainActor
struct WizardRun {
  let look: ScreenFlags
  let client: ProviderClient
  /// The files that are edited; nil when new ones are made.
  var files: FilesOnDisk?
  var rehearsal: Rehearsal?
  /// Whether answers are given in a file.
  var isAnswered = false
  /// Puts what is written into a running server, if that is wanted.
  var applying: ApplyAction?
  /// Asks that server what it runs.
  var asking: ServerAsking?
  /// Removes from a draft what is given for this run.
  var given: (inout DraftAnswers) -> Void = { _ in }

  /// - Returns: the last state.
  /// - Throws: `Refusal` when there is no terminal, or nothing was written.
  @discardableResult func run(_ state: State) async throws -> State {
    let front = try look.front()
    let draftStore = front.isWatched ? store(state) : nil
    var state = state
    draftStore?.open(&state, isAnswered: isAnswered)
    // A script's answers come in their usual order.
    if front.isWatched { _ = update(&state, .intent(.askFirst)) }
    if case .screen = front, applying != nil { _ = update(&state, .intent(.offerApplying)) }
    let (ending, last) = await talk(state, front, draftStore)
    let note = draftStore?.end(ending)
    Terminal.sayOnCrash("")
    for file in last.writtenFiles where !front.hasSaidIt {
      print("written: \(visible(file.path))")
      if let backup = file.backup { print("backup: \(visible(backup))") }
    }
    // The screen with them is gone; a server is told next.
    if !front.hasSaidIt, !last.writtenFiles.isEmpty, last.run.server == nil {
      print("next steps:")
      for step in last.lastSteps { print(step.shown) }
    }
    switch ending {
    case .left(.done): return last
    case .left(.abandoned), .left(.discarded), .left(.kept):
      guard last.writtenFiles.isEmpty else { return last }
      throw Refusal(message: "cancelled; nothing was written" + (note.map { "; \($0)" } ?? ""), status: .abandoned)
    case .left(.interrupted): end(by: SIGINT, note)
    case .left(.hungUp): end(by: SIGHUP, note)
    case .signal(let number): end(by: number, note)
    }
  }

  private func end(by number: Int32, _ note: String?) -> Never {
    if let note { complain(note) }
    fflush(nil)
    endBySignal(number)
  }

  private func store(_ state: State) -> DraftStore {
    let isRehearsal = state.run.isRehearsal
    let documents = files?.opened.documents
    var subject =
      documents.map { DraftSubject.edit($0.map { ($0.path, $0.bytes) }, isRehearsal: isRehearsal) }
      ?? .setup(isRehearsal: isRehearsal)
    subject.options = DraftSubject.options(
      of: Array(CommandLine.arguments.dropFirst()), without: documents?.map(\.path) ?? [])
    return DraftStore(subject, drafts: .here, given: given)
  }

  private func talk(_ state: State, _ front: ScreenFlags.Front, _ draftStore: DraftStore?) async -> (Ending, State) {
    switch front {
    case .screen:
      let events = SessionEvents(draftStore)
      Terminal.restoreOnCrash()
      do {
        let terminal = try Terminal(theme: look.chosenTheme, light: look.lightTheme, mouse: look.mouse)
        let session = Session(state: state, terminal: terminal, events: events, performer: performer(draftStore))
        return (await session.run(), session.state)
      } catch {
        events.end()
        complain("\(error); using plain prompts instead")
        return await talkPlainly(state, LineTerminal(input: STDIN_FILENO, output: STDOUT_FILENO), draftStore)
      }
    case .lines(let terminal): return await talkPlainly(state, terminal, draftStore)
    }
  }

  private func performer(_ draftStore: DraftStore?) -> Performer {
    Performer(
      client: client, account: .live(AWSTool.find()), files: files, draftStore: draftStore,
      browserAddress: { [rehearsal] address in rehearsal?.browserAddress(for: address) ?? address },
      applying: applying, server: asking)
  }

  private func talkPlainly(_ state: State, _ terminal: LineTerminal, _ draftStore: DraftStore?) async -> (Ending, State)
  {
    var session = PlainSession(
      Conversation(state, width: terminal.columns), terminal: terminal, performer: performer(draftStore))
    let (leaving, last) = await session.run()
    return (.left(leaving), last)
  }
}

extension ScreenFlags.Front {
  /// Whether standard output already says what was written.
  fileprivate var hasSaidIt: Bool {
    if case .lines(let terminal) = self { terminal.isStandardOutput } else { false }
  }

  /// Whether a person answers; scripts need no drafts.
  fileprivate var isWatched: Bool {
    switch self {
    case .screen: true
    case .lines(let terminal): terminal.isTerminal
    }
  }
}
