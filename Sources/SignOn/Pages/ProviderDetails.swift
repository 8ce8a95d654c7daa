extension Field {
  package static let authority = Field(
    "authority", label: "Authority", kind: .url,
    help: Help(
      "The Cognito user pool that issues the tokens, as a URL; tokens name it as their issuer.",
      examples: ["https://cognito-idp.us-east-1.amazonaws.com/us-east-1_ABC123DEF"],
      why: "It says which Cognito user pool OpenMetadata signs people in with.",
      notes: [
        "The form is https://cognito-idp.{region}.amazonaws.com/{user-pool-id}.",
        "It follows from the discovery URI.",
      ],
      server: """
        It is required for confidential clients too, but the server does not compare it with their discovery URI, so \
        a mistake goes unnoticed. For a public client it refuses a trailing slash, http and an empty pool ID. The \
        pool's sign-in domain (amazoncognito.com) cannot stand here.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Overview ▸ User pool ID, put into the form above"),
    keys: [.authentication("authority", "AUTHENTICATION_AUTHORITY")],
    derived: { settings in settings.provider.authority(settings).map { .text($0) } })

  package static let publicKeyURLs = Field(
    "public-key-urls", label: "Public Key URLs", kind: .list(of: "URL"),
    help: Help(
      "One or more URLs where AWS Cognito publishes the public keys that its tokens are verified with.",
      examples: [#"["https://cognito-idp.us-east-1.amazonaws.com/us-east-1_ABC123DEF/.well-known/jwks.json"]"#],
      why: "They verify the signature of every JWT that comes from Cognito.",
      notes: [
        "As a rule it is discovered and rarely set by hand.",
        "OpenMetadata's server, not the browser, must reach the URL; it keeps the keys for 24 hours.",
      ],
      server: """
        The documentation says the server discovers it; that holds only for settings sent by REST PUT. In YAML, \
        environment and Helm the pool's URL must be given, or every Cognito token is refused. OpenMetadata's own key \
        URL (/api/v1/system/config/jwks) fails the Cognito check; only 1.11 files need it beside the pool's, for bots.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Overview ▸ Token signing key URL"),
    keys: [.authentication("publicKeyUrls", "AUTHENTICATION_PUBLIC_KEYS", .strings)],
    derived: { settings in settings.provider.keysURL?(settings).map { .list([$0]) } },
    discovered: { settings in
      guard let metadata = settings.metadata, let url = metadata.jwksURI else { return nil }
      return metadata.issuer == settings.text(.authority) ? .list([url]) : nil
    })

  package static let tenant = Field(
    "tenant", label: "OIDC Tenant", kind: .text,
    help: Help(
      "The ID of the Cognito user pool.",
      examples: ["us-east-1_ABC123DEF"],
      why: "It names one Cognito user pool and no other.",
      server: """
        The server uses it for Azure only; for Cognito the pool ID does no harm and an empty value is right as well. \
        The key itself must be there, because settings without it are refused.
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
      "The algorithm that the signatures of JWTs are validated with.",
      examples: ["RS256"],
      why: "It has to be the one that AWS Cognito signs with.",
      notes: ["Default: RS256, which is also what Cognito uses by default."],
      server: """
        The documentation offers RS384 and RS512, but Cognito signs with RS256 alone: with any other choice nobody \
        can sign in. OpenMetadata signs its own tokens with it too, so a change makes existing bot tokens invalid. The \
        ES algorithms that 1.12 adds do not work with Cognito either.
        """),
    keys: [
      .authentication("tokenValidationAlgorithm", "AUTHENTICATION_TOKEN_VALIDATION_ALGORITHM", passedByCompose: false)
    ],
    fallback: .text("RS256"))
}
