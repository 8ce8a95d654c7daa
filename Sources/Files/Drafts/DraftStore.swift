import Synchronization
import Wizard

/// Keeps what one wizard is told, so that the next one can go on with it.
@MainActor
package final class DraftStore {
  private nonisolated let subject: DraftSubject
  private let drafts: Drafts
  private let offered: [DraftOffer]
  private let given: (inout DraftAnswers) -> Void
  private nonisolated let current: Current
  private nonisolated let saver: DraftSaver
  /// What was handed on for keeping last.
  private var kept: DraftAnswers?
  /// Whether answers are kept, or will be within a second.
  package private(set) var hasDraft = false
  /// The draft of an earlier run is there until it is discarded or written.
  private var isResumed = false

  /// - Parameter given: takes out of a draft what is given for this run.
  package init(_ subject: DraftSubject, drafts: Drafts, given: @escaping (inout DraftAnswers) -> Void = { _ in }) {
    self.subject = subject
    self.drafts = drafts
    self.given = given
    let current = Current(drafts.begin())
    self.current = current
    offered = drafts.offer()
    saver = DraftSaver(
      save: { bytes in current.draft.withLock { $0?.save(bytes) ?? true } },
      failed: {
        let news = DraftNews.notKept("The draft cannot be saved; what is typed from here on is not kept")
        current.tell.withLock { $0 }?(news)
      })
  }

  /// Offers the drafts of the same, newest first.
  package func open(_ state: inout State) {
    let offers = offered.compactMap { offer -> KeptDraft? in
      guard let text = drafts.content(of: offer).flatMap(DraftText.init), text.subject.isSame(as: subject),
        !text.answers.typed.isEmpty
      else { return nil }
      return KeptDraft(
        id: offer.id, when: LocalTime.words(offer.saved), answers: text.answers,
        isOfOlderFile: text.subject.digest != subject.digest)
    }
    _ = update(&state, .draft(.offered(offers, areKept: drafts.folder != nil, note: drafts.note)))
  }

  /// Has somebody told, once, that nothing can be kept.
  package func onFailure(_ tell: @escaping @Sendable (DraftNews) -> Void) { current.tell.withLock { $0 = tell } }

  /// Returns at once; what is new is on the disk within a second.
  package func follow(_ state: State) {
    let draft = state.draft
    guard draft != kept else { return }
    kept = draft
    hasDraft = draft != nil || isResumed
    if let draft {
      saver.keep { [subject] in DraftText(subject: subject, answers: draft).bytes }
    } else if !isResumed || !state.writtenFiles.isEmpty {
      drop()
    }
  }

  package func resume(_ id: String) -> DraftNews {
    guard let offer = offered.first(where: { $0.id == id }), let draft = drafts.resume(offer),
      var answers = draft.content().flatMap(DraftText.init)?.answers
    else { return .isElsewhere }
    current.draft.withLock { $0 = draft }
    isResumed = true
    given(&answers)
    return .resumed(answers)
  }

  package func remove(_ id: String) {
    if let offer = offered.first(where: { $0.id == id }) { drafts.remove(offer) }
  }

  /// The answers are written, or not wanted; what comes after is a draft of its own.
  package func drop() {
    saver.forget()
    current.draft.withLock { draft in
      draft?.remove()
      draft = drafts.begin()
    }
    kept = nil
    isResumed = false
    hasDraft = false
  }

  /// What there is to say where there is a draft.
  package nonisolated var words: String { "the answers are kept as a draft; to go on: \(subject.command)" }

  /// Saves now what is not saved yet.
  ///
  /// - Returns: where there is a draft, what there is to say of it.
  @discardableResult package nonisolated func flush() -> String? {
    saver.flush()
    return current.draft.withLock { $0?.isKept ?? false } ? words : nil
  }
}

/// The draft that is saved into now, and who is told when that fails; a wizard has one draft after the other.
private final class Current: Sendable {
  let draft: Mutex<Draft?>
  let tell = Mutex<(@Sendable (DraftNews) -> Void)?>(nil)

  init(_ draft: Draft?) { self.draft = Mutex(draft) }
}
