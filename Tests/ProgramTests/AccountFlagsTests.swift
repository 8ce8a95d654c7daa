import Foundation
import HostileServers
import TestThreads
import Testing
import Text

/// `--aws` of commands, against a Cognito that others wrote, by the real tool.
@Suite(.waiting, .enabled(if: MotoServer.isAvailable, Comment(rawValue: MotoServer.hint)))
struct AccountFlagsTests {
  private func run(
    _ arguments: [String], answering scripts: [String: String] = [:], in folder: String = "/"
  ) async throws -> CommandRun {
    let tool = try await MotoServer.shared.tool(answering: scripts)
    return try await CommandRun(
      arguments, in: folder, environment: ["PATH": "\(tool.folder):/usr/bin:/bin", "HOME": "/nonexistent"])
  }

  private static let client = ["--aws-region", "eu-west-1", "--aws-client", "openmetadata"]
  private static let pool = client + ["--aws-pool", "pool-75"]
  /// With two users whom OpenMetadata would take for one.
  private static let poolOfTwins = client + ["--aws-pool", "pool-76"]

  /// What was found with a check's name.
  private func findings(_ run: CommandRun) throws -> [String: String] {
    let found = try run.json()["findings"] as? [[String: Any]] ?? []
    let pairs = found.compactMap { item in
      (item["check"] as? String).map { ($0, "\(item["severity"] ?? ""): \(item["message"] ?? "")") }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  @Test func aPoolAndAClientAreFoundByName() async throws {
    let run = try await run(
      ["check", "--offline", "--json", "--set", "admin-principals=alice,zoe"] + Self.poolOfTwins)
    let account = try #require(try run.json()["aws"] as? [String: Any], "\(run.messages)")
    #expect(account["poolName"] as? String == "pool-76" && account["clientName"] as? String == "openmetadata")
    #expect(account["users"] as? Int == 4 && account["allUsers"] as? Bool == true)
    let found = try findings(run)
    #expect(found["every-question-is-answered"] == nil)
    #expect(found["users-stay-apart"]?.hasPrefix("error: ") == true)
    #expect(found["users-stay-apart"]?.contains("become the same user, alice.") == true)
    #expect(
      found["users-have-an-address"] == "warning: 1 of 4 users (carol) has no e-mail address.")
    #expect(found["administrators-are-in-the-pool"] == "warning: Nobody in the user pool becomes zoe.")
    #expect(found["app-client-allows-the-scopes"] == nil)
    #expect(run.status == 1)
  }

  @Test func aPoolInTheThirdRegionIsFound() async throws {
    let regions = ["eu-west-2", "us-east-1", "ap-southeast-2"].flatMap { ["--aws-region", $0] }
    let run = try await run(["check", "--json", "--aws-pool", "far-away"] + regions)
    #expect(run.status == 1)
    #expect(run.messages.contains("has no app client"), "\(run.messages)")
  }

  @Test func severalPoolsAreListed() async throws {
    let run = try await run(["check", "--json", "--aws-region", "eu-west-1"])
    #expect(run.status == 1)
    #expect(run.messages.contains("there are 90 user pools; choose one with --aws-pool ID:"))
    #expect(run.messages.contains("and 78 more"))
    #expect((try run.json()["candidates"] as? [[String: Any]])?.count == 90)
  }

  @Test func severalClientsAreListed() async throws {
    let run = try await run(["check", "--aws-region", "eu-west-1", "--aws-pool", "pool-75"])
    #expect(run.status == 1)
    #expect(run.messages.contains("has 64 app clients; choose one with --aws-client ID:"))
  }

  @Test func withoutPermissionForTheUsersTheRestIsChecked() async throws {
    let denied =
      "echo 'An error occurred (AccessDeniedException) when calling the ListUsers operation: no' >&2; exit 254"
    let run = try await run(["check", "--offline", "--json"] + Self.pool, answering: ["list-users": denied])
    #expect(
      try findings(run)["users-could-be-read"]
        == "note: The users of the pool were not read. The AWS credentials do not permit cognito-idp:ListUsers.")
  }

  @Test(arguments: [
    (
      "echo 'An error occurred (AccessDeniedException) when calling the X operation: no' >&2; exit 254", Int32(1),
      "the AWS credentials do not permit cognito-idp:ListUserPools. Ask for a policy that allows "
    ),
    ("echo 'Error when retrieving token: Token has expired and refresh failed' >&2; exit 255", 1, "have expired"),
    ("echo 'Could not connect to the endpoint URL: x' >&2; exit 255", 2, "AWS cannot be reached"),
    ("printf '\\033[31m'", 1, "it is not JSON"),
  ])
  func troubleEndsTheCommand(script: String, status: Int32, words: String) async throws {
    let run = try await run(["check", "--json"] + Self.pool, answering: ["list-user-pools": script])
    #expect(run.status == status)
    #expect(run.messages.contains(words), "\(run.messages)")
    #expect(try run.json()["error"] != nil)
  }

