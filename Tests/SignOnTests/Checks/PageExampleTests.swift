import SignOn
import Testing

/// The documentation page's own examples, typed in as they stand.
@Suite struct PageExampleTests {
  private static let page: Settings = {
    var settings = Settings.samplePool(.v1_11)
    let texts: [(Field, String)] = [
      (.providerName, "AWS Cognito SSO"), (.clientType, "confidential"), (.authority, DocumentedField.pool),
      (.tokenValidationAlgorithm, "RS256"), (.clientID, "1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p"),
      (.requestScopes, "openid email profile aws.cognito.signin.user.admin"),
      (.discoveryURI, DocumentedField.pool + "/.well-known/openid-configuration"), (.useNonce, "true"),
      (.preferredJWSAlgorithm, "RS256"),
      (.responseType, "code"), (.disablePKCE, "false"), (.maxClockSkew, "0"),
      (.clientAuthenticationMethod, "client_secret_basic"), (.tokenValidity, "3600"), (.tenant, "us-east-1_ABC123DEF"),
      (.serverURL, "https://cognito-idp.us-east-1.amazonaws.com"),
      (.callbackURL, "https://yourapp.company.com/callback"), (.maxAge, "3600"), (.prompt, "login"),
      (.sessionExpiry, "604800"), (.principalDomain, "company.com"), (.enforcePrincipalDomain, "true"),
      (.enableSecureSocketConnection, "true"),
    ]
    for (field, text) in texts { settings.typed[field.id] = .text(text) }
    let lists: [(Field, [String])] = [
      (.publicKeyURLs, [DocumentedField.pool + "/.well-known/jwks.json"]),
      (.jwtPrincipalClaims, ["cognito:username", "email", "sub"]),
      (.jwtPrincipalClaimsMapping, ["email:email", "name:name", "firstName:given_name"]),
      (.adminPrincipals, ["admin@company.com", "superuser@company.com"]),
    ]
    for (field, items) in lists { settings.typed[field.id] = .list(items) }
    settings.typed[Field.clientSecret.id] = .secret(Secret("a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t0"))
    return settings
  }()

  private static let expected: [String] = [
    "error discovery-uri value-is-your-own", "error authority value-is-your-own",
    "error public-key-urls value-is-your-own", "error tenant value-is-your-own", "error client-id value-is-your-own",
    "error client-secret value-is-your-own",
    "error request-scopes scope-is-offered",
    "error callback-url value-is-your-own",
    "error server-url server-url-is-the-callbacks-base",
    "error admin-principals admin-principal-is-no-address",
    "warning jwt-principal-claims first-principal-claim-is-readable",
    "error jwt-principal-claims-mapping mapping-has-username-and-email",
    "error jwt-principal-claims-mapping mapping-has-no-other-fields",
    "warning jwt-principal-claims-mapping mapping-is-left-empty",
    "note enable-secure-socket-connection secure-socket-is-elsewhere",
    "warning registration-domains self-sign-up-keeps-to-the-enforced-domain",
    "note secure-session-cookie session-cookie-is-secure",
  ]

  @Test func eachExampleIsJudgedAsTheServerWould() {
    let found = Self.page.findings().map { "\($0.severity) \($0.field) \($0.check)" }
    #expect(found == Self.expected)
  }

  @Test func applyingTheRepairsLeavesNothingWrong() {
    var settings = Self.page
    for finding in settings.findings() where finding.severity > .note {
      finding.repair?.apply(to: &settings)
    }
    #expect(settings.complaints() == ["value-is-your-own"])
    #expect(settings.items(.adminPrincipals) == ["admin", "superuser"])
    #expect(settings.text(.requestScopes) == "openid email profile")
    #expect(settings.text(.serverURL) == "https://yourapp.company.com")
  }
}
