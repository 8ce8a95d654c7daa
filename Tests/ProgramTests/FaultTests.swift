import Rehearsal
import TestThreads
import Testing
import TextUI

/// What a fault of the rehearsal must say on the Checks screen.
@Suite(.waiting) struct FaultTests {
  private static let sayings: [(fault: Fault, says: String)] = [
    (.issuer, "The provider calls itself"), (.notFound, "There is nothing at this address"),
    (.html, "The answer is a web page"), (.slow, "did not finish its answer within 1 s"),
    (.redirect, "The address leads elsewhere"), (.serverError, "has trouble of its own"),
    (.truncated, "The answer broke off before its end"), (.emptyKeys, "The key set holds no key"),
    (.weakKeys, "only 1024 bits"), (.noDomain, "The pool has no domain yet"),
    (.missingEndpoint, "names no token_endpoint"), (.plainEndpoint, "‘token_endpoint’ is not encrypted"),
    (.clock, "seconds apart; 60 is too much"),
  ]

  /// What shows only with the values of the app client: the steps that ask about it.
  private static let clientSayings: [(fault: Fault, says: String)] = [
    (.unknownClient, "does not know the client id"), (.unregisteredCallback, "does not know the callback"),
    (.disabledScope, "refuses the scopes"), (.noCodeFlow, "may not use the authorization code flow"),
    (.wrongSecret, "The provider refuses client id and secret"),
    (.postOnly, "client_secret_post"),
  ]

  /// What shows in the token of a test sign-in alone, or, with the default method, not at all.
  private static let tokenFaults: [Fault] = [
    .basicOnly, .expiredToken, .wrongAudience, .wrongNonce, .tokenIssuer, .unknownKey, .badSignature,
  ]

  @Test func everyFaultIsTried() {
    let tried = Self.sayings.map(\.fault) + Self.clientSayings.map(\.fault) + Self.tokenFaults
    #expect(Set(tried) == Set(Fault.allCases).subtracting([.none]))
    #expect(tried.count == Set(tried).count)
  }

  @Test(arguments: Self.clientSayings) func aFaultOfTheClientStandsOnItsOwnStep(fault: Fault, says: String) throws {
    let run = try ProgramRun(
      [
        "--rehearse", "--fault", fault.rawValue, "--timeout", "60", "--set", "discovery-uri=\(ProgramRun.pool)",
        "--set",
        "client-id=5k2f8hq0v1n3example4u7t9s", "--set", "callback-url=https://catalog.example.com/callback", "--set",
        "admin-principals=alice", "--secret-env", "TERM",
      ], size: Self.wide)
    try run.start()
    run.press(.pageDown, .pageDown, .pageDown, .pageDown, .pageDown)
    try run.see("Asking the provider")
    try run.see("✗ Client")
    try expectSaid(says, run)
  }

  @Test(arguments: Self.sayings) func aFaultHasItsOwnFindingAndTheWizardGoesOn(fault: Fault, says: String) throws {
    let patience = fault == .slow ? "1" : "60"
    let run = try ProgramRun(["--rehearse", "--fault", fault.rawValue, "--timeout", patience], size: Self.wide)
    try run.start()
    run.pty.type(ProgramRun.pool)
    run.press(.enter)
    try run.see("▸? Client ID")
    run.pty.type("typed-meanwhile")
    try run.see("typed-meanwhile")
    run.press(.pageDown, .pageDown, .pageDown, .pageDown)
    try run.see("Asking the provider")
    try expectSaid(says, run)
    run.press(.pageUp)
    try run.seeThat("another page is shown") { !$0.text.contains("Asking the provider") }
    run.press(.escape)
    try run.see(Way.leaveQuestion)
    run.press(.character("y"))
    #expect(run.pty.waitForExit() == .exited(4))
  }

  /// In a window so wide every line of the checks says all it has to say.
  private static let wide = Size(columns: 400, rows: 50)

  private func expectSaid(_ says: String, _ run: ProgramRun) throws {
    try run.seeThat("it says '\(says)'") { _ in isSaid(says, run) }
  }

  /// Wherever its lines are broken.
  private func isSaid(_ says: String, _ run: ProgramRun) -> Bool {
    run.text.split { $0 == " " || $0 == "\n" }.joined(separator: " ").contains(says)
  }
}
