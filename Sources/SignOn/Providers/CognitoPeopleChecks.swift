import AWSAccount
import OpenIDConnect
import Synchronization
import Text

/// The users of a pool, each with the user name OpenMetadata will make of them.
struct PoolPeople: Sendable {
  let people: [(user: PoolUser, name: String?)]
  let collisions: [Principal.Collision]

  init(_ users: [PoolUser], readable: Set<String>?, _ settings: Settings) {
    people = users.map { user in
      (user, Principal.become(settings, user.claims(readable)).userName)
    }
    collisions = Principal.collisions(
      settings, users.map { Person(shown($0.email ?? $0.name, 60), claims: $0.claims(readable)) })
  }
}

extension PoolUser {
  /// What an ID token says of the user; attributes that the app client may not read are left out.
  package func claims(_ readable: Set<String>? = nil) -> Claims {
    let shown = attributes.filter { name, _ in name == "sub" || readable?.contains(name) != false }
    return Claims(
      [Claims.Member("cognito:username", .text(name))]
        + shown.map { name, value in
          Claims.Member(name, name.hasSuffix("_verified") ? .bool(value.lowercased() == "true") : .text(value))
        })
  }
}

/// Of the last settings: the same is asked by every check, and every frame.
private let lastPeople = Mutex<(settings: Settings, people: PoolPeople)?>(nil)

extension Settings {
  /// The users of this pool who can sign in, as far as the AWS account showed them.
  var poolPeople: PoolPeople? {
    guard let account = accountOfPool, !account.users.items.isEmpty else { return nil }
    return lastPeople.withLock { last in
      if let last, last.settings == self { return last.people }
      let readable = accountClient.flatMap { $0.readAttributes.isEmpty ? nil : Set($0.readAttributes) }
      let people = PoolPeople(account.users.items.filter(\.isEnabled), readable: readable, self)
      last = (self, people)
      return people
    }
  }

  /// The user name that OpenMetadata makes of somebody in the pool; nil if it refuses.
  package func userName(of user: PoolUser) -> String? {
    Principal.become(
      self, user.claims(accountClient.flatMap { $0.readAttributes.isEmpty ? nil : Set($0.readAttributes) })
    )
    .userName
  }

  /// The field that decides which claim names a user.
  fileprivate var identityField: Field { knowsUsersByEmail ? .emailClaim : .jwtPrincipalClaims }
  fileprivate var usesEmail: Bool { knowsUsersByEmail || firstClaim == "email" }
}

/// Checks of the people in the pool, if the AWS account was asked.
extension Check {
  private init(
    _ name: String, _ statement: String, ofPeople finding: @escaping @Sendable (PoolPeople, Settings) -> Finding?
  ) {
    self.init(name, statement) { settings in settings.poolPeople.flatMap { finding($0, settings) } }
  }

  static let appClientMayReadTheAddress = Check(
    "app-client-may-read-the-address", "The app client may read the e-mail address"
  ) { settings in
    guard let client = settings.accountClient, settings.usesEmail, !client.readAttributes.isEmpty,
      !client.readAttributes.contains("email")
    else { return nil }
    return .error(
      settings.identityField, "The app client \(shown(client.name, 40)) may not read email, so tokens lack it.",
      remedy:
        "AWS console ▸ Cognito ▸ your pool ▸ App clients ▸ your client ▸ Attribute permissions: allow email to be read."
    )
  }

  /// Whoever becomes the same user has the same rights.
  static let usersStayApart = Check(
    "users-stay-apart", "Different people become different users",
    ofPeople: { people, settings in
      guard let first = people.collisions.first else { return nil }
      let more = people.collisions.count - 1
      let who = first.people.prefix(2).map { shown($0, 30) }.joined(separator: " and ")
      return .error(
        settings.identityField,
        "\(who) become the same user, \(shown(first.userName, 20))\(more > 0 ? " (\(more) more such)" : "").",
        remedy:
          "They would share all rights. Give them different names before the @, or identify users by another claim.")
    })

