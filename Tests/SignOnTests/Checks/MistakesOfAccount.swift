import AWSAccount
import OpenIDConnect

@testable import SignOn

extension AccountFacts {
  /// An account that agrees with the sample of a right configuration.
  static let sample: AccountFacts = {
    var client = AppClient(
      id: "1example23456789abcdefghij", name: "openmetadata",
      secret: Secret("examplesecret0123456789abcdefghijklmnopqrstuvwxyz01"))
    client.callbackURLs = ["https://om.company.com/callback"]
    client.usesFlows = true
    client.flows = ["code"]
    client.scopes = ["openid", "email", "profile"]
    client.identityProviders = ["COGNITO"]
    return AccountFacts(
      place: AWSPlace(region: "us-east-1"),
      pool: UserPool(id: "us-east-1_AbC123dEf", name: "company", region: "us-east-1", domain: "company"),
      client: client,
      users: ReadList([.sample("alice"), .sample("bob")]))
  }()

  func with(_ change: (inout AccountFacts) -> Void) -> AccountFacts {
    var changed = self
    change(&changed)
    return changed
  }
}

extension PoolUser {
  static func sample(_ name: String, at domain: String = "company.com", _ more: [String: String] = [:]) -> PoolUser {
    PoolUser(
      name, ["sub": "1-2-3", "email": "\(name)@\(domain)", "email_verified": "true"].merging(more) { $1 })
  }
}

extension Mistake {
  private static func account(
    _ check: String, _ version: ServerVersion = .v1_12, _ settings: (Settings) -> Settings = { $0 },
    _ change: (inout AccountFacts) -> Void
  ) -> Mistake {
    var wrong = settings(Settings.samplePool(version))
    wrong.facts.account = AccountFacts.sample.with(change)
    return Mistake(check, wrong)
  }

  static let ofAccount = [
    account("pool-has-a-domain") { $0.pool.domain = nil },
    account("app-client-has-the-client-type") { $0.client.secret = nil },
    account("app-client-has-the-client-type", .v2_1, { $0.with(.clientType, "public") }) { _ in },
    account("app-client-has-an-identity-provider") { $0.client.identityProviders = [] },
    account("client-secret-is-the-app-clients") { $0.client.secret = Secret("another0123456789abcdefghijk") },
    account("app-client-allows-the-scopes") { $0.client.scopes = ["openid", "email"] },
    account("callback-is-registered") { $0.client.callbackURLs = ["https://om.company.com/callback/"] },
    account("callback-is-registered") { $0.client.callbackURLs = [] },
    account("sign-out-url-is-openmetadatas") { $0.client.signOutURLs = ["https://other.company.com/"] },
    account("app-client-allows-the-code-flow") { $0.client.flows = ["implicit"] },
    account("app-client-allows-the-code-flow") { $0.client.usesFlows = false },
    account("refresh-tokens-outlive-the-session") { $0.client.refreshTokenLife = 3_600 },
    account("app-client-may-read-the-address") { $0.client.readAttributes = ["name"] },
    account("users-stay-apart") { $0.users.items.append(.sample("alice", at: "company.org")) },
    account("users-have-an-address") { $0.users.items.append(PoolUser("carol")) },
    account("users-have-an-address") {
      $0.users.items += [PoolUser("carol"), PoolUser("dan"), PoolUser("eve")]
    },
    account("addresses-are-verified") { $0.users.items.append(.sample("carol", ["email_verified": "false"])) },
    account("user-names-are-readable", .v1_12, { $0.with(.jwtPrincipalClaims, ["cognito:username"]) }) {
      $0.users.items.append(PoolUser("Google_1084", isFederated: true))
    },
    account("user-names-are-readable", .v1_12, { $0.with(.jwtPrincipalClaims, ["cognito:username"]) }) {
      $0.users.items.append(PoolUser("1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f"))
    },
    account("administrators-are-in-the-pool", .v1_12, { $0.with(.adminPrincipals, ["alice", "zoe"]) }) { _ in },
    account("administrators-are-in-the-pool", .v1_12, { $0.with(.adminPrincipals, ["zoe"]) }) { _ in },
    account("administrators-are-in-the-pool", .v1_12, { $0.with(.adminPrincipals, ["zoe"]) }) {
      $0.users.isWhole = false
    },
    account("users-could-be-read") { $0.usersTrouble = .notAllowed(action: "cognito-idp:ListUsers") },
  ]
}
