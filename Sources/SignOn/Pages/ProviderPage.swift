extension Page {
  /// The identity provider and its discovery document.
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
      The URL of AWS Cognito's OIDC metadata (discovery document). Everything else on this page is derived from it.
      """,
      examples: [
        "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_ABC123DEF/.well-known/openid-configuration",
        "us-east-1_ABC123DEF",
      ],
      why: "OpenMetadata finds the token and authorization endpoints by itself.",
      notes: [
        """
        Format: https://cognito-idp.{region}.amazonaws.com/{user-pool-id}/.well-known/openid-configuration, with your \
        values for {region} and {user-pool-id}.
        """,
        "You can also enter a user pool ID, its ARN, an authority or a JWKS URL; the URI is derived from it.",
        "An address of Entra ID, Okta, Auth0 or Google chooses that provider.",
        "The last part is spelled with a hyphen (openid-configuration), not an underscore.",
        "The pool also needs a user pool domain: Cognito ▸ User pools ▸ your pool ▸ Branding ▸ Domain.",
      ],
      server: """
        The server reads the document when it starts or reloads its settings; if it cannot reach it, single sign-on \
        stays off. The server's Cognito check accepts only commercial regions: GovCloud, China, FIPS hosts and the \
        newer issuer-cognito-idp host are rejected.
        """,
      place: """
        Cognito ▸ User pools ▸ your pool ▸ Overview ▸ User pool ID (the part before the underscore is the region)
        """),
    keys: [.oidc("discoveryUri", "OIDC_DISCOVERY_URI")], isAsked: true)

  package static let provider = Field(
    "provider", label: "Provider",
    kind: .choice(Provider.all.map { Choice($0.id, $0.note) }),
    help: Help(
      """
      The identity provider OpenMetadata uses. With AWS Cognito, users sign in with their user pool accounts, over \
      OAuth 2.0 and OpenID Connect (OIDC).
      """,
      examples: [Provider.preferred.id],
      why: "It determines how the server validates the other settings.",
      server: """
        The default is basic, OpenMetadata's own passwords. With aws-cognito the server validates the format of the \
        pool's URLs, the JWKS, the client ID and the client secret.
        """),
    keys: [.authentication("provider", "AUTHENTICATION_PROVIDER")], fallback: .text(Provider.preferred.id))

  package static let providerName = Field(
    "provider-name", label: "Provider Name", kind: .text,
    help: Help(
      "The name users see for this sign-in configuration.",
      examples: ["AWS Cognito SSO", "Company Cognito", "User Pool Authentication"],
      why: "It identifies this configuration in logs and in the user interface.",
      notes: ["For display only; it has no effect on authentication."],
      server: """
        It must not be empty, or the server refuses to save the settings; the documentation does not mention this. Its \
        variable is CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME for every provider, empty in the shipped files, and the \
        Helm chart has no value for it.
        """),
    keys: [.authentication("providerName", "CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME")],
    derived: { .text($0.provider.providerName) })

  package static let clientType = Field(
    "client-type", label: "Client Type",
    kind: .choice([
      Choice("confidential", "a server with a client secret"),
      Choice("public", "a client without a secret"),
    ]),
    help: Help(
      "Whether OpenMetadata is a confidential client (with a client secret) or a public one (without).",
      examples: ["confidential"],
      why: """
        It determines the sign-in flow and how secure it is. A confidential client keeps its secret on the server and \
        authenticates with client ID and client secret.
        """,
      notes: [
        "Public is for applications that run in the browser.",
        "Confidential is for back ends and other applications on a server.",
      ],
      server: """
        The default is public. Before the fix of August 2026, every release requests an id_token for a public client, \
        which Cognito rejects, so choose confidential. An app client created with a secret stays confidential; one \
        created without stays public.
        """,
      place:
        "Cognito ▸ User pools ▸ your pool ▸ App clients ▸ your client: it is confidential if it has a client secret"),
    keys: [.authentication("clientType", "AUTHENTICATION_CLIENT_TYPE")], fallback: .text("confidential"))
}
