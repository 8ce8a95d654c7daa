import Text

extension Provider {
  /// Okta: an org, or one of its custom authorization servers.
  package static let okta = Provider(
    id: "okta", title: "Okta", note: "an Okta org", documentation: "okta", name: "Okta", providerName: "Okta SSO",
    oidcType: "okta", isGeneric: false, help: { oktaHelp[$0.id] },
    interpret: { pasted in
      IssuerText.read(pasted) { url in
        // The admin console has a host of its own.
        let host = url.host.replacing("-admin.okta", with: ".okta")
        let (steps, origin) = (url.steps, url.origin.replacing(url.host, with: host))
        let server = steps.first == "oauth2" && steps.count > 1 && steps[1] != "v1" ? "/oauth2/\(steps[1])" : ""
        return origin + server
      } ?? .unusable("This is not an Okta URL.", remedy: "Enter the Okta domain, such as company.okta.com.")
    },
    client: { _ in nil },
    otherAddress: { _ in nil },
    addressHint: "Paste the Okta domain, or the issuer of your authorization server.",
    authority: { IssuerText.issuer(ofDiscoveryURI: $0.text(.discoveryURI)) },
    authorityIsCompared: { !$0.isConfidential }, otherIssuers: { _ in [] },
    keysURL: { settings in
      IssuerText.issuer(ofDiscoveryURI: settings.text(.discoveryURI)).map { issuer in
        issuer + (WebAddress(issuer)?.steps.first == "oauth2" ? "/v1/keys" : "/oauth2/v1/keys")
      }
    }, rejectsOtherKeys: false, otherKeysURLs: { _ in [] },
    tenant: { _ in nil },
    ownsHost: { host in
      host == "okta.com" || [".okta.com", ".oktapreview.com", ".okta-emea.com"].contains(where: host.hasSuffix)
    },
    mayReceiveSecret: { _, _ in false },
    allowsPlainHTTP: \.isLoopback, refusesPlainHTTP: false,
    scopes: nil, knownScopes: nil, needlessScopes: [:],
    algorithms: ["RS256"], otherAlgorithms: "Okta signs ID tokens with RS256",
    onlyCode: nil, promptsWithoutEffect: [],
    principalClaims: ["preferred_username", "email", "sub"], opaqueClaims: ["sub"], marksTokenUse: false,
    checks: {
      [
        (.clientID, [.clientIDHasNoBlanks]), (.clientSecret, [.clientSecretHasNoBlanks]),
        (.requestScopes, [.oktaAppMayRefresh]),
      ]
    },
    needsUserinfo: true, endpointProblem: { _, _ in nil }, issuerRemedy: { _, _ in nil },
    loginPageProvesCallback: false, unknownClientStatuses: [],
    fix: { refusal, settings in
      let app = "Okta Admin Console ▸ Applications ▸ your app ▸ General"
      switch refusal {
      case .callbackNotRegistered: return Fix(remedy: "\(app) ▸ Sign-in redirect URIs; one must match exactly.")
      case .unknownClient: return Fix(remedy: "\(app) ▸ Client Credentials ▸ Client ID; the app must be in this org.")
      case .scopeNotEnabled:
        return Fix(
          remedy: "Okta Admin Console ▸ Security ▸ API ▸ your authorization server ▸ Scopes and Access Policies.")
      case .flowNotAllowed: return Fix(remedy: "\(app) ▸ Grant type: select Authorization Code.")
      case .wrongSecret: return Fix(remedy: "\(app) ▸ Client Credentials ▸ CLIENT SECRETS: copy it again.")
      case .usageNotAllowed:
        return Fix(remedy: "\(app): compare grant types and sign-in redirect URIs, which must match exactly.")
      }
    })
}

extension Check {
  /// OpenMetadata #30304: with the scope but without the grant, every sign-in fails.
  static let oktaAppMayRefresh = Check(
    "okta-app-may-refresh", "The scope offline_access is requested only where it works"
  ) {
    settings in
    guard settings.scopes.contains("offline_access") else { return nil }
    return .warning(
      .requestScopes, "offline_access is requested; if the app has no Refresh Token grant, nobody can sign in.",
      remedy: "Select Refresh Token under Grant type in the Okta app, or remove the scope.",
      repair: .set(
        .requestScopes, settings.scopes.filter { $0 != "offline_access" }.joined(separator: " "), "remove it"))
  }
}

private let oktaHelp = Help.general(
  "Okta",
  of: [
    .discoveryURI: HelpAddition(
      examples: [
        "https://company.okta.com/.well-known/openid-configuration", "https://company.okta.com/oauth2/default",
      ],
      place: "Okta Admin Console ▸ Security ▸ API ▸ Authorization Servers ▸ Issuer URI; for the org itself, its domain"),
    .provider: HelpAddition(
      server: "With okta the server asks Okta's introspection endpoint whether client ID and secret are right."),
    .authority: HelpAddition(
      examples: ["https://company.okta.com", "https://company.okta.com/oauth2/default"],
      place: "Okta Admin Console ▸ Security ▸ API ▸ Authorization Servers ▸ Issuer URI"),
    .publicKeyURLs: HelpAddition(
      examples: [
        #"["https://company.okta.com/oauth2/v1/keys"]"#, #"["https://company.okta.com/oauth2/default/v1/keys"]"#,
      ],
      server: "One entry must equal the jwks_uri of the discovery document; each is fetched when settings are saved."),
    .clientType: HelpAddition(
      place: "Okta Admin Console ▸ Applications ▸ your app ▸ General ▸ Client authentication"),
    .clientID: HelpAddition(
      examples: ["0oa1b2c3d4E5F6G7h8i9"],
      place: "Okta Admin Console ▸ Applications ▸ your app ▸ General ▸ Client Credentials ▸ Client ID"),
    .clientSecret: HelpAddition(
      place: "Okta Admin Console ▸ Applications ▸ your app ▸ General ▸ Client Credentials ▸ CLIENT SECRETS"),
    .requestScopes: HelpAddition(
      notes: ["Default: openid email profile; offline_access only if the app has the Refresh Token grant."],
      place: "Okta Admin Console ▸ Security ▸ API ▸ Authorization Servers ▸ your server ▸ Scopes"),
    .callbackURL: HelpAddition(
      place: "Okta Admin Console ▸ Applications ▸ your app ▸ General ▸ Sign-in redirect URIs"),
    .jwtPrincipalClaims: HelpAddition(
      examples: [#"["preferred_username", "email", "sub"]"#],
      notes: ["preferred_username is the Okta user name, usually the e-mail address."]),
    .adminPrincipals: HelpAddition(place: "Okta Admin Console ▸ Directory ▸ People"),
    .teamClaim: HelpAddition(place: "Okta Admin Console ▸ Applications ▸ your app ▸ Sign On ▸ Group claims filter"),
  ])
