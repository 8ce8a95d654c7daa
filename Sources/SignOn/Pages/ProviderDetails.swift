extension Field {
  package static let authority = Field(
    "authority", label: "Authority", kind: .url,
    help: Help(
      "The URL of the Cognito user pool that issues the tokens: the issuer.",
      examples: ["https://cognito-idp.us-east-1.amazonaws.com/us-east-1_ABC123DEF"],
      why: "It determines which Cognito user pool OpenMetadata uses for sign-in.",
      notes: [
        "Format: https://cognito-idp.{region}.amazonaws.com/{user-pool-id}.",
        "Derived from the discovery URI.",
      ],
      server: """
        It is also required for confidential clients, but the server does not compare it with the discovery URI, so a \
        mistake goes unnoticed. For a public client it rejects a trailing slash, http and an empty pool ID. Do not use \
        the user pool domain (amazoncognito.com) here.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Overview ▸ User pool ID, put into the form above"),
    keys: [.authentication("authority", "AUTHENTICATION_AUTHORITY")],
    derived: { settings in settings.provider.authority(settings).map { .text($0) } })

  package static let publicKeyURLs = Field(
    "public-key-urls", label: "Public Key URLs", kind: .list(of: "URL"),
    help: Help(
      "One or more URLs where AWS Cognito publishes the public keys (JWKS) for verifying its tokens.",
      examples: [#"["https://cognito-idp.us-east-1.amazonaws.com/us-east-1_ABC123DEF/.well-known/jwks.json"]"#],
      why: "They are used to verify the signature of every JWT from Cognito.",
      notes: [
        "Usually discovered; rarely set by hand.",
        "The OpenMetadata server, not the browser, must be able to reach the URL; it caches the keys for 24 hours.",
      ],
      server: """
        The documentation says the server discovers it; that is only true for settings sent with REST PUT. YAML, \
        environment variables and Helm values must contain the pool's URL, or every Cognito token is rejected. \
        OpenMetadata's own JWKS URL (/api/v1/system/config/jwks) fails the Cognito check; only 1.11 files need it in \
        addition, for bots.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Overview ▸ Token signing key URL"),
    keys: [.authentication("publicKeyUrls", "AUTHENTICATION_PUBLIC_KEYS", .strings)],
    derived: { settings in settings.provider.keysURL?(settings).map { .list([$0]) } },
    discovered: { settings in
      guard let metadata = settings.metadata, let url = metadata.jwksURI else { return nil }
      return settings.isExpected(issuer: metadata.issuer) ? .list([url]) : nil
    })

  package static let tenant = Field(
    "tenant", label: "OIDC Tenant", kind: .text,
    help: Help(
      "The ID of the Cognito user pool.",
      examples: ["us-east-1_ABC123DEF"],
      why: "It identifies the Cognito user pool.",
      server: """
        The server uses it for Azure only; for Cognito both the pool ID and an empty value work. The setting itself \
        must be present, because the server rejects a configuration without it.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Overview ▸ User pool ID"),
    keys: [.oidc("tenant", "OIDC_TENANT")], fallback: .text(""), isRelevant: \.isConfidential,
    derived: { settings in settings.provider.tenant(settings).map { .text($0) } })

  package static let tokenValidationAlgorithm = Field(
    "token-validation-algorithm", label: "Token Validation Algorithm",
    kind: .choice([
      Choice("RS256", "what Cognito signs with"),
      Choice("RS384", "locks everybody out with Cognito"),
      Choice("RS512", "locks everybody out with Cognito"),
    ]),
    help: Help(
      "The algorithm for validating the signatures of JWTs.",
      examples: ["RS256"],
      why: "It must be the algorithm AWS Cognito signs with.",
      notes: ["Default: RS256, which is also what Cognito uses by default."],
      server: """
        The documentation offers RS384 and RS512, but Cognito signs only with RS256: with any other choice nobody can \
        sign in. OpenMetadata also signs its own tokens with it, so changing it invalidates existing bot tokens. The \
        ES algorithms added in 1.12 do not work with Cognito either.
        """),
    keys: [
      .authentication("tokenValidationAlgorithm", "AUTHENTICATION_TOKEN_VALIDATION_ALGORITHM", passedByCompose: false)
    ],
    fallback: .text("RS256"))
}
