import AWSAccount
import OpenIDConnect
import SignOn
import Testing
import Text
import TextUI

@testable import Session
@testable import Wizard

/// Choosing from an AWS account on the screen.
@Suite struct AccountStoryTests {
  @Test func withoutTheToolNothingIsOffered() {
    var story = Story()
    #expect(!story.screen.contains("AWS account"))
    story.press(.function(12))
    #expect(story.state.overlay == nil && story.takeEffects().isEmpty)
  }

  @Test func itIsOfferedOnTheFirstPageOfThisProviderAlone() {
    var story = Story.withAWS()
    #expect(story.screen.contains("F12 chooses it from your AWS account") && story.screen.contains("F12 from AWS"))
    _ = story.state.focus(on: .clientID)
    #expect(!story.screen.contains("from AWS"))
    var other = Story.withAWS()
    other.state.settings.typed["provider"] = .text("custom-oidc")
    #expect(!other.screen.contains("F12"))
  }

  @Test func oneChoiceFillsTheForm() {
    var story = Story.withAWS()
    story.press(.function(12))
    story.answerAWS()
    story.type("comp")
    #expect(story.screen.contains("company") && !story.screen.contains("locked"))
    story.press(.enter)
    story.answerAWS()
    story.press(.enter)
    story.answerAWS()
    let settings = story.state.settings
    #expect(settings.userPool == Samples.pool)
    for field in [Field.discoveryURI, .clientType, .clientID, .clientSecret, .requestScopes, .callbackURL] {
      #expect(settings.value(of: field).origin == .aws, "\(field.id)")
    }
    story.press(.down, .enter, .tab)
    #expect(story.state.settings.items(.adminPrincipals) == ["alice"])
    #expect(story.state.overlay == nil && story.state.openQuestions.isEmpty)
    #expect(!story.screen.contains(Samples.secret))
    story.press(.function(3), .function(3))
    #expect(story.state.settings.typed.isEmpty)
  }

