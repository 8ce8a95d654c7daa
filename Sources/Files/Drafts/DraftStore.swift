import Synchronization
import Wizard

/// Keeps the answers of one wizard, so that the next one can resume.
@MainActor
package final class DraftStore {
  private nonisolated let subject: DraftSubject
  private let drafts: Drafts
  private let offered: [DraftOffer]
  private let given: (inout DraftAnswers) -> Void
  private nonisolated let current: Current
  private nonisolated let saver: DraftSaver
  /// What was last passed on for saving.
  private var kept: DraftAnswers?
  /// Whether answers are kept, or will be within a second.
  package private(set) var hasDraft = false
  /// The draft of an earlier run is there until it is discarded or written.
  private var isResumed = false

  /// - Parameter given: removes from a draft what is given for this run.
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
        let news = DraftNews.notKept("The draft cannot be saved; what you type from now on is not kept")
        current.tell.withLock { $0 }?(news)
      })
  }

  /// Offers the drafts of the same subject, newest first.
  ///
  /// - Parameter isAnswered: whether answers are given in a file, so that older ones are not offered.
  package func open(_ state: inout State, isAnswered: Bool = false) {
    let offers = (isAnswered ? [] : offered).compactMap { offer -> KeptDraft? in
      guard let text = drafts.content(of: offer).flatMap(DraftText.init), text.subject.isSame(as: subject),
        !text.answers.typed.isEmpty
      else { return nil }
      return KeptDraft(
        id: offer.id, when: LocalTime.words(offer.saved), answers: text.answers,
        isOfOlderFile: text.subject.digest != subject.digest)
    }
    _ = update(&state, .draft(.offered(offers, areKept: drafts.folder != nil, note: drafts.note)))
  }

  /// Reports, once, that nothing can be saved.
  package func onFailure(_ tell: @escaping @Sendable (DraftNews) -> Void) { current.tell.withLock { $0 = tell } }

  /// Returns at once; changes are on disk within a second.
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

  /// - Returns: whether it was removed: false if another wizard is using it.
  package func remove(_ id: String) -> Bool { offered.first { $0.id == id }.map(drafts.remove) ?? false }

  /// The answers were written or discarded; what follows is a new draft.
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

  /// The message if there is a draft.
  package nonisolated var words: String { "answers saved as a draft; to resume: \(subject.command)" }

  /// Saves now what is not saved yet.
  ///
  /// - Returns: the message about the draft, if there is one.
  @discardableResult package nonisolated func flush() -> String? {
    saver.flush()
    return current.draft.withLock { $0?.isKept ?? false } ? words : nil
  }
}

/// The current draft, and who is told if saving fails; a wizard has one draft after the other.
private final class Current: Sendable {
  let draft: Mutex<Draft?>
  let tell = Mutex<(@Sendable (DraftNews) -> Void)?>(nil)

  init(_ draft: Draft?) { self.draft = Mutex(draft) }
}
