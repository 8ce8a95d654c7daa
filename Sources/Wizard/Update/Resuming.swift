import SignOn

extension State {
  /// Answers the question about a draft of an earlier run.
  mutating func decide(_ command: Command) -> [Effect] {
    guard let offer = drafting.offer else {
      overlay = nil
      return []
    }
    switch command {
    case .resume: return [.resume(draft: offer.id)]
    case .removeDraft: return [.remove(draft: offer.id)]
    default:
      closeDrafts()
      message = "Started over; the draft saved \(offer.when) will be offered again"
      return []
    }
  }

  private mutating func closeDrafts() {
    overlay = nil
    askFirstIfDue()
  }

  mutating func askFirstIfDue() {
    guard overlay == nil, asksFirst else { return }
    if editing != nil {
      if settings.otherSignIn != nil { overlay = .moving }
    } else if !review.isFormatChosen {
      if settings.deployment.kind == nil { overlay = .deployment } else { askReleaseIfDue() }
    }
  }

  /// Answers the question how OpenMetadata runs.
  mutating func answerDeployment(_ kind: Deployment.Kind) -> [Effect] {
    overlay = nil
    settings.deployment.kind = kind
    review.formatID = kind.format.id
    askReleaseIfDue()
    return []
  }

  private mutating func askReleaseIfDue() {
    if settings.deployment.release.isAssumed { overlay = .release }
  }

  mutating func answerRelease(_ release: ServerVersion) -> [Effect] {
    overlay = nil
    settings.version = release
    return []
  }

  /// Proposes single sign-on in place of the file's sign-in method.
  mutating func move(toProvider id: String) -> [Effect] {
    overlay = nil
    history.close()
    remember(.provider)
    settings.typed[Field.provider.id] = .text(id)
    followFile()
    history.close()
    openEditor()
    message = "Enter client and administrators anew; nothing changes until you write"
    return focus(on: .discoveryURI)
  }

  mutating func chooseDraft(_ command: Command) {
    let step = command == .up || command == .previous ? -1 : 1
    drafting.chosen = max(0, min(drafting.offers.count - 1, drafting.chosen + step))
  }

  mutating func take(_ news: DraftNews) -> [Effect] {
    switch news {
    case .offered(let drafts, let areKept, let note): open(drafts, areKept: areKept, note: note)
    case .resumed(let answers): return resume(answers)
    case .isElsewhere:
      closeDrafts()
      message = "Another wizard is using that draft; started over"
    case .removed(let id, let isGone): removed(id, isGone)
    case .notKept(let why): message = why
    }
    return []
  }

  private mutating func removed(_ id: String, _ isGone: Bool) {
    guard let offer = drafting.offers.first(where: { $0.id == id }) else { return }
    guard isGone else { return message = "Another wizard is using the draft saved \(offer.when); it was not deleted" }
    drafting.offers.removeAll { $0.id == id }
    drafting.chosen = 0
    if drafting.offers.isEmpty, overlay == .draft { closeDrafts() }
    message = "Deleted the draft saved \(offer.when)"
  }

  /// The answers are restored as one change; values given for this run stay.
  private mutating func resume(_ answers: DraftAnswers) -> [Effect] {
    overlay = nil
    drafting.offers = []
    history.close()
    // Under the focused field's name, so that corrections on leaving it are part of the same change.
    history.remember(moment, change: field?.id ?? "draft")
    settings.typed.merge(answers.typed) { given, _ in given }
    if let version = answers.version { settings.version = version }
    choose(
      format: answers.format.flatMap(FileKind.named), path: answers.path, summary: answers.summary, answers: nil)
    visited.formUnion(answers.typed.keys)
    followFile()
    openEditor()
    let effects = openQuestions.first.map { focus(on: $0) } ?? askIfNeeded()
    history.close()
    let isMissing = answers.lacksSecret && settings.typed[Field.clientSecret.id] == nil
    message = answers.words + (isMissing ? "; enter the client secret again" : "")
    return effects
  }

  /// Goes from the question whether to leave to the Review screen.
  mutating func saveBeforeLeaving() -> [Effect] {
    overlay = nil
    return go(to: .review)
  }
}

extension DraftAnswers {
  var words: String { "\(counted(typed.count, "answer")) restored" }
}
