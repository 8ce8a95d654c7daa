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
  package static let enableSelfSignup = Field(
    "enable-self-signup", label: "Enable Self Sign-up", kind: .toggle,
    help: Help(
      "Whether a person whom OpenMetadata does not know yet becomes a user at the first sign-in.",
      examples: ["true"],
      why: "Off, every user has to be created in OpenMetadata before the first sign-in.",
      notes: ["Default: true."],
      server: """
        Off, people without an account read: User not found and self-signup is disabled. The schema's default is \
        false, that of the stock files true. OpenMetadata's own form always stores true for Cognito.
        """),
    keys: [.authentication("enableSelfSignup", "AUTHENTICATION_ENABLE_SELF_SIGNUP", .boolean)],
    fallback: .text("true"))

  package static let registrationDomains = Field(
    "registration-domains", label: "Allowed Registration Domains", kind: .list(of: "domain"),
    help: Help(
      "The e-mail domains from which people may sign up by themselves; all stands for every domain.",
      examples: [#"["all"]"#, #"["company.com"]"#],
      why: "It limits who becomes a user, and leaves those who are one alone.",
      notes: ["Default: all."],
      server: """
        It counts only while self sign-up is on. An empty list lets everybody in, as all does. Sign-in over OIDC \
        obeys it from 1.12.
        """),
    keys: [.authorizer("allowedEmailRegistrationDomains", "AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN", .strings)],
    fallback: .list(["all"]))

  package static let allowedDomains = Field(
    "allowed-domains", label: "Allowed Domains", kind: .list(of: "domain"),
    help: Help(
      "The e-mail domains from which people may sign in while Enforce Principal Domain is on.",
      examples: [#"["company.com", "company.org"]"#],
      why: "Principal Domain takes one domain; this list takes several.",
      notes: ["Default: an empty list, so that the principal domain alone counts."],
      server: """
        A list that is not empty takes the place of the principal domain. Without enforcement it has no effect. Upper \
        and lower case are told apart up to 1.13.
        """),
    keys: [.authorizer("allowedDomains", "AUTHORIZER_ALLOWED_DOMAINS", .strings)], fallback: .list([]))

  package static let rolesFromProvider = Field(
    "roles-from-provider", label: "Use Roles From Provider", kind: .toggle,
    help: Help(
      "Whether people get their OpenMetadata roles from the claim roles of their token.",
      examples: ["false"],
      why: "Roles can then be kept in one place, at the provider.",
      notes: ["Default: false."],
      server: """
        The server reads a claim named roles that holds a list. Cognito sends none by itself: a pre token generation \
        trigger of the pool has to add it.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Extensions ▸ Lambda triggers ▸ Pre token generation"),
    keys: [
      .authorizer("useRolesFromProvider", "AUTHORIZER_USE_ROLES_FROM_PROVIDER", .boolean, passedByCompose: false)
    ],
    fallback: .text("false"))

  package static let defaultRole = Field(
    "default-role", label: "Default Role", kind: .text,
    help: Help(
      "The OpenMetadata role that a new user gets at the first sign-in.",
      examples: ["DataConsumer"],
      why: "New people can then do something useful without waiting for an administrator.",
      notes: ["Empty: new users get no role from here."],
      server: """
        Known from 1.12. The role must exist in OpenMetadata: an unknown one is noted in the server's log and ignored. \
        The Helm chart has no value for it.
        """),
    keys: [.authorizer("defaultOAuthRole", "AUTHORIZER_DEFAULT_OAUTH_ROLE", passedByCompose: false)], since: .v1_12)
}
