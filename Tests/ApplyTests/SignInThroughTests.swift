import Rehearsal
import SignOn
import TestThreads
import Testing
import Text

/// Sign-ins through the server itself: from 2.1 on a test before the write, and in every release a real one after it.
@Suite(.prompt) struct SignInThroughTests {
  @Test(arguments: ApplyTests.releases) func somebodySignsInWithTheNewSettings(release: String) async throws {
    let outcome = try await ApplyScene(release: release, signsInAfter: "alice@example.com").run()
    outcome.demandSafety()
    #expect(outcome.record.end == .applied, "\(outcome.failed)")
    #expect(outcome.result(.person)?.verdict == .passed("alice, an administrator"))
  }

  /// She has no account before.
  @Test(arguments: ApplyTests.releases) func theFirstSignInMakesTheAdministrator(release: String) async throws {
    var scene = ApplyScene(release: release, person: "carol@partner.example.net")
    scene.signsInAfter = scene.person
    scene.changes = [.adminPrincipals: .list(["carol"]), .jwtPrincipalClaims: .list(["email"])]
    let outcome = try await scene.run()
    #expect(outcome.record.end == .applied, "\(outcome.failed)")
    #expect(outcome.result(.person)?.verdict == .passed("carol, an administrator"))
  }

  @Test func whoeverDoesNotTryIsTold() async throws {
    let outcome = try await ApplyScene().run()
    #expect(outcome.record.end == .applied && outcome.result(.person)?.isFailed == false)
    #expect(outcome.result(.person)?.verdict == .unknown("skipped: nobody has tried it yet"))
  }

  @Test(arguments: ApplyTests.releases) func aSignInThatFailsIsTakenBack(release: String) async throws {
    let outcome = try await ApplyScene(
      release: release, fault: .callbackBreaks, signsInAfter: "alice@example.com"
    ).run()
    outcome.demandSafety()
    #expect(outcome.record.end == .takenBack && outcome.failed == [.person])
    #expect(outcome.running == RehearsedServer.firstStart && outcome.stored == outcome.running)
  }

  /// Bob was tested as an administrator, and Carol has signed in.
  @Test func anotherPersonIsNotMistaken() async throws {
    var scene = ApplyScene(person: "carol@partner.example.net", signsInAfter: "bob@example.com")
    scene.changes = [.adminPrincipals: .list(["carol"])]
    let outcome = try await scene.run()
    outcome.demandSafety()
    #expect(outcome.record.end == .takenBack && outcome.failed == [.person])
    #expect(outcome.result(.person)?.findings.first?.message.contains("there is no such user") == true)
  }

  @Test func theServersOwnTestCountsFrom21On() async throws {
    let scene = ApplyScene(release: "2.1.0", person: nil, testsItself: "alice@example.com")
    let outcome = try await scene.run()
    outcome.demandSafety()
    #expect(outcome.record.end == .applied, "\(outcome.failed)")
    #expect(
      outcome.result(.signIn)?.verdict == .passed("the server takes the person for the administrator alice"))
    #expect(outcome.requests.contains { $0.path.hasSuffix("/test-login/start") })
  }

  @Test(arguments: ["1.13.6", "2.0.7"]) func earlierServersAreNotAskedForOne(release: String) async throws {
    let outcome = try await ApplyScene(release: release, testsItself: "alice@example.com").run()
    #expect(outcome.record.end == .applied && !outcome.requests.contains { $0.path.contains("/test-login/start") })
  }

  @Test(arguments: [("bob@example.com", "is not an administrator"), ("dave", "test sign-in failed")])
  func whoeverFailsTheServersTestStopsIt(login: String, words: String) async throws {
    let outcome = try await ApplyScene(release: "2.1.0", person: nil, testsItself: login).run()
    outcome.demandSafety()
    #expect(outcome.record.end == .stopped && outcome.failed == [.signIn] && outcome.writes.isEmpty)
    let message = outcome.result(.signIn)?.findings.first?.message ?? ""
    #expect(message.contains(words) || message.contains("not be an administrator"), "\(message)")
  }
}
