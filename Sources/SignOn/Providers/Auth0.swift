import Text

extension Provider {
  /// Auth0 tenants.
  package static let auth0 = Provider(
    id: "auth0", title: "Auth0", note: "an Auth0 tenant", documentation: "auth0", name: "Auth0",
    providerName: "Auth0 SSO", oidcType: "auth0",
    isGeneric: false, help: { auth0Help[$0.id] },
    interpret: { pasted in
      IssuerText.read(pasted) { $0.host == "manage.auth0.com" ? nil : $0.origin }
        ?? .unusable(
          "This is the Auth0 dashboard, which does not tell the tenant's domain.",
          remedy: "Enter the domain: Auth0 dashboard ▸ Applications ▸ your application ▸ Settings ▸ Domain.")
    },
    client: { _ in nil },
    otherAddress: { _ in nil },
    addressHint: "Paste the domain of the Auth0 tenant.",
    authority: { IssuerText.issuer(ofDiscoveryURI: $0.text(.discoveryURI)) },
    authorityIsCompared: { !$0.isConfidential },
    // The issuer in document and tokens ends in a slash, the authority must not.
    otherIssuers: { settings in
      IssuerText.issuer(ofDiscoveryURI: settings.text(.discoveryURI)).map { [$0 + "/"] } ?? []
    },
    keysURL: { settings in
      IssuerText.issuer(ofDiscoveryURI: settings.text(.discoveryURI)).map { $0 + "/.well-known/jwks.json" }
    }, rejectsOtherKeys: false, otherKeysURLs: { _ in [] },
    tenant: { _ in nil },
    ownsHost: { $0 == "auth0.com" || $0.hasSuffix(".auth0.com") },
    mayReceiveSecret: { _, _ in false },
    allowsPlainHTTP: \.isLoopback, refusesPlainHTTP: false,
    scopes: nil, knownScopes: nil, needlessScopes: [:],
    algorithms: ["RS256"], otherAlgorithms: "Auth0 signs with RS256, or with the client secret",
    onlyCode: nil, promptsWithoutEffect: [],
    principalClaims: ["email", "preferred_username", "sub"], opaqueClaims: ["sub"], marksTokenUse: false,
    checks: { [(.clientID, [.clientIDHasNoBlanks]), (.clientSecret, [.clientSecretHasNoBlanks])] },
    needsUserinfo: false, endpointProblem: { _, _ in nil }, issuerRemedy: { _, _ in nil },
    // The server's own check takes these for an unknown client.
    loginPageProvesCallback: false, unknownClientStatuses: [400, 404],
    fix: { refusal, settings in
      let app = "Auth0 dashboard ▸ Applications ▸ your application"
      switch refusal {
      case .callbackNotRegistered:
        return Fix(remedy: "\(app) ▸ Settings ▸ Allowed Callback URLs; one must match exactly.")
      case .unknownClient: return Fix(remedy: "\(app) ▸ Settings ▸ Client ID; it must be in this tenant.")
      case .scopeNotEnabled: return Fix(remedy: "Request only scopes that the tenant offers.")
      case .flowNotAllowed:
        return Fix(remedy: "\(app) ▸ Settings ▸ Advanced Settings ▸ Grant Types: select Authorization Code.")
      case .wrongSecret: return Fix(remedy: "\(app) ▸ Settings ▸ Client Secret: copy it again.")
      case .usageNotAllowed:
        return Fix(remedy: "\(app) ▸ Settings: compare grant types and callback URLs, which must match exactly.")
      }
    })
}

private let auth0Help = Help.general(
  "Auth0",
  of: [
    .discoveryURI: HelpAddition(
      examples: ["https://company.eu.auth0.com/.well-known/openid-configuration", "company.eu.auth0.com"],
      place: "Auth0 dashboard ▸ Applications ▸ your application ▸ Settings ▸ Domain"),
    .provider: HelpAddition(
      server: """
        With auth0 the server asks for a token of the Management API when settings are saved; an application that may \
        not use that API is refused with: Access denied.
        """),
    .authority: HelpAddition(
      examples: ["https://company.eu.auth0.com"],
      server: "It has no slash at the end, although Auth0's issuer does.",
      place: "Auth0 dashboard ▸ Applications ▸ your application ▸ Settings ▸ Domain"),
    .publicKeyURLs: HelpAddition(
      examples: [#"["https://company.eu.auth0.com/.well-known/jwks.json"]"#],
      server: "One entry must be the authority followed by /.well-known/jwks.json."),
    .clientID: HelpAddition(
      examples: ["AbCdEfGhIjKlMnOpQrStUvWxYz012345"],
      place: "Auth0 dashboard ▸ Applications ▸ your application ▸ Settings ▸ Client ID"),
    .clientSecret: HelpAddition(
      server: """
        The server's own check passes only if the application is also allowed on the Management API: Auth0 dashboard ▸ \
        Applications ▸ your application ▸ APIs.
        """,
      place: "Auth0 dashboard ▸ Applications ▸ your application ▸ Settings ▸ Client Secret"),
    .clientType: HelpAddition(
      place: """
        Auth0 dashboard ▸ Applications ▸ your application: Regular Web Application is confidential, Single Page \
        Application is public
        """),
    .requestScopes: HelpAddition(notes: ["Default: openid email profile."]),
    .callbackURL: HelpAddition(
      place: "Auth0 dashboard ▸ Applications ▸ your application ▸ Settings ▸ Allowed Callback URLs"),
    .jwtPrincipalClaims: HelpAddition(
      notes: ["Auth0 sends preferred_username only for connections that have it."],
      place: "Auth0 dashboard ▸ User Management ▸ Users ▸ a user ▸ Raw JSON"),
    .adminPrincipals: HelpAddition(place: "Auth0 dashboard ▸ User Management ▸ Users"),
    .customParameters: HelpAddition(examples: ["connection=company-directory", "organization=org_a1b2c3"]),
  ])
