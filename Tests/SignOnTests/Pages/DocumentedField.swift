import Testing

/// What the OpenMetadata 1.11 documentation of the confidential Cognito client says about a field.
struct DocumentedField: Sendable {
  let heading: String
  /// Words of the help that carry a fact; each must be found somewhere in it.
  let facts: [String]
  var options: [String] = []
  var defaultValue: String?
  var examples: [String] = []
  /// Examples of the documentation that the server refuses or takes for something else.
  var refusedExamples: [String] = []
}

extension DocumentedField: CustomTestStringConvertible {
  var testDescription: String { heading }

  static let all = provider + appClient + signIn + users

  static let pool = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_ABC123DEF"
  static let issuerForm = "https://cognito-idp.{region}.amazonaws.com/{user-pool-id}"

  static let provider = [
    DocumentedField(
      heading: "Provider Name",
      facts: ["name users see", "logs", "user interface", "display only", "no effect on authentication"],
      examples: ["AWS Cognito SSO", "Company Cognito", "User Pool Authentication"]),
    DocumentedField(
      heading: "Client Type",
      facts: [
        "public one (without)", "with a client secret", "how secure", "sign-in flow", "keeps its secret",
        "client ID and client secret", "run in the browser", "back ends", "applications on a server",
      ],
      options: ["public", "confidential"], examples: ["confidential"]),
    DocumentedField(
      heading: "Authority", facts: ["issues the tokens", "which Cognito user pool", issuerForm + "."],
      examples: [pool]),
    DocumentedField(
      heading: "Public Key URLs",
      facts: [
        "One or more URLs", "publishes the public keys", "signature of every JWT", "discovered", "rarely set by hand",
      ],
      examples: [#"["\#(pool)/.well-known/jwks.json"]"#]),
    DocumentedField(
      heading: "Token Validation Algorithm",
      facts: ["signatures of JWTs", "AWS Cognito signs with", "what Cognito uses by default"],
      options: ["RS256", "RS384", "RS512"], defaultValue: "RS256", examples: ["RS256"]),
    DocumentedField(
      heading: "OIDC Discovery URI",
      facts: [
        "AWS Cognito", "OIDC metadata", "token and authorization endpoints", "by itself",
        issuerForm + "/.well-known/openid-configuration", "your values for {region} and {user-pool-id}",
      ],
      examples: [pool + "/.well-known/openid-configuration"]),
    DocumentedField(
      heading: "OIDC Tenant", facts: ["ID of the Cognito user pool", "identifies the Cognito user pool"],
      examples: ["us-east-1_ABC123DEF"]),
  ]

  static let appClient = [
    DocumentedField(
      heading: "OIDC Client ID",
      facts: [
        "app client", "Cognito user pool", "which application is",
        "AWS Console ▸ Cognito ▸ User Pools ▸ App Integration ▸ App Clients",
      ],
      examples: ["1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p"]),
    DocumentedField(
      heading: "OIDC Client Secret",
      facts: [
        "confidential client authenticates", "server needs it to authenticate securely to Cognito", "securely",
        "Cognito ▸ User Pool ▸ App Client ▸ Generate Secret", "safe store", "rotate", "for confidential clients only",
      ],
      examples: ["a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t0"]),
    DocumentedField(
      heading: "OIDC Request Scopes",
      facts: ["asks AWS Cognito for", "what OpenMetadata learns about a user", "enabled for the app client"],
      defaultValue: "openid email profile",
      refusedExamples: ["openid email profile aws.cognito.signin.user.admin"]),
    DocumentedField(
      heading: "OIDC Client Authentication Method",
      facts: ["sends client ID and secret to AWS Cognito", "match the app client's configuration"],
      options: ["client_secret_basic", "client_secret_post"], defaultValue: "client_secret_basic",
      examples: ["client_secret_basic"]),
  ]

  static let signIn = [
    DocumentedField(
      heading: "OIDC Use Nonce", facts: ["replay attacks", "every authentication request is unique"],
      options: ["true", "false"], defaultValue: "true", examples: ["true"]),
    DocumentedField(
      heading: "OIDC Preferred JWS Algorithm", facts: ["verifying the signature of a JWT"], options: ["RS256"],
      defaultValue: "RS256", examples: ["RS256"]),
    DocumentedField(
      heading: "OIDC Response Type",
      facts: ["expects back", "recommended", "confidential clients", "authorization code flow is more secure"],
      options: ["id_token", "code"], defaultValue: "id_token", examples: ["code"]),
    DocumentedField(
      heading: "OIDC Disable PKCE",
      facts: [
        "Proof Key for Code Exchange (PKCE)", "intercepted authorization code", "leave it at false", "PKCE is used",
      ],
      options: ["true", "false"], defaultValue: "false", examples: ["false"]),
    DocumentedField(
      heading: "OIDC Max Clock Skew", facts: ["largest clock", "a token is validated", "in seconds"],
      examples: ["0"]),
    DocumentedField(
      heading: "OIDC Token Validity",
      facts: [
        "How long a token is valid, in seconds", "the provider's default", "how long a session lasts",
        "when a token is refreshed",
      ],
      defaultValue: "0", examples: ["3600"]),
    DocumentedField(
      heading: "OIDC Server URL",
      facts: ["base URL of AWS Cognito's authentication server", "API endpoints for tokens and userinfo"],
      refusedExamples: ["https://cognito-idp.us-east-1.amazonaws.com"]),
    DocumentedField(
      heading: "OIDC Callback URL",
      facts: [
        "redirect URI", "where Cognito sends", "Allowed callback URLs", "HTTPS in production",
        "Cognito ▸ User Pool ▸ Hosted UI ▸ Allowed Callback URLs",
      ],
      examples: ["https://yourapp.company.com/callback"]),
    DocumentedField(
      heading: "OIDC Max Age", facts: ["How old an authentication may be", "seconds", "sign in again"],
      examples: ["3600"]),
    DocumentedField(
      heading: "OIDC Prompt",
      facts: [
        "What Cognito prompts users for", "login: ask for user name and password every time",
        "none: use the existing session",
        "(SSO)",
      ],
      options: ["none", "login", "consent", "select_account"], examples: ["login"]),
    DocumentedField(
      heading: "OIDC Session Expiry", facts: ["How long an OpenMetadata session", "in seconds", "7 days"],
      defaultValue: "604800"),
  ]

  static let users = [
    DocumentedField(
      heading: "JWT Principal Claims",
      facts: ["claims that identify a user", "claims: cognito:username, email, sub and preferred_username"],
      examples: [#"["cognito:username", "email", "sub"]"#]),
    DocumentedField(
      heading: "JWT Principal Claims Mapping",
      facts: [
        "claim fills which attribute of an OpenMetadata user", "openmetadata_field:jwt_claim", "JWT Mapping",
      ],
      refusedExamples: [#"["email:email", "name:name", "firstName:given_name"]"#]),
    DocumentedField(
      heading: "Admin Principals", facts: ["administrative rights in OpenMetadata"],
      refusedExamples: ["admin@company.com", "superuser@company.com"]),
    DocumentedField(
      heading: "Principal Domain", facts: ["default domain of users"], examples: ["company.com"]),
    DocumentedField(
      heading: "Enforce Principal Domain",
      facts: ["only users with an e-mail address in the principal domain may sign in"],
      options: ["true", "false"], defaultValue: "false", examples: ["true"]),
    DocumentedField(
      heading: "Enable Secure Socket Connection", facts: ["SSL/TLS", "requires true in production"],
      options: ["true", "false"], defaultValue: "false", examples: ["true"]),
  ]
}
