import Text

extension Provider {
  /// Google accounts, in a Workspace or not.
  package static let google = Provider(
    id: "google", title: "Google", note: "Google accounts", documentation: "google", name: "Google",
    providerName: "Google SSO", oidcType: "google", isGeneric: false, help: { googleHelp[$0.id] },
    interpret: { pasted in
      let uri = googleIssuer + discoveryPath
      if pasted == uri { return .discoveryURI(uri, done: []) }
      let words = PastedText(pasted)?.words ?? []
      let isGoogles = words.contains { word in
        word.hasSuffix(".apps.googleusercontent.com")
          || ["accounts.google.com", "oauth2.googleapis.com", "www.googleapis.com"].contains { host in
            word == host || word.hasPrefix("https://\(host)") || word.hasPrefix("http://\(host)")
              || word.hasPrefix(host + "/")
          }
      }
      return isGoogles
        ? .discoveryURI(uri, done: ["used Google's only discovery URI"])
        : .unusable(
          "Google has a single discovery URI, and this is not it.", remedy: "Enter \(uri).")
    },
    client: GoogleClient.read,
    otherAddress: { _ in googleIssuer + discoveryPath },
    addressHint: "Enter \(googleIssuer + discoveryPath).",
    authority: { $0.text(.discoveryURI) == googleIssuer + discoveryPath ? googleIssuer : nil },
    authorityIsCompared: { !$0.isConfidential }, otherIssuers: { _ in ["accounts.google.com"] },
    keysURL: { _ in "https://www.googleapis.com/oauth2/v3/certs" }, rejectsOtherKeys: false,
    otherKeysURLs: { _ in [] },
    tenant: { _ in nil },
    ownsHost: { host in
      ["accounts.google.com", "oauth2.googleapis.com", "www.googleapis.com", "console.cloud.google.com"].contains(host)
    },
    mayReceiveSecret: { host, issuer in host == "oauth2.googleapis.com" && issuer.host == "accounts.google.com" },
    allowsPlainHTTP: \.isLoopback, refusesPlainHTTP: true,
    scopes: nil, knownScopes: ["openid", "email", "profile"],
    needlessScopes: ["offline_access": "Remove it. The server asks Google for offline access in another way."],
    algorithms: ["RS256"], otherAlgorithms: "Google signs only with RS256, so nobody could sign in",
    onlyCode: nil, promptsWithoutEffect: [],
    principalClaims: ["email", "sub"], opaqueClaims: ["sub"], marksTokenUse: false,
    checks: {
      [
        (.clientID, [.clientIDIsGoogles]), (.clientSecret, [.clientSecretHasNoBlanks]),
        (.prompt, [.promptIsGoogles]), (.enforcePrincipalDomain, [.googleAccountsAreLimited]),
      ]
    },
    needsUserinfo: false, endpointProblem: { _, _ in nil }, issuerRemedy: { _, _ in nil },
    loginPageProvesCallback: false, unknownClientStatuses: [],
    fix: { refusal, settings in
      let client = "Google Cloud console ▸ APIs & Services ▸ Credentials ▸ your OAuth client"
      switch refusal {
      case .callbackNotRegistered:
        return Fix(remedy: "\(client) ▸ Authorized redirect URIs; one must match exactly.")
      case .unknownClient: return Fix(remedy: "\(client) ▸ Client ID; a deleted client is unknown too.")
      case .scopeNotEnabled: return Fix(remedy: "Request openid email profile.")
      case .flowNotAllowed, .usageNotAllowed:
        return Fix(remedy: "\(client): it must be of type Web application, with this authorized redirect URI.")
      case .wrongSecret: return Fix(remedy: "\(client) ▸ Client secrets: copy it again, or add a new one.")
      }
    })
}

/// The credentials file that Google's console offers for download: `{"web": {"client_id": …}}`.
private enum GoogleClient {
  static func read(_ pasted: String) -> PastedClient? {
    let text = pasted.trimmed
    guard text.hasPrefix("{"), text.utf8.count <= PastedText.limit, let file = try? JSON.parse(Array(text.utf8)),
      let client = file["web"], let id = client["client_id"]?.text, !id.isEmpty
    else { return nil }
    return PastedClient(
      id: id, secret: client["client_secret"]?.text.map { Secret($0) }, callbacks: client["redirect_uris"]?.texts ?? [])
  }
}

