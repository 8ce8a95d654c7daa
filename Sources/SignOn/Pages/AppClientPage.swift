extension Page {
  /// The client that OpenMetadata is at the provider.
  static let appClient = Page(
    id: "app-client", title: "App client",
    fields: [.clientID, .clientSecret, .clientAuthenticationMethod, .requestScopes])
}

extension Field {
  package static let clientID = Field(
    "client-id", label: "OIDC Client ID", kind: .text,
    help: Help(
      "The ID of OpenMetadata's app client in the Cognito user pool.",
      examples: ["1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p"],
      why: "Tells Cognito which application is signing in.",
      server: """
        The documentation's example has 32 characters; Cognito generates about 26 lower-case letters and digits, and \
        the length is not checked. The server reads the ID from two settings, clientId and oidcConfiguration.id; both \
        are written from this field. The server does not check a token's audience (aud), so it also accepts tokens of \
        other clients in the same pool.
        """,
      place: """
        Cognito ▸ User pools ▸ your pool ▸ App clients ▸ your client ▸ Client ID \
        (older consoles: AWS Console ▸ Cognito ▸ User Pools ▸ App Integration ▸ App Clients)
        """),
    keys: [.authentication("clientId", "AUTHENTICATION_CLIENT_ID"), .oidc("id", "OIDC_CLIENT_ID")], isAsked: true)

  package static let clientSecret = Field(
    "client-secret", label: "OIDC Client Secret", kind: .secret,
    help: Help(
      "The secret with which a confidential client authenticates. Browsers never see it.",
      examples: ["a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t0"],
      why: "The OpenMetadata server needs it to authenticate securely to Cognito.",
      notes: [
        "Keep it in a safe store and rotate it regularly.",
        "Required, and shown in Cognito, for confidential clients only.",
      ],
      server: """
        The documentation's example has 40 characters; Cognito accepts 24 to 64 and generates about 51. Copy it from \
        the console, not from OpenMetadata, which shows it as nine asterisks; older servers store the asterisks if you \
        send them back.
        """,
      place: """
        Cognito ▸ User pools ▸ your pool ▸ App clients ▸ your client ▸ Show client secret \
        (older consoles: Cognito ▸ User Pool ▸ App Client ▸ Generate Secret)
        """),
    keys: [.oidc("secret", "OIDC_CLIENT_SECRET")], isAsked: true, isRelevant: \.isConfidential)

  package static let clientAuthenticationMethod = Field(
    "client-authentication-method", label: "OIDC Client Authentication Method",
    kind: .choice([
      Choice("client_secret_basic", "ID and secret in the Authorization header"),
      Choice("client_secret_post", "ID and secret in the form body"),
    ]),
    help: Help(
      "How OpenMetadata sends client ID and secret to AWS Cognito when it requests tokens.",
      examples: ["client_secret_basic"],
      why: "It must match the app client's configuration.",
      notes: ["Default: client_secret_basic, both in the documentation and here."],
      server: """
        The shipped files and OpenMetadata's own form use client_secret_post. Cognito accepts both; client_secret_post \
        is safer for a secret with a plus sign. The server's other values, client_secret_jwt and private_key_jwt, do \
        not work, and an empty value disables single sign-on up to 1.12.
        """),
    keys: [.oidc("clientAuthenticationMethod", "OIDC_CLIENT_AUTH_METHOD")], fallback: .text("client_secret_basic"),
    isRelevant: \.isConfidential)

  package static let requestScopes = Field(
    "request-scopes", label: "OIDC Request Scopes", kind: .text,
    help: Help(
      "The scopes OpenMetadata asks AWS Cognito for at sign-in, separated by single spaces.",
      examples: ["openid email profile"],
      why: "They determine what OpenMetadata learns about a user.",
      notes: [
        "Default: openid email profile.",
        "Each scope must be enabled for the app client in Cognito.",
        "email is required if the e-mail address identifies users.",
      ],
      server: """
        The documentation's example is openid email profile aws.cognito.signin.user.admin; the server rejects it \
        because it accepts only what Cognito's metadata lists: openid, email, phone and profile. openid is required, \
        and a double space is rejected as an empty scope.
        """,
      place: """
        Cognito ▸ User pools ▸ your pool ▸ App clients ▸ your client ▸ Login pages ▸ OpenID Connect scopes
        """),
    keys: [.oidc("scope", "OIDC_SCOPE")], fallback: .text("openid email profile"), isRelevant: \.isConfidential,
    derived: { settings in settings.provider.scopes.map { .text($0) } })
}
