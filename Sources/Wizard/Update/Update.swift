import SignOn
import TextUI

/// The one function that changes the state; returns what to do outside.
package func update(_ state: inout State, _ event: Event) -> [Effect] {
  let typed = state.settings.typed
  defer { if state.settings.typed != typed { state.followFile() } }
  var effects = state.take(event)
  if case .input = event { effects += state.openUnclearAccount() }
  // Which files are needed depends on the values too.
  if state.settings.typed != typed { state.review.hasLooked = false }
  return effects + state.lookForFiles() + state.askServer()
}

extension State {
  fileprivate mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .input(let input): return take(input)
    case .intent(let intent): return take(intent)
    case .ticked: ticks += 1
    case .answered(let reply): return take(reply)
    case .signIn(let news): return take(news)
    case .draft(let news): return take(news)
    case .account(let question, let reply): return take(question, reply)
    case .mending(let news): return take(news)
    case .applying(let news): take(news)
    case .server(let answers): server = .answered(answers)
    case .copied(let text, let program): return copied(text, by: program)
    case .wrote(let files, let failure): return take(written: files, failure)
    case .found(let paths): review.existing = paths
    case .opened(let files): merge(into: files)
    }
    return []
  }

  mutating func take(_ input: Input) -> [Effect] {
    switch input {
    case .key(let key): return take(key)
    case .paste(let text):
      if let account { return editAccount(account) { $0.paste(text) } }
      paste(text)
      return []
    case .mouse(let event): return take(event)
    case .resized(let size):
      self.size = size
      return []
    case .hangup: return [.stopAsking, .leave(.hungUp)]
    }
  }

  private mutating func take(_ key: Key) -> [Effect] {
    message = nil
    if let command = Keymap.command(key, in: context), !(isTakingText && isPlainCharacter(key)) {
      noteKeyboard(key, command)
      return perform(command)
    }
    if let account { return editAccount(account) { $0.edit(key) } }
    if case .options(var list) = overlay {
      if case .character(let character) = key { list.type(character) }
      overlay = .options(list)
      return []
    }
    edit(key)
    return []
  }

  /// Pressing a twin makes the screen show twins from then on, pressing an F-key shows F-keys.
  private mutating func noteKeyboard(_ key: Key, _ command: Command) {
    if case .function = key {
      usesTwins = false
    } else if Keymap.binding(of: command, in: context)?.isFunctionKey == true {
      usesTwins = true
    }
  }

  /// Copies the command that the selected finding names.
  private mutating func copy() -> [Effect] {
    if place == .people || place == .applying { return copyAddress() }
    guard let command = selectedCheck(allFindings)?.finding?.command else {
      message = "No command to copy here"
      return []
    }
    return [.copy(command)]
  }

  /// Without a program for it, the terminal may have a clipboard; it does not say.
  private mutating func copied(_ text: String, by program: String?) -> [Effect] {
    message = program.map { "Copied with \($0)" } ?? "Sent to the clipboard (if your terminal allows OSC 52)"
    return program == nil ? [.copyByTerminal(text)] : []
  }

  /// Whether letters are text, and not commands.
  private var isTakingText: Bool {
    if case .find = overlay { return true }
    if case .options = overlay { return true }
    return account != nil || isEditingText || applyingEditor != nil
  }

  private mutating func find(_ command: Command) {
    if case .find(var finder) = overlay {
      if command == .filter { finder.cycleFilter() }
      overlay = .find(finder)
    } else {
      overlay = .find(Finder())
    }
  }

  private func isPlainCharacter(_ key: Key) -> Bool {
    if case .character = key { return true }
    return false
  }

  /// Runs the command of a key or a click.
  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .stay:
      if overlay == .draft { return decide(command) }
      if let account { return leaveAccount(account) }
      if let mending { return leaveMend(mending) }
      overlay = nil
      return []
    case .confirm: return [.stopAsking, .leave(.discarded)]
    case .keepDraft: return [.stopAsking, .leave(.kept)]
    case .save: return saveBeforeLeaving()
    case .resume, .removeDraft: return decide(command)
    case .runs(let kind): return answerDeployment(kind)
    case .releases(let release): return answerRelease(release)
    case .moves(let id): return move(toProvider: id)
    case .interrupt: return [.stopAsking, .leave(.interrupted)]
    case .insist where place == .applying:
      beginInsisting()
      return []
    case .insist: return mending == nil ? insist() : confirmMend()
    case .apply:
      review.applies.toggle()
      return []
    case .agree: return answerApplying(.yes)
    case .refuse: return answerApplying(.no)
    case .suspend: return [.suspend]
    case .repaint: return [.repaint]
    case .leave: return leave()
    case .help:
      overlay = .help(scroll: 0)
      return []
    case .account: return openAccount()
    case .mend: return beginMend()
    case .pageDown, .pageUp:
      if let account { return moveInAccount(account, command) }
      let step = max(1, size.rows / 2)
      scroll(by: command == .pageUp ? -step : step)
      return []
    case .goOn, .next, .previous, .up, .down, .nextPlace, .previousPlace, .review, .jump:
      return move(command)
    case .cycleForward, .cycleBack, .itemUp, .itemDown, .removeItem, .reveal, .undo, .redo, .repair, .revert:
      return change(command)
    case .options: return openOptions()
    case .ask: return askAgain()
    case .copy: return mending.map { copyMend($0) } ?? copy()
    case .skip: return place == .applying ? answerApplying(.skip) : skipTest()
    case .open: return openAddress()
    case .forget:
      forgetPerson()
      return []
    case .find, .filter:
      find(command)
      return []
    }
  }

  private mutating func leave() -> [Effect] {
    switch place {
    case .page where !returns.isEmpty: return goBack()
    case .page:
      guard hasUnsavedAnswers else { return [.stopAsking, .leave(.abandoned)] }
      overlay = .leaving
      return []
    case .people:
      let effects = endSignIn()
      return effects + go(to: .page(lastPage))
    case .checks, .review: return go(to: .page(lastPage))
    case .applying: return leaveApplying()
    case .done: return go(to: .review)
    }
  }

  /// The page last worked on.
  private var lastPage: String { Page.all.last { focused[$0.id] != nil }?.id ?? Page.all[0].id }

  /// Scrolls the text on screen, never past its end.
  mutating func scroll(by lines: Int) {
    let end = wizardScreen(self).scrollEnd
    if case .help(let scroll) = overlay {
      overlay = .help(scroll: max(0, min(min(scroll, end) + lines, end)))
    } else if place == .review, editing == nil, case .entry = reviewRow {
      moveInReview(by: lines)
    } else {
      review.scroll = max(0, min(min(review.scroll, end) + lines, end))
    }
  }
}