private let googleIssuer = "https://accounts.google.com"

extension Check {
  /// OpenMetadata 1.12: GoogleAuthValidator compares the suffix for public clients; Google knows no other client IDs.
  static let clientIDIsGoogles = Check("client-id-is-googles", "The client ID has Google's format") { settings in
    let suffix = ".apps.googleusercontent.com"
    guard let id = settings.answer(.clientID) else { return nil }
    let bare = id.trimmed { $0.isBlank || $0.isInvisible || "\"'<>,".contains($0) }
    guard !id.hasSuffix(suffix) || bare != id else { return nil }
    return .error(
      .clientID, "“\(shown(id, 50))” is not a Google client ID, which ends in \(suffix).",
      remedy: "Copy it from Google Cloud console ▸ APIs & Services ▸ Credentials.",
      repair: bare != id && bare.hasSuffix(suffix) ? .set(.clientID, bare, "remove the extra characters") : nil)
  }

  /// OpenMetadata 1.12: GoogleAuthValidator takes `consent`, `select_account` and nothing else.
  static let promptIsGoogles = Check("prompt-is-googles", "Google accepts the prompt") { settings in
    let prompt = settings.text(.prompt)
    guard ["login", "none"].contains(prompt) else { return nil }
    return .error(
      .prompt, "The prompt is “\(prompt)”; with Google the server accepts only consent, select_account or nothing.",
      remedy: "Leave it empty, or use select_account.", repair: .set(.prompt, "", "leave it empty"))
  }

  /// Google has one issuer for everybody; only OpenMetadata's domain rules tell one Workspace from the rest.
  static let googleAccountsAreLimited = Check(
    "google-accounts-are-limited", "Only accounts of your own domain can sign in"
  ) { settings in
    guard settings.answer(.clientID) != nil, !settings.isOn(.enforcePrincipalDomain), settings.isOn(.enableSelfSignup),
      settings.items(.registrationDomains).isEmpty || settings.items(.registrationDomains).contains("all")
    else { return nil }
    return .warning(
      .enforcePrincipalDomain, "Anyone with a Google account could sign in, unless the Google app is internal.",
      remedy: "Enforce the principal domain, or limit registration to your own domains.",
      repair: .set(.enforcePrincipalDomain, "true", "enforce the principal domain"))
  }
}

private let googleHelp = Help.general(
  "Google",
  of: [
    .discoveryURI: HelpAddition(
      examples: [googleIssuer + discoveryPath], notes: ["It is the same for everybody who uses Google."]),
    .provider: HelpAddition(
      server: "With google the server tries client ID and secret at Google when settings are saved."),
    .authority: HelpAddition(
      examples: [googleIssuer], server: "For a public client it must be exactly \(googleIssuer)."),
    .publicKeyURLs: HelpAddition(
      examples: [#"["https://www.googleapis.com/oauth2/v3/certs"]"#],
      server: "One entry must be https://www.googleapis.com/oauth2/v3/certs; the server does not fetch the others."),
    .clientID: HelpAddition(
      examples: ["123456789012-a1b2c3d4e5f6.apps.googleusercontent.com"],
      place: "Google Cloud console ▸ APIs & Services ▸ Credentials ▸ OAuth 2.0 Client IDs"),
    .clientSecret: HelpAddition(
      place: "Google Cloud console ▸ APIs & Services ▸ Credentials ▸ your OAuth client ▸ Client secrets"),
    .requestScopes: HelpAddition(notes: ["Default: openid email profile, which is all that Google offers."]),
    .callbackURL: HelpAddition(
      notes: ["Google accepts http only for localhost."],
      place: "Google Cloud console ▸ APIs & Services ▸ Credentials ▸ your OAuth client ▸ Authorized redirect URIs"),
    .prompt: HelpAddition(server: "With google the server refuses login and none."),
    .jwtPrincipalClaims: HelpAddition(examples: [#"["email", "sub"]"#]),
    .adminPrincipals: HelpAddition(place: "Google Admin console ▸ Directory ▸ Users: the e-mail addresses"),
    .customParameters: HelpAddition(examples: ["hd=company.com"], notes: ["hd suggests a Workspace domain."]),
  ])
