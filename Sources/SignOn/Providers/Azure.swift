import Text

extension Provider {
  /// Microsoft Entra ID, which the server calls azure.
  package static let azure = Provider(
    id: "azure", title: "Microsoft Entra ID", note: "Microsoft Entra ID", documentation: "azure", name: "Entra ID",
    providerName: "Azure SSO", oidcType: "azure", isGeneric: false, help: { azureHelp[$0.id] },
    interpret: AzureTenant.read,
    client: { _ in nil },
    otherAddress: { _ in nil },
    addressHint: "Paste the directory (tenant) ID or the discovery URI.",
    authority: { $0.azureTenant?.authority },
    authorityIsCompared: { !$0.isConfidential },
    otherIssuers: { $0.azureTenant?.issuers ?? [] },
    keysURL: { $0.azureTenant?.keysURL }, rejectsOtherKeys: false,
    otherKeysURLs: { $0.azureTenant?.otherKeysURLs ?? [] },
    tenant: { $0.azureTenant?.id },
    ownsHost: { host in
      ["login.microsoftonline.com", "login.windows.net", "sts.windows.net", "portal.azure.com", "entra.microsoft.com"]
        .contains(host)
    },
    mayReceiveSecret: { _, _ in false },
    allowsPlainHTTP: \.isLoopback, refusesPlainHTTP: true,
    scopes: "openid email profile offline_access", knownScopes: ["openid", "email", "profile", "offline_access"],
    needlessScopes: [:],
    algorithms: ["RS256"], otherAlgorithms: "Entra ID signs only with RS256, so nobody could sign in",
    onlyCode: nil, promptsWithoutEffect: [],
    principalClaims: ["preferred_username", "email", "upn", "sub"], opaqueClaims: ["sub", "oid"], marksTokenUse: false,
    checks: {
      [
        (.discoveryURI, [.azureAccountsAreOfOneTenant]), (.publicKeyURLs, [.azureKeysAreTheTenants]),
        (.tenant, [.azureTenantIsGiven]), (.clientID, [.clientIDIsAzures]), (.clientSecret, [.azureSecretIsTheValue]),
        (.requestScopes, [.azureRefreshIsRequested]),
      ]
    },
    needsUserinfo: false, endpointProblem: { _, _ in nil }, issuerRemedy: { _, _ in nil },
    loginPageProvesCallback: false, unknownClientStatuses: [],
    fix: { refusal, settings in
      let app = "Azure portal ▸ Microsoft Entra ID ▸ App registrations ▸ your app"
      switch refusal {
      case .callbackNotRegistered:
        return Fix(remedy: "\(app) ▸ Authentication ▸ Web ▸ Redirect URIs; one must match exactly.")
      case .unknownClient:
        return Fix(remedy: "\(app) ▸ Overview ▸ Application (client) ID; the app must be in this tenant.")
      case .scopeNotEnabled: return Fix(remedy: "\(app) ▸ API permissions: openid, email, profile, offline_access.")
      case .flowNotAllowed, .usageNotAllowed:
        return Fix(remedy: "\(app) ▸ Authentication: the redirect URI must be of the platform Web.")
      case .wrongSecret:
        return Fix(remedy: "\(app) ▸ Certificates & secrets: add a secret and copy its Value, not its Secret ID.")
      }
    })
}

extension Check {
  /// With a shared tenant Microsoft signs everybody in, and the server does not look at the issuer.
  static let azureAccountsAreOfOneTenant = Check(
    "azure-accounts-are-of-one-tenant", "Only accounts of your own tenant can sign in"
  ) { settings in
    guard let tenant = settings.azureTenant, tenant.isShared else { return nil }
    return .warning(
      .discoveryURI, "The tenant \(tenant.id) lets in accounts of every directory, not only yours.",
      remedy: "Use your own tenant ID: Azure portal ▸ Microsoft Entra ID ▸ Overview.")
  }

  /// OpenMetadata up to 2.0: AzureAuthValidator wants the tenant's own v2.0 address; later releases take four forms.
  static let azureKeysAreTheTenants = Check(
    "azure-keys-are-the-tenants", "The public key URLs include the tenant's own"
  ) { settings in
    let urls = settings.items(.publicKeyURLs)
    guard !settings.deployment.release.isFrom(.v2_1), let tenant = settings.azureTenant,
      !urls.contains(tenant.keysURL),
      tenant.otherKeysURLs.contains(where: urls.contains)
    else { return nil }
    return .note(
      .publicKeyURLs, "The keys are listed under an older URL; up to 2.0, the UI and the REST API reject it.",
      remedy: "List \(tenant.keysURL).",
      repair: .set(
        .publicKeyURLs, .list([tenant.keysURL] + urls.filter { !tenant.otherKeysURLs.contains($0) }),
        "use the tenant's own"))
  }

  /// OpenMetadata 1.12: AzureAuthValidator requires it for confidential clients.
  static let azureTenantIsGiven = Check("azure-tenant-is-given", "The tenant is an ID that the server accepts") {
    settings in
    guard settings.isRelevant(.tenant), settings.isJudged(.tenant) else { return nil }
    let text = settings.text(.tenant)
    let own = settings.azureTenant
    guard !text.isEmpty || settings.answer(.discoveryURI) != nil else { return nil }
    let repair = own.map { Repair.set(.tenant, $0.id, "use the tenant of the discovery URI") }
    guard let tenant = AzureTenant(text) else {
      return .error(
        .tenant,
        text.isEmpty
          ? "The tenant is empty, but the server requires it for Azure."
          : "“\(shown(text, 60))” is not a tenant ID; expected a GUID, common, organizations or consumers.",
        remedy: "Copy it from Azure portal ▸ Microsoft Entra ID ▸ Overview ▸ Tenant ID.", repair: repair)
    }
    guard let own, own != tenant else { return nil }
    return .warning(
      .tenant, "The tenant is \(tenant.id), but the discovery URI names another.",
      remedy: "Use the same tenant in both; there it is \(own.id).", repair: repair)
  }

