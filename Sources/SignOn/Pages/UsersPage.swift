import Text

extension Page {
  /// How a token becomes a user, and who may do what.
  static let users = Page(
    id: "users", title: "Users",
    fields: [
      .adminPrincipals, .jwtPrincipalClaims, .jwtPrincipalClaimsMapping, .principalDomain, .enforcePrincipalDomain,
      .enableSecureSocketConnection,
    ])
}

extension Field {
  package static let adminPrincipals = Field(
    "admin-principals", label: "Admin Principals", kind: .list(of: "user name"),
    help: Help(
      "The user names of users with administrative rights in OpenMetadata.",
      examples: [#"["alice", "bob"]"#],
      why: "Without a matching name, nobody can administer OpenMetadata.",
      notes: ["Enter the part of the e-mail address before the @, in lower case: alice for Alice@company.com."],
      server: """
        The documentation shows e-mail addresses, admin@company.com and superuser@company.com; the server compares \
        user names, so an address never matches. At least one entry is required, and an entry with a colon is split \
        into a name and a password. An existing user becomes an administrator at sign-in only with a confidential \
        client.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Users: the e-mail addresses of your users"),
    keys: [.authorizer("adminPrincipals", "AUTHORIZER_ADMIN_PRINCIPALS", .strings)], isAsked: true)

  package static let jwtPrincipalClaims = Field(
    "jwt-principal-claims", label: "JWT Principal Claims", kind: .list(of: "claim"),
    help: Help(
      "The claims that identify a user, in order: the first one in the token is used.",
      examples: [
        #"["email", "cognito:username", "sub"]"#, #"["cognito:username", "email", "sub"]"#,
      ],
      why: "The user name comes from this claim: the part before the @, in lower case.",
      notes: ["Common Cognito claims: cognito:username, email, sub and preferred_username."],
      server: """
        The documentation puts cognito:username first; in a pool where users sign in with their e-mail address, user \
        names then become UUIDs, which fails with an enforced domain, so email comes first here. preferred_username is \
        absent unless the user has it set. alice@a.com and alice@b.com become the same user.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Users ▸ a user ▸ User attributes"),
    keys: [.authentication("jwtPrincipalClaims", "AUTHENTICATION_JWT_PRINCIPAL_CLAIMS", .strings)],
    fallback: .list(["email", "cognito:username", "sub"]),
    derived: { settings in settings.provider.principalClaims.map { .list($0) } })

  package static let jwtPrincipalClaimsMapping = Field(
    "jwt-principal-claims-mapping", label: "JWT Principal Claims Mapping", kind: .list(of: "field:claim"),
    help: Help(
      "Which JWT claim fills which attribute of an OpenMetadata user. Best left empty.",
      examples: [#"["username:email", "email:email"]"#],
      why: "It replaces JWT Principal Claims if user name and e-mail come from different claims.",
      notes: [
        "Format of an entry: openmetadata_field:jwt_claim.",
        "The documentation's summary table calls it JWT Mapping.",
      ],
      server: """
        The documentation's example is ["email:email", "name:name", "firstName:given_name"]; the server rejects it and \
        may not even start, because a mapping must contain exactly username and email. Claims with a colon, such as \
        cognito:username, cannot be mapped. A mapping can break personal access tokens and, in 2.0, every sign-in.
        """),
    keys: [.authentication("jwtPrincipalClaimsMapping", "AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING", .strings)],
    fallback: .list([]))

  package static let principalDomain = Field(
    "principal-domain", label: "Principal Domain", kind: .text,
    help: Help(
      "The default domain of users' e-mail addresses, added if a claim has no @.",
      examples: ["company.com"],
      why: "Administrators are created with it, and it can be enforced for all users.",
      notes: ["Derived from the callback URL; the server's default is open-metadata.org."],
      server: """
        One domain, in lower case and not empty; a list with commas does not work. It is case-sensitive up to 1.13.
        """),
    keys: [.authorizer("principalDomain", "AUTHORIZER_PRINCIPAL_DOMAIN")], fallback: .text("open-metadata.org"),
    derived: { settings in WebAddress(settings.text(.callbackURL))?.organisation.map { .text($0) } })

  package static let enforcePrincipalDomain = Field(
    "enforce-principal-domain", label: "Enforce Principal Domain", kind: .toggle,
    help: Help(
      "Whether only users with an e-mail address in the principal domain may sign in.",
      examples: ["true"],
      why: "It keeps out accounts from other domains, even if the provider lets them sign in.",
      notes: ["Default: false."],
      server: """
        If Allowed Domains is not empty, those domains replace the principal domain. Users whose claim has no @ are \
        rejected. It is case-sensitive up to 1.13.
        """),
    keys: [.authorizer("enforcePrincipalDomain", "AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN", .boolean)],
    fallback: .text("false"))

  package static let enableSecureSocketConnection = Field(
    "enable-secure-socket-connection", label: "Enable Secure Socket Connection", kind: .toggle,
    help: Help(
      "Whether connections are secured with SSL/TLS.",
      examples: ["true"],
      why: "Passwords, codes and tokens must not travel in clear text.",
      notes: [
        "Default: false.",
        "The documentation requires true in production; its summary table calls the field SSL/TLS.",
      ],
      server: """
        This setting has no known effect on the server. TLS is configured on the server's listener or on a proxy in \
        front of it; behind such a proxy, turn on Secure Session Cookie.
        """),
    keys: [.authorizer("enableSecureSocketConnection", "AUTHORIZER_ENABLE_SECURE_SOCKET", .boolean)],
    fallback: .text("false"))
}

extension WebAddress {
  /// The likely e-mail domain: the host without its first label, if at least two labels remain.
  fileprivate var organisation: String? {
    guard !isLoopback, !isIPv4, !host.hasPrefix("[") else { return nil }
    let labels = host.split(separator: ".")
    guard labels.count >= 2 else { return nil }
    return labels.count == 2 ? host : labels.dropFirst().joined(separator: ".")
  }
}
