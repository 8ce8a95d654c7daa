import OpenIDConnect
import SignOn

/// One way to trip each check: its name and settings that it complains about.
struct Mistake: Sendable, CustomStringConvertible {
  let check: String
  let settings: Settings

  var description: String { check }

  init(_ check: String, _ settings: Settings) {
    self.check = check
    self.settings = settings
  }

  private static let right = Settings.samplePool()
  private static let own = "https://om.company.com/api/v1/system/config/jwks"

  static let all: [Mistake] =
    general + provider + appClient + signIn + users + advanced + ofOtherProviders + ofAccount

  private static let general = [
    Mistake("every-question-is-answered", Settings()),
    Mistake("every-question-is-answered", right.with(.clientSecret, .secret(Secret("")))),
    Mistake("choice-is-an-option", right.with(.provider, "gogle")),
    Mistake("choice-is-an-option", right.with(.clientType, "")),
    Mistake("choice-is-an-option", right.with(.enforcePrincipalDomain, "Yes")),
    Mistake("value-is-printable", right.with(.providerName, "Company\u{1B}[31m\nCognito")),
    Mistake("value-is-printable", right.with(.allowedDomains, ["company.com\r\n"])),
    Mistake("number-is-whole", right.with(.maxClockSkew, "30s")),
    Mistake("number-is-whole", right.with(.sessionExpiry, "7d")),
    Mistake("number-is-whole", right.with(.maxAge, "-1")),
    Mistake("number-is-whole", right.with(.tokenValidity, "99999999999")),
    Mistake("number-is-whole", right.with(.maxAge, "0x10")),
    Mistake("number-is-whole", right.with(.maxAge, "٣")),
  ]

  private static let provider = [
    Mistake("discovery-uri-leads-to-the-provider", right.with(.discoveryURI, "us-east-1_AbC123dEf")),
    Mistake("discovery-uri-leads-to-the-provider", right.with(.discoveryURI, CognitoSample.discoveryURI + "/")),
    Mistake("discovery-uri-leads-to-the-provider", right.with(.discoveryURI, "https://example.com")),
    Mistake(
      "discovery-uri-leads-to-the-provider",
      right.with(.discoveryURI, "https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_AbC123dEf")),
    Mistake(
      "discovery-uri-leads-to-the-provider", Settings.sampleRealm().with(.discoveryURI, "http://sso.company.com/")),
    Mistake("pool-belongs-to-its-region", right.with(.discoveryURI, discovery("eu-west-1", "us-east-1_AbC123dEf"))),
    Mistake(
      "region-is-accepted-by-the-server", right.with(.discoveryURI, discovery("us-gov-west-1", "us-gov-west-1_ABC"))),
    Mistake("region-is-known", right.with(.discoveryURI, discovery("us-eats-1", "us-eats-1_ABC"))),
    Mistake("region-is-known", right.with(.discoveryURI, discovery("eu-future-9", "eu-future-9_ABC"))),
    Mistake("clock-agrees-with-the-provider", clockOff),
    Mistake(
      "cognito-is-named-as-such", right.with(.provider, "custom-oidc").with(.publicKeyURLs, [CognitoSample.keysURL])),
    Mistake("provider-name-is-given", right.with(.providerName, " ")),
    Mistake("client-type-is-confidential", Settings.samplePool(isPublic: true)),
    Mistake("authority-agrees-with-the-discovery-uri", right.with(.authority, CognitoSample.authority + "/")),
    Mistake("authority-agrees-with-the-discovery-uri", right.with(.authority, "")),
    Mistake(
      "authority-agrees-with-the-discovery-uri", Settings.sampleRealm().with(.authority, "https://other.company.com")),
    Mistake("public-key-urls-hold-the-providers", right.with(.publicKeyURLs, [])),
    Mistake("public-key-urls-hold-the-providers", right.with(.publicKeyURLs, [own])),
    Mistake("public-key-urls-hold-the-providers", Settings.sampleRealm().with(.publicKeyURLs, [])),
    Mistake(
      "public-key-url-is-allowed", right.with(.publicKeyURLs, [CognitoSample.keysURL, "https://example.com/jwks.json"])),
    Mistake(
      "public-key-url-is-allowed",
      Settings.sampleRealm().with(.publicKeyURLs, ["http://sso.company.com/certs", "https://sso.company.com/certs"])),
    Mistake("own-key-set-fits-the-version", right.with(.publicKeyURLs, [CognitoSample.keysURL, own])),
    Mistake("own-key-set-fits-the-version", Settings.samplePool(.v1_11)),
    Mistake(
      "own-key-set-fits-the-version", Settings.samplePool(.v1_11).with(.publicKeyURLs, [CognitoSample.keysURL, own])),
    Mistake("algorithm-is-rs256", right.with(.tokenValidationAlgorithm, "RS512")),
    Mistake("algorithm-is-rs256", right.with(.preferredJWSAlgorithm, "")),
    Mistake("algorithm-is-rs256", Settings.sampleRealm().with(.preferredJWSAlgorithm, "ES256")),
  ]

