import OpenIDConnect
import SignOn
import Testing
import Text
import TextUI

@testable import Wizard

/// Applying to a running server, on its screen.
@Suite struct ApplyingStoryTests {
  static let sizes = ScreenTests.sizes

  /// On Review, with everything answered.
  private static func review(server: String? = "catalog.example.com", _ size: Size = sizes[0]) -> Story {
    var story = SetupStoryTests.answered(columns: size.columns, rows: size.rows)
    story.state.run.server = server
    _ = update(&story.state, .intent(.offerApplying))
    story.press(.function(9))
    return story
  }

  /// Written, and the applying begun.
  private static func begun(_ size: Size = sizes[0]) -> Story {
    var story = review(size)
    story.press(.enter)
    story.take(.wrote([WrittenFile(path: "om.yaml", bytes: 10, isPrivate: true)], nil))
    return story
  }

  private static func review(_ size: Size) -> Story { review(server: "catalog.example.com", size) }

  private static func passed(_ steps: ApplyStep...) -> [Event] {
    steps.map { .applying(.result(ApplyResult($0, .passed("")))) }
  }

  private static let before = ApplyStep.guards.filter { $0 != .unchanged }

  private static let changes = ["client-id", "  - (not set)", "  + 5k2f8hq0v1n3example4u7t9s"]

  private func orders(_ effects: [Effect]) -> [ApplyOrder] {
    effects.compactMap { if case .apply(let order) = $0 { order } else { nil } }
  }

  @Test func whatIsWrittenIsThenApplied() throws {
    var story = Self.review()
    #expect(story.screen.contains("[ Write and apply ]"))
    story.press(.enter)
    story.take(.wrote([WrittenFile(path: "om.yaml", bytes: 10, isPrivate: true)], nil))
    let order = try #require(orders(story.effects).first)
    #expect(order.path == "om.yaml" && order.server == nil && order.insisted.isEmpty && order.person == nil)
    #expect(story.state.isAsking && story.screen.contains("OpenMetadata answers"))
    story.take(.applying(.asks("Write this to https://catalog.example.com?", Self.changes)))
    #expect(story.state.applying?.isWaiting == false && story.screen.contains("+ 5k2f8hq0v1n3example4u7t9s"))
    story.press(.enter, .tab)
    #expect(!story.effects.contains(.answerApplying(.yes)), "only y writes")
    story.press(.character("y"))
    #expect(story.effects.last == .answerApplying(.yes) && story.state.applying?.isWaiting == true)
    story.take(.applying(.welcomes(at: "https://catalog.example.com/")))
    story.press(.character("o"))
    #expect(story.effects.last == .open("https://catalog.example.com/"))
    story.press(.character("n"))
    #expect(story.effects.last == .answerApplying(.no))
    story.take(.applying(.ended(ApplyEnding(.takenBack, "It has the former settings again.", status: 8))))
    #expect(story.screen.contains("Taken back"))
    story.press(.enter)
    #expect(story.effects.last == .leave(.done))
  }

  @Test func withoutAServerItIsAskedFor() throws {
    var story = Self.review(server: nil)
    #expect(story.screen.contains("[ Write ]"))
    story.press(.character("a"))
    #expect(story.screen.contains("[ Write and apply ]"))
    story.press(.enter)
    story.take(.wrote([WrittenFile(path: "om.yaml", bytes: 10, isPrivate: true)], nil))
    #expect(orders(story.effects).isEmpty && story.screen.contains("Apply to a running OpenMetadata"))
    story.paste("http://catalog.example.com\n")
    story.press(.enter)
    story.paste("eyJcanary")
    story.press(.enter)
    #expect(orders(story.effects).isEmpty && story.screen.contains("does not use https"))
    #expect(!story.screen.contains("eyJ") && story.screen.contains("•••••••••"))
    story.press(.control("u"))
    story.paste("https://catalog.example.com/om\n")
    story.press(.enter, .enter)
    let typed = try #require(orders(story.effects).first?.server)
    #expect(typed.url == "https://catalog.example.com/om" && typed.token == Secret("eyJcanary"))
    #expect(!"\(typed)".contains("eyJ") && !story.screen.contains("eyJ"))
  }

  /// Insisting takes the name of the step, and begins anew.
  @Test func whatFailsIsInsistedUponByItsNameAlone() throws {
    var story = Self.begun()
    let finding = Finding.error(.adminPrincipals, "The token expires.", remedy: "Make another.")
    story.take(.applying(.result(ApplyResult(.ownToken, failed: [finding]))))
    story.take(.applying(.ended(ApplyEnding(.stopped, "Nothing was written.", status: 7))))
    #expect(story.screen.contains("The token expires."))
    story.press(.character("i"))
    story.type("yes")
    story.press(.enter)
    #expect(orders(story.effects).count == 1 && story.screen.contains("Type token-stays-valid"))
    story.press(.control("u"))
    story.type("token-stays-valid")
    story.press(.enter)
    #expect(orders(story.effects).last?.insisted == [.ownToken])
  }

  /// Without these the write would fail, or destroy something.
  @Test(arguments: ApplyStep.allCases.filter { !$0.canBeInsistedOn }) func theOthersCannotBeInsistedUpon(
    step: ApplyStep
  ) {
    var story = Self.begun()
    let finding = Finding.error(.adminPrincipals, "No.", remedy: "Yes.")
    story.take(.applying(.result(ApplyResult(step, failed: [finding]))))
    story.take(.applying(.ended(ApplyEnding(.stopped, "Nothing was written.", status: 7))))
    story.press(.character("i"))
    #expect(!story.screen.contains("Go on although") && !story.screen.contains("i go on"))
  }

  @Test func escStopsBeforeTheWriteAndNotDuringIt() {
    var story = Self.begun()
    for event in Self.passed(.answers, .token) { story.take(event) }
    story.press(.escape)
    #expect(story.effects.last == .stopApplying)
    for event in Self.passed(.unchanged) { story.take(event) }
    story.press(.escape)
    #expect(story.effects.count { $0 == .stopApplying } == 1 && story.screen.contains("has to be waited for"))
  }

  @Test(arguments: sizes) func screens(size: Size) throws {
    var story = Self.begun(size)
    for step in Self.before { story.take(.applying(.result(ApplyResult(step, .passed("seen"))))) }
    try expectScreen(story.screen, "applying-\(size.columns)x\(size.rows)")
    story.take(.applying(.asks("Write this to https://catalog.example.com?", Self.changes)))
    try expectScreen(story.screen, "applying-asks-\(size.columns)x\(size.rows)")
    for event in Self.passed(.unchanged, .write, .readBack, .start) { story.take(event) }
    story.take(.applying(.welcomes(at: "https://catalog.example.com/")))
    try expectScreen(story.screen, "applying-signs-in-\(size.columns)x\(size.rows)")
    let finding = Finding.error(
      .adminPrincipals, "alice signed in and is not an administrator.", remedy: "Compare the names.")
    story.take(.applying(.result(ApplyResult(.person, failed: [finding]))))
    story.take(.applying(.result(ApplyResult(.takeBack, .passed("")))))
    story.take(
      .applying(
        .ended(ApplyEnding(.takenBack, "https://catalog.example.com has the former settings again.", status: 8))
      ))
    try expectScreen(story.screen, "applying-ended-\(size.columns)x\(size.rows)")
  }
}
