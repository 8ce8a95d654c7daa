import Text

/// Checks of a user pool and its app client, in addition to those for every provider.
extension Check {
  /// A pool id begins with its region; the server finds out only when AWS answers 404.
  static let poolBelongsToItsRegion = Check(
    "pool-belongs-to-its-region", "The user pool is in the region of its URL"
  ) { settings in
    guard let pool = settings.pool, pool.region != pool.regionOfID else { return nil }
    let right = shown(pool.regionOfID, 30)
    return .error(
      .discoveryURI,
      "The URL is in \(shown(pool.region, 30)), but the pool \(shown(pool.id, 56)) is in \(right).",
      remedy: "Use the region the pool ID starts with, or the ID of the right pool.",
      repair: CognitoPool(region: pool.regionOfID, id: pool.id).map {
        .set(.discoveryURI, $0.discoveryURI, "use \(right)")
      })
  }

  /// OpenMetadata 1.12: CognitoAuthValidator accepts only regions of two letters, one word and one digit.
  static let regionIsAcceptedByTheServer = Check(
    "region-is-accepted-by-the-server", "The server accepts the user pool's region"
  ) { settings in
    guard let pool = settings.pool, !CognitoPool.isAcceptedByServer(region: pool.region) else { return nil }
    return .error(
      .discoveryURI,
      "OpenMetadata rejects the region \(shown(pool.region, 30)); expected a name such as us-east-1.",
      remedy: "Use a pool in a commercial region, or configure this one as custom OIDC.",
      repair: .set(.provider, Provider.unknown.id, "use custom OIDC"))
  }

  /// AWS opens new regions every year, so an unknown one is only doubtful.
  static let regionIsKnown = Check("region-is-known", "The user pool's region is an AWS region") { settings in
    guard let pool = settings.pool, CognitoPool.isAcceptedByServer(region: pool.region),
      !CognitoPool.knownRegions.contains(pool.region)
    else { return nil }
    let near = CognitoPool.knownRegions.sorted().first { differByOneLetter($0, pool.region) }
    let corrected = near.flatMap { near in
      CognitoPool(region: near, id: pool.regionOfID == pool.region ? near + pool.id.drop { $0 != "_" } : pool.id)
    }
    return .warning(
      .discoveryURI,
      "\(shown(pool.region, 30)) is not a known AWS region\(near.map { "; \($0) was probably meant." } ?? ".")",
      remedy: "Check the spelling. If it is a new region, ignore this warning.",
      repair: corrected.map { .set(.discoveryURI, $0.discoveryURI, "use \($0.region)") })
  }

  /// Whether one letter more, less or other makes one text of the other, or two that changed places.
  private static func differByOneLetter(_ left: String, _ right: String) -> Bool {
    let (short, long) = left.count <= right.count ? (Array(left), Array(right)) : (Array(right), Array(left))
    let start = zip(short, long).prefix { $0 == $1 }.count
    let end = min(zip(short.reversed(), long.reversed()).prefix { $0 == $1 }.count, short.count - start)
    let (less, more) = (short.count - start - end, long.count - start - end)
    if less <= 1, more <= 1 { return true }
    return less == 2 && more == 2 && short[start] == long[start + 1] && short[start + 1] == long[start]
  }

  /// With aws-cognito the server applies its Cognito rules and shows the right sign-in button.
  static let cognitoIsNamedAsSuch = Check(
    "cognito-is-named-as-such", "A Cognito pool is configured as AWS Cognito"
  ) { settings in
    let (pool, other) = (Provider.awsCognito.id, settings.provider.id)
    guard let region = settings.pool?.region, CognitoPool.isAcceptedByServer(region: region) else { return nil }
    return .warning(
      .provider, "The discovery URI belongs to a Cognito user pool, but the provider is \(other).",
      remedy: "Choose \(pool) so that Cognito's rules apply.", repair: .set(.provider, pool, "use \(pool)"))
  }

