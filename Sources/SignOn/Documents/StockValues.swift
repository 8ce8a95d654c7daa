/// Default values in the shipped `conf/openmetadata.yaml` (1.11 to 2.0).
enum StockValues {
  static func holds(_ content: KeyContent) -> Bool {
    guard let variable = content.variable, let texts = defaults[variable] else { return false }
    return texts.contains { PastedYAML.content($0) == content.content }
  }

  /// The shipped files' content for this variable.
  static func content(_ found: KeyContent) -> KeyContent? {
    guard let variable = found.variable, let text = defaults[variable]?.first else { return nil }
    var stock = found
    stock.content = PastedYAML.content(text)
    return stock
  }

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
