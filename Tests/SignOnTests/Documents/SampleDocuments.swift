import SignOn

/// Files of the shapes that people have, small.
enum SampleDocuments {
  static func read(_ text: String, _ path: String = "file") throws -> Document {
    try Document.read(Array(text.utf8), named: path)
  }

  /// As shipped, without what has nothing to do with signing in.
  static let stockYAML = """
    # Authorizer Configuration
    authorizerConfiguration:
      className: ${AUTHORIZER_CLASS_NAME:-org.openmetadata.service.security.DefaultAuthorizer}
      containerRequestFilter: ${AUTHORIZER_REQUEST_FILTER:-org.openmetadata.service.security.JwtFilter}
      adminPrincipals: ${AUTHORIZER_ADMIN_PRINCIPALS:-[admin]}
      principalDomain: ${AUTHORIZER_PRINCIPAL_DOMAIN:-"open-metadata.org"}
      enforcePrincipalDomain: ${AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN:-false}
      enableSecureSocketConnection : ${AUTHORIZER_ENABLE_SECURE_SOCKET:-false}

    authenticationConfiguration:
      # For SSO: confidential
      clientType: ${AUTHENTICATION_CLIENT_TYPE:-public}
      provider: ${AUTHENTICATION_PROVIDER:-basic}
      responseType: ${AUTHENTICATION_RESPONSE_TYPE:-id_token}
      publicKeyUrls: ${AUTHENTICATION_PUBLIC_KEYS:-[http://localhost:8585/api/v1/system/config/jwks]}
      authority: ${AUTHENTICATION_AUTHORITY:-https://accounts.google.com}
      clientId: ${AUTHENTICATION_CLIENT_ID:-""}
      callbackUrl: ${AUTHENTICATION_CALLBACK_URL:-""}
      jwtPrincipalClaims: ${AUTHENTICATION_JWT_PRINCIPAL_CLAIMS:-[email,preferred_username,sub]}
      enableSelfSignup : ${AUTHENTICATION_ENABLE_SELF_SIGNUP:-true}
      oidcConfiguration:
        id: ${OIDC_CLIENT_ID:-""}
        type: ${OIDC_TYPE:-""} # google, azure etc.
        secret: ${OIDC_CLIENT_SECRET:-""}
        scope: ${OIDC_SCOPE:-"openid email profile"}
        discoveryUri: ${OIDC_DISCOVERY_URI:-""}
        useNonce: ${OIDC_USE_NONCE:-true}
        disablePkce: ${OIDC_DISABLE_PKCE:-true}
        callbackUrl: ${OIDC_CALLBACK:-"http://localhost:8585/callback"}
        serverUrl: ${OIDC_SERVER_URL:-"http://localhost:8585"}
        clientAuthenticationMethod: ${OIDC_CLIENT_AUTH_METHOD:-"client_secret_post"}
        tenant: ${OIDC_TENANT:-""}
        maxClockSkew: ${OIDC_MAX_CLOCK_SKEW:-""}
        tokenValidity: ${OIDC_OM_REFRESH_TOKEN_VALIDITY:-"3600"} # in seconds
        customParams: ${OIDC_CUSTOM_PARAMS:-}
        maxAge: ${OIDC_MAX_AGE:-"0"}
        prompt: ${OIDC_PROMPT_TYPE:-"consent"}
        sessionExpiry: ${OIDC_SESSION_EXPIRY:-"604800"} #7 days
    web:
      csp: ${CSP:-"default-src 'self'; img-src blob: data:"}

    """

  static let pool = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_ABC123DEF"
  static let otherPool = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Xyz987654"

  static let env = """
    # sign-in
    AUTHORIZER_ADMIN_PRINCIPALS=[alice,bob]
    AUTHORIZER_PRINCIPAL_DOMAIN="company.com"
    AUTHENTICATION_PROVIDER=aws-cognito  # the pool
    AUTHENTICATION_CLIENT_TYPE=confidential
    AUTHENTICATION_PUBLIC_KEYS=[\(pool)/.well-known/jwks.json]
    AUTHENTICATION_AUTHORITY=\(pool)
    AUTHENTICATION_CLIENT_ID=1example23456789abcdefghij
    AUTHENTICATION_CALLBACK_URL=https://om.company.com/callback

    OIDC_CLIENT_ID=1example23456789abcdefghij
    OIDC_CLIENT_SECRET=oldsecret0123456789abcdefghij
    OIDC_DISCOVERY_URI=\(pool)/.well-known/openid-configuration
    OIDC_CALLBACK=https://om.company.com/callback
    OIDC_SERVER_URL=https://om.company.com
    OIDC_PROMPT_TYPE='""'
    OIDC_MAX_AGE=
    DB_HOST = mysql
    """

