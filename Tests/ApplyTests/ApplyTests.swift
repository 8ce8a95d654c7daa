import OpenIDConnect
import OpenMetadataServer
import Rehearsal
import SignOn
import TestThreads
import Testing
import Text

/// The whole way into a running server, for every release.
@Suite(.prompt) struct ApplyTests {
  static let releases = ["1.11.14", "1.12.6", "1.13.6", "2.0.7", "2.1.0"]
  private static let clientID = ["authenticationConfiguration", "clientId"]

  @Test(arguments: releases)
  func aNewServerGetsTheConfiguration(release: String) async throws {
    let outcome = try await ApplyScene(release: release).run()
    #expect(outcome.record.end == .applied, "\(outcome.failed) \(outcome.told.flatMap(\.findings).map(\.message))")
    outcome.demandSafety()
    #expect(outcome.record.results.map(\.step) == ApplyStep.allCases.filter { $0 != .takeBack })
    #expect(outcome.writes.count == 1 && outcome.running == outcome.writes[0] && outcome.stored == outcome.running)
    #expect(outcome.running[Self.clientID]?.text == "5k2f8hq0v1n3example4u7t9s")
    #expect(outcome.running[SecurityConfiguration.clientSecret]?.text == ApplyScene.secret)
    let urls = outcome.running[["authenticationConfiguration", "publicKeyUrls"]]?.texts ?? []
    #expect(urls.contains { $0.hasSuffix("/system/config/jwks") } == (release == "1.11.14"))
    #expect(outcome.record.isBackupUsable && outcome.record.backup != nil)
  }

  @Test(arguments: releases)
  func aChangeOfTheClientIsAppliedWithTheOldSecretAsBackup(release: String) async throws {
    let scene = ApplyScene(
      release: release, start: ApplyScene.otherClient, tokenOf: "alice", formerSecret: ApplyScene.formerSecret)
    let outcome = try await scene.run()
    outcome.demandSafety()
    guard release != "1.11.14" else {
      // The settings in use do not have the server's own key set, so that the token is rejected at once.
      #expect(outcome.record.end == .stopped && outcome.failed == [.token])
      return
    }
    #expect(outcome.record.end == .applied, "\(outcome.failed)")
    let saved = String(decoding: outcome.backup ?? [], as: UTF8.self)
    #expect(saved.contains(ApplyScene.formerSecret) && !saved.contains(ApplyScene.secret))
  }

  @Test(
    arguments: [
      ("okta", "https://company.okta.com", "0oa1b2c3d4e5f6g7h8i9"),
      ("auth0", "https://tenant.eu.auth0.com", "AbCdEfGhIjKlMnOpQrStUvWxYz012345"),
      ("custom-oidc", "https://keycloak.example.com/realms/main", "catalog"),
      (
        "google", "https://accounts.google.com",
        "123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com"
      ),
    ], ["1.11.14", "2.0.7", "2.1.0"])
  func everyProviderIsApplied(provider: (id: String, issuer: String, client: String), release: String) async throws {
    var scene = ApplyScene(release: release)
    scene.changes = [
      .provider: .text(provider.id), .authority: .text(provider.issuer), .clientID: .text(provider.client),
      .discoveryURI: .text(provider.issuer + "/.well-known/openid-configuration"),
    ]
    if provider.id == "custom-oidc" {
      scene.changes[.publicKeyURLs] = .list([provider.issuer + "/protocol/openid-connect/certs"])
    }
    let outcome = try await scene.run()
    outcome.demandSafety()
    let findings = outcome.told.filter(\.isFailed).flatMap(\.findings).map(\.message)
    #expect(outcome.record.end == .applied, "\(outcome.failed) \(findings)")
    #expect(outcome.running[Self.clientID]?.text == provider.client)
  }

  /// A bot is shown the secret.
  @Test func aBotsTokenNeedsNoOldSecret() async throws {
    let outcome = try await ApplyScene(start: ApplyScene.otherClient, tokenOf: "ingestion-bot").run()
    outcome.demandSafety()
    #expect(outcome.record.end == .applied && outcome.record.isBackupUsable, "\(outcome.failed)")
    #expect(String(decoding: outcome.backup ?? [], as: UTF8.self).contains(ApplyScene.formerSecret))
  }

