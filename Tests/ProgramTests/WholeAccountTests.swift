import Emulator
import Foundation
import Glibc
import HostileServers
import Rehearsal
import TestThreads
import Testing
import TextUI

/// From nothing to written files with everything taken from an AWS account: a Cognito that others wrote, by the real
/// tool; the sign-in pages are the rehearsal's, behind a proxy.
@Suite(.waiting, .enabled(if: MotoServer.isAvailable, Comment(rawValue: MotoServer.hint)))
struct WholeAccountTests {
  /// Three profiles; the pools are in the region of the last.
  private static let profiles = ["us-east-1", "eu-west-2", "eu-west-1"].map { region in
    """
    [profile of-\(region)]
    region = \(region)
    aws_access_key_id = test
    aws_secret_access_key = test

    """
  }

  /// Gives the use a folder with the real tool, the variables that lead to account and provider, and the arguments.
  private func withAccount(
    _ use: (_ environment: [String: String], _ arguments: [String]) async throws -> Void
  ) async throws {
    let rehearsal = try await Rehearsal()
    let proxy = try RecordingProxy.shared()
    let tool = try await MotoServer.shared.tool()
    let config = "\(tool.folder)/config"
    try Data(Self.profiles.joined().utf8).write(to: URL(fileURLWithPath: config))
    let environment = [
      "PATH": "\(tool.folder):/usr/bin:/bin", "AWS_CONFIG_FILE": config,
      "HTTPS_PROXY": proxy.address(to: rehearsal.port, as: UUID().uuidString),
    ]
    try await use(environment, ["--ca-file", proxy.authority, "--timeout", "60"])
    await rehearsal.stop()
  }

  @Test func arrowsAndEnterLeadToTheFilesThatTheOptionsWrite() async throws {
    try await withAccount { environment, arguments in
      let run = try ProgramRun(
        arguments, environment: environment, size: Size(columns: 100, rows: 40), isAsked: true)
      try chooseClient(run)
      try chooseAlice(run)
      try skipTheTestAndWrite(run)
      let name = "openmetadata-sso.env"
      try expectTheAccountsValues(try run.contents(name))
      #expect(try run.mode(name) == 0o600)
      #expect(try run.contents("\(name).summary.md").contains("| Test sign-in | skipped |"))
      try await TestFolder.with { folder in
        let command = try await CommandRun(
          ["setup", "--yes", "-o", name, "--format", "docker-env", "--set", "admin-principals=alice"] + arguments
            + ["--aws-profile", "of-eu-west-1", "--aws-region", "us-east-1", "--aws-region", "eu-west-2"]
            + ["--aws-region", "eu-west-1", "--aws-pool", "pool-75", "--aws-client", "openmetadata"],
          in: folder.path, environment: environment.merging(["HOME": folder.path]) { $1 })
        #expect(command.status == 0, "\(command.messages)")
        #expect(try folder.text(name) == run.contents(name))
        #expect(try folder.status(name).mode & 0o777 == 0o600)
      }
    }
  }

