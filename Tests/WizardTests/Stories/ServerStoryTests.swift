import OpenIDConnect
import OpenMetadataServer
import SignOn
import Testing
import Text
import TextUI

@testable import Wizard

/// What the running server that the options name does, on the Checks screen.
@Suite struct ServerStoryTests {
  private static let url = "https://catalog.example.com"

  private static func story(server: String? = "catalog.example.com", _ size: Size = ScreenTests.sizes[0]) -> Story {
    var story = SetupStoryTests.answered(columns: size.columns, rows: size.rows)
    story.state.run.server = server
    return story
  }

  private static func found<Answer>(_ answer: Answer) -> Lookup<Answer> { .found(answer, from: url, Samples.receipt) }

  private static func answers(_ change: (inout RunningConfiguration) -> Void = { _ in }) throws -> ServerAnswers {
    var running = RunningConfiguration(provider: "aws-cognito")
    running.clientType = "public"
    change(&running)
    let round = ServerAnswers.Round(
      release: found(try #require(ServerRelease("1.11.14"))), configuration: found(running),
      principalDomain: found("example.com"))
    return ServerAnswers(address: url, rounds: [round, round, round], keys: found(1))
  }

  private func asked(_ story: Story) -> Int {
    story.effects.count { if case .askServer = $0 { true } else { false } }
  }

  @Test func itIsAskedOnceTheChecksAreShown() throws {
    var story = Self.story()
    #expect(asked(story) == 0)
    story.take(.intent(.go(to: .checks)))
    #expect(asked(story) == 1 && story.state.isAsking && story.screen.contains("Server checks"))
    story.take(.server(try Self.answers()))
    #expect(story.state.server != .asking && story.screen.contains("✓ OpenMetadata answers"))
    story.take(.intent(.go(to: .review)))
    story.take(.intent(.go(to: .checks)))
    #expect(asked(story) == 1, "a known answer is kept")
    story.press(.function(5))
    #expect(asked(story) == 2, "repeating the checks repeats this one")
  }

  @Test func withoutAServerNothingIsAskedOrShown() {
    var story = Self.story(server: nil)
    story.take(.intent(.go(to: .checks)))
    #expect(asked(story) == 0 && !story.screen.contains("Server checks") && story.state.serverResults.isEmpty)
  }

  /// What the server has is about to be replaced: a difference is no error, and leads to its field.
  @Test func whatDiffersIsNoErrorAndLeadsToItsField() throws {
    var story = Self.story()
    story.take(.intent(.go(to: .checks)))
    let errors = story.state.errors
    story.take(.server(try Self.answers { $0.clientID = "1formerclient" }))
    #expect(story.state.errors == errors)
    let result = try #require(story.state.serverResults.first { $0.check == .configuration })
    #expect(result.isOnlyDifferent && result.findings.allSatisfy { $0.severity == .note })
    let rows = checkRows(of: story.state, story.state.allFindings)
    story.state.checkRow = try #require(rows.firstIndex { $0.section == .server && $0.field == Field.clientID.id })
    #expect(story.screen.contains("The server uses “1formerclient”"))
    story.press(.enter)
    #expect(story.focusedField == Field.clientID.id)
  }

  @Test func aServerThatDoesNotAnswerIsAWarning() throws {
    var story = Self.story()
    story.take(.intent(.go(to: .checks)))
    let error = LookupError(url: Self.url, cause: .connection(.hostNotFound))
    let round = ServerAnswers.Round(release: .failed(error))
    story.take(.server(ServerAnswers(address: Self.url, rounds: [round])))
    let result = try #require(story.state.serverResults.first)
    #expect(result.check == .answers && result.verdict.finding?.severity == .warning)
    #expect(story.screen.contains("! OpenMetadata answers"))
  }

  /// Applying changes what the server runs.
  @Test func afterApplyingItIsAskedAgain() throws {
    var story = Self.story()
    story.take(.intent(.go(to: .checks)))
    story.take(.server(try Self.answers()))
    _ = update(&story.state, .intent(.offerApplying))
    story.press(.function(9), .enter)
    story.take(.wrote([WrittenFile(path: "om.yaml", bytes: 10, isPrivate: true)], nil))
    story.take(.applying(.ended(ApplyEnding(.applied, "It runs.", status: 0))))
    story.take(.intent(.go(to: .checks)))
    #expect(asked(story) == 2)
  }

  @Test(arguments: ScreenTests.sizes) func screens(size: Size) throws {
    var story = Self.story(size)
    story.take(.intent(.go(to: .checks)))
    story.answer()
    story.take(.server(try Self.answers { $0.clientID = "1formerclient" }))
    let rows = checkRows(of: story.state, story.state.allFindings)
    story.state.checkRow = try #require(rows.firstIndex { $0.section == .server && $0.field == Field.clientID.id })
    try expectScreen(story.screen, "checks-server-\(size.columns)x\(size.rows)")
  }
}

extension ServerStoryTests {
  private static func story(_ size: Size) -> Story { story(server: "catalog.example.com", size) }
}
