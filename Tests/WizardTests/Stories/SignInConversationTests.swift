import OpenIDConnect
import SignOn
import Testing
import TextUI

@testable import Session
@testable import Wizard

/// The test sign-in in plain lines.
struct SignInConversationTests {
  private func talk(width: Int = 40) throws -> Talk {
    var talk = try Talk(width: width, keys: SignInStory.keySet)
    try talk.type(Samples.pool, Samples.clientID, Samples.secret, "https://catalog.example.com/callback", "alice")
    #expect(talk.conversation.prompt.text == "Test, yes or no: ")
    return talk
  }

  @Test func theAddressIsToldThePastedOneReadAndThePersonNamed() throws {
    var talk = try talk()
    try talk.type("yes")
    let attempt = try #require(talk.attempt)
    #expect(talk.conversation.prompt.isSecret)
    try talk.type(SignInStory.callback(attempt, "code=canary-code-0123456789"))
    #expect(!talk.text.contains("canary") && talk.isPlain)
    #expect(talk.text.contains("You would become"))
    #expect(talk.conversation.prompt.text == "Test, yes or no: ")
    let text = talk.text.replacing(attempt.nonce, with: String(repeating: "n", count: attempt.nonce.count))
    try expectScreen(text[text.range(of: "Test sign-in")!.lowerBound...].description, "plain-sign-in-40")
  }

  @Test(arguments: [("1.12.6", "You could not sign in."), ("2.0.1", "You might become alice <alice@example.com>, ")])
  func aPublicClientOfCognitoIsJudgedByWhatTheReleaseSends(tag: String, words: String) throws {
    var settings = Settings()
    settings.deployment.release = try #require(Release(tag, .imageTag))
    settings.typed[Field.clientType.id] = .text("public")
    var talk = try Talk(width: 200, settings: settings, keys: SignInStory.keySet)
    try talk.type(Samples.pool)
    if talk.conversation.prompt.text == "Client Type: " { try talk.type("skip") }
    try talk.type(Samples.clientID, "https://catalog.example.com/callback", "alice")
    if talk.conversation.prompt.text == "Enter or anyway: " { try talk.type("anyway") }
    try talk.type(#"{"sub":"1f","email":"alice@example.com","cognito:username":"al"}"#)
    #expect(talk.text.contains(words) && !talk.text.contains("You would become"), "\(talk.text)")
    #expect(!talk.text.contains(".."))
  }

  @Test func aForeignAddressIsIgnoredAndEnterGivesItUp() throws {
    var talk = try talk()
    try talk.type("yes", "https://catalog.example.com/callback?code=somebodyelses&state=another")
    #expect(talk.text.replacing("\n", with: " ").contains("its state does not match this sign-in"))
    #expect(talk.conversation.prompt.text == "Final URL: ")
    try talk.type("")
    #expect(talk.text.contains("cancelled") && talk.effects.contains(.endSignIn))
    try talk.type("no")
    #expect(talk.conversation.prompt.text == "Format: ")
  }

  @Test(arguments: [[], ["yes"]]) func anotherCallbackOnThisMachineIsForTheTestAlone(before: [String]) throws {
    var talk = try talk(width: 100)
    let other = "http://localhost:8585/callback"
    #expect(talk.text.contains("If \(other) or the"))
    for line in before { try talk.type(line) }
    try talk.type(other)
    let attempt = try #require(talk.attempt)
    #expect(attempt.request.redirectURI == other && talk.conversation.prompt.text == "Final URL: ")
    try talk.type(SignInStory.callback(attempt, "code=canary-code-0123456789"))
    #expect(talk.text.contains("Tested with the callback URL \(other);"))
    #expect(talk.conversation.prompt.text == "Test, yes or no: ")
    #expect(!talk.text.contains("cancelled"))
  }

  @Test func pastedClaimsAreJudgedWithoutASignIn() throws {
    var talk = try talk(width: 72)
    try talk.type(#"{"sub":"1f","email":"Bob@example.com","cognito:username":"bob"}"#)
    #expect(talk.text.contains("You would become bob"))
  }
}
