import SignOn

/// The answers of an unfinished wizard, as they are saved: never a secret.
package struct DraftAnswers: Equatable, Sendable {
  package var typed: [String: Value]
  /// Nil, like the three after it, if it is decided elsewhere.
  package var version: ServerVersion?
  /// By its id.
  package var format: String?
  package var path: String?
  package var summary: SummaryChoice?
  /// Whether a secret was typed too, which must be entered again.
  package var lacksSecret: Bool

  package init(
    _ typed: [String: Value], version: ServerVersion? = nil, format: String? = nil, path: String? = nil,
    summary: SummaryChoice? = nil, lacksSecret: Bool = false
  ) {
    self.typed = typed.filter { !$0.value.isSecret }
    self.version = version
    self.format = format
    self.path = path
    self.summary = summary
    self.lacksSecret = lacksSecret
  }
}

/// A draft that can be resumed.
package struct KeptDraft: Equatable, Sendable {
  package let id: String
  /// When it was last saved, for people: `today at 14:02`.
  package let when: String
  package let answers: DraftAnswers
  /// Whether its file has changed since.
  package let isOfOlderFile: Bool

  package init(id: String, when: String, answers: DraftAnswers, isOfOlderFile: Bool = false) {
    self.id = id
    self.when = when
    self.answers = answers
    self.isOfOlderFile = isOfOlderFile
  }
}

/// What the wizard knows about drafts.
package struct Drafting: Equatable, Sendable {
  /// Whether the answers outlive the wizard.
  var isOn = false
  /// What was given at the start, or last written; everything else that is typed is unsaved.
  var saved: [String: Value] = [:]
  /// Newest first.
  package internal(set) var offers: [KeptDraft] = []
  var chosen = 0

  package var offer: KeptDraft? { offers.indices.contains(chosen) ? offers[chosen] : nil }
}

extension State {
  mutating func open(_ drafts: [KeptDraft], areKept: Bool, note: String?) {
    drafting = Drafting(isOn: areKept, saved: settings.typed, offers: drafts)
    if let note { message = note }
    if !drafts.isEmpty { overlay = .draft }
  }

  /// Whether something typed is not in any file yet.
  package var hasUnsavedAnswers: Bool { settings.typed != drafting.saved }

  package var unsavedCount: Int {
    let names = Set(settings.typed.keys).union(drafting.saved.keys)
    return names.count { settings.typed[$0] != drafting.saved[$0] }
  }

  /// Whether the answers can be kept when leaving.
  package var canKeepDraft: Bool { drafting.isOn && draft != nil }

  /// What to keep; nil if only a secret is unsaved.
  package var draft: DraftAnswers? {
    guard hasUnsavedAnswers else { return nil }
    let answers = settings.typed.filter { !$0.value.isSecret }
    guard !answers.isEmpty, answers != drafting.saved.filter({ !$0.value.isSecret }) else { return nil }
    return DraftAnswers(
      answers, version: settings.deployment.release.source == .given ? settings.version : nil, format: review.formatID,
      path: review.chosenPath, summary: review.summary,
      lacksSecret: lacksSecret)
  }

  private var lacksSecret: Bool { settings.typed.contains { $0.value.isSecret && !$0.value.isEmpty } }
}

extension Value {
  var isSecret: Bool { if case .secret = self { true } else { false } }
}
