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
  public static let adminPrincipals = Field(
    "admin-principals", label: "Admin Principals", kind: .list(of: "user name"), help: Help(""),
    keys: [.authorizer("adminPrincipals", "AUTHORIZER_ADMIN_PRINCIPALS", .strings)], isAsked: true)

  public static let jwtPrincipalClaims = Field(
    "jwt-principal-claims", label: "JWT Principal Claims", kind: .list(of: "claim"), help: Help(""),
    keys: [.authentication("jwtPrincipalClaims", "AUTHENTICATION_JWT_PRINCIPAL_CLAIMS", .strings)],
    fallback: .list(["email", "cognito:username", "sub"]),
    derived: { $0.provider.id == "aws-cognito" ? nil : .list(["email", "preferred_username", "sub"]) })

  public static let jwtPrincipalClaimsMapping = Field(
    "jwt-principal-claims-mapping", label: "JWT Principal Claims Mapping", kind: .list(of: "field:claim"),
    help: Help(""),
    keys: [.authentication("jwtPrincipalClaimsMapping", "AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING", .strings)],
    fallback: .list([]))

  public static let principalDomain = Field(
    "principal-domain", label: "Principal Domain", kind: .text, help: Help(""),
    keys: [.authorizer("principalDomain", "AUTHORIZER_PRINCIPAL_DOMAIN")], fallback: .text("open-metadata.org"),
    derived: { settings in URLText(settings.text(.callbackURL))?.organisation.map { .text($0) } })

  public static let enforcePrincipalDomain = Field(
    "enforce-principal-domain", label: "Enforce Principal Domain", kind: .toggle, help: Help(""),
    keys: [.authorizer("enforcePrincipalDomain", "AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN", .boolean)],
    fallback: .text("false"))

  public static let enableSecureSocketConnection = Field(
    "enable-secure-socket-connection", label: "Enable Secure Socket Connection", kind: .toggle, help: Help(""),
    keys: [.authorizer("enableSecureSocketConnection", "AUTHORIZER_ENABLE_SECURE_SOCKET", .boolean)],
    fallback: .text("false"))
}
