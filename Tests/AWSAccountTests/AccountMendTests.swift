import HostileServers
import Synchronization
import TestThreads
import Testing
import Text

@testable import AWSAccount

/// Changes that were asked for, against a client in memory.
@Suite struct AccountMendTests {
  private static let place = AWSPlace(region: "eu-west-1")
  private static let callback = "https://catalog.example.com/callback"
  private static let start = """
    {"UserPoolId": "p", "ClientId": "c", "ClientName": "om", "ClientSecret": "canary", "CreationDate": 1.5,
     "LastModifiedDate": 1.5, "CallbackURLs": ["https://old.example.com/"], "ReadAttributes": ["email"],
     "RefreshTokenValidity": 5, "AllowedOAuthFlowsUserPoolClient": false}
    """

  /// A client that an update replaces whole, as AWS does.
  private final class Account: Sendable {
    let client: Mutex<JSON>
    let updates = Mutex<[JSON]>([])
    let spoils: Bool

    init(_ text: String, spoils: Bool = false) throws {
      client = Mutex(try JSON.parse(Array(text.utf8)))
      self.spoils = spoils
    }

    var asked: AWSClient {
      AWSClient { call in
        switch call.operation {
        case "describe-user-pool-client":
          return .success(.object([("UserPoolClient", self.client.withLock { $0 })]))
        case "update-user-pool-client":
          let secret = (name: "ClientSecret", value: JSON.text("canary"))
          let kept = (call.input.members ?? []).filter { !self.spoils || $0.name != "ReadAttributes" }
          self.client.withLock { $0 = .object([secret] + kept) }
          self.updates.withLock { $0.append(call.input) }
          return .success(.object([]))
        default: return .failure(.throttled)
        }
      }
    }
  }

  private func plan(_ mend: AccountMend, _ account: Account) async throws -> MendPlan? {
    try await account.asked.plan(mend, pool: "p", client: "c", in: Self.place)
  }

  @Test func onlyWhatIsMeantChangesAndEverythingIsSent() async throws {
    let account = try Account(Self.start)
    let plan = try #require(try await plan(.callback(Self.callback), account))
    #expect(
      plan.changes == [
        MendPlan.Change(
          name: "CallbackURLs", old: .texts(["https://old.example.com/"]),
          new: .texts(["https://old.example.com/", Self.callback]))
      ])
    #expect(account.updates.withLock { $0.isEmpty }, "a plan only reads")
    #expect(try await account.asked.make(plan) == nil)
    let sent = try #require(account.updates.withLock { $0.first })
    #expect(
      sent.members?.map(\.name) == [
        "UserPoolId", "ClientId", "ClientName", "CallbackURLs", "ReadAttributes", "RefreshTokenValidity",
        "AllowedOAuthFlowsUserPoolClient",
      ])
    #expect(try await self.plan(.callback(Self.callback), account) == nil, "it is there now")
  }

  @Test func flowAndScopesAreAdded() async throws {
    let account = try Account(Self.start)
    let flow = try #require(try await plan(.codeFlow, account))
    #expect(flow.changes.map(\.name) == ["AllowedOAuthFlowsUserPoolClient", "AllowedOAuthFlows"])
    let scopes = try #require(try await plan(.scopes(["openid", "email"]), account))
    #expect(scopes.changes.map(\.new) == [.texts(["openid", "email"])])
  }

  @Test func theCommandHasNoSecretAndNoURLInAnArgument() async throws {
    let plan = try #require(try await plan(.callback(Self.callback), try Account(Self.start)))
    for command in [plan.command, plan.undoing ?? ""] {
      #expect(!command.contains("canary") && !command.contains("CreationDate"))
      #expect(
        command.hasSuffix(
          "| aws cognito-idp update-user-pool-client --region eu-west-1 --cli-input-json file:///dev/stdin"))
    }
    #expect(plan.undoing?.contains(Self.callback) == false)
  }

  @Test func whatSomebodyElseChangedIsNotOverwritten() async throws {
    let account = try Account(Self.start)
    let plan = try #require(try await plan(.codeFlow, account))
    account.client.withLock { $0 = .object(($0.members ?? []) + [("LogoutURLs", .texts(["https://x.test"]))]) }
    await #expect(throws: MendFailure.changedMeanwhile) { try await account.asked.make(plan) }
    #expect(account.updates.withLock { $0.isEmpty })
  }

  @Test func whatAWSLosesIsNamed() async throws {
    let account = try Account(Self.start, spoils: true)
    let plan = try #require(try await plan(.codeFlow, account))
    await #expect(throws: MendFailure.notAsMeant(["ReadAttributes"])) { try await account.asked.make(plan) }
  }
}
