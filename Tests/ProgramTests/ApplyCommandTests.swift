import Browsers
import Emulator
import Foundation
import SignOn
import TestThreads
import Testing
import TextUI

@testable import Rehearsal

/// A configuration put into a running server by the program; what happens in it is in `ApplyTests`.
@Suite(.waiting) struct ApplyCommandTests {
  private static let server = ["--server", "https://catalog.example.com", "--rehearse"]

  private static func demandNoSecret(_ run: CommandRun) {
    for text in [run.text, run.messages] { #expect(!text.contains(ProgramRun.secret) && !text.contains("eyJ")) }
  }

  @Test(
    arguments: zip(["config.json", "openmetadata.yaml", "sso.env", "compose.yml"], ["1.12", "2.0", "2.1", "1.11"]))
  func everyKindOfFileIsApplied(file: String, release: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await CommandRun(
        ["apply", file, "--yes", "--openmetadata", release] + Self.server, in: folder.path)
      #expect(run.text.hasPrefix("OpenMetadata answers: passed, OpenMetadata \(release)."))
      #expect(
        run.status == 0 && run.text.contains("\nApplied: https://catalog.example.com"), "\(run.text)\(run.messages)")
      Self.demandNoSecret(run)
      let backups = folder.names.filter { $0.hasPrefix(file + ".server.") }
      #expect(try backups.count == 1 && folder.status(backups[0]).mode & 0o777 == 0o600)
      #expect(!folder.names.contains("openmetadata-sso.applying.json"))
    }
  }

  /// The values file leaves ID and secret to a Kubernetes Secret.
  @Test func whatAFileRefersToIsGivenBesides() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let without = try await CommandRun(["apply", "values.yaml", "--yes"] + Self.server, in: folder.path)
      #expect(without.status == 7 && without.text.contains("Nothing was written to"), "\(without.text)")
      let given = [
        "--set", "client-id=\(ProgramRun.clientID)", "--set", "provider-name=Cognito", "--secret-file", "secret",
      ]
      let run = try await CommandRun(["apply", "values.yaml", "--yes"] + given + Self.server, in: folder.path)
      #expect(run.status == 0, "\(run.text)\(run.messages)")
      Self.demandNoSecret(run)
    }
  }

  @Test(
    arguments: [
      (.none, 0, "applied"), (.unavailable, 2, "unreachable"), (.tokenRejected, 7, "stopped"),
      (.complains, 7, "stopped"),
      (.otherWriter, 6, "overtaken"), (.storesNothing, 7, "stopped"), (.failsAfterStoring, 8, "taken-back"),
      (.signInBreaks, 8, "taken-back"),
    ] as [(ServerFault, Int32, String)])
  func theRecordIsOneObject(_ fault: ServerFault, _ code: Int32, _ end: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let flags = ["--yes", "--json", "--server-fault", fault.rawValue]
      let run = try await CommandRun(["apply", "config.json"] + flags + Self.server, in: folder.path)
      let record = try run.json()
      #expect(
        run.status == code && record["status"] as? Int == Int(code) && record["end"] as? String == end, "\(run.text)")
      let steps = try #require(record["applying"] as? [[String: Any]])
      #expect(steps.allSatisfy { ApplyStep(rawValue: $0["name"] as? String ?? "") != nil })
      #expect(record["testCallback"] is NSNull)
      Self.demandNoSecret(run)
    }
  }

  /// The domain keeps the token's own user out.
  private static let lockOut = ["--set", "enforce-principal-domain=true"]

  @Test func aLockOutIsInsistedUponOnlyByName() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let caught = try await CommandRun(
        ["apply", "config.json", "--yes"] + Self.lockOut + Self.server, in: folder.path)
      #expect(caught.status == 7 && caught.text.contains("The token stays valid: failed"), "\(caught.text)")
      #expect(folder.names.allSatisfy { !$0.contains(".server.") })
      let insisting = Self.lockOut + ["--insist", "token-stays-valid"]
      let run = try await CommandRun(["apply", "config.json", "--yes"] + insisting + Self.server, in: folder.path)
      #expect(run.status == 8 && run.text.contains("The token stays valid: failed, insisted"), "\(run.text)")
      #expect(run.text.contains("./bootstrap/openmetadata-ops.sh remove-security-config --force"))
      // What a run leaves that could not take back what it wrote.
      let next = try await CommandRun(["apply", "config.json", "--yes"] + Self.server, in: folder.path)
      #expect(next.status == 7 && next.messages.contains("--take-back"), "\(next.messages)")
      let anew = try await CommandRun(["apply", "config.json", "--yes", "--go-on"] + Self.server, in: folder.path)
      #expect(anew.status == 0, "\(anew.text)\(anew.messages)")
      for run in [caught, run, next, anew] { Self.demandNoSecret(run) }
    }
  }

  @Test func aBackupIsPutBack() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      _ = try await CommandRun(
        ["apply", "config.json", "--yes", "--backup", "former.json"] + Self.server, in: folder.path)
      let run = try await CommandRun(["apply", "--take-back", "former.json", "--yes"] + Self.server, in: folder.path)
      #expect(run.status == 0 && run.text.contains("has the former settings again"), "\(run.text)\(run.messages)")
      try folder.write("stars.json", CommandsSamples.json.replacing(ProgramRun.secret, with: "*********"))
      let stars = try await CommandRun(["apply", "--take-back", "stars.json", "--yes"] + Self.server, in: folder.path)
      #expect(stars.status == 5 && stars.messages.contains("asterisks"), "\(stars.messages)")
    }
  }

  /// The end comes after the write, whose answer the program waits for.
  @Test func aRunThatIsKilledLeavesAJournalAndABackup() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let script = """
        "$0" "$@" & until [ -e openmetadata-sso.applying.json ]; do sleep 0.02; done; kill -KILL $!; wait
        """
      let flags = ["apply", "config.json", "--yes", "--backup", "former.json"] + Self.server
      _ = try await CommandRun(flags + ["--server-fault", "slow-write"], in: folder.path, script: script)
      let journal = folder.text("openmetadata-sso.applying.json")
      #expect(journal.contains("former.json") && !journal.contains(ProgramRun.secret) && !journal.contains("eyJ"))
      for name in ["openmetadata-sso.applying.json", "former.json"] {
        #expect(try folder.status(name).mode & 0o777 == 0o600)
      }
      let flags2 = ["apply", "config.json", "--yes", "--backup", "next.json"] + Self.server
      let next = try await CommandRun(flags2, in: folder.path)
      #expect(next.status == 7 && next.messages.contains("was cut off"), "\(next.messages)")
      #expect(next.messages.contains("The server has the former settings. Take it back: openmetadata-sso apply"))
      let back = try await CommandRun(["apply", "--take-back", "former.json", "--yes"] + Self.server, in: folder.path)
      #expect(back.status == 0 && !folder.names.contains("openmetadata-sso.applying.json"), "\(back.messages)")
      let again = try await CommandRun(flags2, in: folder.path)
      #expect(again.status == 0, "\(again.text)\(again.messages)")
    }
  }

  @Test func anAdministratorLogsInWithAPassword() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let log = ["--log-in", "admin@open-metadata.org", "--password-file", "secret"]
      let run = try await CommandRun(["apply", "config.json", "--yes"] + log + Self.server, in: folder.path)
      #expect(run.status == 0 && run.text.contains("The token is an administrator's: passed, admin"), "\(run.text)")
      let other = ["--server-fault", "other-client"]
      let late = try await CommandRun(["apply", "config.json", "--yes"] + log + other + Self.server, in: folder.path)
      #expect(late.status == 7 && late.messages.contains("does not use its own passwords"), "\(late.messages)")
      for run in [run, late] { Self.demandNoSecret(run) }
    }
  }

  /// A person is asked for the sign-in, and for the write.
  @Test func atATerminalAPersonSignsInBeforeTheWrite() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try ProgramRun(
        ["apply", folder["config.json"]] + Self.server, size: Size(columns: 600, rows: 160))
      try run.see("Test a sign-in with this configuration first? Y/n")
      run.pty.type("\r")
      try run.see("Final URL:")
      let address = try #require(run.text.split(separator: "\n").first { $0.hasPrefix("http://127.0.0.1:") })
      let end = try TextBrowser().signIn(at: String(address), as: "alice@example.com")
      run.pty.type(end + "\r")
      try run.see("Write this to https://catalog.example.com? y/N")
      #expect(run.text.contains("A test sign-in succeeds: passed, alice@example.com is the administrator alice"))
      run.pty.type("y\r")
      try run.see("Did it work? y, n puts the former settings back, Enter skips:")
      run.pty.type("\r")
      try run.see("Applied: https://catalog.example.com")
      #expect(run.text.contains("skipped: nobody has tried it yet"))
      #expect(run.pty.waitForExit() == .exited(0))
      try run.expectNothingSecret(end)
    }
  }

  @Test func whoSaysNoChangesNothing() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try ProgramRun(
        ["apply", folder["config.json"]] + Self.server, size: Size(columns: 600, rows: 160))
      try run.see("first? Y/n")
      run.pty.type("n\r")
      try run.see("y/N")
      run.pty.type("\r")
      #expect(run.pty.waitForExit() == .exited(4))
      #expect(folder.names.allSatisfy { !$0.contains(".server.") })
    }
  }

  @Test func aDryRunChangesNothingAndSavesNothing() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let before = folder.names
      let run = try await CommandRun(["apply", "config.json", "--diff"] + Self.server, in: folder.path)
      #expect(run.status == 0 && run.text.contains("client-id\n  - (empty)\n  + \(ProgramRun.clientID)"), "\(run.text)")
      #expect(folder.names == before && run.text.contains("Nothing was written to"))
      Self.demandNoSecret(run)
    }
  }

  @Test(
    arguments: [
      ["apply", "config.json"], ["apply", "--server", "https://catalog.example.com"],
      ["apply", "config.json", "--server", "https://catalog.example.com"],
      ["apply", "config.json", "--server", "http://catalog.example.com", "--token-file", "secret"],
      [
        "apply", "config.json", "--rehearse", "--server", "https://a.test", "--insist", "server-takes-changes", "--yes",
      ],
      ["apply", "config.json", "--rehearse", "--server", "https://a.test", "--json"],
      ["apply", "config.json", "--server", "https://a.test", "--token-file", "secret", "--openmetadata", "2.0"],
      ["export", "--to", "docker-env"], ["diff", "config.json"],
      ["diff", "config.json", "sso.env", "--server", "https://a.test", "--rehearse"],
      ["check", "config.json", "--token-file", "secret"],
    ])
  func whatCannotBeMeantIsRefused(arguments: [String]) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await CommandRun(arguments, in: folder.path)
      #expect(run.status == 64, "\(run.text)\(run.messages)")
      Self.demandNoSecret(run)
    }
  }

  @Test func theServersSettingsAreReadLikeAFile() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let flags = ["export", "--to", "security-config-json"] + Self.server
      let without = try await CommandRun(flags, in: folder.path)
      #expect(without.status == 1 && without.messages.contains("client-secret"), "\(without.messages)")
      let run = try await CommandRun(flags + ["--secret-file", "secret", "--output", "live.json"], in: folder.path)
      #expect(run.status == 0, "\(run.messages)")
      let difference = try await CommandRun(["diff", "live.json"] + Self.server, in: folder.path)
      #expect(difference.status == 0 && difference.text.isEmpty, "\(difference.text)\(difference.messages)")
      let other = try await CommandRun(["diff", "config.json"] + Self.server, in: folder.path)
      #expect(other.status == 1 && other.text.contains("callback-url") && !other.text.contains("client-secret"))
      for run in [without, run, difference, other] { Self.demandNoSecret(run) }
    }
  }

  @Test func withATokenACheckTellsWhoAdministers() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let flags = ["check", "sso.env", "--token-file", "secret"] + Self.server
      let run = try await CommandRun(flags, in: folder.path)
      #expect(run.status == 0 && run.text.contains("Somebody remains an administrator: passed, alice"), "\(run.text)")
      #expect(run.text.contains("The server accepts the configuration: passed"))
      let bot = try await CommandRun(
        flags + ["--set", "admin-principals=ingestion-bot", "--server-fault", "complains"], in: folder.path)
      #expect(
        bot.status == 1 && bot.text.contains("error: client-secret: The server: Invalid client secret."), "\(bot.text)")
      for run in [run, bot] { Self.demandNoSecret(run) }
    }
  }
}