  /// In a pool without app clients and domain: both are made, each after a question; the callback URL is typed.
  @Test func whatThePoolLacksIsMadeFromTheScreen() async throws {
    try await withAccount { environment, arguments in
      let run = try ProgramRun(
        arguments + ["--offline", "--format", "docker-env"],
        environment: environment.merging(["AWS_PROFILE": "of-eu-west-1"]) { $1 }, size: Size(columns: 100, rows: 40))
      try run.see("F12 chooses it from your AWS account")
      run.press(.function(12))
      try run.see("profile of-eu-west-1")
      run.press(.enter)
      try run.see("pool-1 ")
      run.pty.type("pool-80")
      try run.seeThat("pool-80 is selected") { $0.text.contains(#/▸.\ +pool-80\ /#) }
      run.press(.enter)
      try run.see("▸  + new app client")
      run.press(.enter)
      try run.see("Type OpenMetadata's URL")
      run.pty.type(ProgramRun.callback)
      run.press(.enter)
      try run.see("Make an app client in AWS?")
      run.press(.character("y"))
      try run.see("AWS: administrators")
      run.press(.tab)
      try run.see("▸? Admin Principals")
      run.press(.pageUp, .pageUp, .pageUp)
      try run.see("has no domain")
      run.press(.function(11))
      try run.see("Give the user pool a domain in AWS?")
      run.press(.character("y"))
      try run.seeThat("the finding is gone") { !$0.text.contains("has no domain") }
      run.press(.control("c"))
      #expect(run.pty.waitForExit() == .signalled(SIGINT) && run.isGivenBack)
      let check = try await CommandRun(
        ["check", "--offline", "--json", "--aws-profile", "of-eu-west-1", "--aws-region", "eu-west-1"]
          + ["--aws-pool", "pool-80"], in: run.folder.path, environment: environment)
      let findings = try check.json()["findings"] as? [[String: Any]] ?? []
      #expect((try check.json()["aws"] as? [String: Any])?["clientName"] as? String == "openmetadata")
      let names = Set(findings.compactMap { $0["check"] as? String })
      #expect(
        names.isDisjoint(with: ["pool-has-a-domain", "app-client-allows-the-code-flow", "callback-is-registered"]))
    }
  }

  /// The options name the pool by a name that does not exist: its list opens by itself.
  @Test func whatTheOptionsLeaveUnclearIsChosenOnTheScreen() async throws {
    try await withAccount { environment, arguments in
      let run = try ProgramRun(
        arguments + ["--offline", "--format", "docker-env", "--aws-region", "eu-west-1", "--aws-pool", "pool-75"]
          + ["--aws-profile", "of-eu-west-1"], environment: environment, size: Size(columns: 100, rows: 40))
      try run.see("There are 64 app clients; choose one")
      run.pty.type("openm")
      try run.seeThat("the client is selected") { $0.text.contains(#/▸.\ +openmetadata\ /#) }
      run.press(.enter)
      try run.see("alice@example.com")
      run.press(.escape)
      try run.see("Admin Principals")
      run.press(.control("c"))
      #expect(run.pty.waitForExit() == .signalled(SIGINT) && run.isGivenBack)
    }
  }

  /// Third region, 75th of 90 pools, last of 64 clients.
  private func chooseClient(_ run: ProgramRun) throws {
    try run.see("How does OpenMetadata run?")
    run.press(.enter)
    try run.see("Which release of OpenMetadata?")
    run.press(.enter)
    try run.see("F12 chooses it from your AWS account")
    run.press(.function(12))
    try run.see("profile of-eu-west-1")
    run.press(.down, .down, .enter)
    try run.see("pool-1 ")
    for _ in 1..<75 { run.press(.down) }
    try run.seeThat("pool-75 is selected") { $0.text.contains(#/▸.\ +pool-75\ /#) }
    run.press(.enter)
    try run.see("client-1 ")
    for _ in 1..<64 { run.press(.down) }
    try run.seeThat("the last client is selected") { $0.text.contains(#/▸.\ +openmetadata\ /#) }
    run.press(.enter)
  }

  private func chooseAlice(_ run: ProgramRun) throws {
    try run.see("alice@example.com")
    try run.see("stewards")
    run.press(.down, .enter)
    try run.see("▸✓ alice")
    run.press(.tab)
    try run.see("All required fields set")
    #expect(run.files == [])
  }

  private func skipTheTestAndWrite(_ run: ProgramRun) throws {
    run.press(.enter)
    try run.see("7 of 7")
    run.press(.enter)
    try run.see("[ Start ]")
    run.press(.character("s"))
    try run.see("Test skipped")
    run.press(.down, .down, .down, .down, .down)
    try run.see("▸ [ Write ]")
    #expect(run.files == [])
    run.press(.enter)
    try run.see("Next steps")
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))
  }

  private func expectTheAccountsValues(_ text: String) throws {
    let pairs = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "=", maxSplits: 1) }
    let values = Dictionary(pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { first, _ in first }
    func value(_ name: Substring) throws -> String {
      try #require(values[name], "\(name)").trimmingCharacters(in: CharacterSet(charactersIn: "\"'"))
    }
    #expect(
      try value("OIDC_DISCOVERY_URI").contains(
        #/^https://cognito-idp\.eu-west-1\.amazonaws\.com/eu-west-1_\w+/\.well-known/openid-configuration$/#))
    #expect(try value("OIDC_CLIENT_ID").contains(#/^[a-z0-9]{26}$/#))
    #expect(try value("OIDC_CLIENT_SECRET").contains(#/^[a-z0-9]{52}$/#))
    #expect(try value("OIDC_CALLBACK") == "https://catalog.example.com/callback")
    #expect(try value("AUTHORIZER_ADMIN_PRINCIPALS") == "[alice]")
  }
}