  @Test func nothingIsWrittenThatIsOnlyShown() async throws {
    let outcome = try await ApplyScene(isWritten: false).run()
    outcome.demandSafety()
    #expect(outcome.record.end == .shown && outcome.writes.isEmpty && outcome.failed.isEmpty)
    #expect(outcome.running == RehearsedServer.firstStart)
  }

  @Test func withoutAnIDTokenTheTestIsSkippedAndTheRecordSaysSo() async throws {
    let outcome = try await ApplyScene(person: nil).run()
    outcome.demandSafety()
    guard case .unknown(let why) = outcome.result(.signIn)?.verdict else {
      Issue.record("\(outcome.result(.signIn) as Any)")
      return
    }
    #expect(outcome.record.end == .applied && why.hasPrefix("skipped"))
  }

  /// Members that no field stands for survive.
  @Test func whatNoFieldStandsForIsKept() async throws {
    let path = ["authorizerConfiguration", "botDomain"]
    let start = RehearsedServer.firstStart.setting(path, to: .text("bots.example.com"))
    let outcome = try await ApplyScene(start: start).run()
    #expect(outcome.record.end == .applied && outcome.running[path]?.text == "bots.example.com")
  }

  /// One replica may be a former one: it is told before anything is written.
  @Test func replicasThatDifferAreTold() async throws {
    let outcome = try await ApplyScene(fault: .replicas, start: ApplyScene.otherClient, tokenOf: "ingestion-bot").run()
    outcome.demandSafety()
    #expect(outcome.result(.answers)?.findings.contains { $0.message.hasPrefix("Replicas disagree") } == true)
  }

  private static let slow: Set<ServerFault> = [.slowValidation, .slowWrite]

  private enum State { case ours, former, another }

  private static let faults: [(ServerFault, String, ApplyEnd, ApplyStep?, State)] =
    [
      (.html, "1.13.6", .stopped, .answers, .former), (.unavailable, "1.13.6", .unreachable, .answers, .former),
      (.redirect, "1.13.6", .stopped, .answers, .former), (.notFound, "1.13.6", .stopped, .answers, .former),
      (.managedElsewhere, "2.1.0", .stopped, .source, .former),
    ]
    + releases.flatMap { release in
      [
        (.tokenRejected, release, .stopped, .token, .former), (.notAdministrator, release, .stopped, .token, .former),
        (.loginPage, release, .stopped, .token, .former),
        (.tooManyRequests, release, .stopped, .validation, .former),
        (.complains, release, .stopped, .validation, .former),
        (.slowValidation, release, .unreachable, .validation, .former),
        (.otherWriter, release, .overtaken, .unchanged, .another),
        (.tokenExpires, release, .stopped, release.hasPrefix("1.") ? .unchanged : .signIn, .former),
        (.changedMeanwhile, release, .overtaken, .write, .former), (.refusesWrite, release, .stopped, .write, .former),
        (.slowWrite, release, .applied, .write, .ours), (.dropsWrite, release, .applied, .write, .ours),
        (.failsAfterStoring, release, .takenBack, .write, .former),
        (.reloadFails, release, .takenBack, .write, .former),
        (.storesNothing, release, .stopped, .readBack, .former),
        (.laterWriter, release, .overtaken, .readBack, .another), (.laggingReplica, release, .applied, nil, .ours),
        (.restarts, release, .applied, nil, .ours), (.signInBreaks, release, .takenBack, .start, .former),
      ]
    }

  @Test(arguments: faults.indices)
  func everyFaultEndsAsItShould(row: Int) async throws {
    let (fault, release, end, step, state) = Self.faults[row]
    let patience = Self.slow.contains(fault) ? 1.5 : 20
    let outcome = try await ApplyScene(release: release, fault: fault, patience: patience).run()
    outcome.demandSafety()
    #expect(outcome.record.end == end && outcome.failed.first == step, "\(fault) \(release): \(outcome.failed)")
    let isOurs = outcome.running[Self.clientID]?.text == "5k2f8hq0v1n3example4u7t9s"
    let isFormer = outcome.running == RehearsedServer.firstStart
    #expect(isOurs == (state == .ours) && isFormer == (state == .former), "\(fault) \(release)")
    // What the next start would use.
    #expect(outcome.stored == outcome.running)
    let messages = outcome.told.filter(\.isFailed).flatMap(\.findings)
    #expect((step == nil) == messages.isEmpty && messages.allSatisfy { !$0.message.isEmpty && !$0.remedy.isEmpty })
  }
}