  static let compose = """
    services:
      execute-migrate-all:
        image: docker.getcollate.io/openmetadata/server:1.12.6
        environment:
          AUTHORIZER_ADMIN_PRINCIPALS: ${AUTHORIZER_ADMIN_PRINCIPALS:-[admin]}
          AUTHENTICATION_PROVIDER: ${AUTHENTICATION_PROVIDER:-basic}
          AUTHENTICATION_CLIENT_TYPE: ${AUTHENTICATION_CLIENT_TYPE:-public}
          AUTHENTICATION_CLIENT_ID: ${AUTHENTICATION_CLIENT_ID:-""}
          OIDC_CLIENT_ID: ${OIDC_CLIENT_ID:-""}
          OIDC_CLIENT_SECRET: ${OIDC_CLIENT_SECRET:-""}
          OIDC_PROMPT_TYPE: ${OIDC_PROMPT_TYPE:-"consent"}
      openmetadata-server:
        image: docker.getcollate.io/openmetadata/server:1.12.6
        environment:
          AUTHORIZER_ADMIN_PRINCIPALS: ${AUTHORIZER_ADMIN_PRINCIPALS:-[admin]}
          AUTHENTICATION_PROVIDER: ${AUTHENTICATION_PROVIDER:-basic}
          AUTHENTICATION_CLIENT_TYPE: ${AUTHENTICATION_CLIENT_TYPE:-public}
          AUTHENTICATION_CLIENT_ID: ${AUTHENTICATION_CLIENT_ID:-""}
          OIDC_CLIENT_ID: ${OIDC_CLIENT_ID:-""}
          OIDC_CLIENT_SECRET: ${OIDC_CLIENT_SECRET:-""}
          OIDC_PROMPT_TYPE: ${OIDC_PROMPT_TYPE:-"consent"}

    """

  static let helm = """
    image:
      tag: 1.12.6
    openmetadata:
      config:
        authentication:
          clientType: confidential
          provider: "aws-cognito"
          publicKeys:
          - "\(pool)/.well-known/jwks.json"   # the pool's
          authority: "\(pool)"
          clientId: "1example23456789abcdefghij"
          callbackUrl: "https://om.company.com/callback"
          oidcConfiguration:
            enabled: true
            clientId:
              secretRef: oidc-secrets
              secretKey: openmetadata-oidc-client-id
            clientSecret:
              secretRef: oidc-secrets
              secretKey: openmetadata-oidc-client-secret
            discoveryUri: "\(pool)/.well-known/openid-configuration"
            maxAge: "0"
            useNonce: true
        authorizer:
          initialAdmins: ["alice", "bob"]
          principalDomain: company.com
    extraEnvs:
      - name: CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME
        value: "AWS Cognito SSO"

    """

  /// The same values as text in an Argo CD application.
  static let argo =
    "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: openmetadata\n    helm:\n"
    + "      values: |\n"
    + helm.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "        \($0)" }
    .joined(separator: "\n")

  static let securityJSON = """
    {
      "authenticationConfiguration": {
        "clientType": "confidential", "provider": "aws-cognito", "providerName": "SSO",
        "publicKeyUrls": ["\(pool)/.well-known/jwks.json"],
        "authority": "\(pool)", "clientId": "1example23456789abcdefghij",
        "callbackUrl": "https://om.company.com/callback", "enableSelfSignup": true,
        "oidcConfiguration": {
          "id": "1example23456789abcdefghij", "secret": "*********",
          "discoveryUri": "\(pool)/.well-known/openid-configuration",
          "useNonce": "true", "disablePkce": false, "tokenValidity": 3600,
          "customParams": {"customParamKey1": "lang", "customParamValue1": "de"}, "prompt": ""
        }
      },
      "authorizerConfiguration": {"adminPrincipals": ["alice", "bob"], "principalDomain": "company.com"}
    }
    """

  static let all: [(name: String, text: String, path: String)] = [
    ("server", stockYAML, "openmetadata.yaml"), ("env", env, ".env"), ("compose", compose, "docker-compose.yml"),
    ("helm", helm, "values.yaml"), ("argo", argo, "application.yaml"), ("json", securityJSON, "security.json"),
  ]
}

extension Document {
  /// As the only file of a configuration.
  func imported(beside typed: [String: Value], version: ServerVersion = .v1_11) -> [String: Value] {
    DocumentSet([self]).imported(beside: typed, version: version)
  }

  func changes(to settings: Settings) -> [String: Value?] { DocumentSet([self]).changes(to: settings) }
}
