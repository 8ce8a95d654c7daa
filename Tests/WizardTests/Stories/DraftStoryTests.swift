import SignOn
import Testing
import TextUI

@testable import Wizard

/// Answers that outlive their wizard.
struct DraftStoryTests {
  private static func story(_ drafts: [KeptDraft] = [], settings: Settings = Settings()) -> Story {
    var story = Story(settings: settings)
    story.take(.draft(.offered(drafts, areKept: true)))
    return story
  }

  private static let typed: [String: Value] = [
    Field.discoveryURI.id: .text(Samples.pool), Field.clientID.id: .text(Samples.clientID),
  ]
  private static let draft = KeptDraft(
    id: "1", when: "today at 14:02", answers: DraftAnswers(typed, format: "docker-env", lacksSecret: true))

  @Test func aDraftIsOfferedAndEnterBringsItsAnswersBack() {
    var story = Self.story([Self.draft])
    #expect(story.screen.contains("Resume the draft saved today at 14:02?"))
    #expect(story.screen.contains("It has 2 answers; enter the client secret again"))
    story.press(.enter)
    #expect(story.takeEffects() == [.resume(draft: "1")])
    story.take(.draft(.resumed(Self.draft.answers)))
    #expect(story.state.overlay == nil)
    #expect(story.state.settings.text(.clientID) == Samples.clientID)
    #expect(story.state.review.formatID == "docker-env")
    #expect(story.screen.contains("2 answers restored; enter the client secret again"))
    #expect(story.focusedField == Field.clientSecret.id)
    #expect(story.takeEffects().contains { if case .ask(.metadata) = $0 { true } else { false } })
    #expect(story.state.hasUnsavedAnswers)
    story.press(.function(3))
    #expect(story.state.settings.typed.isEmpty)
  }

  @Test(arguments: [Key.character("n"), .escape]) func startingAfreshLeavesTheDraftAsItIs(key: Key) {
    var story = Self.story([Self.draft])
    story.press(key)
    #expect(story.takeEffects() == [])
    #expect(story.state.overlay == nil && story.state.settings.typed.isEmpty)
    #expect(story.screen.contains("will be offered again"))
  }

  @Test func ofSeveralDraftsEachCanBeTakenOrRemoved() {
    let older = KeptDraft(id: "2", when: "2026-01-02, 03:04", answers: DraftAnswers(Self.typed))
    var story = Self.story([Self.draft, older])
    story.press(.down, .down)
    #expect(story.screen.contains("draft saved 2026-01-02, 03:04?"))
    story.press(.function(8))
    #expect(story.takeEffects() == [.remove(draft: "2")])
    story.take(.draft(.removed(draft: "2", true)))
    #expect(story.screen.contains("Deleted the draft saved 2026-01-02, 03:04"))
    #expect(story.screen.contains("draft saved today at 14:02?"))
    story.press(.delete)
    #expect(story.takeEffects() == [.remove(draft: "1")])
    story.take(.draft(.removed(draft: "1", false)))
    #expect(story.screen.contains("Another wizard is using the draft saved today at 14:02; it was not deleted"))
    story.take(.draft(.removed(draft: "1", true)))
    #expect(story.state.overlay == nil)
  }

  @Test func whatIsGivenForThisRunBeatsTheDraft() {
    var settings = Settings()
    settings.typed[Field.clientID.id] = .text("given")
    var story = Self.story([Self.draft], settings: settings)
    #expect(!story.state.hasUnsavedAnswers)
    story.take(.draft(.resumed(Self.draft.answers)))
    #expect(story.state.settings.text(.clientID) == "given")
    #expect(story.state.hasUnsavedAnswers)
  }

  @Test func nothingTypedAheadGetsIntoTheQuestion() {
    var story = Self.story([Self.draft])
    story.type("eu-west-1_Ab12Cd34E")
    story.paste("pasted")
    #expect(story.state.overlay == .draft && story.takeEffects() == [])
    #expect(story.state.settings.typed.isEmpty)
  }

  @Test(arguments: [
    (Key.enter, Leaving.kept), (.character("k"), .kept), (.character("y"), .kept), (.character("d"), .discarded),
  ])
  func leavingKeepsOrDiscards(key: Key, leaving: Leaving) {
    var story = Self.story()
    story.type("eu")
    story.press(.escape)
    #expect(story.screen.contains("1 answer can be kept as a draft"))
    story.press(key)
    #expect(story.takeEffects().last == .leave(leaving))
  }

  @Test func savingBeforeLeavingLeadsToTheScreenThatWrites() {
    var story = Self.story()
    story.type("eu")
    story.press(.escape, .character("s"))
    #expect(story.state.overlay == nil && story.state.place == .review)
  }

  @Test func aDraftHoldsNoSecret() throws {
    var story = Self.story()
    story.type("eu")
    _ = story.state.focus(on: .clientSecret)
    story.type(Samples.secret)
    let draft = try #require(story.state.draft)
    #expect(draft.lacksSecret && !"\(draft)".contains("canary") && draft.typed.count == 1)
    story.press(.escape)
    #expect(story.screen.contains("without the secret"))
  }

  @Test func aSecretAloneMakesNoDraft() {
    var story = Self.story()
    _ = story.state.focus(on: .clientSecret)
    story.type(Samples.secret)
    #expect(story.state.draft == nil)
    story.press(.escape)
    #expect(story.screen.contains("1 answer will be lost"))
    story.press(.enter)
    #expect(story.state.overlay == nil)
  }

  @Test func whatIsWrittenIsSaved() {
    var story = Self.story()
    story.type("eu")
    story.take(.wrote([WrittenFile(path: "a", bytes: 1, isPrivate: true)], nil))
    #expect(!story.state.hasUnsavedAnswers && story.state.draft == nil)
  }

  @Test func whyNoDraftIsKeptIsSaidOnce() {
    var story = Story()
    story.take(.draft(.offered([], areKept: false, note: "Drafts are off: why")))
    #expect(story.screen.contains("Drafts are off: why"))
    story.type("e")
    #expect(!story.screen.contains("Drafts are off"))
    #expect(!story.state.canKeepDraft)
  }
}
