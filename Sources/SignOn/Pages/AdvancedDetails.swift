extension Field {
  package static let teamClaim = Field(
    "team-claim", label: "Team Claim", kind: .text,
    help: Help(
      "The claim that lists the OpenMetadata teams a user belongs to.",
      examples: ["cognito:groups"],
      why: "Users join teams according to their groups at the provider.",
      notes: ["Empty: teams are managed manually in OpenMetadata."],
      server: """
        Names with a colon and claims that contain a list work here. Only existing teams of type Group are used. There \
        is no environment variable or Helm value for it, and 1.11.0 does not know the setting.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Groups"),
    keys: [.authentication("jwtTeamClaimMapping", nil)], since: .v1_12)

  package static let automaticRedirect = Field(
    "automatic-redirect", label: "Automatic Redirect", kind: .toggle,
    help: Help(
      "Whether OpenMetadata redirects users straight to the provider instead of showing its own sign-in page first.",
      examples: ["false"],
      why: "It saves a click if there is only one way to sign in.",
      notes: ["Default: false."],
      server: """
        1.11.0 does not know the setting and rejects it; later 1.11 releases have it. The Helm chart has no value for \
        it.
        """),
    keys: [
      .authentication("enableAutoRedirect", "AUTHENTICATION_ENABLE_AUTO_REDIRECT", .boolean, passedByCompose: false)
    ],
    fallback: .text("false"), since: .v1_12)

  package static let secureSessionCookie = Field(
    "secure-session-cookie", label: "Secure Session Cookie", kind: .toggle,
    help: Help(
      "Whether the session cookie is marked Secure and SameSite=None even though OpenMetadata itself listens on http.",
      examples: ["true"],
      why: "Behind a proxy that terminates TLS, sign-in can otherwise fail with: No session found for callback.",
      notes: [
        "Turn it on if browsers use https and the proxy connects to OpenMetadata over http.",
        "Default: false.",
      ],
      server: """
        A server with its own https listener does this anyway. Over plain http, browsers drop such a cookie and nobody \
        can sign in. The variable must not be empty, or the server fails to start.
        """),
    keys: [
      .authentication("forceSecureSessionCookie", "FORCE_SECURE_SESSION_COOKIE", .boolean, passedByCompose: false)
    ],
    fallback: .text("false"), isRelevant: \.isConfidential)

  package static let customParameters = Field(
    "custom-parameters", label: "Custom Parameters", kind: .pairs,
    help: Help(
      "Up to five additional parameters for the sign-in request to the provider.",
      examples: ["lang=de", "identity_provider=Google"],
      why: "This tells Cognito which language to use, or which external provider to go to directly.",
      notes: ["Cognito knows identity_provider, idp_identifier, login_hint, lang and resource."],
      server: """
        The server reads only customParamKey1 to customParamKey5 and customParamValue1 to customParamValue5 and \
        silently ignores a plain {"lang": "de"}, so the pairs are written in this numbered form. If there are none, {} \
        is written, because with the default some versions of Compose have made the server fail to start.
        """),
    keys: [.oidc("customParams", "OIDC_CUSTOM_PARAMS", .stringMap)], fallback: .pairs([]),
    isRelevant: \.isConfidential)

  package static let oidcType = Field(
    "oidc-type", label: "OIDC Type", kind: .text,
    help: Help(
      "The server's name for the kind of OIDC client; by convention the same as the provider.",
      examples: [Provider.preferred.oidcType],
      why: "It selects a special client for Azure and Google, and the generic one for all others.",
      notes: ["Derived from the provider."],
      server: "Only azure and google make a difference; every other value selects the generic client."),
    keys: [.oidc("type", "OIDC_TYPE")], isRelevant: \.isConfidential,
    derived: { .text($0.provider.oidcType) })
}
