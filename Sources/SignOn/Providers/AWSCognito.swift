import Text

extension Provider {
  /// AWS Cognito user pools.
  package static let awsCognito = Provider(
    id: "aws-cognito", title: "AWS Cognito", note: "an AWS Cognito user pool", documentation: "amazon-cognito",
    name: "Cognito",
    providerName: "AWS Cognito SSO", oidcType: "aws-cognito", isGeneric: false, help: { _ in nil },
    interpret: { pasted in
      switch CognitoPool.read(pasted) {
      case .pool(let pool, let done): .discoveryURI(pool.discoveryURI, done: done)
      case .unusable(let message, let remedy): .unusable(message, remedy: remedy)
      }
    },
    client: { _ in nil },
    otherAddress: CognitoPool.originalAddress,
    addressHint: "Paste the discovery URI, the user pool ID or its ARN.",
    authority: { $0.pool?.authority },
    authorityIsCompared: { _ in true }, otherIssuers: { _ in [] },
    keysURL: { $0.pool?.keysURL }, rejectsOtherKeys: true, otherKeysURLs: { _ in [] },
    tenant: { $0.pool?.id },
    ownsHost: { host in
      host.hasSuffix(".amazoncognito.com") || (host.hasSuffix(".amazonaws.com") && host.contains("cognito-idp"))
    },
    mayReceiveSecret: { host, issuer in
      guard let region = issuer.host.after("cognito-idp.")?.before(".amazonaws.com"),
        let prefix = host.before(".auth.\(region).amazoncognito.com")
      else { return false }
      return CognitoPool.isRegionShaped(region) && !prefix.isEmpty && !prefix.contains(".")
    },
    allowsPlainHTTP: { ["localhost", "127.0.0.1", "[::1]"].contains($0.host) }, refusesPlainHTTP: true,
    scopes: nil,
    knownScopes: ["openid", "email", "phone", "profile"],
    needlessScopes: [
      "aws.cognito.signin.user.admin":
        "Remove it. It lets users change their own account, which OpenMetadata never does."
    ],
    algorithms: ["RS256"], otherAlgorithms: "Cognito signs only with RS256, so nobody could sign in",
    onlyCode: "Cognito does not offer it",
    promptsWithoutEffect: ["consent"],
    principalClaims: nil, opaqueClaims: ["sub", "cognito:username"], marksTokenUse: true,
    checks: {
      [
        (.discoveryURI, [.poolBelongsToItsRegion, .regionIsAcceptedByTheServer, .regionIsKnown]),
        (.clientType, [.clientTypeIsConfidential]),
        (.clientID, [.clientIDFitsCognito]),
        (.clientSecret, [.clientSecretFitsCognito, .clientSecretIsWhole]),
        (.jwtPrincipalClaims, [.preferredUsernameIsInThePool]),
        (.rolesFromProvider, [.rolesComeFromTheProvider]),
      ] + Check.ofAccount.map { ($0.field, $0.checks.map(\.ofAccount)) }
    },
    needsUserinfo: true,
    endpointProblem: { settings, hosts in settings.pool?.endpointProblem(hosts) },
    issuerRemedy: { issuer, settings in
      CognitoPool.updatedIssuerRemedy(issuer)
        ?? (CognitoPool(authority: issuer) == settings.pool
          ? nil : "The response is not from this user pool; look for a proxy in between.")
    },
    loginPageProvesCallback: true,
    // Cognito reports errors in redirects; without one, its domain does not know the client.
    unknownClientStatuses: [400, 404],
    fix: CognitoConsole.fix)
}

extension Settings {
  /// The user pool in the discovery URI.
  var pool: CognitoPool? { CognitoPool(discoveryURI: text(.discoveryURI)) }
}