  static let usersHaveAnAddress = Check(
    "users-have-an-address", "Every user has an e-mail address",
    ofPeople: { people, settings in
      let without = people.people.map(\.user).filter { $0.email == nil }
      guard settings.usesEmail, !without.isEmpty else { return nil }
      return .warning(
        settings.identityField, "\(told(without.map(\.name), of: people)) no e-mail address.",
        remedy: settings.knowsUsersByEmail
          ? "OpenMetadata refuses them. Add their addresses in Cognito."
          : "The next claim names them instead. Add their addresses in Cognito.")
    })

  static let addressesAreVerified = Check(
    "addresses-are-verified", "Every e-mail address is verified",
    ofPeople: { people, settings in
      let doubtful = people.people.map(\.user).filter { $0.email != nil && !$0.hasVerifiedEmail }
      guard settings.usesEmail, !doubtful.isEmpty else { return nil }
      let message = "\(told(doubtful.map { $0.email ?? $0.name }, of: people)) an address that is not verified."
      return settings.deployment.release.isFrom(.v2_1)
        ? .warning(
          settings.identityField, message, remedy: "OpenMetadata refuses them. Verify the addresses in Cognito.")
        : .note(
          settings.identityField, message,
          remedy: "Who can enter another's address becomes that user. Verify the addresses in Cognito.")
    })

  /// A federated user is called after the provider: `google_1234`.
  static let userNamesAreReadable = Check(
    "user-names-are-readable", "User names are readable",
    ofPeople: { people, settings in
      let opaque = people.people.filter { user, name in
        name.map { $0.isUUID || (user.isFederated && $0 == user.name.lowercased()) } ?? false
      }
      guard !opaque.isEmpty else { return nil }
      return .warning(
        settings.identityField,
        "\(told(opaque.compactMap(\.name), of: people, "become users that nobody recognizes", alone: "becomes a user that nobody recognizes")).",
        remedy: "Identify users by a claim that all of them have, such as email.")
    })

  static let administratorsAreInThePool = Check(
    "administrators-are-in-the-pool", "Every administrator is in the user pool",
    ofPeople: { people, settings in
      let known = Set(people.people.compactMap(\.name))
      let missing = settings.items(.adminPrincipals).filter { !known.contains(shown($0)) && !$0.isEmpty }
      guard !missing.isEmpty, let account = settings.accountOfPool else { return nil }
      let names = shown(missing.joined(separator: ", "), 40)
      guard account.users.isWhole else {
        return .note(
          .adminPrincipals, "Not among the first \(account.users.items.count) users of the pool: \(names).",
          remedy: "The pool has more users than were read.")
      }
      let message = "Nobody in the user pool becomes \(names)."
      let remedy = "User names made of the pool: \(shown(known.sorted().prefix(5).joined(separator: ", "), 90))."
      return missing.count == settings.items(.adminPrincipals).count
        ? .error(.adminPrincipals, message, remedy: "Nobody could administer OpenMetadata. \(remedy)")
        : .warning(.adminPrincipals, message, remedy: remedy)
    })

  static let usersCouldBeRead = Check("users-could-be-read", "The users of the pool could be read") { settings in
    guard let trouble = settings.accountOfPool?.usersTrouble else { return nil }
    return .note(
      .adminPrincipals, "The users of the pool were not read. \(shown(trouble.message, 70)).", remedy: trouble.remedy)
  }

  /// `2 of 40 users (bob, carol) have`.
  private static func told(
    _ names: [String], of people: PoolPeople, _ verb: String = "have", alone: String = "has"
  ) -> String {
    let first = names.prefix(2).map { shown($0, 24) }.joined(separator: ", ") + (names.count > 2 ? ", …" : "")
    return "\(names.count) of \(people.people.count) users (\(first)) \(names.count == 1 ? alone : verb)"
  }
}