  private static let azure = Settings.sample("azure")
  private static let google = Settings.sample("google")

  private static let ofOtherProviders = [
    Mistake("discovery-uri-leads-to-the-provider", right.with(.discoveryURI, "https://company.okta.com")),
    Mistake(
      "discovery-uri-leads-to-the-provider", azure.with(.discoveryURI, "https://login.microsoftonline.us/common")),
    Mistake("discovery-uri-leads-to-the-provider", google.with(.discoveryURI, "https://accounts.google.com/")),
    Mistake(
      "azure-accounts-are-of-one-tenant",
      azure.with(
        .discoveryURI, "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration")),
    Mistake(
      "azure-keys-are-the-tenants",
      azure.with(.publicKeyURLs, ["https://login.microsoftonline.com/common/discovery/keys"])),
    Mistake("azure-tenant-is-given", azure.with(.tenant, "company.onmicrosoft.com")),
    Mistake("azure-tenant-is-given", azure.with(.tenant, "")),
    Mistake("azure-tenant-is-given", azure.with(.tenant, "2b2b3c4d-1234-5678-9abc-1a2b3c4d5e6f")),
    Mistake("client-id-is-azures", azure.with(.clientID, "openmetadata")),
    Mistake("client-id-is-azures", azure.with(.clientID, "{aaaaaaaa-1234-5678-9abc-bbbbbbbbbbbb}")),
    Mistake(
      "azure-secret-is-the-value",
      azure.with(.clientSecret, .secret(Secret("aaaaaaaa-1234-5678-9abc-cccccccccccc")))),
    Mistake("azure-secret-is-the-value", azure.with(.clientSecret, .secret(Secret("with a blank")))),
    Mistake("azure-refresh-is-requested", azure.with(.requestScopes, "openid email profile")),
    Mistake(
      "okta-app-may-refresh",
      Settings.sample("okta").with(.requestScopes, "openid email profile offline_access")),
    Mistake("client-id-is-googles", google.with(.clientID, "123456789012-a1b2c3d4e5f6")),
    Mistake("client-id-is-googles", google.with(.clientID, "<123-a.apps.googleusercontent.com>")),
    Mistake("prompt-is-googles", google.with(.prompt, "login")),
    Mistake("google-accounts-are-limited", google),
    Mistake(
      "issuer-is-encrypted",
      Settings.sampleRealm().with(
        .discoveryURI, "http://keycloak:8080/realms/data/.well-known/openid-configuration")),
  ]

  private static let appClient = [
    Mistake("client-id-fits-cognito", right.with(.clientID, "\"1example23456789abcdefghij\"")),
    Mistake("client-id-fits-cognito", right.with(.clientID, "us-east-1_AbC123dEf")),
    Mistake("client-id-fits-cognito", right.with(.clientID, String(repeating: "a", count: 129))),
    Mistake("client-id-has-no-blanks", Settings.sampleRealm().with(.clientID, "open metadata")),
    Mistake("client-secret-is-not-the-mask", right.with(.clientSecret, .secret(Secret("*********")))),
    Mistake("client-secret-fits-cognito", right.with(.clientSecret, .secret(Secret("not a Cognito secret at all/")))),
    Mistake(
      "client-secret-fits-cognito", right.with(.clientSecret, .secret(Secret(String(repeating: "a", count: 65))))),
    Mistake("client-secret-is-whole", right.with(.clientSecret, .secret(Secret("short")))),
    Mistake(
      "client-secret-has-no-blanks", Settings.sampleRealm().with(.clientSecret, .secret(Secret("with a\nbreak")))),
    Mistake("client-authentication-is-basic-or-post", right.with(.clientAuthenticationMethod, "private_key_jwt")),
    Mistake(
      "secret-with-a-plus-is-sent-in-the-form",
      right.with(.clientSecret, .secret(Secret("examplesecret+0123456789abcdef")))),
    Mistake("scopes-are-single-spaced", right.with(.requestScopes, " openid,  email\tprofile ")),
    Mistake("scope-has-openid", right.with(.requestScopes, "email profile")),
    Mistake("scope-has-openid", right.with(.requestScopes, "")),
    Mistake("scope-has-email", right.with(.requestScopes, "openid profile")),
    Mistake("scope-is-offered", right.with(.requestScopes, "openid email aws.cognito.signin.user.admin")),
  ]

