/// Configurations as deployments have them, right but for what a test changes.
enum CommandsSamples {
  static let secret = ProgramRun.secret
  static let issuer = "https://cognito-idp.eu-west-1.amazonaws.com/\(ProgramRun.pool)"

  static let all = [
    "openmetadata.yaml": yaml, "sso.env": env, "compose.yml": compose, "values.yaml": helm, "config.json": json,
  ]

  static let yaml = """
    # The server's own file
    clusterName: ${OPENMETADATA_CLUSTER_NAME:-openmetadata}

    authorizerConfiguration:
      className: ${AUTHORIZER_CLASS_NAME:-org.openmetadata.service.security.DefaultAuthorizer}
      containerRequestFilter: ${AUTHORIZER_REQUEST_FILTER:-org.openmetadata.service.security.JwtFilter}
      adminPrincipals: ${AUTHORIZER_ADMIN_PRINCIPALS:-[alice]}
      principalDomain: ${AUTHORIZER_PRINCIPAL_DOMAIN:-"example.com"}
      enforcePrincipalDomain: ${AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN:-false}
      enableSecureSocketConnection: ${AUTHORIZER_ENABLE_SECURE_SOCKET:-false}
      allowedEmailRegistrationDomains: ${AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN:-[all]}

    authenticationConfiguration:
      clientType: ${AUTHENTICATION_CLIENT_TYPE:-confidential}
      provider: ${AUTHENTICATION_PROVIDER:-aws-cognito}
      providerName: ${CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME:-"AWS Cognito SSO"}
      publicKeyUrls: ${AUTHENTICATION_PUBLIC_KEYS:-[\(issuer)/.well-known/jwks.json]}
      authority: ${AUTHENTICATION_AUTHORITY:-\(issuer)}
      clientId: ${AUTHENTICATION_CLIENT_ID:-"\(ProgramRun.clientID)"}   # of the app client
      callbackUrl: ${AUTHENTICATION_CALLBACK_URL:-"\(ProgramRun.callback)"}
      jwtPrincipalClaims: ${AUTHENTICATION_JWT_PRINCIPAL_CLAIMS:-[email,sub]}
      enableSelfSignup: ${AUTHENTICATION_ENABLE_SELF_SIGNUP:-true}
      oidcConfiguration:
        id: ${OIDC_CLIENT_ID:-"\(ProgramRun.clientID)"}
        type: ${OIDC_TYPE:-"aws-cognito"}
        secret: ${OIDC_CLIENT_SECRET:-"\(secret)"}
        discoveryUri: ${OIDC_DISCOVERY_URI:-"\(issuer)/.well-known/openid-configuration"}
        callbackUrl: ${OIDC_CALLBACK:-"\(ProgramRun.callback)"}
        serverUrl: ${OIDC_SERVER_URL:-"https://catalog.example.com"}
        disablePkce: ${OIDC_DISABLE_PKCE:-false}
        clientAuthenticationMethod: ${OIDC_CLIENT_AUTH_METHOD:-"client_secret_basic"}
        maxAge: ${OIDC_MAX_AGE:-"3600"}
        prompt: ${OIDC_PROMPT_TYPE:-"login"}

    """

  static let env = """
    # Sign-in
    AUTHENTICATION_PROVIDER=aws-cognito
    AUTHENTICATION_CLIENT_TYPE=confidential
    AUTHENTICATION_CLIENT_ID=\(ProgramRun.clientID)
    AUTHENTICATION_CALLBACK_URL=\(ProgramRun.callback)
    AUTHENTICATION_AUTHORITY=\(issuer)
    AUTHENTICATION_PUBLIC_KEYS=[\(issuer)/.well-known/jwks.json]
    AUTHORIZER_ADMIN_PRINCIPALS=[alice]
    AUTHORIZER_PRINCIPAL_DOMAIN=example.com
    OIDC_CLIENT_ID=\(ProgramRun.clientID)
    OIDC_TYPE=aws-cognito
    OIDC_CLIENT_SECRET=\(secret)
    OIDC_DISCOVERY_URI=\(issuer)/.well-known/openid-configuration
    OIDC_CALLBACK=\(ProgramRun.callback)
    OIDC_SERVER_URL=https://catalog.example.com
    OIDC_DISABLE_PKCE=false
    CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME=AWS Cognito SSO
    OIDC_CLIENT_AUTH_METHOD=client_secret_basic
    OIDC_MAX_AGE=3600
    OIDC_PROMPT_TYPE=login
    AUTHENTICATION_JWT_PRINCIPAL_CLAIMS=[email,sub]
    AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN=[all]

    """

  static let compose =
    "services:\n  openmetadata-server:\n    image: docker.getcollate.io/openmetadata/server:1.11.14\n    environment:\n"
    + env.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.split(separator: "=", maxSplits: 1)
      return "      \(parts[0]): \"\(parts[1])\"\n"
    }.joined()

  static let helm = """
    openmetadata:
      config:
        authorizer:
          initialAdmins: [alice]
          principalDomain: example.com
        authentication:
          enabled: true
          clientType: confidential
          provider: aws-cognito
          publicKeys: [\(issuer)/.well-known/jwks.json]
          authority: \(issuer)
          clientId: \(ProgramRun.clientID)
          callbackUrl: \(ProgramRun.callback)
          oidcConfiguration:
            enabled: true
            oidcType: aws-cognito
            clientId:
              secretRef: oidc-secrets
              secretKey: client-id
            clientSecret:
              secretRef: oidc-secrets
              secretKey: client-secret
            discoveryUri: \(issuer)/.well-known/openid-configuration
            callbackUrl: \(ProgramRun.callback)
            serverUrl: https://catalog.example.com
            disablePkce: false

    """

  static let json = """
    {
      "authenticationConfiguration": {
        "clientType": "confidential", "provider": "aws-cognito", "providerName": "AWS Cognito SSO",
        "authority": "\(issuer)", "jwtPrincipalClaims": ["email", "sub"], "enableSelfSignup": true,
        "publicKeyUrls": ["\(issuer)/.well-known/jwks.json"],
        "clientId": "\(ProgramRun.clientID)", "callbackUrl": "\(ProgramRun.callback)",
        "oidcConfiguration": {
          "id": "\(ProgramRun.clientID)", "type": "aws-cognito", "secret": "\(secret)",
          "discoveryUri": "\(issuer)/.well-known/openid-configuration",
          "callbackUrl": "\(ProgramRun.callback)", "serverUrl": "https://catalog.example.com", "disablePkce": false,
          "clientAuthenticationMethod": "client_secret_basic", "tenant": "", "maxAge": "3600", "prompt": "login"
        }
      },
      "authorizerConfiguration": {
        "className": "org.openmetadata.service.security.DefaultAuthorizer",
        "containerRequestFilter": "org.openmetadata.service.security.JwtFilter",
        "adminPrincipals": ["alice"], "principalDomain": "example.com", "enforcePrincipalDomain": false,
        "enableSecureSocketConnection": false, "allowedEmailRegistrationDomains": ["all"]
      }
    }

    """
}
