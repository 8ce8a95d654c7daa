import Text

extension Provider {
  /// Any other OpenID Connect provider, identified only by its issuer.
  package static let customOIDC = Provider(
    id: "custom-oidc", title: "Custom OIDC", note: "any other OpenID Connect provider", documentation: "custom-oidc",
    name: "the provider",
    providerName: "OpenID Connect", oidcType: "custom-oidc", isGeneric: true, help: { customHelp[$0.id] },
    interpret: { IssuerText.read($0) },
    client: { _ in nil },
    otherAddress: CognitoPool.originalAddress,
    addressHint: "Paste the provider's issuer or discovery URI.",
    authority: { IssuerText.issuer(ofDiscoveryURI: $0.text(.discoveryURI)) },
    authorityIsCompared: { _ in false }, otherIssuers: { _ in [] },
    keysURL: nil, rejectsOtherKeys: false, otherKeysURLs: { _ in [] },
    tenant: { _ in nil },
    ownsHost: { _ in false },
    mayReceiveSecret: { _, _ in false },
    allowsPlainHTTP: \.isLoopback, refusesPlainHTTP: false,
    scopes: nil,
    knownScopes: nil, needlessScopes: [:],
    algorithms: ["RS256", "RS384", "RS512"], otherAlgorithms: "the server only verifies RSA signatures",
    onlyCode: nil,
    promptsWithoutEffect: [],
    principalClaims: ["email", "preferred_username", "sub"], opaqueClaims: ["sub"], marksTokenUse: false,
    checks: {
      [
        (.discoveryURI, [.issuerIsEncrypted]), (.provider, [.cognitoIsNamedAsSuch]),
        (.clientID, [.clientIDHasNoBlanks]),
        (.clientSecret, [.clientSecretHasNoBlanks]),
      ]
    },
    needsUserinfo: false,
    endpointProblem: { _, _ in nil },
    issuerRemedy: { issuer, _ in CognitoPool.updatedIssuerRemedy(issuer) },
    loginPageProvesCallback: false, unknownClientStatuses: [],
    fix: { refusal, _ in
      switch refusal {
      case .callbackNotRegistered:
        Fix(remedy: "Register exactly this URL for the client at the provider, or correct it here.")
      case .unknownClient: Fix(remedy: "Compare it with the client ID at the provider.")
      case .scopeNotEnabled: Fix(remedy: "Enable them for the client, or request fewer.")
      case .flowNotAllowed: Fix(remedy: "Allow the authorization code flow for the client at the provider.")
      case .wrongSecret: Fix(remedy: "Compare both with the client's settings at the provider.")
      case .usageNotAllowed:
        Fix(remedy: "Allow the authorization code flow and the callback URL for the client at the provider.")
      }
    })
}

extension Check {
  /// Inside a cluster or a company network plain http is common; it works, and it hides nothing.
  static let issuerIsEncrypted = Check("issuer-is-encrypted", "The provider is addressed over https") { settings in
    let text = settings.text(.discoveryURI)
    guard let url = WebAddress(text), url.scheme == "http", !url.isLoopback else { return nil }
    return .warning(
      .discoveryURI,
      "\(shown(url.host, 50)) is addressed over http: client secret, codes and tokens can be read there.",
      remedy: "Use https, unless nobody else can reach that network. This program does not ask over http.",
      repair: url.isInside ? nil : .set(.discoveryURI, "https" + text.dropFirst("http".count), "use https"))
  }
}

private let customHelp = Help.general("the provider", of: [:])
