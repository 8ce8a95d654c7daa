import SignOn
import Testing
import TextUI

@testable import Wizard

/// The common path: five answers, Enter on everything else.
struct SetupStoryTests {
  static func answered(columns: Int = 80, rows: Int = 24) -> Story {
    var story = Story(columns: columns, rows: rows)
    story.type(Samples.pool)
    story.press(.enter)
    story.answer()
    story.type(Samples.clientID)
    story.press(.enter)
    story.paste(Samples.secret + "\n")
    story.press(.enter)
    story.type("https://catalog.example.com/callback")
    story.press(.enter)
    story.type("alice")
    return story
  }

  @Test func fiveAnswersAndEnterEndInTwoFiles() throws {
    var story = Self.answered()
    story.press(.enter)
    #expect(story.state.place == .checks)
    story.press(.function(9))
    #expect(story.state.place == .review && story.state.reviewRow == .write)
    _ = story.takeEffects()
    story.press(.enter)
    guard case .write(let files)? = story.takeEffects().first else {
      Issue.record("nothing is written")
      return
    }
    #expect(files.map(\.path) == ["openmetadata-sso.yaml", "openmetadata-sso.yaml.summary.md"])
    #expect(files.map(\.text.holdsSecret) == [true, false])
    #expect(files[0].text.reveal { String(decoding: $0, as: UTF8.self) }.contains(Samples.secret))
    #expect(!files[1].text.reveal { String(decoding: $0, as: UTF8.self) }.contains(Samples.secret))
  }

  @Test func theLastScreenComesWithTheWrittenFiles() throws {
    var story = Self.answered()
    story.press(.enter, .function(9), .enter)
    story.take(.wrote([WrittenFile(path: "openmetadata-sso.yaml", bytes: 1_800, isPrivate: true)], nil))
    #expect(story.state.place == .done)
    try expectScreen(story.screen, "done")
    _ = story.takeEffects()
    story.press(.enter)
    #expect(story.takeEffects() == [.leave(.done)])
  }

  @Test func aFailedWriteSaysWhyAndKeepsEverything() throws {
    var story = Self.answered()
    story.press(.enter, .function(9), .enter)
    let typed = story.state.settings.typed
    story.take(.wrote([], WriteFailure(message: "The file exists.", remedy: "Choose another name.")))
    #expect(story.state.place == .review)
    #expect(story.state.settings.typed == typed)
    #expect(story.screen.contains("The file exists. Choose another name."))
  }

  @Test func nothingIsWrittenWhileAnErrorStands() throws {
    var story = Self.answered()
    story.press(.enter)
    story.state.settings.typed[Field.callbackURL.id] = .text("http://catalog.example.com/elsewhere")
    story.press(.function(9))
    _ = story.takeEffects()
    story.press(.enter)
    #expect(!story.takeEffects().contains { if case .write = $0 { true } else { false } })
    #expect(story.focusedField == Field.callbackURL.id)
  }

  @Test func aPoolIDBecomesTheDiscoveryURIAndIsAskedOnce() throws {
    var story = Story()
    story.type(Samples.pool)
    story.press(.tab)
    let uri = "https://cognito-idp.eu-west-1.amazonaws.com/\(Samples.pool)/.well-known/openid-configuration"
    #expect(story.state.settings.text(.discoveryURI) == uri)
    #expect(story.takeEffects() == [.ask(.metadata(uri))])
    story.press(.backTab, .tab)
    #expect(story.takeEffects() == [])
  }

  @Test func aLateAnswerToAnOldQuestionIsDropped() throws {
    var story = Story()
    story.type(Samples.pool)
    story.press(.tab)
    let old = try #require(story.state.settings.facts.discovery.url)
    story.press(.backTab, .control("u"))
    story.type("us-east-1_Other1234")
    story.press(.tab)
    story.take(.answered(.metadata(.found(Samples.metadata(old) { _ in }, from: old, Samples.receipt))))
    #expect(story.state.settings.facts.discovery.answer == nil)
    #expect(story.state.isAsking)
  }

  @Test func typingGoesOnWhileTheProviderIsAsked() throws {
    var story = Story()
    story.type(Samples.pool)
    story.press(.enter)
    #expect(story.state.isAsking)
    story.type("5k2f")
    story.answer()
    story.type("8hq0")
    #expect(story.state.settings.text(.clientID) == "5k2f8hq0")
  }

  @Test func withOfflineNobodyIsAsked() throws {
    var story = Story(run: Run(isOffline: true))
    story.type(Samples.pool)
    story.press(.enter, .function(5))
    #expect(story.takeEffects() == [])
  }

  /// What a file needs beside it is proposed, shown, and can be left out.
  @Test(arguments: [
    (Deployment.Kind.helm, "openmetadata-sso.values.yaml", "openmetadata-sso.secret.yaml", true),
    (.compose, "openmetadata-sso.env", "openmetadata-sso.override.yaml", false),
  ])
  func filesThatBelongTogetherAreWrittenTogether(
    kind: Deployment.Kind, name: String, other: String, isSecret: Bool
  ) throws {
    var story = Self.answered()
    story.press(.enter)
    story.take(.intent(.choose(format: kind.format)))
    if kind == .compose {
      story.take(.intent(.answer(.secureSessionCookie, "true")))
      story.press(.enter)
    }
    #expect(story.state.filesToWrite.map(\.path).prefix(2) == [name, other])
    #expect(story.state.filesToWrite[1].text.holdsSecret == isSecret)
    story.press(.function(9))
    #expect(story.screen.contains("Also        \(other)"))
    let commands = story.state.nextSteps.compactMap(\.command)
    #expect(commands.contains { $0.contains(other) })
    #expect(!story.state.nextSteps.contains { $0.title.contains("Also write") || $0.title.contains("also write") })
    try story.click("Also")
    try story.click("Also")
    #expect(story.screen.contains("not written"))
    #expect(!story.state.filesToWrite.map(\.path).contains(other))
  }

  /// What is committed to a repository does not hold the secret.
  @Test func noSecretIsWrittenForGitOps() {
    var story = Self.answered()
    story.press(.enter)
    story.take(.input(.resized(Size(columns: 80, rows: 24))))
    story.state.settings.deployment.kind = .gitOps
    story.take(.intent(.choose(format: .helmValues)))
    #expect(!story.state.filesToWrite.contains { $0.text.holdsSecret })
  }

  @Test(arguments: [
    ("a/prod.env", "a/prod.override.yaml"), ("/srv/om", "/srv/om.override.yaml"),
    (".env", "openmetadata-sso.override.yaml"),
    ("x/openmetadata-sso.env", "x/openmetadata-sso.override.yaml"),
  ])
  func theFileBesideIsNamedAfterIt(path: String, other: String) {
    let settings = Settings(version: .v1_13)
    #expect(settings.variablesLostInCompose.isEmpty)
    var changed = settings
    changed.typed["secure-session-cookie"] = .text("true")
    #expect(FileKind.dockerEnv.filesBeside(path, changed).map(\.path) == [other])
    #expect(FileKind.dockerEnv.filesBeside(path, settings).isEmpty)
  }
}
