import AWSAccount

/// Which values give way to those of an AWS account.
package enum ReplacedByAccount: Sendable {
  /// Only what is missing is filled in.
  case nothing
  /// Those that stand in files.
  case files
  /// What was typed, too.
  case everything
}

extension Settings {
  /// What the AWS account said of the user pool in the discovery URI.
  var accountOfPool: AccountFacts? {
    guard let account = facts.account, account.pool.id == pool?.id else { return nil }
    return account
  }

  /// What the AWS account said of this pool's app client with this client ID.
  var accountClient: AppClient? {
    accountOfPool.flatMap { $0.client.id == text(.clientID) ? $0.client : nil }
  }

  /// Whether users sign in through a service of AWS, so that its account can be asked.
  package var isInAWS: Bool { provider.id == Provider.awsCognito.id }

  /// The users of this pool with the user name OpenMetadata makes of each; nil if it refuses.
  package var peopleOfThePool: [(user: PoolUser, name: String?)] { poolPeople?.people ?? [] }

  /// What keeps a callback URL from being registered.
  package func callbackProblem(_ url: String) -> Finding? {
    var settings = self
    settings.facts = Facts()
    settings.typed[Field.callbackURL.id] = .text(url)
    return settings.findings().first { $0.field == Field.callbackURL.id && $0.severity == .error }
  }

  /// Sets one more field to what the account gives.
  package mutating func takeFromAccount(_ field: Field, _ value: Value) {
    accountValues[field.id] = value
    typed[field.id] = value
  }

  /// Keeps what the account says, and fills in what it gives.
  ///
  /// - Parameter replaced: What gives way to its values.
  package mutating func take(_ account: AccountFacts, replacing replaced: ReplacedByAccount) {
    facts.account = account
    accountValues = [:]
    for (field, value) in account.values {
      accountValues[field.id] = value
      guard isRelevant(field) else { continue }
      if replaced == .everything { typed[field.id] = nil }
      let (present, origin) = self.value(of: field)
      let isGiven = origin == .typed || origin == .file || origin.isStock
      let isElsewhere = elsewhere.contains(field.id)
      let isKept =
        switch replaced {
        case .nothing: isGiven || isElsewhere
        case .files: origin == .typed || isElsewhere || present == value
        case .everything: isGiven && present == value
        }
      if !isKept { typed[field.id] = value }
    }
  }
}

extension AccountFacts {
  /// What a configuration takes from it, in the order in which one field decides about the next.
  var values: [(field: Field, value: Value)] {
    guard let pool = CognitoPool(region: pool.region, id: pool.id) else { return [] }
    var values: [(field: Field, value: Value)] = [
      (.discoveryURI, .text(pool.discoveryURI)),
      (.clientType, .text(client.secret == nil ? "public" : "confidential")), (.clientID, .text(client.id)),
    ]
    if let secret = client.secret { values.append((.clientSecret, .secret(secret))) }
    let wanted = ["openid", "email", "profile"].filter { $0 != "profile" || client.scopes.contains($0) }
    values.append((.requestScopes, .text(wanted.joined(separator: " "))))
    if let callback = client.ownCallback { values.append((.callbackURL, .text(callback))) }
    return values
  }
}

extension AppClient {
  /// The one registered callback URL that OpenMetadata can have; nil if there is none, or several.
  var ownCallback: String? {
    let own = callbackURLs.filter { $0.hasSuffix("/callback") }
    return own.count == 1 ? own[0] : nil
  }
}