  private static let signIn = [
    Mistake("callback-is-an-address", right.with(.callbackURL, "om.company.com/callback")),
    Mistake("callback-is-an-address", right.with(.callbackURL, "somewhere")),
    Mistake(
      "callback-is-openmetadatas", right.with(.callbackURL, "https://x.auth.us-east-1.amazoncognito.com/callback")),
    Mistake("callback-ends-in-callback", right.with(.callbackURL, "https://om.company.com/api/v1/callback")),
    Mistake("callback-ends-in-callback", right.with(.callbackURL, "https://om.company.com/callback/")),
    Mistake("callback-ends-in-callback", right.with(.callbackURL, "https://om.company.com")),
    Mistake("callback-ends-in-callback", right.with(.callbackURL, "https://om.company.com//callback")),
    Mistake("callback-ends-in-callback", right.with(.callbackURL, "https://om.company.com/auth/callback")),
    Mistake("callback-has-no-query", right.with(.callbackURL, "https://om.company.com/callback?a=b")),
    Mistake("callback-has-no-query", right.with(.callbackURL, "https://om.company.com/callback#x")),
    Mistake("callback-is-encrypted", right.with(.callbackURL, "http://om.company.com:8585/callback")),
    Mistake("callback-is-encrypted", right.with(.callbackURL, "http://0.0.0.0:8585/callback")),
    Mistake(
      "callback-is-short-enough",
      right.with(.callbackURL, "https://om.company.com/\(String(repeating: "a", count: 1100))/callback")),
    Mistake("server-url-is-the-callbacks-base", right.with(.serverURL, "https://cognito-idp.us-east-1.amazonaws.com")),
    Mistake("server-url-is-the-callbacks-base", right.with(.serverURL, "https://om.company.com/")),
    Mistake("server-url-is-the-callbacks-base", right.with(.serverURL, "")),
    Mistake("response-type-is-code", right.with(.responseType, "id_token")),
    Mistake("response-type-is-code", Settings.sampleRealm().with(.responseType, "token")),
    Mistake("nonce-is-used", right.with(.useNonce, "false")),
    Mistake("pkce-is-used", right.with(.disablePKCE, "true")),
    Mistake("prompt-is-known", right.with(.prompt, "Login")),
    Mistake("prompt-is-known", right.with(.prompt, "none login")),
    Mistake("prompt-lets-people-in", right.with(.prompt, "none")),
    Mistake("prompt-lets-people-in", Settings.samplePool(.v2_0).with(.prompt, "consent")),
    Mistake("max-age-is-not-zero", right.with(.maxAge, "0")),
    Mistake("token-validity-fits-the-version", zeroInTheFile),
    Mistake("session-expiry-is-an-hour-or-more", right.with(.sessionExpiry, "60")),
  ]

