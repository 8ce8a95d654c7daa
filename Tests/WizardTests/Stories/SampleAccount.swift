import AWSAccount
import OpenIDConnect
import SignOn
import TextUI

@testable import Wizard

/// An account with three pools, one of which can be used.
enum SampleAccount {
  static let place = AWSPlace(region: "eu-west-1")
  static let client = AppClient.sample("openmetadata")

  static let profiles: AWSProfiles = {
    var profiles = AWSProfiles()
    profiles.profiles = [.init("default", region: "eu-west-1")]
    return profiles
  }()

  static let twoProfiles: AWSProfiles = {
    var two = profiles
    two.profiles.append(.init("work", region: "us-east-1"))
    return two
  }()

  static func reply(to question: AccountQuestion) -> AccountReply {
    switch question {
    case .pools(let place) where place.region == "eu-west-1":
      .items(
        ReadList([
          NamedItem(id: Samples.pool, name: "company"), NamedItem(id: "eu-west-1_Zz9", name: "old\u{1B}[31mpool"),
          NamedItem(id: "eu-west-1_Yy8", name: "locked"),
        ]))
    case .pools: .trouble(.rejectedCredentials)
    case .pool("eu-west-1_Yy8", _): .trouble(.notAllowed(action: "cognito-idp:DescribeUserPool"))
    case .pool(let id, _):
      .pool(UserPool(id: id, name: "a pool", region: "eu-west-1", domain: id == Samples.pool ? "company" : nil))
    case .clients:
      .items(ReadList([NamedItem(id: Samples.clientID, name: "openmetadata"), NamedItem(id: "b", name: "spa")]))
    case .client(Samples.clientID, _, _): .client(client)
    case .client(let id, _, _): .client(AppClient(id: id, name: "spa"))
    case .users:
      .users(
        ReadList([
          PoolUser("alice", ["email": "Alice@example.com", "email_verified": "true"]),
          PoolUser("bob", ["email": "bob@example.com"]), PoolUser("carol"),
        ]))
    case .groups: .items(ReadList([NamedItem(id: "stewards", name: "")]))
    case .members: .users(ReadList([PoolUser("bob", ["email": "bob@example.com"])]))
    }
  }
}

extension AppClient {
  fileprivate static func sample(_ name: String) -> AppClient {
    var client = AppClient(id: Samples.clientID, name: name, secret: Secret(Samples.secret))
    client.callbackURLs = ["https://catalog.example.com/callback"]
    client.usesFlows = true
    client.flows = ["code"]
    client.scopes = ["openid", "email"]
    client.identityProviders = ["COGNITO"]
    return client
  }
}

extension Story {
  /// On a machine with the tool and one profile.
  static func withAWS(
    columns: Int = 80, rows: Int = 24, profiles: AWSProfiles = SampleAccount.profiles, isOffline: Bool = true
  ) -> Story {
    Story(columns: columns, rows: rows, run: Run(isOffline: isOffline, aws: profiles))
  }

  /// Answers what the account was asked, until it is asked nothing more.
  mutating func answerAWS(_ reply: (AccountQuestion) -> AccountReply = SampleAccount.reply) {
    var asked = takeEffects()
    while !asked.isEmpty {
      for case .askAccount(let question) in asked { take(.account(question, reply(question))) }
      asked = takeEffects()
    }
  }
}
