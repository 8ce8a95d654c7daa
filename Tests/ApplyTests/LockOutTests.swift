import OpenIDConnect
import OpenMetadataServer
import Rehearsal
import SignOn
import TestThreads
import Testing
import Text

/// Every way to lock everybody out, caught before anything is written; and what becomes of it if somebody insists.
@Suite(.prompt) struct LockOutTests {
  private struct Row: Sendable {
    let name: String
    var changes: [Field: Value] = [:]
    /// The guards that fail, in order, each insisted upon.
    let caught: [ApplyStep]
    let end: ApplyEnd
    var release = "1.13.6"
    var isOtherClient = false
    var seconds = 86_400
    var fault = ServerFault.none
  }

  private static let rows: [Row] = [
    Row(
      name: "the domain of the token's user is not allowed", changes: [.enforcePrincipalDomain: .text("true")],
      caught: [.ownToken], end: .notTakenBack),
    Row(
      name: "the token has none of the claims", changes: [.jwtPrincipalClaims: .list(["cognito:username"])],
      caught: [.ownToken], end: .notTakenBack),
    Row(
      name: "the token lacks the mapped claims",
      changes: [.jwtPrincipalClaimsMapping: .list(["username:nickname", "email:email"])],
      caught: [.ownToken, .signIn], end: .notTakenBack),
    Row(
      name: "the algorithm", changes: [.tokenValidationAlgorithm: .text("RS512")], caught: [.configuration, .ownToken],
      end: .notTakenBack),
    Row(
      name: "the administrator is a bot", changes: [.adminPrincipals: .list(["ingestion-bot"])],
      caught: [.administrator, .signIn], end: .applied),
    Row(
      name: "there is no such administrator, nor will there be",
      changes: [.adminPrincipals: .list(["carol"]), .enableSelfSignup: .text("false")],
      caught: [.administrator, .signIn], end: .applied),
    Row(
      name: "the administrator is an address", changes: [.adminPrincipals: .list(["alice@example.com"])],
      caught: [.configuration, .signIn], end: .applied),
    Row(
      name: "a scope that the provider lacks", changes: [.requestScopes: .text("openid email offline_access")],
      caught: [.configuration, .validation], end: .applied),
    Row(
      name: "a pool that does not exist",
      changes: [
        .discoveryURI: .text("https://cognito-idp.eu-west-1.amazonaws.com/nowhere/.well-known/openid-configuration")
      ], caught: [.configuration, .validation], end: .takenBack),
    Row(
      name: "a prompt that only people with a session get past", changes: [.prompt: .text("none")],
      caught: [.configuration], end: .applied),
    Row(
      name: "the settings in use could not be put back", caught: [.backup], end: .applied, isOtherClient: true),
    Row(
      name: "they could not, and no sign-in starts", caught: [.backup], end: .notTakenBack, isOtherClient: true,
      fault: .signInBreaks),
    Row(name: "the token expires too soon", caught: [.ownToken], end: .applied, seconds: 300),
    Row(
      name: "a public client of a release that requests no code", changes: [.clientType: .text("public")],
      caught: [.configuration, .signIn], end: .applied, release: "1.12.6"),
    Row(
      name: "the addresses of 2.1",
      changes: [.emailClaim: .text("email"), .allowedEmailDomains: .list(["example.com"])], caught: [.ownToken],
      end: .notTakenBack, release: "2.1.0"),
  ]

  private func scene(_ row: Row) -> ApplyScene {
    var scene = ApplyScene(release: row.release, fault: row.fault)
    if row.isOtherClient { (scene.start, scene.tokenOf) = (ApplyScene.otherClient, "alice") }
    scene.changes = row.changes
    scene.tokenSeconds = row.seconds
    return scene
  }

  @Test(arguments: rows.indices) func isCaughtBeforeTheWrite(index: Int) async throws {
    let row = Self.rows[index]
    let outcome = try await scene(row).run()
    outcome.demandSafety()
    #expect(outcome.record.end == .stopped && outcome.writes.isEmpty, "\(row.name)")
    #expect(outcome.failed == Array(row.caught.prefix(1)), "\(row.name): \(outcome.failed)")
    let findings = outcome.told.filter(\.isFailed).flatMap(\.findings)
    #expect(!findings.isEmpty && findings.allSatisfy { !$0.message.isEmpty }, "\(row.name)")
  }

  @Test(arguments: rows.indices) func insistedUponItIsTakenBackOrEndsWithTheCommands(index: Int) async throws {
    let row = Self.rows[index]
    var scene = scene(row)
    scene.insisted = Set(row.caught)
    let outcome = try await scene.run()
    outcome.demandSafety()
    #expect(outcome.record.end == row.end, "\(row.name): \(outcome.failed)")
    #expect(outcome.record.results.filter(\.isInsisted).map(\.step) == row.caught, "\(row.name)")
    switch row.end {
    case .takenBack: #expect(outcome.running == scene.start && outcome.stored == scene.start, "\(row.name)")
    case .notTakenBack:
      #expect(outcome.failed.last == .takeBack && outcome.running != scene.start, "\(row.name)")
    default: #expect(outcome.failed.isEmpty && outcome.running == outcome.writes.first, "\(row.name)")
    }
    let settings = outcome.record.known.settings
    let commands = settings.rescue(with: outcome.record.backup, after: nil).compactMap(\.command)
    #expect(commands.contains { $0.contains("remove-security-config --force") }, "\(row.name)")
    #expect(commands[0].contains("update-security-config -f") && !commands[0].contains("'~"), "\(row.name)")
  }

  /// Nothing may pass these, whoever insists.
  @Test func starsAreNeverSent() async throws {
    var scene = ApplyScene()
    scene.changes = [.clientSecret: .secret(Secret("*********"))]
    scene.insisted = Set(ApplyStep.allCases)
    let outcome = try await scene.run()
    outcome.demandSafety()
    #expect(outcome.record.end == .stopped && outcome.failed == [.secret] && outcome.writes.isEmpty)
    #expect(outcome.validated.isEmpty)
  }

  @Test func whatTheDeploymentDecidesIsNotWritten() async throws {
    var scene = ApplyScene(release: "2.1.0", fault: .managedElsewhere)
    scene.insisted = Set(ApplyStep.allCases)
    let outcome = try await scene.run()
    #expect(outcome.record.end == .stopped && outcome.failed == [.source] && outcome.writes.isEmpty)
  }

  /// From 1.12 on the server knows its own keys.
  @Test func on111TheOwnKeySetMustBeKnown() async throws {
    let path = ["authenticationConfiguration", "publicKeyUrls"]
    let other = "https://other.example.com/api/v1/system/config/jwks"
    let outcome = try await ApplyScene(
      release: "1.11.14", start: RehearsedServer.firstStart.setting(path, to: .texts([other]))
    ).run()
    outcome.demandSafety()
    #expect(outcome.record.end == .applied && outcome.running[path]?.texts?.contains(other) == true)
  }
}
