import OpenIDConnect
import SignOn
import Testing
import Text
import TextUI

@testable import Session
@testable import Wizard

/// A new configuration whose file is there already.
struct MergingStoryTests {
  private static let text = "# ours\nAUTHENTICATION_PROVIDER=basic\nOM_HEAP=4g\n"

  private static func files(_ path: String) throws -> DocumentSet {
    DocumentSet([try Document.read(Array(text.utf8), named: path)])
  }

  private static let answered: Settings = {
    var settings = Settings(version: .v1_13)
    settings.typed = [
      "discovery-uri": .text(Samples.pool), "client-id": .text(Samples.clientID),
      "client-secret": .secret(Secret(Samples.secret)),
      "callback-url": .text("https://catalog.example.com/callback"), "admin-principals": .list(["alice"]),
    ]
    return settings
  }()

  private static func reviewed(_ size: Size = Size(columns: 80, rows: 24), isRehearsal: Bool = false) -> Story {
    var story = Story(
      columns: size.columns, rows: size.rows, run: Run(isOffline: true, isRehearsal: isRehearsal), settings: answered)
    story.take(.intent(.choose(format: .dockerEnv, path: "om.env")))
    story.press(.function(9))
    return story
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 9)])
  func theChangeIsShownInsteadOfWriting(size: Size) throws {
    var story = Self.reviewed(size)
    #expect(story.takeEffects().contains(.look(for: ["om.env"])))
    story.take(.found(["om.env"]))
    try expectScreen(story.screen, "merge-\(size.columns)x\(size.rows)")
    story.press(.enter)
    #expect(story.takeEffects() == [.openFiles(["om.env"])])
    story.take(.opened(try Self.files("om.env")))
    try expectScreen(story.screen, "merged-\(size.columns)x\(size.rows)")
    // Enter once too often writes nothing.
    story.press(.enter)
    #expect(story.takeEffects() == [])
    story.press(.enter, .up, .enter)
    guard case .replace(let replacements)? = story.effects.first else {
      Issue.record("nothing is written: \(story.effects)")
      return
    }
    let new = String(decoding: try #require(replacements.first).bytes, as: UTF8.self)
    #expect(new.hasPrefix("# ours\nAUTHENTICATION_PROVIDER=aws-cognito\n") && new.contains("\nOM_HEAP=4g\n"))
  }

  @Test func anotherNameIsLookedForAnew() {
    var story = Self.reviewed()
    story.take(.found(["om.env"]))
    #expect(story.state.isFileThere)
    _ = story.takeEffects()
    story.take(.intent(.choose(path: "other.env")))
    #expect(story.effects == [.look(for: ["other.env"])] && !story.state.isFileThere)
  }

  @Test func whatCannotBeReadIsSaid() {
    var story = Self.reviewed()
    story.take(.found(["om.env"]))
    story.press(.enter)
    story.take(
      .wrote([], WriteFailure(message: "om.env: This is not a configuration.", remedy: "Choose another name.")))
    #expect(story.screen.contains("This is not a configuration. Choose another name."))
    #expect(story.state.editing == nil)
  }

  @Test func aRehearsalSaysThatItDoesNotChangeTheFile() {
    var story = Self.reviewed(isRehearsal: true)
    story.take(.found(["om.env"]))
    #expect(story.screen.contains("a rehearsal does not change it"))
  }

  /// A file of the folder that the settings belong into is proposed, unless this is a rehearsal.
  @Test(arguments: [(false, "values.yaml"), (true, "openmetadata-sso.values.yaml")])
  func theFileOfTheFolderIsProposed(isRehearsal: Bool, path: String) {
    let text = "openmetadata:\n  config:\n    authentication:\n      provider: basic\n"
    let deployment = Deployment(beside: [.init(name: "values.yaml", bytes: Array(text.utf8))], given: .v1_13)
    let state = State(
      settings: Settings(deployment), size: Size(columns: 80, rows: 24), run: Run(isRehearsal: isRehearsal))
    #expect(state.review.path == path)
  }

  @Test func inPlainLinesTheChangeIsShownToo() throws {
    var state = State(settings: Self.answered, size: Size(columns: 80, rows: 24))
    _ = update(&state, .intent(.choose(format: .dockerEnv, path: "om.env")))
    var conversation = Conversation(state)
    conversation.step = .summary
    #expect(conversation.take("none").effects.contains(.look(for: ["om.env"])))
    #expect(conversation.happened(.found(["om.env"])).effects == [.openFiles(["om.env"])])
    let told = conversation.happened(.opened(try Self.files("om.env")))
    #expect(told.lines == ["om.env exists; this is the change to it."])
    let lines = conversation.question()
    #expect(lines.contains { $0.contains("AUTHENTICATION_PROVIDER=aws-cognito") })
    #expect(conversation.prompt.text == "Write, yes or no: ")
  }
}
