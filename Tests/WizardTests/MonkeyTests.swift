import SignOn
import Testing
import TextUI

@testable import Monkey
@testable import Wizard

/// Random keys, pastes, clicks, sizes and answers: nothing may trap, nothing may leave the frame, and undo leads home.
///
/// A million of them are tried by `swift run -c release Monkey`.
struct MonkeyTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>) func nothingIsWrongAfterAnyEvent(seed: UInt64) {
    var monkey = Monkey(seed: seed)
    for step in 0..<400 {
      if let fault = monkey.go() {
        let events = Monkey.shortest(monkey.events, seed: seed).map { "\($0)" }
        Issue.record("seed \(seed), event \(step): \(fault), after \(events.joined(separator: ", "))")
        return
      }
      if step % 20 == 0 { expectBounds(monkey.state) }
    }
    expectBounds(monkey.state)
    #expect(monkey.travel() == nil)
  }

  /// Nothing but the history grows with the number of events.
  private func expectBounds(_ state: State) {
    #expect(state.settings.typed.values.allSatisfy { $0.text.utf8.count <= State.longestValue })
    let lines = [state.editor, state.people.box, state.review.editor]
    #expect(lines.allSatisfy { $0.text.utf8.count <= LineEditor.limit && $0.cursor <= $0.text.count })
    #expect(state.people.samples.count <= People.limit)
    #expect(state.visited.count <= Field.all.count && state.repaired.count <= Field.all.count)
    #expect(state.focused.count <= Page.all.count)
    #expect(state.review.scroll <= 10_000 && state.checkRow <= 1_000)
    #expect((state.message ?? "").utf8.count <= 10_000)
    if let field = state.field { #expect(state.item <= max(0, state.settings.items(field).count)) }
  }

  @Test(arguments: [7, 8] as [UInt64]) func everySizeCanBeDrawn(seed: UInt64) {
    var chance = Chance(seed)
    var story = SetupStoryTests.answered()
    for _ in 0..<60 {
      let size = Inputs.size(&chance)
      story.resize(size.columns, size.rows)
      for place in Place.tabs + [.done] {
        story.state.place = place
        #expect(Monkey.fault(of: wizardScreen(story.state).frame, in: story.state) == nil)
      }
    }
    #expect(story.state.settings.text(.clientID) == Samples.clientID)
  }

  @Test func theShortestWayToAFaultIsOnlyWhatItNeeds() {
    let events = [.ticked, .input(.resized(Size(columns: 30, rows: 10))), .ticked, .input(.key(.tab))] as [Event]
    let shortest = Monkey.shortest(events) { $0.contains { if case .input(.resized) = $0 { true } else { false } } }
    #expect(shortest.count == 1)
  }

  @Test func whatLeavingAFieldTidiesIsUndoneToo() {
    var settings = Settings()
    let given: [String: Value] = ["discovery-uri": .text("eu-west-1_Ab12Cd34E"), "client-id": .text(" abc ")]
    settings.typed = given
    var story = Story(run: Run(isOffline: true), settings: settings)
    story.press(.tab, .pageDown, .tab)
    #expect(story.state.settings.text(.discoveryURI).hasPrefix("https://"))
    #expect(story.state.settings.text(.clientID) == "abc")
    story.press(.function(3), .function(3))
    #expect(story.state.settings.typed == given)
  }

  @Test func aValueLongerThanAnybodyMeansIsNotTaken() {
    var story = Story(run: Run(isOffline: true))
    story.paste("eu-west-1_Ab12Cd34E")
    story.paste(String(repeating: "x", count: State.longestValue))
    #expect(story.state.settings.text(.discoveryURI) == "eu-west-1_Ab12Cd34E")
    #expect(story.state.editor.text == "eu-west-1_Ab12Cd34E")
    #expect(story.screen.contains("Too long: at most 64 KiB"))
  }

  @Test func scrollingStopsAtTheEnd() {
    var story = SetupStoryTests.answered()
    story.press(.function(9))
    for _ in 0..<50 { story.press(.pageDown) }
    let end = story.state.review.scroll
    story.press(.pageUp)
    #expect(end > 0 && story.state.review.scroll < end)
    story.press(.pageUp, .escape, .function(1))
    for _ in 0..<50 { story.press(.pageDown) }
    let bottom = story.screen
    story.press(.up)
    #expect(story.screen != bottom)
  }
}
