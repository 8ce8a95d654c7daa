import SignOn
import Testing
import TextUI

@testable import Session
@testable import Wizard

/// The question how OpenMetadata runs, before all others.
struct DeploymentStoryTests {
  private static let latest = Release(.v2_1, .imageTag)

  private static func asked(
    _ settings: Settings = Settings(Deployment(release: latest)), _ size: Size = Size(columns: 80, rows: 24)
  ) -> Story {
    var story = Story(columns: size.columns, rows: size.rows, settings: settings)
    story.take(.intent(.askFirst))
    return story
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 9)])
  func itIsAskedWhereNothingTells(size: Size) throws {
    let story = Self.asked(Settings(), size)
    #expect(story.state.overlay == .deployment)
    try expectScreen(story.screen, "deployment-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: [
    (Key.enter, Deployment.Kind.compose, "docker-env"), (.character("1"), .compose, "docker-env"),
    (.character("2"), .helm, "helm-values"), (.character("3"), .gitOps, "helm-values"),
    (.character("4"), .server, "openmetadata-yaml"),
  ])
  func oneKeyAnswersIt(key: Key, kind: Deployment.Kind, format: String) {
    var story = Self.asked()
    story.press(key)
    #expect(story.state.overlay == nil && story.state.settings.deployment.kind == kind)
    #expect(story.state.review.format.id == format)
    #expect(story.screen.contains(kind.title))
    let commands = story.state.nextSteps.compactMap(\.command)
    #expect(
      commands.contains { $0.hasPrefix("git add -- openmetadata-sso.values.yaml && git commit") } == (kind == .gitOps))
  }

  @Test func itCanBeLeftOpenAndClicked() throws {
    var story = Self.asked()
    story.press(.escape)
    #expect(story.state.overlay == nil && story.state.settings.deployment.kind == nil)
    story = Self.asked()
    try story.click("Helm")
    #expect(story.state.settings.deployment.kind == .helm)
  }

  /// Where it shows, nobody is asked, and the file that fits is proposed.
  @Test func itAnswersItselfWhereItShows() {
    let story = Self.asked(Settings(Deployment(.helm, release: Self.latest)))
    #expect(story.state.overlay == nil && story.state.review.format == .helmValues)
    var deployment = Deployment(.compose, release: Self.latest)
    deployment.file = "compose.yaml"
    #expect(Self.asked(Settings(deployment)).screen.contains("openmetadata-sso edit compose.yaml changes it"))
    var given = Story()
    given.take(.intent(.choose(format: .dockerEnv)))
    given.take(.intent(.askFirst))
    #expect(given.state.overlay == nil && given.state.settings.deployment.kind == .compose)
    given = Story()
    given.take(.intent(.choose(format: .securityConfigJSON)))
    given.take(.intent(.askFirst))
    #expect(given.state.overlay == nil && given.state.settings.deployment.kind == nil)
  }

  @Test func anotherFormatIsForAnotherDeployment() {
    var story = Self.asked(Settings(Deployment(.gitOps, release: Self.latest)))
    story.take(.intent(.choose(format: .helmValues)))
    #expect(story.state.settings.deployment.kind == .gitOps)
    story.take(.intent(.choose(format: .openMetadataYAML)))
    #expect(story.state.settings.deployment.kind == .server)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 9)])
  func theReleaseIsAskedWhereNothingShowsIt(size: Size) throws {
    var story = Self.asked(Settings(), size)
    story.press(.enter)
    try expectScreen(story.screen, "release-\(size.columns)x\(size.rows)")
    story.press(.character("c"))
    #expect(story.state.overlay == nil && story.state.settings.deployment.release == Release(.v1_13, .given))
    story = Self.asked(Settings(Deployment(.helm)), size)
    #expect(story.state.overlay == .release)
    story.press(.enter)
    #expect(story.state.overlay == nil && story.state.settings.deployment.release.isAssumed)
  }

  @Test(arguments: [("", Release.assumed), ("skip", .assumed), ("1.12", Release(.v1_12, .given))])
  func inPlainLinesTheReleaseIsAskedToo(line: String, release: Release) {
    var state = State(settings: Settings(Deployment(.helm)), size: Size(columns: 80, rows: 24))
    _ = update(&state, .intent(.askFirst))
    var conversation = Conversation(state)
    #expect(conversation.begin().lines.contains { $0.contains("Which release of OpenMetadata?") })
    #expect(conversation.prompt.text == "Release: ")
    #expect(conversation.take("1.10").lines == ["Answer a release such as 1.11, or skip."])
    _ = conversation.take(line)
    #expect(conversation.state.settings.deployment.release == release)
    #expect(conversation.prompt.text == "Discovery URI: ")
  }

  @Test func inPlainLinesItIsAskedOnceToo() {
    var state = State(settings: Settings(Deployment(release: Self.latest)), size: Size(columns: 80, rows: 24))
    _ = update(&state, .intent(.askFirst))
    for (line, kind) in [("", Deployment.Kind.compose), ("3", .gitOps), ("helm", .helm), ("server files", .server)] {
      var conversation = Conversation(state)
      #expect(conversation.begin().lines.contains { $0.contains("How does OpenMetadata run?") })
      #expect(conversation.prompt.text == "Runs with: ")
      #expect(conversation.take("5").lines == ["Answer a number from 1 to 4, or skip."])
      _ = conversation.take(line)
      #expect(conversation.state.settings.deployment.kind == kind)
      #expect(conversation.prompt.text == "Discovery URI: ")
    }
    var conversation = Conversation(state)
    _ = conversation.begin()
    _ = conversation.take("skip")
    #expect(conversation.state.settings.deployment.kind == nil && conversation.prompt.text == "Discovery URI: ")
  }
}
