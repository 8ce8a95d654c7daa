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
        case "create-user-pool-client":
          let id = (name: "ClientId", value: JSON.text("new"))
          let secret = (name: "ClientSecret", value: JSON.text("canary"))
          self.client.withLock { $0 = .object([id, secret] + (call.input.members ?? [])) }
          self.updates.withLock { $0.append(call.input) }
          return .success(.object([("UserPoolClient", .object([id]))]))
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
    let client = try #require(try await account.asked.make(plan).client)
    #expect(client.id == "c" && client.callbackURLs == ["https://old.example.com/", Self.callback])
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

  private func answering(_ answers: [String: Result<JSON, AWSTrouble>]) -> AWSClient {
    AWSClient { answers[$0.operation] ?? .failure(.throttled) }
  }

  private static let newClient = AccountMend.client(name: "om", callback: callback, scopes: ["openid", "email"])

  @Test func aNewClientIsReadAfterwardsWithItsSecret() async throws {
    let account = try Account("{}")
    let plan = try #require(try await plan(Self.newClient, account))
    #expect(account.updates.withLock { $0.isEmpty }, "a plan only reads")
    let client = try #require(try await account.asked.make(plan).client)
    #expect(client.id == "new" && client.secret != nil && client.allowsCode)
    #expect(client.callbackURLs == [Self.callback] && client.scopes == ["openid", "email"])
  }

  /// Another try would make a second one.
  @Test func aNewClientThatCannotBeReadIsNamed() async throws {
    let made = JSON.object([("UserPoolClient", .object([("ClientId", .text("abc"))]))])
    let account = answering(["create-user-pool-client": .success(made)])
    let plan = try #require(try await account.plan(Self.newClient, pool: "p", client: "", in: Self.place))
    let failure = MendFailure.notReadAgain(client: "abc", .throttled)
    await #expect(throws: failure) { try await account.make(plan) }
    #expect(failure.message.hasPrefix("AWS made the app client abc, but it could not be read again."))
  }

  @Test(arguments: [
    (AWSTrouble.timedOut(seconds: 60), true), (.died(signal: 9), true), (.noNetwork("reset"), true),
    (.notAllowed(action: "cognito-idp:CreateUserPoolClient"), false), (.throttled, false),
  ])
  func whetherItWasMadeIsNotGuessed(trouble: AWSTrouble, isOpen: Bool) async throws {
    let account = answering(["create-user-pool-client": .failure(trouble)])
    let plan = try #require(try await account.plan(Self.newClient, pool: "p", client: "", in: Self.place))
    await #expect(throws: isOpen ? MendFailure.notKnown(trouble) : .trouble(trouble)) { try await account.make(plan) }
  }

  @Test func aPoolWithItsNewDomainIsReadAfterwards() async throws {
    func pool(_ domain: String) throws -> JSON {
      try JSON.parse(Array(#"{"UserPool": {"Id": "eu-west-1_A", "Name": "a"\#(domain)}}"#.utf8))
    }
    let before = answering(["describe-user-pool": .success(try pool(""))])
    let plan = try #require(try await before.plan(.domain("a-b"), pool: "eu-west-1_A", client: "", in: AWSPlace()))
    let after = answering([
      "create-user-pool-domain": .success(.object([])), "describe-user-pool": .success(try pool(#", "Domain": "a-b""#)),
    ])
    #expect(
      try await after.make(plan) == .pool(UserPool(id: "eu-west-1_A", name: "a", region: "eu-west-1", domain: "a-b")))
    #expect(try await after.plan(.domain("x"), pool: "eu-west-1_A", client: "", in: AWSPlace()) == nil, "it has one")
    let other = answering([
      "create-user-pool-domain": .success(.object([])), "describe-user-pool": .success(try pool("")),
    ])
    await #expect(throws: MendFailure.notAsMeant(["Domain"])) { try await other.make(plan) }
  }

  @Test(arguments: [
    ("company", "company-abcdefghi"), ("My AWS pool / Cognito", "my-pool-abcdefghi"), ("ÄÖ", "sign-in-abcdefghi"),
    (String(repeating: "a", count: 128), String(repeating: "a", count: 40) + "-abcdefghi"),
  ])
  func aDomainIsProposedThatAWSTakes(name: String, domain: String) {
    let pool = UserPool(id: "eu-west-1_AbCdEfGhI", name: name, region: "eu-west-1")
    #expect(pool.proposedDomain == domain)
    #expect(domain.wholeMatch(of: #/[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/#) != nil)
  }

  @Test func whatAWSLosesIsNamed() async throws {
    let account = try Account(Self.start, spoils: true)
    let plan = try #require(try await plan(.codeFlow, account))
    await #expect(throws: MendFailure.notAsMeant(["ReadAttributes"])) { try await account.asked.make(plan) }
  }
}

extension Mended {
  fileprivate var client: AppClient? { if case .client(let client) = self { client } else { nil } }
}
