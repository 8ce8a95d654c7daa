import Text

extension Page {
  /// Who a token makes of a person, and who may do what.
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
      "The user names of the people who have administrative rights in OpenMetadata.",
      examples: [#"["admin", "superuser"]"#],
      why: "Without a name that matches somebody, nobody can administer OpenMetadata.",
      notes: ["Give the part of the e-mail address before the @, in lower case: alice for Alice@company.com."],
      server: """
        The documentation shows e-mail addresses, admin@company.com and superuser@company.com; the server compares \
        with user names, so an address never matches. At least one entry is required, and an entry with a colon is \
        split into a name and a password. A person who exists already is made administrator at sign-in with a \
        confidential client only.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Users: the e-mail addresses of your people"),
    keys: [.authorizer("adminPrincipals", "AUTHORIZER_ADMIN_PRINCIPALS", .strings)], isAsked: true)

  package static let jwtPrincipalClaims = Field(
    "jwt-principal-claims", label: "JWT Principal Claims", kind: .list(of: "claim"),
    help: Help(
      "The claims that identify a person, in order: the first one that the token has is used.",
      examples: [
        #"["email", "cognito:username", "sub"]"#, #"["cognito:username", "email", "sub"]"#,
      ],
      why: "The user name is made from this claim: the part before the @, in lower case.",
      notes: ["Claims that Cognito commonly sends: cognito:username, email, sub and preferred_username."],
      server: """
        The documentation puts cognito:username first; in a pool where people sign in by e-mail this makes their user \
        names UUIDs and fails with an enforced domain, so email comes first here. preferred_username is absent unless \
        the pool sets it. alice@a.com and alice@b.com become the same user.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ Users ▸ a user ▸ User attributes"),
    keys: [.authentication("jwtPrincipalClaims", "AUTHENTICATION_JWT_PRINCIPAL_CLAIMS", .strings)],
    fallback: .list(["email", "cognito:username", "sub"]),
    derived: { settings in settings.provider.principalClaims.map { .list($0) } })

  package static let jwtPrincipalClaimsMapping = Field(
    "jwt-principal-claims-mapping", label: "JWT Principal Claims Mapping", kind: .list(of: "field:claim"),
    help: Help(
      "Which claim of a JWT fills which attribute of an OpenMetadata user. Best left empty.",
      examples: [#"["username:email", "email:email"]"#],
      why: "It replaces JWT Principal Claims, for people whose name and e-mail come from different claims.",
      notes: [
        "The form of an entry is openmetadata_field:jwt_claim.",
        "The documentation's summary table calls it JWT Mapping.",
      ],
      server: """
        The documentation's example is ["email:email", "name:name", "firstName:given_name"]; the server refuses it \
        and may not even start, because exactly the two fields username and email may be mapped, both of them. Claims \
        with a colon, such as cognito:username, cannot be mapped. A mapping can break personal access tokens and, in \
        2.0, every sign-in.
        """),
    keys: [.authentication("jwtPrincipalClaimsMapping", "AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING", .strings)],
    fallback: .list([]))

  package static let principalDomain = Field(
    "principal-domain", label: "Principal Domain", kind: .text,
    help: Help(
      "The default domain of users: it completes the e-mail address of anyone whose claim has no @.",
      examples: ["company.com"],
      why: "Administrators are created under it, and it can be enforced for everybody.",
      notes: ["It follows from the callback URL; the stock default is open-metadata.org."],
      server: """
        One domain, in lower case and never empty: a list with commas does not work, and upper and lower case are \
        told apart up to 1.13.
        """),
    keys: [.authorizer("principalDomain", "AUTHORIZER_PRINCIPAL_DOMAIN")], fallback: .text("open-metadata.org"),
    derived: { settings in WebAddress(settings.text(.callbackURL))?.organisation.map { .text($0) } })

  package static let enforcePrincipalDomain = Field(
    "enforce-principal-domain", label: "Enforce Principal Domain", kind: .toggle,
    help: Help(
      "Whether only people with an e-mail address of the principal domain may sign in.",
      examples: ["true"],
      why: "It keeps accounts of other domains out, even if the pool knows them.",
      notes: ["Default: false."],
      server: """
        If Allowed Domains is not empty, those domains count instead of the principal domain. A person whose claim \
        has no @ is refused. Upper and lower case are told apart up to 1.13.
        """),
    keys: [.authorizer("enforcePrincipalDomain", "AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN", .boolean)],
    fallback: .text("false"))

  package static let enableSecureSocketConnection = Field(
    "enable-secure-socket-connection", label: "Enable Secure Socket Connection", kind: .toggle,
    help: Help(
      "Whether connections are to be secured by SSL/TLS.",
      examples: ["true"],
      why: "Passwords, codes and tokens must not cross a network in clear text.",
      notes: [
        "Default: false.",
        "The documentation demands true in production; its summary table calls the field SSL/TLS.",
      ],
      server: """
        No effect of this value on the server is known. TLS is set up on the server's listener or on a proxy before \
        it; behind such a proxy turn on Secure Session Cookie.
        """),
    keys: [.authorizer("enableSecureSocketConnection", "AUTHORIZER_ENABLE_SECURE_SOCKET", .boolean)],
    fallback: .text("false"))
}

extension WebAddress {
  /// The domain an organisation would use for its people: the host without its first label, if two remain.
  fileprivate var organisation: String? {
    guard !isLoopback, !isIPv4, !host.hasPrefix("[") else { return nil }
    let labels = host.split(separator: ".")
    guard labels.count >= 2 else { return nil }
    return labels.count == 2 ? host : labels.dropFirst().joined(separator: ".")
  }
}
