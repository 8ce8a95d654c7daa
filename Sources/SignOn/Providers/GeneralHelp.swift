/// What a provider's own pages and checks add to the help of a field.
struct HelpAddition: Sendable {
  var examples: [String] = []
  var notes: [String] = []
  /// What the server does with the value, for this provider.
  var server = ""
  var place = ""
}

/// The help of every field whose own help speaks of AWS Cognito, for another provider.
extension Help {
  /// - Parameters:
  ///   - name: the provider in a sentence: `Okta`, `the provider`.
  ///   - additions: what is special, by field; it comes first.
  static func general(_ name: String, of additions: [Field: HelpAddition]) -> [String: Help] {
    let helps = issuer(name) + client(name) + signIn(name) + users(name)
    return Dictionary(
      uniqueKeysWithValues: helps.map { field, help in (field.id, help.adding(additions[field] ?? HelpAddition())) })
  }

  private func adding(_ addition: HelpAddition) -> Help {
    Help(
      definition, examples: addition.examples.isEmpty ? examples : addition.examples, why: why,
      notes: addition.notes + notes, server: [addition.server, server].filter { !$0.isEmpty }.joined(separator: " "),
      place: addition.place.isEmpty ? place : addition.place, options: options)
  }

  private static func issuer(_ name: String) -> [(Field, Help)] {
    [
      (
        .discoveryURI,
        Help(
          """
          The URL of the OIDC metadata (discovery document) of \(name). Everything else on this page is derived from it.
          """,
          examples: ["https://sso.company.com/realms/main/.well-known/openid-configuration"],
          why: "OpenMetadata finds the token and authorization endpoints by itself.",
          notes: [
            "You can also enter the issuer or an address below it; the URI is derived from it.",
            "The last part is spelled with a hyphen (openid-configuration), not an underscore.",
          ],
          server: """
            The server reads the document when it starts or reloads its settings; if it cannot reach it, single \
            sign-on stays off.
            """)
      ),
      (
        .provider,
        Help(
          "The identity provider OpenMetadata uses, over OAuth 2.0 and OpenID Connect (OIDC).",
          examples: Provider.all.map(\.id),
          why: "It determines how the server validates the other settings.",
          server: "The default is basic, OpenMetadata's own passwords.")
      ),
      (
        .providerName,
        Help(
          "The name users see for this sign-in configuration.", examples: ["Company SSO"],
          why: "It identifies this configuration in logs and in the user interface.",
          notes: ["For display only; it has no effect on authentication."], server: Field.providerName.help.server)
      ),
      (
        .clientType,
        Help(
          Field.clientType.help.definition, examples: Field.clientType.help.examples, why: Field.clientType.help.why,
          notes: Field.clientType.help.notes, server: "The default is public.")
      ),
      (
        .authority,
        Help(
          "The URL of the issuer of the tokens.", examples: ["https://sso.company.com/realms/main"],
          why: "It determines which issuer OpenMetadata uses for sign-in.",
          notes: ["Derived from the discovery URI."],
          server: """
            It is also required for confidential clients, but the server does not compare it with the discovery URI, \
            so a mistake goes unnoticed.
            """)
      ),
      (
        .publicKeyURLs,
        Help(
          "One or more URLs where \(name) publishes the public keys (JWKS) for verifying its tokens.",
          examples: [#"["https://sso.company.com/realms/main/protocol/openid-connect/certs"]"#],
          why: "They are used to verify the signature of every JWT.", notes: Field.publicKeyURLs.help.notes,
          server: """
            YAML, environment variables and Helm values must contain the provider's own URL, or every token is \
            rejected. In 1.11, bots also need OpenMetadata's own (/api/v1/system/config/jwks).
            """)
      ),
      (
        .tenant,
        Help(
          "The ID of an Azure tenant.", why: "Azure has many directories behind one address.",
          server: """
            The server uses it for Azure only; otherwise leave it empty. The setting itself must be present, because \
            the server rejects a configuration without it.
            """)
      ),
      (
        .tokenValidationAlgorithm,
        Help(
          Field.tokenValidationAlgorithm.help.definition, examples: ["RS256"],
          why: "It must be the algorithm \(name) signs with.", notes: ["Default: RS256, which most providers use."],
          server: """
            OpenMetadata also signs its own tokens with RS256, so changing it invalidates existing bot tokens.
            """, options: algorithms)
      ),
    ]
  }

  private static let algorithms = [
    "RS256": "what providers use unless set otherwise", "RS384": "only if the provider signs with it",
    "RS512": "only if the provider signs with it",
  ]

  private static func client(_ name: String) -> [(Field, Help)] {
    [
      (
        .clientID,
        Help(
          "The ID of OpenMetadata's client at \(name).", examples: ["openmetadata"],
          why: "Tells \(name) which application is signing in.",
          server: """
            The server reads the ID from two settings, clientId and oidcConfiguration.id; both are written from this \
            field. The server does not check a token's audience (aud), so it also accepts tokens of other clients of \
            the same issuer.
            """)
      ),
      (
        .clientSecret,
        Help(
          Field.clientSecret.help.definition,
          why: "The OpenMetadata server needs it to authenticate securely to \(name).",
          notes: [
            "Keep it in a safe store and rotate it regularly.", "Required for confidential clients only.",
          ],
          server: """
            Copy it from the provider, not from OpenMetadata, which shows it as nine asterisks; older servers store \
            the asterisks if you send them back.
            """)
      ),
      (
        .clientAuthenticationMethod,
        Help(
          "How OpenMetadata sends client ID and secret to \(name) when it requests tokens.",
          examples: ["client_secret_basic"], why: "It must match the client's configuration at the provider.",
          notes: ["Default: client_secret_basic."],
          server: """
            The shipped files and OpenMetadata's own form use client_secret_post, which is safer for a secret with a \
            plus sign. The server's other values, client_secret_jwt and private_key_jwt, do not work, and an empty \
            value disables single sign-on up to 1.12.
            """)
      ),
      (
        .requestScopes,
        Help(
          "The scopes OpenMetadata asks \(name) for at sign-in, separated by single spaces.",
          examples: ["openid email profile"], why: "They determine what OpenMetadata learns about a user.",
          notes: ["email is required if the e-mail address identifies users."],
          server: """
            It rejects scopes that the provider's metadata does not list. openid is required, and a double space is \
            rejected as an empty scope.
            """)
      ),
    ]
  }

  private static func signIn(_ name: String) -> [(Field, Help)] {
    [
      (
        .callbackURL,
        Help(
          "The redirect URI: where \(name) sends the browser after sign-in.",
          examples: ["https://yourapp.company.com/callback"],
          why: "It must exactly match a URL registered for the client.",
          notes: [
            "Always use HTTPS in production.",
            "A public client renews its session at /silent-callback; register that URL as well.",
          ],
          server: """
            It must be OpenMetadata's base URL followed by /callback, because the server only listens there. The \
            server reads it from two settings, callbackUrl and oidcConfiguration.callbackUrl; both are written from \
            this field.
            """)
      ),
      (
        .serverURL,
        Help(
          Field.serverURL.help.definition, examples: Field.serverURL.help.examples, why: Field.serverURL.help.why,
          notes: ["Derived from the callback URL."],
          server: "It is OpenMetadata's own URL, not the provider's. If it is empty, single sign-on stays off.")
      ),
      (
        .responseType,
        Help(
          Field.responseType.help.definition, examples: ["code"], why: Field.responseType.help.why,
          notes: [
            "The authorization code flow is more secure: tokens never appear in the browser's address bar.",
            "Only the code flow returns a refresh token; without one the session ends at the first refresh.",
          ],
          server: """
            The server has two such settings: one in oidcConfiguration, code in the shipped files, and an outer one \
            for public clients, id_token there. Both are set to the value chosen here.
            """, options: ["id_token": "the implicit flow, for public clients only"])
      ),
      (
        .useNonce,
        Help(
          Field.useNonce.help.definition, examples: ["true"], why: Field.useNonce.help.why, notes: ["Default: true."],
          server: """
            The provider returns the nonce in the ID token and the server compares it. The shipped files have true, \
            OpenMetadata's own form false.
            """)
      ),
      (
        .disablePKCE,
        Help(
          Field.disablePKCE.help.definition, examples: ["false"], why: Field.disablePKCE.help.why,
          notes: Field.disablePKCE.help.notes,
          server: """
            The default in the server's schema, the shipped files and the Helm chart is true, that is without PKCE, so \
            false is always written.
            """)
      ),
      (
        .preferredJWSAlgorithm,
        Help(
          Field.preferredJWSAlgorithm.help.definition, examples: ["RS256"],
          why: "The server compares it with the algorithms in the provider's metadata.", notes: ["Default: RS256."],
          server: """
            An algorithm that the metadata does not list fails the server's check. How tokens are verified depends on \
            Token Validation Algorithm; no other effect of this setting is known.
            """, options: algorithms)
      ),
      (
        .prompt,
        Help(
          "What \(name) prompts users for at sign-in, even if they already have a session.", examples: ["login"],
          why: Field.prompt.help.why, notes: Field.prompt.help.notes,
          server: """
            With none, users without a session get an error and are locked out. The shipped files send consent unless \
            an empty value is written, as is done here.
            """, options: ["consent": "ask for consent at every sign-in"])
      ),
      (
        .maxAge,
        Help(
          Field.maxAge.help.definition, examples: ["3600"],
          why: "A low value makes users sign in more often; empty leaves it to the provider.",
          notes: Field.maxAge.help.notes,
          server: """
            The shipped files have 0, which is sent to the provider and forces a new sign-in each time, so an empty \
            value is written.
            """)
      ),
      (
        .tokenValidity,
        Help(
          Field.tokenValidity.help.definition, examples: ["3600"], why: Field.tokenValidity.help.why,
          notes: ["Default: 0, which writes nothing."],
          server: """
            The server's default is 3600, and from 2.0 it refuses 0. It never sets the lifetime of the provider's \
            tokens: from 2.0 it is the lifetime of the token OpenMetadata issues after sign-in.
            """)
      ),
      (
        .customParameters,
        Help(
          Field.customParameters.help.definition, examples: ["login_hint=alice@company.com"],
          why: "Some providers need one, for example to choose a connection or a directory.",
          server: Field.customParameters.help.server)
      ),
    ]
  }

  private static func users(_ name: String) -> [(Field, Help)] {
    [
      (
        .adminPrincipals,
        Help(
          Field.adminPrincipals.help.definition, examples: Field.adminPrincipals.help.examples,
          why: Field.adminPrincipals.help.why, notes: Field.adminPrincipals.help.notes,
          server: """
            The server compares user names, so an address never matches. At least one entry is required, and an entry \
            with a colon is split into a name and a password. An existing user becomes an administrator at sign-in \
            only with a confidential client.
            """)
      ),
      (
        .jwtPrincipalClaims,
        Help(
          Field.jwtPrincipalClaims.help.definition, examples: [#"["email", "preferred_username", "sub"]"#],
          why: Field.jwtPrincipalClaims.help.why,
          server: """
            sub is rarely readable: user names made from it are IDs, which fails with an enforced domain. \
            alice@a.com and alice@b.com become the same user.
            """)
      ),
      (
        .jwtPrincipalClaimsMapping,
        Help(
          Field.jwtPrincipalClaimsMapping.help.definition, examples: Field.jwtPrincipalClaimsMapping.help.examples,
          why: Field.jwtPrincipalClaimsMapping.help.why, notes: ["Format of an entry: openmetadata_field:jwt_claim."],
          server: """
            A mapping must contain exactly username and email; with anything else the server may not even start. \
            Claims with a colon cannot be mapped. A mapping can break personal access tokens and, in 2.0, every \
            sign-in.
            """)
      ),
      (
        .enableSelfSignup,
        Help(
          Field.enableSelfSignup.help.definition, examples: ["true"], why: Field.enableSelfSignup.help.why,
          notes: Field.enableSelfSignup.help.notes,
          server: """
            If it is off, users without an account see: User not found and self-signup is disabled. The default is \
            false in the schema and true in the shipped files.
            """)
      ),
      (
        .rolesFromProvider,
        Help(
          Field.rolesFromProvider.help.definition, examples: ["false"], why: Field.rolesFromProvider.help.why,
          notes: Field.rolesFromProvider.help.notes,
          server: """
            The server reads a claim named roles that contains a list; few providers send it unless it is configured.
            """)
      ),
      (
        .teamClaim,
        Help(
          Field.teamClaim.help.definition, examples: ["groups"], why: Field.teamClaim.help.why,
          notes: Field.teamClaim.help.notes, server: Field.teamClaim.help.server)
      ),
    ]
  }
}
