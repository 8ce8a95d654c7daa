extension StockFiles {
  /// The two sections of `conf/openmetadata.yaml`, and a line that is not YAML before its variable is replaced.
  static let smallServer = """
    server:
      applicationContextPath: /

    # Authorizer Configuration
    authorizerConfiguration:
      className: ${AUTHORIZER_CLASS_NAME:-org.openmetadata.service.security.DefaultAuthorizer}
      containerRequestFilter: ${AUTHORIZER_REQUEST_FILTER:-org.openmetadata.service.security.JwtFilter}
      adminPrincipals: ${AUTHORIZER_ADMIN_PRINCIPALS:-[admin]}
      allowedEmailRegistrationDomains: ${AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN:-["all"]}
      principalDomain: ${AUTHORIZER_PRINCIPAL_DOMAIN:-"open-metadata.org"}
      allowedDomains: ${AUTHORIZER_ALLOWED_DOMAINS:-[]}
      enforcePrincipalDomain: ${AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN:-false}
      enableSecureSocketConnection : ${AUTHORIZER_ENABLE_SECURE_SOCKET:-false}
      useRolesFromProvider: ${AUTHORIZER_USE_ROLES_FROM_PROVIDER:-false}
      # Default role assigned to new users
      defaultOAuthRole: ${AUTHORIZER_DEFAULT_OAUTH_ROLE:-null}

    authenticationConfiguration:
      # For SSO: confidential
      clientType: ${AUTHENTICATION_CLIENT_TYPE:-public}
      provider: ${AUTHENTICATION_PROVIDER:-basic}
      responseType: ${AUTHENTICATION_RESPONSE_TYPE:-id_token}
      providerName: ${CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME:-""}
      publicKeyUrls: ${AUTHENTICATION_PUBLIC_KEYS:-[http://localhost:8585/api/v1/system/config/jwks]}
      tokenValidationAlgorithm: ${AUTHENTICATION_TOKEN_VALIDATION_ALGORITHM:-"RS256"}
      authority: ${AUTHENTICATION_AUTHORITY:-https://accounts.google.com}
      clientId: ${AUTHENTICATION_CLIENT_ID:-""}
      callbackUrl: ${AUTHENTICATION_CALLBACK_URL:-""}
      jwtPrincipalClaims: ${AUTHENTICATION_JWT_PRINCIPAL_CLAIMS:-[email,preferred_username,sub]}
      jwtPrincipalClaimsMapping: ${AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING:-[]}
      enableSelfSignup : ${AUTHENTICATION_ENABLE_SELF_SIGNUP:-true}
      enableAutoRedirect: ${AUTHENTICATION_ENABLE_AUTO_REDIRECT:-false}
      # Default: false (secure flag only set when HTTPS is detected)
      forceSecureSessionCookie: ${FORCE_SECURE_SESSION_COOKIE:-false}
      oidcConfiguration:
        id: ${OIDC_CLIENT_ID:-""}
        type: ${OIDC_TYPE:-""}TYPE_COMMENT
        secret: ${OIDC_CLIENT_SECRET:-""}
        scope: ${OIDC_SCOPE:-"openid email profile"}
        discoveryUri: ${OIDC_DISCOVERY_URI:-""}
        useNonce: ${OIDC_USE_NONCE:-true}
        preferredJwsAlgorithm: ${OIDC_PREFERRED_JWS:-"RS256"}
        responseType: ${OIDC_RESPONSE_TYPE:-"code"}
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
      samlConfiguration:
        debugMode: ${SAML_DEBUG_MODE:-false}

    web:
      csp: ${CSP:-"default-src 'self'; img-src blob: data:"}

    """

  static let smallValues = """
    # Default values for OpenMetadata.
    replicaCount: 1

    openmetadata:
      config:
        clusterName: openmetadata # of ours
        authorizer:
          enabled: true
          className: "org.openmetadata.service.security.DefaultAuthorizer"
          containerRequestFilter: "org.openmetadata.service.security.JwtFilter"
          initialAdmins:
          - "admin"
          allowedEmailRegistrationDomains:
          - "all"
          principalDomain: "open-metadata.org"
          allowedDomains: []
          enforcePrincipalDomain: false
          enableSecureSocketConnection: false
          useRolesFromProvider: false
        authentication:
          enabled: true
          clientType: public
          provider: "basic"
          publicKeys:
          - "http://openmetadata:8585/api/v1/system/config/jwks"
          authority: "https://accounts.google.com"
          clientId: ""
          callbackUrl: ""
          responseType: id_token
          jwtPrincipalClaims:
          - "email"
          - "preferred_username"
          - "sub"
          jwtPrincipalClaimsMapping: []
          # jwtPrincipalClaimsMapping:
          # - username:preferred_username
          enableSelfSignup: true
          oidcConfiguration:
            enabled: false
            oidcType: ""
            clientId:
              secretRef: oidc-secrets
              secretKey: openmetadata-oidc-client-id
            clientSecret:
              secretRef: oidc-secrets
              secretKey: openmetadata-oidc-client-secret
            scope: "openid email profile"
            discoveryUri: ""
            useNonce: true
            preferredJwsAlgorithm: RS256
            responseType: code
            promptType: "consent"
            disablePkce: true
            callbackUrl: http://openmetadata:8585/callback
            serverUrl: http://openmetadata:8585
            clientAuthenticationMethod: client_secret_post
            tenant: ""
            maxClockSkew: ""
            tokenValidity: "3600"
            customParams: '{}'
            maxAge: "0"
            # 7 days
            sessionExpiry: "604800"

    extraEnvs: []

    envFrom: []

    """
}
