/// What OpenMetadata uses for settings that nobody gives.
enum StockValues {
  static func holds(_ content: KeyContent) -> Bool {
    guard let variable = content.variable, let known = contents[variable] else { return false }
    return known.contains(content.content)
  }

  /// The shipped files' content for this variable.
  static func content(_ found: KeyContent) -> KeyContent? {
    guard let content = found.variable.flatMap({ contents[$0]?.first }) else { return nil }
    var stock = found
    stock.content = content
    return stock
  }

  /// The value of a key that the files leave out. Without a default it is empty: the server has no value.
  static func value(_ key: ServerKey, of field: Field, in files: StockSource, _ release: Release) -> StockValue {
    let source = files.source(of: key)
    let content = content(key, in: source, release)
    let found = content.map { KeyContent(content: $0, line: 0, name: key.name) }
    return StockValue(value: found.flatMap { FieldValue($0, of: field)?.value } ?? field.noValue, source: source)
  }

  private static func content(
    _ key: ServerKey, in source: StockSource, _ release: Release
  ) -> KeyContent.Content? {
    let name = key.variableName
    switch source {
    case .server: return ofServer[key.path].map(PastedYAML.content)
    case .chart where ofChart[name] != nil: return ofChart[name].map(PastedYAML.content)
    case .compose, .chart, .image:
      // From 2.1 on, the shipped file asks neither for consent nor for a new sign-in.
      if release.isFrom(.v2_1), name == "OIDC_MAX_AGE" || name == "OIDC_PROMPT_TYPE" { return .text("") }
      return contents[name]?.first
    }
  }

  private static let contents = defaults.mapValues { $0.map(PastedYAML.content) }

  /// The chart's defaults that differ from those of `conf/openmetadata.yaml` (charts 1.11.14 to 1.13.1).
  private static let ofChart = [
    "AUTHENTICATION_PUBLIC_KEYS": "[http://openmetadata:8585/api/v1/system/config/jwks]",
    "OIDC_CALLBACK": "http://openmetadata:8585/callback",
    "OIDC_SERVER_URL": "http://openmetadata:8585",
  ]

  /// The defaults in the server's own schemas, by path; they count where its configuration file lacks the key.
  private static let ofServer = [
    "authorizerConfiguration.useRolesFromProvider": "false",
    "authenticationConfiguration.provider": "basic",
    "authenticationConfiguration.clientType": "public",
    "authenticationConfiguration.responseType": "id_token",
    "authenticationConfiguration.tokenValidationAlgorithm": "RS256",
    "authenticationConfiguration.enableSelfSignup": "false",
    "authenticationConfiguration.enableAutoRedirect": "false",
    "authenticationConfiguration.forceSecureSessionCookie": "false",
    "authenticationConfiguration.oidcConfiguration.scope": "openid email profile",
    "authenticationConfiguration.oidcConfiguration.useNonce": "true",
    "authenticationConfiguration.oidcConfiguration.preferredJwsAlgorithm": "RS256",
    "authenticationConfiguration.oidcConfiguration.responseType": "code",
    "authenticationConfiguration.oidcConfiguration.disablePkce": "true",
    "authenticationConfiguration.oidcConfiguration.tokenValidity": "3600",
    "authenticationConfiguration.oidcConfiguration.sessionExpiry": "604800",
  ]

  /// Default values in the shipped `conf/openmetadata.yaml` (1.11 to 1.13), which the shipped Compose files repeat; the
  /// first of each is the current one.
  private static let defaults: [String: [String]] = [
    "AUTHORIZER_ADMIN_PRINCIPALS": ["[admin]"],
    "AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN": [#"["all"]"#],
    "AUTHORIZER_PRINCIPAL_DOMAIN": ["open-metadata.org"],
    "AUTHORIZER_ALLOWED_DOMAINS": ["[]"],
    "AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN": ["false"],
    "AUTHORIZER_ENABLE_SECURE_SOCKET": ["false"],
    "AUTHORIZER_USE_ROLES_FROM_PROVIDER": ["false"],
    "AUTHENTICATION_CLIENT_TYPE": ["public"],
    "AUTHENTICATION_PROVIDER": ["basic", "no-auth"],
    "AUTHENTICATION_RESPONSE_TYPE": ["id_token"],
    "CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME": [#""""#],
    "AUTHENTICATION_PUBLIC_KEYS": ["[http://localhost:8585/api/v1/system/config/jwks]"],
    "AUTHENTICATION_TOKEN_VALIDATION_ALGORITHM": ["RS256"],
    "AUTHENTICATION_AUTHORITY": ["https://accounts.google.com"],
    "AUTHENTICATION_CLIENT_ID": [#""""#],
    "AUTHENTICATION_CALLBACK_URL": [#""""#],
    "AUTHENTICATION_JWT_PRINCIPAL_CLAIMS": ["[email,preferred_username,sub]"],
    "AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING": ["[]"],
    "AUTHENTICATION_ENABLE_SELF_SIGNUP": ["true"],
    "AUTHENTICATION_ENABLE_AUTO_REDIRECT": ["false"],
    "FORCE_SECURE_SESSION_COOKIE": ["false"],
    "OIDC_CLIENT_ID": [#""""#],
    "OIDC_TYPE": [#""""#],
    "OIDC_CLIENT_SECRET": [#""""#],
    "OIDC_SCOPE": ["openid email profile"],
    "OIDC_DISCOVERY_URI": [#""""#],
    "OIDC_USE_NONCE": ["true"],
    "OIDC_PREFERRED_JWS": ["RS256"],
    "OIDC_RESPONSE_TYPE": ["code"],
    "OIDC_DISABLE_PKCE": ["true"],
    "OIDC_CALLBACK": ["http://localhost:8585/callback"],
    "OIDC_SERVER_URL": ["http://localhost:8585"],
    "OIDC_CLIENT_AUTH_METHOD": ["client_secret_post"],
    "OIDC_TENANT": [#""""#],
    "OIDC_MAX_CLOCK_SKEW": [#""""#],
    "OIDC_OM_REFRESH_TOKEN_VALIDITY": ["3600"],
    "OIDC_CUSTOM_PARAMS": ["{}"],
    "OIDC_MAX_AGE": ["0"],
    "OIDC_PROMPT_TYPE": ["consent"],
    "OIDC_SESSION_EXPIRY": ["604800"],
  ]
}
