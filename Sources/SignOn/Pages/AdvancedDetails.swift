extension Field {
  package static let teamClaim = Field(
    "team-claim", label: "Team Claim", kind: .text,
    help: Help(
      "The one claim that names the OpenMetadata teams a person belongs to.",
      examples: ["cognito:groups"],
      why: "People are put into their teams by the groups they have at the provider.",
      notes: ["Empty: teams are kept by hand in OpenMetadata."],
      server: """
        A name with a colon works here, and so does a claim that holds a list. Only teams of the type Group that \
        exist already are used. It has no variable and no Helm value, and 1.11.0 does not know the key.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Groups"),
    keys: [.authentication("jwtTeamClaimMapping", nil)], since: .v1_12)

  package static let automaticRedirect = Field(
    "automatic-redirect", label: "Automatic Redirect", kind: .toggle,
    help: Help(
      "Whether OpenMetadata sends people to the provider at once instead of showing its own sign-in page first.",
      examples: ["false"],
      why: "It saves a click where there is only one way to sign in.",
      notes: ["Default: false."],
      server: """
        1.11.0 does not know the key and refuses it; late 1.11 releases have it. The Helm chart has no value for it.
        """),
    keys: [
      .authentication("enableAutoRedirect", "AUTHENTICATION_ENABLE_AUTO_REDIRECT", .boolean, passedByCompose: false)
    ],
    fallback: .text("false"), since: .v1_12)

  package static let secureSessionCookie = Field(
    "secure-session-cookie", label: "Secure Session Cookie", kind: .toggle,
    help: Help(
      "Whether the session cookie is marked Secure and SameSite=None although OpenMetadata itself listens on http.",
      examples: ["true"],
      why: "Behind a proxy that ends TLS, sign-in can otherwise fail with: No session found for callback.",
      notes: [
        "Turn it on where browsers use https and the proxy reaches OpenMetadata by http.",
        "Default: false.",
      ],
      server: """
        A server with an https listener of its own does the same without it. Over plain http browsers drop such a \
        cookie, and nobody can sign in. The variable must never be empty: the server then fails to start.
        """),
    keys: [
      .authentication("forceSecureSessionCookie", "FORCE_SECURE_SESSION_COOKIE", .boolean, passedByCompose: false)
    ],
    fallback: .text("false"), isRelevant: \.isConfidential)

  package static let customParameters = Field(
    "custom-parameters", label: "Custom Parameters", kind: .pairs,
    help: Help(
      "Up to five additional parameters that the sign-in request to the provider carries.",
      examples: ["lang=de", "identity_provider=Google"],
      why: "Cognito can so be told the language or the external provider to go to straight away.",
      notes: ["Cognito knows identity_provider, idp_identifier, login_hint, lang and resource."],
      server: """
        The server reads the keys customParamKey1 to customParamKey5 and customParamValue1 to customParamValue5 only, \
        and silently ignores a plain {"lang": "de"}; the pairs are written in the numbered form. Without any, {} is \
        written: left to the stock default, some versions of Compose have made the server fail to start.
        """),
    keys: [.oidc("customParams", "OIDC_CUSTOM_PARAMS", .stringMap)], fallback: .pairs([]),
    isRelevant: \.isConfidential)

  package static let oidcType = Field(
    "oidc-type", label: "OIDC Type", kind: .text,
    help: Help(
      "The server's name for the kind of OIDC client; by convention the same text as the provider.",
      examples: [Provider.preferred.oidcType],
      why: "It selects a special client for Azure and for Google, and the general one for all others.",
      notes: ["It follows from the provider."],
      server: "Only azure and google change anything; every other text means the general client."),
    keys: [.oidc("type", "OIDC_TYPE")], isRelevant: \.isConfidential,
    derived: { .text($0.provider.oidcType) })
}
