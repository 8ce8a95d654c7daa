extension Page {
  /// What the documentation page leaves out and the server has.
  static let advanced = Page(
    id: "advanced", title: "Advanced",
    fields: [
      .enableSelfSignup, .registrationDomains, .allowedDomains, .rolesFromProvider, .defaultRole, .teamClaim,
      .automaticRedirect, .secureSessionCookie, .customParameters, .oidcType, .emailClaim, .displayNameClaim,
      .adminEmails, .allowedEmailDomains,
    ])
}

extension Field {
  package static let enableSelfSignup = Field(
    "enable-self-signup", label: "Enable Self Sign-up", kind: .toggle,
    help: Help(
      "Whether someone without an OpenMetadata account becomes a user at first sign-in.",
      examples: ["true"],
      why: "If it is off, every user must be created in OpenMetadata before the first sign-in.",
      notes: ["Default: true."],
      server: """
        If it is off, users without an account see: User not found and self-signup is disabled. The default is false \
        in the schema and true in the shipped files. OpenMetadata's own form always stores true for Cognito.
        """),
    keys: [.authentication("enableSelfSignup", "AUTHENTICATION_ENABLE_SELF_SIGNUP", .boolean)],
    fallback: .text("true"))

  package static let registrationDomains = Field(
    "registration-domains", label: "Allowed Registration Domains", kind: .list(of: "domain"),
    help: Help(
      "The e-mail domains whose users may sign up by themselves; all means every domain.",
      examples: [#"["all"]"#, #"["company.com"]"#],
      why: "It limits who can become a user; existing users are not affected.",
      notes: ["Default: all."],
      server: """
        It only applies if self sign-up is on. An empty list allows everyone, like all. OIDC sign-in honors it from \
        1.12.
        """),
    keys: [.authorizer("allowedEmailRegistrationDomains", "AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN", .strings)],
    fallback: .list(["all"]))

  package static let allowedDomains = Field(
    "allowed-domains", label: "Allowed Domains", kind: .list(of: "domain"),
    help: Help(
      "The e-mail domains whose users may sign in while Enforce Principal Domain is on.",
      examples: [#"["company.com", "company.org"]"#],
      why: "Principal Domain takes only one domain; this list takes several.",
      notes: ["Default: an empty list, so only the principal domain counts."],
      server: """
        If the list is not empty, it replaces the principal domain. Without enforcement it has no effect. It is \
        case-sensitive up to 1.13.
        """),
    keys: [.authorizer("allowedDomains", "AUTHORIZER_ALLOWED_DOMAINS", .strings)], fallback: .list([]))

  package static let rolesFromProvider = Field(
    "roles-from-provider", label: "Use Roles From Provider", kind: .toggle,
    help: Help(
      "Whether users get their OpenMetadata roles from the claim roles in their token.",
      examples: ["false"],
      why: "Roles can then be managed in one place, at the provider.",
      notes: ["Default: false."],
      server: """
        The server reads a claim named roles that contains a list. Cognito does not send it by default; a pre token \
        generation trigger of the pool has to add it.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Extensions ▸ Lambda triggers ▸ Pre token generation"),
    keys: [
      .authorizer("useRolesFromProvider", "AUTHORIZER_USE_ROLES_FROM_PROVIDER", .boolean, passedByCompose: false)
    ],
    fallback: .text("false"))

  package static let defaultRole = Field(
    "default-role", label: "Default Role", kind: .text,
    help: Help(
      "The OpenMetadata role a new user gets at first sign-in.",
      examples: ["DataConsumer"],
      why: "New users can then start working without waiting for an administrator.",
      notes: ["Empty: new users get no role from this setting."],
      server: """
        Available from 1.12. The role must exist in OpenMetadata; the server logs and ignores an unknown one. The Helm \
        chart has no value for it.
        """),
    keys: [.authorizer("defaultOAuthRole", "AUTHORIZER_DEFAULT_OAUTH_ROLE", passedByCompose: false)], since: .v1_12)
}