  @Test func withoutTheToolThatIsSaid() async throws {
    let run = try await CommandRun(
      ["check", "--aws"], in: "/", environment: ["AWS_REGION": "eu-west-1", "PATH": "/nonexistent"])
    #expect(run.status == 1)
    #expect(run.messages.contains("there is no AWS command line tool (aws) in PATH"), "\(run.messages)")
  }

  /// It runs in a session of its own, so the terminal's Ctrl-C does not reach it.
  @Test func aToolThatHangsEndsWithTheProgram() async throws {
    let tool = try ScriptedTool("echo $$ > \"$(dirname \"$0\")/self\"; exec sleep 1000")
    let run = try await CommandRun(
      ["check", "--aws-region", "eu-west-1", "--aws-pool", "x"], in: tool.folder,
      environment: ["PATH": "\(tool.folder):/usr/bin:/bin"],
      script:
        #"mkfifo self; "$0" "$@" & read process < self; kill -TERM $!; wait $!; status=$?; echo $process; exit $status"#
    )
    #expect(run.status == 128 + 15)
    let process = try #require(pid_t(run.text.trimmed(\.isBlank)))
    #expect(OtherProcess(process).ends())
  }

  @Test func twoPeopleWhoWouldBecomeOneAreFoundBeforeAnythingIsWritten() async throws {
    try await TestFolder.with { folder in
      let run = try await run(
        ["setup", "--yes", "--offline", "-o", "om.env", "--set", "admin-principals=zoe,bob"] + Self.poolOfTwins,
        in: folder.path)
      #expect(run.status == 1)
      #expect(run.messages.contains("alice@example.com and alice@example.org become the same user, alice."))
      #expect(run.messages.contains("Nobody in the user pool becomes zoe."), "\(run.messages)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  /// From 2.1 on OpenMetadata rejects addresses that are not verified.
  @Test func anAdministratorWhoIsNotVerifiedIsFoundBeforeAnythingIsWritten() async throws {
    try await TestFolder.with { folder in
      let run = try await run(
        ["setup", "--yes", "--offline", "-o", "om.env", "--openmetadata", "2.1", "--set", "admin-principals=bob"]
          + Self.pool, in: folder.path)
      #expect(run.status == 1)
      #expect(run.messages.contains("error: admin-principals: Nobody in the user pool becomes bob."))
      #expect(run.messages.contains("(bob@example.com) has an address that is not verified."), "\(run.messages)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  /// Comments and what the account does not tell stay, byte for byte.
  @Test func editChangesOnlyWhatDiffers() async throws {
    try await TestFolder.with { folder in
      _ = try await run(
        ["setup", "--yes", "--offline", "--output", "om.env", "--set", "admin-principals=bob"] + Self.pool,
        in: folder.path)
      let right = folder.text("om.env")
      let wrong = right.replacing(#/OIDC_CALLBACK=.*/#, with: "OIDC_CALLBACK='https://old.example.com/callback'")
        .replacing(#/OIDC_CLIENT_SECRET=.*/#, with: "OIDC_CLIENT_SECRET=0123456789abcdefghijklmnopqrstuvwxyz # mine")
      #expect(wrong != right)
      try Data(wrong.utf8).write(to: URL(fileURLWithPath: "\(folder.path)/om.env"))
      let edit = try await run(["edit", "om.env", "--yes", "--offline"] + Self.pool, in: folder.path)
      #expect(edit.status == 0, "\(edit.messages)")
      let lines = zip(wrong.split(separator: "\n"), folder.text("om.env").split(separator: "\n"))
      let changed = lines.filter { $0 != $1 }.map { $1.prefix { $0 != "=" } }
      #expect(Set(changed).isSuperset(of: ["OIDC_CALLBACK", "OIDC_CLIENT_SECRET"]))
      #expect(Set(changed).isSubset(of: ["OIDC_CALLBACK", "OIDC_CLIENT_SECRET", "OIDC_SERVER_URL"]), "\(changed)")
      #expect(folder.text("om.env").contains(" # mine"))
    }
  }

  @Test func aConfigurationIsWrittenWithoutCopyingAValue() async throws {
    try await TestFolder.with { folder in
      let run = try await run(
        ["setup", "--yes", "--offline", "--output", "om.env", "--set", "admin-principals=bob"] + Self.pool,
        in: folder.path)
      #expect(run.status == 0, "\(run.messages)")
      let lines = folder.text("om.env").split(separator: "\n")
      #expect(lines.contains { $0.hasPrefix("OIDC_CALLBACK=") && $0.contains("https://catalog.example.com/callback") })
      #expect(lines.contains { $0.hasPrefix("OIDC_DISCOVERY_URI=") && $0.contains("/eu-west-1_") })
      #expect(lines.contains { $0.hasPrefix("OIDC_CLIENT_SECRET=") && $0.count > 40 })
      #expect(try folder.status("om.env").mode & 0o777 == 0o600)
    }
  }
}
