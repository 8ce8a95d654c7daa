extension Page {
  /// What the documentation page leaves out and the server has.
  static let advanced = Page(
    id: "advanced", title: "Advanced",
    fields: [
      .enableSelfSignup, .registrationDomains, .allowedDomains, .rolesFromProvider, .defaultRole, .teamClaim,
      .automaticRedirect, .secureSessionCookie, .customParameters, .oidcType,
    ])
}

extension Field {
  public static let enableSelfSignup = Field(
    "enable-self-signup", label: "Enable Self Sign-up", kind: .toggle, help: Help(""),
    keys: [.authentication("enableSelfSignup", "AUTHENTICATION_ENABLE_SELF_SIGNUP", .boolean)],
    fallback: .text("true"))

  public static let registrationDomains = Field(
    "registration-domains", label: "Allowed Registration Domains", kind: .list(of: "domain"), help: Help(""),
    keys: [.authorizer("allowedEmailRegistrationDomains", "AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN", .strings)],
    fallback: .list(["all"]))

  public static let allowedDomains = Field(
    "allowed-domains", label: "Allowed Domains", kind: .list(of: "domain"), help: Help(""),
    keys: [.authorizer("allowedDomains", "AUTHORIZER_ALLOWED_DOMAINS", .strings)], fallback: .list([]))

  public static let rolesFromProvider = Field(
    "roles-from-provider", label: "Use Roles From Provider", kind: .toggle, help: Help(""),
    keys: [
      .authorizer("useRolesFromProvider", "AUTHORIZER_USE_ROLES_FROM_PROVIDER", .boolean, passedByCompose: false)
    ],
    fallback: .text("false"))

  public static let defaultRole = Field(
    "default-role", label: "Default Role", kind: .text, help: Help(""),
    keys: [.authorizer("defaultOAuthRole", "AUTHORIZER_DEFAULT_OAUTH_ROLE", passedByCompose: false)], since: .v1_12)

  public static let teamClaim = Field(
    "team-claim", label: "Team Claim", kind: .text, help: Help(""),
    keys: [.authentication("jwtTeamClaimMapping", nil)], since: .v1_12)

  public static let automaticRedirect = Field(
    "automatic-redirect", label: "Automatic Redirect", kind: .toggle, help: Help(""),
    keys: [
      .authentication("enableAutoRedirect", "AUTHENTICATION_ENABLE_AUTO_REDIRECT", .boolean, passedByCompose: false)
    ],
    fallback: .text("false"), since: .v1_12)

  public static let secureSessionCookie = Field(
    "secure-session-cookie", label: "Secure Session Cookie", kind: .toggle, help: Help(""),
    keys: [
      .authentication("forceSecureSessionCookie", "FORCE_SECURE_SESSION_COOKIE", .boolean, passedByCompose: false)
    ],
    fallback: .text("false"), isRelevant: \.isConfidential)

  public static let customParameters = Field(
    "custom-parameters", label: "Custom Parameters", kind: .pairs, help: Help(""),
    keys: [.oidc("customParams", "OIDC_CUSTOM_PARAMS", .stringMap)], fallback: .pairs([]),
    isRelevant: \.isConfidential)

  public static let oidcType = Field(
    "oidc-type", label: "OIDC Type", kind: .text, help: Help(""),
    keys: [.oidc("type", "OIDC_TYPE")], isRelevant: \.isConfidential,
    derived: { .text($0.provider.id) })
}
