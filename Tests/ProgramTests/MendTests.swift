import Foundation
import HostileServers
import TestThreads
import Testing
import Text

/// `mend`, against a Cognito that others wrote, by the real tool. Each test changes another pool than the others read.
@Suite(.waiting, .serialized, .enabled(if: MotoServer.isAvailable, Comment(rawValue: MotoServer.hint)))
struct MendTests {
  private func run(_ arguments: [String], calls: String? = nil) async throws -> CommandRun {
    let tool = try await MotoServer.shared.tool(answering: calls.map { ["update-user-pool-client": $0] } ?? [:])
    return try await CommandRun(
      arguments, in: "/", environment: ["PATH": "\(tool.folder):/usr/bin:/bin", "HOME": "/nonexistent"])
  }

  private static let callback = "https://catalog.example.com/callback"

  /// A new client in a pool; its ID.
  private func newClient(in pool: String) async throws -> String {
    let made = try await run(
      ["mend", "client", "--name", "new", "--yes", "--json", "--set", "callback-url=\(Self.callback)"]
        + ["--aws-region", "eu-west-1", "--aws-pool", pool])
    return try #require(try made.json()["client"] as? String, "\(made.messages)")
  }

  @Test func aClientIsMadeAndItsCallbackRegistered() async throws {
    let place = ["--aws-region", "eu-west-1", "--aws-pool", "pool-2"]
    let client = try await newClient(in: "pool-2")
    let other = "https://other.example.com/callback"
    let mend = ["mend", "callback", "--set", "callback-url=\(other)", "--aws-client", client] + place
    let shown = try await run(mend + ["--diff"])
    #expect(shown.status == 0, "\(shown.messages)")
    #expect(
      shown.text.contains(
        "- CallbackURLs: [\"\(Self.callback)\"]\n+ CallbackURLs: [\"\(Self.callback)\", \"\(other)\"]"))
    #expect(shown.text.contains("| aws cognito-idp update-user-pool-client --region eu-west-1"))
    let done = try await run(mend + ["--yes", "--json"])
    #expect(try done.json()["changed"] as? Bool == true, "\(done.messages)")
    let again = try await run(mend + ["--yes"])
    #expect(again.text == "nothing to change: AWS has it already\n")
    let check = try await run(
      ["check", "--offline", "--json", "--aws-client", client, "--set", "callback-url=\(other)"] + place)
    let findings = try check.json()["findings"] as? [[String: Any]] ?? []
    #expect(!findings.contains { $0["check"] as? String == "callback-is-registered" })
    #expect(!findings.contains { $0["check"] as? String == "app-client-allows-the-code-flow" })
  }

  /// What the tool itself says, called in the pool whose ID is in `$id`.
  private func said(_ command: String, in pool: String) async throws -> JSON {
    let tool = try await MotoServer.shared.tool()
    let script = """
      id=$(aws cognito-idp list-user-pools --region eu-west-1 --max-results 60 --output text \
        --query "UserPools[?Name=='\(pool)'].Id")
      aws cognito-idp \(command) --region eu-west-1 --user-pool-id "$id"
      """
    let run = try await CommandRun(
      [], in: "/", environment: ["PATH": "\(tool.folder):/usr/bin:/bin", "HOME": "/nonexistent"], script: script)
    return try JSON.parse(Array(run.text.utf8))
  }

  /// What AWS says of a client, but for when it was changed.
  private func described(_ client: String, in pool: String) async throws -> JSON {
    let said = try await said("describe-user-pool-client --client-id \(client)", in: pool)
    return .object(try #require(said["UserPoolClient"]?.members).filter { $0.name != "LastModifiedDate" })
  }

  @Test(arguments: [
    (
      ["callback", "--set", "callback-url=https://new.example.com/callback"], ["CallbackURLs"],
      JSON.texts([callback, "https://new.example.com/callback"])
    ),
    (["scopes", "--set", "request-scopes=openid email profile phone"], ["AllowedOAuthScopes"], nil),
    (["code-flow"], ["AllowedOAuthFlows", "AllowedOAuthFlowsUserPoolClient"], .texts(["code"])),
  ])
  func onlyWhatIsSaidChanges(mend: [String], names: [String], now: JSON?) async throws {
    let client: String
    if mend == ["code-flow"] {
      let bare = "create-user-pool-client --client-name bare --read-attributes email --refresh-token-validity 7"
      client = try #require(try await said(bare, in: "pool-6")["UserPoolClient"]?["ClientId"]?.text)
    } else {
      client = try await newClient(in: "pool-6")
    }
    let place = ["--aws-region", "eu-west-1", "--aws-pool", "pool-6", "--aws-client", client]
    let before = try await described(client, in: "pool-6")
    let shown = try await run(["mend"] + mend + place + ["--diff", "--json"])
    #expect(shown.status == 0, "\(shown.messages)")
    #expect(try await described(client, in: "pool-6") == before, "nothing is changed by looking")
    let done = try await run(["mend"] + mend + place + ["--yes"])
    #expect(done.status == 0, "\(done.messages)")
    let after = try await described(client, in: "pool-6")
    let all = Set((before.members ?? []).map(\.name)).union((after.members ?? []).map(\.name))
    #expect(all.filter { before[$0] != after[$0] }.sorted() == names)
    if let now { #expect(after[names[0]] == now) }
  }

  @Test func aDomainChangesNothingElseOfThePool() async throws {
    let mend = ["mend", "domain", "--name", "catalog-8", "--aws-region", "eu-west-1", "--aws-pool", "pool-8"]
    let before = try #require(try await said("describe-user-pool", in: "pool-8")["UserPool"])
    #expect(try await run(mend + ["--diff"]).status == 0)
    #expect(try await said("describe-user-pool", in: "pool-8")["UserPool"] == before, "nothing is changed by looking")
    let done = try await run(mend + ["--yes"])
    #expect(done.status == 0, "\(done.messages)")
    let after = try #require(try await said("describe-user-pool", in: "pool-8")["UserPool"])
    let all = Set((before.members ?? []).map(\.name)).union((after.members ?? []).map(\.name))
    #expect(all.filter { before[$0] != after[$0] && $0 != "LastModifiedDate" } == ["Domain"])
    #expect(after["Domain"]?.text == "catalog-8")
  }

  @Test func withoutPermissionNothingIsSaidToBeChanged() async throws {
    let client = try await newClient(in: "pool-3")
    let denied =
      "echo 'An error occurred (AccessDeniedException) when calling the UpdateUserPoolClient operation: no' >&2; exit 254"
    let run = try await run(
      ["mend", "callback", "--yes", "--json", "--set", "callback-url=https://b.example.com/callback"]
        + ["--aws-region", "eu-west-1", "--aws-pool", "pool-3", "--aws-client", client], calls: denied)
    #expect(run.status == 1)
    #expect(run.messages.contains("the AWS credentials do not permit cognito-idp:UpdateUserPoolClient"))
  }

  @Test func aPoolGetsADomain() async throws {
    let mend = ["mend", "domain", "--name", "catalog-4", "--aws-region", "eu-west-1", "--aws-pool", "pool-4"]
    let done = try await run(mend + ["--yes"])
    #expect(done.text.contains("changed, read again and compared"), "\(done.messages)")
    #expect(try await run(mend + ["--yes"]).text == "nothing to change: AWS has it already\n")
  }

  @Test func withoutATerminalItIsNotDoneUnasked() async throws {
    let client = try await newClient(in: "pool-5")
    let run = try await run(
      ["mend", "callback", "--set", "callback-url=https://b.example.com/callback", "--aws-region", "eu-west-1"]
        + ["--aws-pool", "pool-5", "--aws-client", client])
    #expect(run.status == 64)
    #expect(run.messages.contains("there is no terminal to prompt on"))
  }

  @Test func aCallbackThatOpenMetadataCannotHaveIsNotRegistered() async throws {
    let run = try await run(
      ["mend", "callback", "--set", "callback-url=https://b.example.com/", "--aws-region", "eu-west-1"]
        + ["--aws-pool", "pool-75", "--aws-client", "openmetadata"])
    #expect(run.status == 1)
    #expect(run.messages.contains("/callback"), "\(run.messages)")
  }
}
