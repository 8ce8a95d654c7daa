extension Page {
  /// What happens between OpenMetadata, the browser and the provider.
  static let signIn = Page(
    id: "sign-in", title: "Sign-in",
    fields: [
      .callbackURL, .serverURL, .responseType, .useNonce, .disablePKCE, .preferredJWSAlgorithm, .prompt, .maxAge,
      .maxClockSkew, .tokenValidity, .sessionExpiry,
    ])
}

extension Field {
  package static let callbackURL = Field(
    "callback-url", label: "OIDC Callback URL", kind: .url,
    help: Help(
      "The redirect URI: where Cognito sends the browser after sign-in.",
      examples: ["https://yourapp.company.com/callback"],
      why: "Cognito redirects only to a URL that exactly matches one registered for the app client.",
      notes: [
        "It must be one of the app client's Allowed callback URLs in Cognito.",
        "Always use HTTPS in production; Cognito accepts http only for localhost.",
        "A public client renews its session at /silent-callback; register that URL as well.",
      ],
      server: """
        It must be OpenMetadata's base URL followed by /callback, because the server only listens there; the \
        documentation does not mention this. The server reads it from two settings, callbackUrl and \
        oidcConfiguration.callbackUrl; both are written from this field.
        """,
      place: """
        Cognito ▸ User pools ▸ your pool ▸ App clients ▸ your client ▸ Login pages ▸ Allowed callback URLs \
        (older consoles: Cognito ▸ User Pool ▸ Hosted UI ▸ Allowed Callback URLs)
        """),
    keys: [.authentication("callbackUrl", "AUTHENTICATION_CALLBACK_URL"), .oidc("callbackUrl", "OIDC_CALLBACK")],
    isAsked: true)

  package static let serverURL = Field(
    "server-url", label: "OIDC Server URL", kind: .url,
    help: Help(
      "OpenMetadata's own base URL as seen by browsers, without a trailing slash.",
      examples: ["https://yourapp.company.com"],
      why: "After signing out, users are sent to /logout under this URL.",
      notes: [
        """
        The documentation describes it as the base URL of AWS Cognito's authentication server, which defines the API \
        endpoints for tokens and userinfo; OpenMetadata takes those from the discovery document.
        """,
        "Derived from the callback URL.",
      ],
      server: """
        The documentation's example is https://cognito-idp.us-east-1.amazonaws.com; it is an error here, because the \
        server uses the value as OpenMetadata's own URL, so sign-out and MCP sign-in would break. If it is empty, \
        single sign-on stays off.
        """),
    keys: [.oidc("serverUrl", "OIDC_SERVER_URL")], isRelevant: \.isConfidential,
    derived: { settings in
      let callback = settings.text(.callbackURL)
      return callback.hasSuffix("/callback") ? .text(String(callback.dropLast("/callback".count))) : nil
    })

  package static let responseType = Field(
    "response-type", label: "OIDC Response Type",
    kind: .choice([
      Choice("code", "the authorization code flow"),
      Choice("id_token", "the implicit flow; Cognito does not offer it"),
    ]),
    help: Help(
      "What OpenMetadata expects back from the authorization endpoint: a code or an id_token.",
      examples: ["code"],
      why: "The code flow is recommended for confidential clients.",
      notes: [
        "The authorization code flow is more secure: tokens never appear in the browser's address bar.",
        "Only the code flow returns a refresh token; without one the session ends at the first refresh.",
        "Default: code here, id_token in the documentation.",
      ],
      server: """
        Cognito offers code and token, so the server rejects id_token for it. The server has two such settings: one in \
        oidcConfiguration, code in the shipped files, and an outer one for public clients, id_token there. Both are \
        set to the value chosen here.
        """,
      place: """
        Cognito ▸ User pools ▸ your pool ▸ App clients ▸ your client ▸ Login pages ▸ OAuth 2.0 grant types \
        (Authorization code grant)
        """),
    keys: [
      .authentication("responseType", "AUTHENTICATION_RESPONSE_TYPE"), .oidc("responseType", "OIDC_RESPONSE_TYPE"),
    ],
    fallback: .text("code"))

  package static let useNonce = Field(
    "use-nonce", label: "OIDC Use Nonce", kind: .toggle,
    help: Help(
      "Whether each sign-in request includes a unique value, so that a response cannot be replayed.",
      examples: ["true"],
      why: "It protects against replay attacks: every authentication request is unique.",
      notes: ["Default: true."],
      server: """
        Cognito returns the nonce in the ID token and the server compares it. The shipped files have true, \
        OpenMetadata's own form false.
        """),
    keys: [.oidc("useNonce", "OIDC_USE_NONCE")], fallback: .text("true"), isRelevant: \.isConfidential)

  package static let disablePKCE = Field(
    "disable-pkce", label: "OIDC Disable PKCE", kind: .toggle,
    help: Help(
      "Whether to turn off Proof Key for Code Exchange (PKCE). false: PKCE on; true: PKCE off.",
      examples: ["false"],
      why: "PKCE prevents misuse of an intercepted authorization code.",
      notes: ["Default: false.", "In general, leave it at false so that PKCE is used."],
      server: """
        The default in the server's schema, the shipped files and the Helm chart is true, that is without PKCE, so \
        false is always written. Cognito supports PKCE with S256 although its metadata does not say so.
        """),
    keys: [.oidc("disablePkce", "OIDC_DISABLE_PKCE", .boolean)], fallback: .text("false"),
    isRelevant: \.isConfidential)

  package static let preferredJWSAlgorithm = Field(
    "preferred-jws-algorithm", label: "OIDC Preferred JWS Algorithm",
    kind: .choice([
      Choice("RS256", "what Cognito signs with"),
      Choice("RS384", "not offered by Cognito"),
      Choice("RS512", "not offered by Cognito"),
    ]),
    help: Help(
      "The algorithm expected for verifying the signature of a JWT during sign-in.",
      examples: ["RS256"],
      why: "The server compares it with the algorithms in the provider's metadata; Cognito lists only RS256.",
      notes: ["Default: RS256."],
      server: """
        Anything but RS256 fails the server's check for Cognito, with an error for the discovery URI. How tokens are \
        verified depends on Token Validation Algorithm; no other effect of this setting is known.
        """),
    keys: [.oidc("preferredJwsAlgorithm", "OIDC_PREFERRED_JWS")], fallback: .text("RS256"),
    isRelevant: \.isConfidential)
}