  /// Before 1.13.4, and 2.0 before August 2026, public clients request an `id_token`, which Cognito does not offer.
  static let clientTypeIsConfidential = Check(
    "client-type-is-confidential", "Every release can sign in with this client type"
  ) { settings in
    guard settings.text(.clientType) == "public" else { return nil }
    let requestsCode = settings.deployment.release.publicClientsRequestCode
    guard requestsCode != true else { return nil }
    let isUnfixed = requestsCode == false
    return Finding(
      severity: isUnfixed ? .error : .warning, field: Field.clientType.id,
      message: isUnfixed
        ? "Before OpenMetadata 1.13.4, public clients request id_token, which Cognito rejects: nobody can sign in."
        : "Before 1.13.4, and in 2.0 before August 2026, public clients request id_token, which Cognito rejects.",
      remedy: "Use a confidential client (an app client with a secret)"
        + (isUnfixed ? ", or upgrade OpenMetadata." : ", or make sure your server has the fix."),
      repair: .set(.clientType, "confidential", "use a confidential client"))
  }

  /// AWS: 1 to 128 letters, digits, underscores or plus signs; generated ones have about 26.
  static let clientIDFitsCognito = Check("client-id-fits-cognito", "The client ID has Cognito's format") {
    settings in
    func fits(_ id: String) -> Bool { (1...128).contains(id.utf8.count) && id.isWord(and: "+") }
    guard let id = settings.answer(.clientID), !fits(id) else { return nil }
    let trimmed = id.trimmed { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let isPool = CognitoPool.isIDShaped(id)
    return .error(
      .clientID,
      isPool
        ? "“\(shown(id, 56))” is a user pool ID, not an app client ID."
        : "“\(shown(id, 40))” is not an app client ID (letters, digits, _ and +, up to 128).",
      remedy: "Copy it from AWS console ▸ Amazon Cognito ▸ your pool ▸ App clients ▸ your client.",
      repair: fits(trimmed) && !isPool ? .set(.clientID, trimmed, "remove the extra characters") : nil)
  }

  /// AWS: letters, digits, underscores and plus signs, 64 at most.
  static let clientSecretFitsCognito = Check(
    "client-secret-fits-cognito", "The client secret has Cognito's format"
  ) { settings in
    guard let secret = settings.secret, !secret.isMask else { return nil }
    let isWord = secret.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "+") }
    guard !isWord || secret.length > 64 else { return nil }
    let found = secret.length > 64 ? "has \(secret.length) characters" : "has a character Cognito never uses"
    return .error(
      .clientSecret, "The client secret \(found); expected up to 64 letters, digits, _ or +.",
      remedy: "Copy it again, without quotes, spaces or line breaks.")
  }

  /// AWS: 24 to 64 characters; generated ones have about 51.
  static let clientSecretIsWhole = Check(
    "client-secret-is-whole", "The client secret is as long as Cognito's"
  ) { settings in
    guard let secret = settings.secret, secret.length < 24, !secret.isMask else { return nil }
    return .warning(
      .clientSecret, "The client secret has \(secret.length) characters; Cognito secrets have 24 to 64.",
      remedy: "Copy it again; part of it may be missing.")
  }

  static let preferredUsernameIsInThePool = Check(
    "preferred-username-is-in-the-pool", "Optional claims are known"
  ) { settings in
    guard settings.items(.jwtPrincipalClaims).contains("preferred_username") else { return nil }
    return .note(
      .jwtPrincipalClaims, "Cognito sends preferred_username only for users who have it set.",
      remedy: "Where it is missing, the server uses the next claim.")
  }

  static let rolesComeFromTheProvider = Check(
    "roles-come-from-the-provider", "The provider sends roles"
  ) { settings in
    guard settings.isOn(.rolesFromProvider) else { return nil }
    return .note(
      .rolesFromProvider, "OpenMetadata reads a claim named roles, which Cognito does not send by default.",
      remedy: "Add it with a pre token generation trigger, or turn this off.",
      repair: .set(.rolesFromProvider, "false", "turn it off"))
  }
}
