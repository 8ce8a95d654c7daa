import Emulator
import Rehearsal
import TestThreads
import Testing
import TextUI

/// A fault of the rehearsal, and what the Checks screen has to make of it.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let fault: Fault
  /// The line that it stands on, with its sign.
  let line: String
  let says: String
  let fix: String

  init(_ fault: Fault, _ line: String, _ says: String, fix: String) {
    self.fault = fault
    self.line = line
    self.says = says
    self.fix = fix
  }

  var testDescription: String { fault.rawValue }

  private static let document = "✗ Discovery document is available"
  private static let endpoints = "✗ Endpoints are present and encrypted"
  private static let known = "✗ App client and callback URL are registered"
  private static let accepted = "✗ Client ID and secret are accepted"

  static let provider: [FaultCase] = [
    FaultCase(
      .issuer, "✗ Issuer matches the authority", "The provider's issuer is",
      fix: "The response is not from this user pool"),
    FaultCase(.notFound, document, "There is nothing at this URL", fix: "Check pool ID and region"),
    FaultCase(.html, document, "The answer is a web page", fix: "a login page or proxy answered"),
    FaultCase(.slow, "! Discovery document is available", "did not finish its answer within 1 s", fix: "Try again"),
    FaultCase(.redirect, document, "The URL redirects elsewhere", fix: "If the new URL is the right one"),
    FaultCase(.serverError, "! Discovery document is available", "answered HTTP 500", fix: "Try again later"),
    FaultCase(
      .truncated, "! Discovery document is available", "The answer was cut off",
      fix: "a proxy in between may be cutting answers off"),
    FaultCase(
      .emptyKeys, "✗ JWKS contains a usable key", "The JWKS contains no keys",
      fix: "once the provider has created its keys"),
    FaultCase(.weakKeys, "✗ JWKS contains a usable key", "only 1024 bits", fix: "must sign with such a key (RS256)"),
    FaultCase(.noDomain, endpoints, "The user pool has no domain yet", fix: "aws cognito-idp create-user-pool-domain"),
    FaultCase(.missingEndpoint, endpoints, "has no token_endpoint", fix: "Contact the provider's administrator"),
    FaultCase(
      .plainEndpoint, document, "‘token_endpoint’ does not use https", fix: "must offer this URL over https"),
    FaultCase(
      .clock, "! Discovery URI", "seconds off the provider's; at most 60 are tolerated",
      fix: "Synchronize the clocks with NTP"),
  ]

  /// What shows only with the values of the app client: the steps that ask about it.
  static let client: [FaultCase] = [
    FaultCase(.unknownClient, known, "does not know the client ID", fix: "the client must belong to this pool"),
    FaultCase(.unregisteredCallback, known, "is not registered for this client", fix: "Edit ▸ Allowed callback URLs"),
    FaultCase(.disabledScope, known, "rejects the scopes", fix: "Edit ▸ OpenID Connect scopes"),
    FaultCase(
      .noCodeFlow, known, "not allowed to use the authorization code flow",
      fix: "OAuth grant types: Authorization code grant"),
    FaultCase(
      .wrongSecret, accepted, "The provider rejects the client ID and secret", fix: "your client ▸ Client secret"),
    FaultCase(
      .postOnly, accepted, "rejects client_secret_basic but accepts client_secret_post", fix: "Use client_secret_post"),
  ]

  /// What shows in the token of a test sign-in alone, or, with the default method, not at all.
  static let token: [Fault] = [
    .basicOnly, .expiredToken, .wrongAudience, .wrongNonce, .tokenIssuer, .unknownKey, .badSignature,
  ]
}

/// What a fault of the rehearsal must say on the Checks screen.
@Suite(.waiting) struct FaultTests {
  /// So high that every line of the checks is in sight.
  private static let high = Size(columns: 100, rows: 70)

  @Test func everyFaultIsTried() {
    let tried = FaultCase.provider.map(\.fault) + FaultCase.client.map(\.fault) + FaultCase.token
    #expect(Set(tried) == Set(Fault.allCases).subtracting([.none]))
    #expect(tried.count == Set(tried).count)
  }

  @Test(arguments: FaultCase.client) func aFaultOfTheClientStandsOnItsOwnStepWithItsOwnFix(_ item: FaultCase) throws {
    let run = try ProgramRun(
      [
        "--rehearse", "--fault", item.fault.rawValue, "--timeout", "60", "--set", "discovery-uri=\(ProgramRun.pool)",
        "--set", "client-id=\(ProgramRun.clientID)", "--set", "callback-url=\(ProgramRun.callback)",
        "--set", "admin-principals=alice", "--secret-env", "SECRET",
      ], environment: ["SECRET": ProgramRun.secret], size: Self.high)
    try run.start()
    run.press(.pageDown, .pageDown, .pageDown, .pageDown, .pageDown)
    try expectSaid(item, run)
    try run.seeThat("every step has its answer") { !$0.text.contains("checking, ") }
    let lines = run.text.split(separator: "\n").prefix { !$0.hasPrefix(" Offline checks") }
    let failed = lines.filter { $0.dropFirst().hasPrefix("✗ ") }
    // A client that is unknown, or may not use the flow, is refused at the token endpoint too.
    let isAlone = ![.unknownClient, .noCodeFlow].contains(item.fault)
    #expect(failed.count == (isAlone ? 1 : 2) && failed.first?.hasPrefix("▸" + item.line) == true, "\(run.text)")
  }

  @Test(arguments: FaultCase.provider) func aFaultHasItsOwnFindingAndTheWizardGoesOn(_ item: FaultCase) throws {
    let patience = item.fault == .slow ? "1" : "60"
    let run = try ProgramRun(
      ["--rehearse", "--fault", item.fault.rawValue, "--timeout", patience], size: Self.high)
    try run.start()
    run.pty.type(ProgramRun.pool)
    run.press(.enter)
    try run.see("▸? Client ID")
    run.pty.type("typed-meanwhile")
    try run.see("typed-meanwhile")
    run.press(.pageDown, .pageDown, .pageDown, .pageDown)
    try expectSaid(item, run)
    run.press(.pageUp)
    try run.seeThat("another page is shown") { !$0.text.contains("Provider checks") }
    run.press(.escape)
    try run.see(Way.leaveQuestion)
    run.press(.character("y"))
    #expect(run.pty.waitForExit() == .exited(4))
  }

  /// Waits for the line, goes down to it, and reads what it says when it is open.
  private func expectSaid(_ item: FaultCase, _ run: ProgramRun) throws {
    try run.see("Provider checks")
    try run.see(item.line)
    try run.seeThat("a line is open") { Self.selected($0) != nil }
    while let open = Self.selected(run.emulator), !run.text.contains("▸" + item.line) {
      run.press(.down)
      try run.seeThat("a line below is open") { Self.selected($0).map { $0 > open } ?? false }
    }
    try run.seeThat("it says ‘\(item.says)’ and ‘\(item.fix)’") {
      let words = $0.text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      return $0.isPainted && words.contains(item.says) && words.contains(item.fix)
    }
  }

  /// The row of the open line, when the picture is whole.
  private static func selected(_ emulator: Emulator) -> Int? {
    guard emulator.isPainted else { return nil }
    return (0..<emulator.size.rows).first { emulator.text(ofRow: $0).hasPrefix("▸") }
  }
}
