import AWSAccount
import OpenIDConnect
import Testing

@testable import SignOn

/// What an AWS account gives, and what it says against a configuration.
@Suite struct CognitoAccountTests {
  @Test func anAgreeingAccountSaysNothing() {
    var settings = Settings.samplePool()
    settings.facts.account = .sample
    #expect(settings.complaints() == [])
  }

  @Test func nothingGivenEverythingIsFromAWS() {
    var settings = Settings(version: .v1_12)
    settings.take(.sample, replacing: .nothing)
    let right = Settings.samplePool()
    for field in [Field.discoveryURI, .clientType, .clientID, .clientSecret, .requestScopes, .callbackURL] {
      #expect(settings[field] == right[field], "\(field.id)")
      #expect(settings.value(of: field).origin == .aws, "\(field.id)")
    }
    #expect(settings.value(of: .serverURL).origin == .derived)
    #expect(settings.openQuestionNames == ["admin-principals"])
  }

  @Test func whatIsTypedOrInAFileIsKept() {
    var settings = Settings(version: .v1_12)
    settings.typed["callback-url"] = .text("https://other.company.com/callback")
    settings.imported["client-type"] = .text("public")
    settings.take(.sample, replacing: .nothing)
    #expect(settings.value(of: .callbackURL).origin == .typed)
    #expect(settings.value(of: .clientType).origin == .file)
    #expect(settings.value(of: .clientID).origin == .aws)
    #expect(settings.typed["client-secret"] == nil)
    #expect(settings.findings().map(\.check).contains("callback-is-registered"))
  }

  @Test func aChoiceReplacesWhatIsTypedOrInAFile() {
    var settings = Settings(version: .v1_12)
    settings.typed["callback-url"] = .text("https://other.company.com/callback")
    settings.imported["client-id"] = .text("anotherclient")
    settings.imported["client-type"] = .text("confidential")
    settings.take(.sample, replacing: .everything)
    #expect(settings.text(.callbackURL) == "https://om.company.com/callback")
    #expect(settings.text(.clientID) == "1example23456789abcdefghij")
    #expect(settings.value(of: .clientType).origin == .file)
  }

  @Test func filesGiveWayButWhatIsTypedDoesNot() {
    var settings = Settings(version: .v1_12)
    settings.typed["callback-url"] = .text("https://other.company.com/callback")
    settings.imported["client-id"] = .text("anotherclient")
    settings.imported["client-type"] = .text("confidential")
    settings.elsewhere = ["client-secret"]
    settings.take(.sample, replacing: .files)
    #expect(settings.text(.callbackURL) == "https://other.company.com/callback")
    #expect(settings.value(of: .clientID).origin == .aws)
    #expect(settings.typed["client-type"] == nil && settings.typed["client-secret"] == nil)
  }

  /// Another pool or client is not judged by what the account said of this one.
  @Test func factsHoldForTheirOwnPoolAndClientAlone() {
    var settings = Settings.samplePool()
    settings.facts.account = AccountFacts.sample.with { $0.client.flows = [] }
    #expect(settings.complaints() == ["app-client-allows-the-code-flow"])
    #expect(settings.with(.clientID, "anotherclient0123456789").complaints() == [])
    settings.facts.begin(.metadata("https://x.test"))
    #expect(settings.complaints() == ["app-client-allows-the-code-flow"])
  }

  /// From 2.1 on the claim with the address names users, and unverified addresses are rejected.
  @Test func fromRelease21OnTheEmailClaimIsJudged() {
    var settings = Settings.samplePool(.v2_1).with(.emailClaim, "email")
    settings.facts.account = AccountFacts.sample.with {
      $0.users.items += [PoolUser("carol"), .sample("dan", ["email_verified": "false"])]
    }
    let found = settings.findings().filter { ["users-have-an-address", "addresses-are-verified"].contains($0.check) }
    #expect(found.map(\.field) == ["email-claim", "email-claim"])
    #expect(found.map(\.severity) == [.warning, .warning])
    #expect(found.allSatisfy { $0.remedy.hasPrefix("OpenMetadata refuses them.") })
  }

  @Test func ofSeveralCallbacksNoneIsTaken() {
    var settings = Settings(version: .v1_12)
    settings.take(
      AccountFacts.sample.with { $0.client.callbackURLs = ["https://a.test/callback", "https://b.test/callback"] },
      replacing: .nothing)
    #expect(settings.isOpen(.callbackURL))
  }

  @Test func namesAreMadeByTheServersRules() {
    var settings = Settings.samplePool()
    settings.facts.account = .sample
    #expect(settings.userName(of: .sample("Alice")) == "alice")
    #expect(settings.userName(of: PoolUser("Google_1")) == "google_1")
    settings.facts.account?.client.readAttributes = ["name"]
    #expect(settings.userName(of: .sample("Alice", ["sub": "x"])) == "alice")
    #expect(settings.userName(of: PoolUser("K", ["email": "alice@company.com"])) == "k")
  }
}

extension Settings {
  fileprivate var openQuestionNames: [String] { Field.all.filter(isOpen).map(\.id) }
}
