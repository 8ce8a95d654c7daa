extension Page {
  /// Whose sign-in it is and where it describes itself.
  static let provider = Page(
    id: "provider", title: "Provider",
    fields: [
      .discoveryURI, .provider, .providerName, .clientType, .authority, .publicKeyURLs, .tenant,
      .tokenValidationAlgorithm,
    ])
}

extension Field {
  package static let discoveryURI = Field(
    "discovery-uri", label: "OIDC Discovery URI", kind: .url,
    help: Help(
      """
      Where AWS Cognito describes itself: the address of its OIDC metadata document. Everything else on this page \
      follows from it.
      """,
      examples: [
        "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_ABC123DEF/.well-known/openid-configuration",
        "us-east-1_ABC123DEF",
      ],
      why: "OpenMetadata finds the token and authorization endpoints by itself.",
      notes: [
        """
        The form is https://cognito-idp.{region}.amazonaws.com/{user-pool-id}/.well-known/openid-configuration, with \
        your own values in place of {region} and {user-pool-id}.
        """,
        "A user pool ID, its ARN, an authority or a key set URL will do as well: the URI is made from it.",
        "The last part has a hyphen (openid-configuration), not an underscore.",
        "The pool needs a sign-in domain as well: Cognito ▸ User pools ▸ your pool ▸ Branding ▸ Domain.",
      ],
      server: """
        The server reads the document when it starts or reloads its settings; if it cannot reach it then, single \
        sign-on stays off. The server's Cognito check takes commercial regions only: GovCloud, China, FIPS hosts \
        and the newer issuer-cognito-idp host are refused.
        """,
      place: """
        Cognito ▸ User pools ▸ your pool ▸ Overview ▸ User pool ID (what stands before its underscore is the region)
        """),
    keys: [.oidc("discoveryUri", "OIDC_DISCOVERY_URI")], isAsked: true)

  package static let provider = Field(
    "provider", label: "Provider",
    kind: .choice(Provider.all.map { Choice($0.id, $0.note) }),
    help: Help(
      """
      Whose sign-in OpenMetadata uses. With AWS Cognito, people sign in with their accounts in a user pool, over \
      OAuth 2.0 and OpenID Connect (OIDC).
      """,
      examples: [Provider.preferred.id],
      why: "It decides which rules the server applies to the other values.",
      server: """
        The stock default is basic, OpenMetadata's own passwords. With aws-cognito the server checks the form of the \
        pool's addresses, the key set, the client ID and the client secret.
        """),
    keys: [.authentication("provider", "AUTHENTICATION_PROVIDER")], fallback: .text(Provider.preferred.id))

  package static let providerName = Field(
    "provider-name", label: "Provider Name", kind: .text,
    help: Help(
      "The name under which people see this sign-in configuration.",
      examples: ["AWS Cognito SSO", "Company Cognito", "User Pool Authentication"],
      why: "It tells this configuration from others in logs and in the user interface.",
      notes: ["It is for display only and has no effect on authentication."],
      server: """
        It must not be empty: the server then refuses to save the settings, which the documentation does not say. Its \
        variable is CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME for every provider, empty in the stock files, and the \
        Helm chart has no value for it.
        """),
    keys: [.authentication("providerName", "CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME")],
    derived: { .text($0.provider.providerName) })

  package static let clientType = Field(
    "client-type", label: "Client Type",
    kind: .choice([
      Choice("confidential", "a server that keeps a secret"),
      Choice("public", "a client without a secret"),
    ]),
    help: Help(
      "Whether OpenMetadata is a confidential client, with a client secret, or a public one, without.",
      examples: ["confidential"],
      why: """
        It decides the sign-in flow and how secure it is. A confidential client keeps its secret on the server and \
        proves who it is with client ID and client secret.
        """,
      notes: [
        "Public is for light applications that run in the browser.",
        "Confidential is for back ends and other applications on a server.",
      ],
      server: """
        The stock default is public. A public client asks for an id_token in every release before the fix of August \
        2026, and Cognito refuses that, so choose confidential. An app client created with a secret stays \
        confidential; one created without stays public.
        """,
      place: "Cognito ▸ User pools ▸ your pool ▸ App clients ▸ your client: with a client secret it is confidential"),
    keys: [.authentication("clientType", "AUTHENTICATION_CLIENT_TYPE")], fallback: .text("confidential"))
}
