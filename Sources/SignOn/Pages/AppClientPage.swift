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
      "The ID of the app client that stands for OpenMetadata in the Cognito user pool.",
      examples: ["1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p"],
      why: "By it Cognito knows which application asks for a sign-in.",
      server: """
        The documentation's example has 32 characters; Cognito makes about 26 lower-case letters and digits, and the \
        length is not checked. The server wants the ID in two places, clientId and oidcConfiguration.id; both are \
        written from this one answer. It does not check whom a token is for (aud), so tokens of other clients in the \
        same pool are let in too.
        """,
      place: """
        Cognito ▸ User pools ▸ your pool ▸ App clients ▸ your client ▸ Client ID \
        (older consoles: AWS Console ▸ Cognito ▸ User Pools ▸ App Integration ▸ App Clients)
        """),
    keys: [.authentication("clientId", "AUTHENTICATION_CLIENT_ID"), .oidc("id", "OIDC_CLIENT_ID")], isAsked: true)

  package static let clientSecret = Field(
    "client-secret", label: "OIDC Client Secret", kind: .secret,
    help: Help(
      "The secret key with which a confidential client authenticates. A browser never gets to see it.",
      examples: ["a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t0"],
      why: "OpenMetadata's server needs it to talk to Cognito's server securely.",
      notes: [
        "Keep it in a safe store and rotate it regularly.",
        "It is asked for, and shown in Cognito, for confidential clients only.",
      ],
      server: """
        The documentation's example has 40 characters; Cognito takes 24 to 64 and makes about 51. Copy it from the \
        console, not from OpenMetadata: there it reads back as nine stars, and older servers store the stars when \
        they are sent back.
        """,
      place: """
        Cognito ▸ User pools ▸ your pool ▸ App clients ▸ your client ▸ Show client secret \
        (older consoles: Cognito ▸ User Pool ▸ App Client ▸ Generate Secret)
        """),
    keys: [.oidc("secret", "OIDC_CLIENT_SECRET")], isAsked: true, isRelevant: \.isConfidential)

  package static let clientAuthenticationMethod = Field(
    "client-authentication-method", label: "OIDC Client Authentication Method",
    kind: .choice([
      Choice("client_secret_basic", "id and secret in the Authorization header"),
      Choice("client_secret_post", "id and secret in the form body"),
    ]),
    help: Help(
      "How OpenMetadata presents client ID and secret to AWS Cognito when it asks for tokens.",
      examples: ["client_secret_basic"],
      why: "It has to agree with what the app client is set up for.",
      notes: ["Default: client_secret_basic, in the documentation and here."],
      server: """
        The stock files and OpenMetadata's own form have client_secret_post. Cognito takes both; for a secret with \
        a plus sign client_secret_post is the safer one. The server's other values, client_secret_jwt and \
        private_key_jwt, cannot be used, and an empty one switches single sign-on off up to 1.12.
        """),
    keys: [.oidc("clientAuthenticationMethod", "OIDC_CLIENT_AUTH_METHOD")], fallback: .text("client_secret_basic"),
    isRelevant: \.isConfidential)

  package static let requestScopes = Field(
    "request-scopes", label: "OIDC Request Scopes", kind: .text,
    help: Help(
      "The scopes OpenMetadata asks AWS Cognito for at sign-in, separated by single spaces.",
      examples: ["openid email profile"],
      why: "They decide which information about a person OpenMetadata gets to see.",
      notes: [
        "Default: openid email profile.",
        "Each scope must be enabled for the app client in Cognito.",
        "email is needed where the e-mail address identifies people.",
      ],
      server: """
        The documentation's example is openid email profile aws.cognito.signin.user.admin; the server refuses it, \
        because it takes only what Cognito's metadata lists: openid, email, phone and profile. openid must be among \
        them, and a double space is refused as an empty scope.
        """,
      place: """
        Cognito ▸ User pools ▸ your pool ▸ App clients ▸ your client ▸ Login pages ▸ OpenID Connect scopes
        """),
    keys: [.oidc("scope", "OIDC_SCOPE")], fallback: .text("openid email profile"), isRelevant: \.isConfidential)
}