  private static let users = [
    Mistake("admin-principal-is-no-address", right.with(.adminPrincipals, ["Admin@Company.com", "admin@other.com"])),
    Mistake("admin-principal-has-no-colon", right.with(.adminPrincipals, ["alice:wonderland"])),
    Mistake("admin-principal-is-lower-case", right.with(.adminPrincipals, ["Alice"])),
    Mistake("admin-principal-is-one-word", right.with(.adminPrincipals, ["alice, bob"])),
    Mistake("admin-principal-is-one-word", right.with(.adminPrincipals, ["alice", ""])),
    Mistake("admin-principal-is-listed-once", right.with(.adminPrincipals, ["alice", "alice"])),
    Mistake("principal-claims-are-given", right.with(.jwtPrincipalClaims, [])),
    Mistake("principal-claim-is-a-name", right.with(.jwtPrincipalClaims, ["email, sub"])),
    Mistake("principal-claim-is-a-name", right.with(.jwtPrincipalClaims, [""])),
    Mistake("principal-claim-is-a-name", right.with(.jwtPrincipalClaims, ["email", "email"])),
    Mistake("first-principal-claim-is-readable", right.with(.jwtPrincipalClaims, ["cognito:username", "email"])),
    Mistake("first-principal-claim-is-readable", Settings.sampleRealm().with(.jwtPrincipalClaims, ["sub"])),
    Mistake("preferred-username-is-in-the-pool", right.with(.jwtPrincipalClaims, ["email", "preferred_username"])),
    Mistake("mapping-entry-is-field-and-claim", right.with(.jwtPrincipalClaimsMapping, ["email"])),
    Mistake("mapping-entry-is-field-and-claim", right.with(.jwtPrincipalClaimsMapping, ["email:"])),
    Mistake(
      "mapping-names-each-field-once",
      right.with(.jwtPrincipalClaimsMapping, ["email:email", "email:mail", "username:sub"])),
    Mistake("mapping-has-username-and-email", right.with(.jwtPrincipalClaimsMapping, ["email:email"])),
    Mistake(
      "mapping-has-no-other-fields",
      right.with(.jwtPrincipalClaimsMapping, ["email:email", "username:sub", "name:name"])),
    Mistake(
      "mapping-claim-is-a-plain-name",
      right.with(.jwtPrincipalClaimsMapping, ["username:cognito:username", "email:email"])),
    Mistake("mapping-is-left-empty", right.with(.jwtPrincipalClaimsMapping, ["username:sub", "email:email"])),
    Mistake("principal-domain-is-one-host-name", right.with(.principalDomain, "company.com,company.org")),
    Mistake("principal-domain-is-one-host-name", right.with(.principalDomain, "@company.com")),
    Mistake("principal-domain-is-one-host-name", right.with(.principalDomain, "")),
    Mistake("principal-domain-is-lower-case", right.with(.principalDomain, "Company.com")),
    Mistake(
      "enforced-domain-is-your-own",
      right.with(.enforcePrincipalDomain, "true").with(.principalDomain, "open-metadata.org")),
    Mistake(
      "enforced-claim-has-a-domain",
      right.with(.enforcePrincipalDomain, "true").with(.jwtPrincipalClaims, ["preferred_username"])),
    Mistake("secure-socket-is-elsewhere", right.with(.enableSecureSocketConnection, "true")),
  ]

  private static let advanced = [
    Mistake("new-people-can-sign-up", right.with(.enableSelfSignup, "false")),
    Mistake("domain-list-holds-host-names", right.with(.allowedDomains, ["Company.com", "https://company.org/"])),
    Mistake("domain-list-holds-host-names", right.with(.registrationDomains, ["ALL"])),
    Mistake("self-sign-up-keeps-to-the-enforced-domain", right.with(.enforcePrincipalDomain, "true")),
    Mistake(
      "allowed-domains-hold-the-principal-domain",
      right.with(.enforcePrincipalDomain, "true").with(.allowedDomains, ["company.org"])),
    Mistake("allowed-domains-are-enforced", right.with(.allowedDomains, ["company.com"])),
    Mistake("roles-come-from-the-provider", right.with(.rolesFromProvider, "true")),
    Mistake("default-role-exists", right.with(.defaultRole, "DataConsumer")),
    Mistake("value-is-your-own", right.with(.clientID, "{Client ID}")),
    Mistake("admin-is-one-of-your-users", right.with(.adminPrincipals, ["admin"])),
    Mistake("admin-email-is-an-address", Settings.samplePool(.v2_1).with(.adminEmails, ["alice"])),
    Mistake("session-cookie-is-secure", right),
    Mistake(
      "session-cookie-is-secure",
      right.with(.callbackURL, "http://localhost:8585/callback").with(.secureSessionCookie, "true")),
    Mistake(
      "custom-parameters-are-five-at-most",
      right.with(.customParameters, .pairs((1...6).map { .init("p\($0)", "v") }))),
    Mistake("custom-parameter-has-name-and-value", right.with(.customParameters, .pairs([.init("a b", "c")]))),
    Mistake("custom-parameter-is-not-the-servers-own", right.with(.customParameters, .pairs([.init("state", "x")]))),
    Mistake("oidc-type-is-the-providers", right.with(.oidcType, "azure")),
    Mistake("oidc-type-is-the-providers", Settings.sampleRealm().with(.oidcType, "google")),
  ]

  private static func discovery(_ region: String, _ id: String) -> String {
    "https://cognito-idp.\(region).amazonaws.com/\(id)/.well-known/openid-configuration"
  }

  private static let clockOff: Settings = {
    var settings = right
    settings.facts.discovery = .found(
      ProviderMetadata(issuer: CognitoSample.authority), from: CognitoSample.discoveryURI,
      Receipt(status: 200, bytes: 1, milliseconds: 1, clockOffsetSeconds: -3600))
    return settings
  }()

  private static let zeroInTheFile: Settings = {
    var settings = Settings.samplePool(.v2_0)
    settings.imported[Field.tokenValidity.id] = .text("0")
    return settings
  }()
}