  /// Entra ID's application IDs are GUIDs; from 2.1 the server compares it for public clients.
  static let clientIDIsAzures = Check("client-id-is-azures", "The client ID has Entra ID's format") { settings in
    guard let id = settings.answer(.clientID), !id.isUUID else { return nil }
    let bare = id.trimmed { !$0.isHexDigit }
    return .error(
      .clientID, "“\(shown(id, 50))” is not an application (client) ID, which is a GUID.",
      remedy: "Copy it from Azure portal ▸ Microsoft Entra ID ▸ App registrations ▸ your app ▸ Overview.",
      repair: bare.isUUID ? .set(.clientID, bare, "remove the extra characters") : nil)
  }

  /// The portal lists a secret's ID beside its value; the value is shown only once.
  static let azureSecretIsTheValue = Check(
    "azure-secret-is-the-value", "The client secret is a value, not an ID"
  ) { settings in
    guard let secret = settings.secret, !secret.isMask else { return nil }
    if secret.isUUID {
      return .error(
        .clientSecret, "This is a Secret ID (a GUID), not the secret's value.",
        remedy: "Copy the column Value; it is shown only when a secret is added.")
    }
    guard secret.allSatisfy({ !$0.isBlank && !$0.isInvisible }) else {
      return .error(
        .clientSecret, "The client secret contains a space, a line break or an invisible character.",
        remedy: "Copy it again, without anything before or after it.")
    }
    return nil
  }

  /// The server has a client of its own for Azure that refreshes sessions; its check wants the scope.
  static let azureRefreshIsRequested = Check("azure-refresh-is-requested", "The scopes allow sessions to be renewed") {
    settings in
    guard settings.isRelevant(.requestScopes), !settings.scopes.isEmpty, !settings.scopes.contains("offline_access")
    else { return nil }
    return .warning(
      .requestScopes, "The scope offline_access is missing; the server's Azure check requires it.",
      remedy: "Add offline_access.",
      repair: .set(
        .requestScopes, (settings.scopes + ["offline_access"]).joined(separator: " "), "add offline_access"))
  }
}

private let azureHelp = Help.general(
  "Entra ID",
  of: [
    .discoveryURI: HelpAddition(
      examples: [
        "https://login.microsoftonline.com/1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f/v2.0/.well-known/openid-configuration",
        "1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f",
      ],
      notes: ["You can also enter the directory (tenant) ID alone."],
      server: "The server's Azure check accepts only login.microsoftonline.com and a tenant ID, not a domain name.",
      place: "Azure portal ▸ Microsoft Entra ID ▸ App registrations ▸ your app ▸ Endpoints"),
    .provider: HelpAddition(
      server: """
        With azure the server uses a client of its own and tries the secret at Microsoft Graph when settings are saved.
        """),
    .authority: HelpAddition(
      examples: ["https://login.microsoftonline.com/1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f"],
      server: "For a public client its last part must be the tenant, without /v2.0."),
    .publicKeyURLs: HelpAddition(
      examples: [
        #"["https://login.microsoftonline.com/1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f/discovery/v2.0/keys"]"#
      ],
      server: "Up to 2.0 the server's Azure check wants exactly the tenant's v2.0 URL among them."),
    .tenant: HelpAddition(
      examples: ["1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f"],
      server: "With azure it is required for a confidential client: a GUID, common, organizations or consumers.",
      place: "Azure portal ▸ Microsoft Entra ID ▸ Overview ▸ Tenant ID"),
    .clientType: HelpAddition(
      place: "Azure portal ▸ Microsoft Entra ID ▸ App registrations ▸ your app ▸ Authentication: Web is confidential"),
    .clientID: HelpAddition(
      examples: ["aaaaaaaa-1234-5678-9abc-bbbbbbbbbbbb"],
      place: "Azure portal ▸ Microsoft Entra ID ▸ App registrations ▸ your app ▸ Overview ▸ Application (client) ID"),
    .clientSecret: HelpAddition(
      notes: ["Copy the Value, not the Secret ID; it is shown only once, and it expires."],
      server: """
        When settings are saved, the server does not encode the secret, so one with + & or = is refused although it is \
        right.
        """,
      place: "Azure portal ▸ Microsoft Entra ID ▸ App registrations ▸ your app ▸ Certificates & secrets ▸ Value"),
    .requestScopes: HelpAddition(
      examples: ["openid email profile offline_access"],
      server: "The server's Azure check requires offline_access, with which sessions are renewed.",
      place: "Azure portal ▸ Microsoft Entra ID ▸ App registrations ▸ your app ▸ API permissions"),
    .callbackURL: HelpAddition(
      place: "Azure portal ▸ Microsoft Entra ID ▸ App registrations ▸ your app ▸ Authentication ▸ Web ▸ Redirect URIs"),
    .jwtPrincipalClaims: HelpAddition(
      examples: [#"["preferred_username", "email", "upn", "sub"]"#],
      notes: ["email is present only for users with a mail address; preferred_username is the user principal name."]),
    .adminPrincipals: HelpAddition(place: "Azure portal ▸ Microsoft Entra ID ▸ Users ▸ User principal name"),
    .rolesFromProvider: HelpAddition(
      place: "Azure portal ▸ Microsoft Entra ID ▸ App registrations ▸ your app ▸ App roles"),
  ])