  @Test(arguments: ScreenTests.sizes) func theLists(size: Size) throws {
    var story = Story.withAWS(columns: size.columns, rows: size.rows, profiles: SampleAccount.twoProfiles)
    let name = "\(size.columns)x\(size.rows)"
    story.press(.function(12))
    try expectScreen(story.screen, "aws-places-\(name)")
    story.press(.enter)
    story.answerAWS()
    story.press(.down)
    try expectScreen(story.screen, "aws-pools-\(name)")
    story.press(.up, .enter)
    story.answerAWS()
    try expectScreen(story.screen, "aws-clients-\(name)")
    story.press(.enter)
    story.answerAWS()
    try expectScreen(story.screen, "aws-people-\(name)")
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 9)])
  func troubleIsToldAndTheFormStaysUsable(size: Size) throws {
    var story = Story.withAWS(columns: size.columns, rows: size.rows)
    story.press(.function(12))
    story.answerAWS { _ in .trouble(.expired) }
    try expectScreen(story.screen, "aws-trouble-\(size.columns)x\(size.rows)")
    story.press(.escape, .escape)
    #expect(story.state.overlay == nil)
    story.type("x")
    #expect(story.state.settings.text(.discoveryURI) == "x")
  }

  @Test func answersThatAreNoLongerWaitedForAreDropped() {
    var story = Story.withAWS()
    story.press(.function(12))
    let question = AccountQuestion.pools(AWSPlace(profile: "default", region: "eu-west-1"))
    #expect(story.takeEffects().contains(.askAccount(question)))
    story.press(.escape)
    #expect(story.takeEffects().contains(.stopAskingAccount))
    let before = story.state
    story.take(.account(question, SampleAccount.reply(to: question)))
    #expect(story.state == before)
  }

  @Test func ofSeveralCallbacksOneIsChosen() {
    var story = Story.withAWS()
    story.press(.function(12))
    story.answerAWS()
    story.press(.enter)
    story.answerAWS { question in
      guard case .client(Samples.clientID, _, _) = question else { return SampleAccount.reply(to: question) }
      var client = SampleAccount.client
      client.callbackURLs = ["https://a.example.com/callback", "https://b.example.com/callback"]
      return .client(client)
    }
    story.press(.enter)
    story.answerAWS()
    #expect(story.state.account?.stage == .callbacks)
    story.press(.down, .enter)
    #expect(story.state.settings.text(.callbackURL) == "https://b.example.com/callback")
    #expect(story.state.settings.value(of: .callbackURL).origin == .aws)
  }

  @Test func aGroupAddsItsMembersAndASecondTimeRemovesThem() {
    var story = Story.withAWS()
    story.press(.function(12))
    story.answerAWS()
    story.press(.enter)
    story.answerAWS()
    story.press(.enter)
    story.answerAWS()
    story.press(.enter)
    story.answerAWS()
    #expect(story.state.settings.items(.adminPrincipals) == ["bob"])
    story.press(.enter)
    #expect(story.state.settings.items(.adminPrincipals).isEmpty)
  }

  /// The form after the choice, with a callback URL that is not registered.
  private static func withAnotherCallback(columns: Int = 80, rows: Int = 24) -> Story {
    var story = Story.withAWS(columns: columns, rows: rows)
    story.press(.function(12))
    for _ in 0..<3 {
      story.answerAWS()
      story.press(.enter)
    }
    story.press(.tab)
    _ = story.state.focus(on: .callbackURL)
    story.press(.control("u"))
    story.type("https://new.example.com/callback")
    story.press(.down, .up)
    _ = story.takeEffects()
    return story
  }

  private static let plan = MendPlan(
    .callback("https://new.example.com/callback"),
    changes: [
      MendPlan.Change(
        name: "CallbackURLs", old: .texts(["https://catalog.example.com/callback"]),
        new: .texts(["https://catalog.example.com/callback", "https://new.example.com/callback"]))
    ],
    call: AWSCall("update-user-pool-client", in: SampleAccount.place, [("ClientId", .text(Samples.clientID))]),
    before: nil, reading: nil, pool: Samples.pool)

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 9)])
  func aCallbackIsRegisteredAfterAQuestion(size: Size) throws {
    var story = Self.withAnotherCallback(columns: size.columns, rows: size.rows)
    #expect(story.state.allFindings.contains { $0.check == "callback-is-registered" })
    story.press(.function(11))
    #expect(
      story.takeEffects() == [
        .planMend(
          .callback("https://new.example.com/callback"), pool: Samples.pool, client: Samples.clientID,
          AWSPlace(profile: "default", region: "eu-west-1"))
      ])
    story.take(.mending(.planned(Self.plan)))
    try expectScreen(story.screen, "aws-change-\(size.columns)x\(size.rows)")
    story.press(.character("c"))
    #expect(story.takeEffects() == [.copy(Self.plan.command)])
    story.press(.character("y"))
    #expect(story.takeEffects() == [.mend(Self.plan)])
    story.press(.escape, .character("y"))
    #expect(story.takeEffects().isEmpty && story.state.overlay != nil, "the result is awaited")
    var client = SampleAccount.client
    client.callbackURLs.append("https://new.example.com/callback")
    story.take(.mending(.made(.client(client))))
    #expect(story.state.overlay == nil)
    #expect(!story.state.allFindings.contains { $0.check == "callback-is-registered" })
  }

  @Test func nothingIsChangedWithoutAYes() {
    var story = Self.withAnotherCallback()
    story.press(.function(11))
    story.take(.mending(.planned(Self.plan)))
    _ = story.takeEffects()
    story.press(.enter, .tab, .escape)
    #expect(story.takeEffects() == [.stopAskingAccount] && story.state.overlay == nil)
    story.take(.mending(.planned(Self.plan)))
    #expect(story.state.overlay == nil, "an answer that nobody waits for")
  }

  @Test func whatIsLostIsToldWithTheWayBack() {
    var story = Self.withAnotherCallback()
    story.press(.function(11))
    story.take(.mending(.planned(Self.plan)))
    story.press(.character("y"))
    _ = story.takeEffects()
    story.take(.mending(.failed(.notAsMeant(["ReadAttributes"]), undoing: "the way back")))
    #expect(story.screen.contains("these settings are not as") && story.screen.contains("ReadAttributes"))
    story.press(.character("c"))
    #expect(story.takeEffects() == [.copy("the way back")])
  }

  /// The clients of a pool that has none.
  private static func inAnEmptyPool(
    columns: Int = 80, rows: Int = 24, pool: AccountReply? = nil
  ) -> Story {
    var story = Story.withAWS(columns: columns, rows: rows)
    func reply(_ question: AccountQuestion) -> AccountReply {
      switch question {
      case .clients: .items(ReadList([]))
      case .pool where pool != nil: pool ?? .trouble(.throttled)
      default: SampleAccount.reply(to: question)
      }
    }
    story.press(.function(12))
    story.answerAWS(reply)
    story.press(.enter)
    story.answerAWS(reply)
    return story
  }

  private static let planOfClient = MendPlan(
    .client(name: "openmetadata", callback: "https://catalog.example.com/callback", scopes: ["openid", "email"]),
    changes: [
      ("ClientName", JSON.text("openmetadata")), ("CallbackURLs", .texts(["https://catalog.example.com/callback"])),
      ("AllowedOAuthScopes", .texts(["openid", "email"])), ("GenerateSecret", .bool(true)),
      ("AllowedOAuthFlows", .texts(["code"])), ("AllowedOAuthFlowsUserPoolClient", .bool(true)),
      ("SupportedIdentityProviders", .texts(["COGNITO"])), ("PreventUserExistenceErrors", .text("ENABLED")),
    ].map { MendPlan.Change(name: $0, old: nil, new: $1) },
    call: AWSCall("create-user-pool-client", in: SampleAccount.place, [("UserPoolId", .text(Samples.pool))]),
    before: nil, reading: nil, pool: Samples.pool)

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 9)])
  func anAppClientIsMadeWithTheCallbackAsTheOnlyThingTyped(size: Size) throws {
    var story = Self.inAnEmptyPool(columns: size.columns, rows: size.rows)
    let name = "\(size.columns)x\(size.rows)"
    #expect(story.screen.contains("+ new app client"))
    story.press(.enter)
    try expectScreen(story.screen, "aws-new-client-empty-\(name)")
    story.press(.enter)
    story.type("https://catalog.example.com/")
    #expect(story.screen.contains("only listens"))
    story.press(.enter)
    #expect(story.takeEffects().isEmpty && story.state.account?.stage == .newClient, "it cannot be registered")
    story.type("callback")
    try expectScreen(story.screen, "aws-new-client-\(name)")
    story.press(.enter)
    #expect(
      story.takeEffects() == [
        .stopAskingAccount,
        .planMend(
          .client(
            name: "openmetadata", callback: "https://catalog.example.com/callback",
            scopes: ["openid", "email", "profile"]), pool: Samples.pool, client: "",
          AWSPlace(profile: "default", region: "eu-west-1")),
      ])
    story.take(.mending(.planned(Self.planOfClient)))
    try expectScreen(story.screen, "aws-make-client-\(name)")
    story.press(.character("y"))
    #expect(story.takeEffects() == [.mend(Self.planOfClient)])
    story.take(.mending(.made(.client(SampleAccount.client))))
    story.answerAWS()
    #expect(story.state.account?.stage == .people)
    for field in [Field.discoveryURI, .clientType, .clientID, .clientSecret, .callbackURL] {
      #expect(story.state.settings.value(of: field).origin == .aws, "\(field.id)")
    }
  }

  @Test func aClientThatWasMadeIsTakenOnceItsPoolIsKnown() {
    var story = Self.inAnEmptyPool(pool: .trouble(.throttled))
    story.press(.enter)
    story.type("https://catalog.example.com/callback")
    story.press(.enter)
    _ = story.takeEffects()
    story.take(.mending(.planned(Self.planOfClient)))
    story.press(.character("y"))
    _ = story.takeEffects()
    story.take(.mending(.made(.client(SampleAccount.client))))
    #expect(story.state.account?.stage == .clients)
    story.answerAWS()
    #expect(story.state.account?.stage == .people && story.state.settings.text(.clientID) == Samples.clientID)
  }

  @Test func theListIsBehindTheQuestion() {
    var story = Self.inAnEmptyPool()
    story.press(.enter)
    story.type("https://catalog.example.com/callback")
    story.press(.enter)
    _ = story.takeEffects()
    story.take(.mending(.planned(Self.planOfClient)))
    story.press(.escape)
    #expect(story.takeEffects().contains(.stopAskingAccount) && story.state.account?.stage == .newClient)
    #expect(story.screen.contains("https://catalog.example.com/callback"), "what was typed stays")
    story.press(.escape)
    #expect(story.state.account?.stage == .clients)
  }

  /// So that it is not made twice.
  @Test func afterAClientThatMayHaveBeenMadeTheListIsReadAnew() {
    var story = Self.inAnEmptyPool()
    story.press(.enter)
    story.type("https://catalog.example.com/callback")
    story.press(.enter)
    story.take(.mending(.planned(Self.planOfClient)))
    story.press(.character("y"))
    _ = story.takeEffects()
    story.take(.mending(.failed(.notReadAgain(client: "abc", .throttled), undoing: nil)))
    #expect(story.screen.contains("AWS made the app client abc"))
    story.press(.escape, .escape)
    story.answerAWS()
    #expect(story.screen.contains("spa"))
    #expect(!story.state.settings.typed.keys.contains(Field.clientID.id))
  }

  @Test func aPoolGetsADomainAndIsAskedAnew() throws {
    var story = Story.withAWS(isOffline: false)
    story.press(.function(12))
    let bare = UserPool(id: Samples.pool, name: "company", region: "eu-west-1")
    for _ in 0..<3 {
      story.answerAWS { question in
        if case .pool(Samples.pool, _) = question { .pool(bare) } else { SampleAccount.reply(to: question) }
      }
      story.press(.enter)
    }
    story.press(.tab)
    _ = story.state.focus(on: .discoveryURI)
    #expect(story.screen.contains("has no domain") && story.screen.contains("F11"))
    story.press(.function(11))
    let mend = AccountMend.domain(bare.proposedDomain)
    let place = AWSPlace(profile: "default", region: "eu-west-1")
    #expect(
      story.takeEffects().contains(.planMend(mend, pool: Samples.pool, client: Samples.clientID, place)))
    let plan = MendPlan(
      mend, changes: [MendPlan.Change(name: "Domain", old: nil, new: .text(bare.proposedDomain))],
      call: AWSCall("create-user-pool-domain", in: place, []), before: nil, reading: nil, pool: Samples.pool)
    story.take(.mending(.planned(plan)))
    #expect(story.screen.contains("Give the user pool a domain in AWS?"))
    #expect(story.screen.contains("Domain: \(bare.proposedDomain)"))
    story.press(.character("y"))
    _ = story.takeEffects()
    var pool = bare
    pool.domain = bare.proposedDomain
    story.take(.mending(.made(.pool(pool))))
    #expect(!story.state.allFindings.contains { $0.check == "pool-has-a-domain" })
    #expect(story.takeEffects().contains { if case .ask(.metadata) = $0 { true } else { false } })
  }

  @Test func aTypedRegionCanBeChosen() {
    var story = Story.withAWS(profiles: SampleAccount.twoProfiles)
    story.press(.function(12))
    story.type("sa-east-1")
    #expect(story.screen.contains("profile default"))
    story.press(.enter)
    #expect(
      story.takeEffects().contains(.askAccount(.pools(AWSPlace(profile: "default", region: "sa-east-1")))))
  }

  @Test func inPlainLinesTheListsAreNumbered() throws {
    var talk = Conversation(
      State(size: Size(columns: 80, rows: 24), run: Run(isOffline: true, aws: SampleAccount.twoProfiles)))
    var lines = answered(talk.begin(), &talk).lines
    #expect(lines.contains("Type aws to choose from your AWS account."))
    lines = []
    for line in ["aws", "1", "comp", "1", "1", "9", "2", "", "list"] {
      lines.append("> \(line)")
      lines += answered(talk.take(line), &talk).lines + talk.question()
    }
    #expect(talk.state.settings.items(.adminPrincipals) == ["alice"])
    try expectScreen(lines.joined(separator: "\n"), "plain-aws")
  }

  @Test func inPlainLinesAClientIsMade() throws {
    var talk = Conversation(
      State(size: Size(columns: 80, rows: 24), run: Run(isOffline: true, aws: SampleAccount.profiles)))
    var lines = answered(talk.begin(), &talk).lines
    lines = []
    let url = "https://catalog.example.com/callback"
    for line in [
      "aws", "1", "new", "1", "https://catalog.example.com/", "1", url, "1", "command", "perhaps", "yes", "",
    ] {
      lines.append("> \(line)")
      lines += answered(talk.take(line), &talk).lines + talk.question()
    }
    #expect(talk.state.settings.value(of: .clientSecret).origin == .aws)
    #expect(talk.state.settings.text(.callbackURL) == url)
    try expectScreen(lines.joined(separator: "\n"), "plain-aws-new-client")
  }

  @Test func inPlainLinesAChangeThatFailsIsTold() {
    var talk = Conversation(
      State(size: Size(columns: 80, rows: 24), run: Run(isOffline: true, aws: SampleAccount.profiles)))
    _ = answered(talk.begin(), &talk)
    for line in ["aws", "1", "new", "1", "https://catalog.example.com/callback", "1"] {
      _ = answered(talk.take(line), &talk)
      _ = talk.question()
    }
    #expect(talk.take("yes").effects == [.mend(Self.planOfClient)])
    let told = talk.happened(.mending(.failed(.notAsMeant(["ClientName"]), undoing: "the way back"))).lines
    #expect(told.joined(separator: " ").contains("these settings are not as meant: ClientName."))
    #expect(told.contains("the way back"))
    #expect(talk.state.account?.stage == .newClient)
  }

  /// The turn with everything that the account answers after it.
  private func answered(_ turn: Conversation.Turn, _ talk: inout Conversation) -> Conversation.Turn {
    turn.effects.reduce(Conversation.Turn(lines: turn.lines)) { sum, effect in
      let event: Event
      switch effect {
      case .askAccount(let question): event = .account(question, SampleAccount.reply(to: question))
      case .planMend: event = .mending(.planned(Self.planOfClient))
      case .mend: event = .mending(.made(.client(SampleAccount.client)))
      default: return sum
      }
      return sum + answered(talk.happened(event), &talk)
    }
  }
}
