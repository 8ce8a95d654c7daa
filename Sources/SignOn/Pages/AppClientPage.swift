extension Page {
  /// The client that OpenMetadata is at the provider.
  static let appClient = Page(
    id: "app-client", title: "App client",
    fields: [.clientID, .clientSecret, .clientAuthenticationMethod, .requestScopes])
}

extension Field {
  public static let clientID = Field(
    "client-id", label: "OIDC Client ID", kind: .text, help: Help(""),
    keys: [.authentication("clientId", "AUTHENTICATION_CLIENT_ID"), .oidc("id", "OIDC_CLIENT_ID")], isAsked: true)

  public static let clientSecret = Field(
    "client-secret", label: "OIDC Client Secret", kind: .secret, help: Help(""),
    keys: [.oidc("secret", "OIDC_CLIENT_SECRET")], isAsked: true, isRelevant: \.isConfidential)

  public static let clientAuthenticationMethod = Field(
    "client-authentication-method", label: "OIDC Client Authentication Method",
    kind: .choice([
      Choice("client_secret_basic", "id and secret in the Authorization header"),
      Choice("client_secret_post", "id and secret in the form body"),
    ]),
    help: Help(""),
    keys: [.oidc("clientAuthenticationMethod", "OIDC_CLIENT_AUTH_METHOD")], fallback: .text("client_secret_basic"),
    isRelevant: \.isConfidential)

  public static let requestScopes = Field(
    "request-scopes", label: "OIDC Request Scopes", kind: .text, help: Help(""),
    keys: [.oidc("scope", "OIDC_SCOPE")], fallback: .text("openid email profile"), isRelevant: \.isConfidential)
}
