extension Page {
  /// Whose sign-in it is and where it describes itself.
  static let provider = Page(
    id: "provider", title: "Provider",
    fields: [
      .discoveryURI, .provider, .providerName, .clientType, .authority, .publicKeyURLs, .tenant,
      .tokenValidationAlgorithm,
    ])
}

extension Field {
  public static let discoveryURI = Field(
    "discovery-uri", label: "OIDC Discovery URI", kind: .url, help: Help(""),
    keys: [.oidc("discoveryUri", "OIDC_DISCOVERY_URI")], isAsked: true)

  public static let provider = Field(
    "provider", label: "Provider",
    kind: .choice([
      Choice("aws-cognito", "an AWS Cognito user pool"),
      Choice("custom-oidc", "any other OpenID Connect provider"),
    ]),
    help: Help(""),
    keys: [.authentication("provider", "AUTHENTICATION_PROVIDER")], fallback: .text("aws-cognito"))

  public static let providerName = Field(
    "provider-name", label: "Provider Name", kind: .text, help: Help(""),
    keys: [.authentication("providerName", "CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME")],
    derived: { .text($0.provider.providerName) })

  public static let clientType = Field(
    "client-type", label: "Client Type",
    kind: .choice([
      Choice("confidential", "a server that keeps a secret"),
      Choice("public", "a client without a secret"),
    ]),
    help: Help(""),
    keys: [.authentication("clientType", "AUTHENTICATION_CLIENT_TYPE")], fallback: .text("confidential"))

  public static let authority = Field(
    "authority", label: "Authority", kind: .url, help: Help(""),
    keys: [.authentication("authority", "AUTHENTICATION_AUTHORITY")],
    derived: { settings in settings.provider.authority(settings).map { .text($0) } })

  public static let publicKeyURLs = Field(
    "public-key-urls", label: "Public Key URLs", kind: .list(of: "URL"), help: Help(""),
    keys: [.authentication("publicKeyUrls", "AUTHENTICATION_PUBLIC_KEYS", .strings)],
    derived: { settings in settings.provider.keysURL(settings).map { .list([$0]) } },
    discovered: { settings in
      guard let metadata = settings.metadata, let url = metadata.jwksURI else { return nil }
      return metadata.issuer == settings.text(.authority) ? .list([url]) : nil
    })

  public static let tenant = Field(
    "tenant", label: "OIDC Tenant", kind: .text, help: Help(""),
    keys: [.oidc("tenant", "OIDC_TENANT")], fallback: .text(""), isRelevant: \.isConfidential,
    derived: { settings in settings.provider.tenant(settings).map { .text($0) } })

  public static let tokenValidationAlgorithm = Field(
    "token-validation-algorithm", label: "Token Validation Algorithm",
    kind: .choice([
      Choice("RS256", "what Cognito signs with"),
      Choice("RS384", "locks everybody out with Cognito"),
      Choice("RS512", "locks everybody out with Cognito"),
    ]),
    help: Help(""),
    keys: [
      .authentication("tokenValidationAlgorithm", "AUTHENTICATION_TOKEN_VALIDATION_ALGORITHM", passedByCompose: false)
    ],
    fallback: .text("RS256"))
}
