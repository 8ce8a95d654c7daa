extension Page {
  /// What happens between OpenMetadata, the browser and the provider.
  static let signIn = Page(
    id: "sign-in", title: "Sign-in",
    fields: [
      .callbackURL, .serverURL, .responseType, .useNonce, .disablePKCE, .preferredJWSAlgorithm, .prompt, .maxAge,
      .maxClockSkew, .tokenValidity, .sessionExpiry,
    ])
}

extension Field {
  public static let callbackURL = Field(
    "callback-url", label: "OIDC Callback URL", kind: .url, help: Help(""),
    keys: [.authentication("callbackUrl", "AUTHENTICATION_CALLBACK_URL"), .oidc("callbackUrl", "OIDC_CALLBACK")],
    isAsked: true)

  public static let serverURL = Field(
    "server-url", label: "OIDC Server URL", kind: .url, help: Help(""),
    keys: [.oidc("serverUrl", "OIDC_SERVER_URL")], isRelevant: \.isConfidential,
    derived: { settings in
      let callback = settings.text(.callbackURL)
      return callback.hasSuffix("/callback") ? .text(String(callback.dropLast("/callback".count))) : nil
    })

  public static let responseType = Field(
    "response-type", label: "OIDC Response Type",
    kind: .choice([
      Choice("code", "the authorization code flow"),
      Choice("id_token", "the implicit flow; Cognito does not offer it"),
    ]),
    help: Help(""),
    keys: [
      .authentication("responseType", "AUTHENTICATION_RESPONSE_TYPE"), .oidc("responseType", "OIDC_RESPONSE_TYPE"),
    ],
    fallback: .text("code"))

  public static let useNonce = Field(
    "use-nonce", label: "OIDC Use Nonce", kind: .toggle, help: Help(""),
    keys: [.oidc("useNonce", "OIDC_USE_NONCE")], fallback: .text("true"), isRelevant: \.isConfidential)

  public static let disablePKCE = Field(
    "disable-pkce", label: "OIDC Disable PKCE", kind: .toggle, help: Help(""),
    keys: [.oidc("disablePkce", "OIDC_DISABLE_PKCE", .boolean)], fallback: .text("false"),
    isRelevant: \.isConfidential)

  public static let preferredJWSAlgorithm = Field(
    "preferred-jws-algorithm", label: "OIDC Preferred JWS Algorithm",
    kind: .choice([
      Choice("RS256", "what Cognito signs with"),
      Choice("RS384", "not offered by Cognito"),
      Choice("RS512", "not offered by Cognito"),
    ]),
    help: Help(""),
    keys: [.oidc("preferredJwsAlgorithm", "OIDC_PREFERRED_JWS")], fallback: .text("RS256"),
    isRelevant: \.isConfidential)
}
