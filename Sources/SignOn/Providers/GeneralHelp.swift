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

  static let algorithms = [
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
}
