enum ComposeFile {
  /// What the shipped files of 1.11 to 1.13 say of single sign-on, in both services.
  static func shipped(_ release: String) -> String {
    let environment = defaults.split(separator: "\n").map { line in
      let (name, value) = (line.prefix { $0 != "=" }, line.drop { $0 != "=" }.dropFirst())
      return "      \(name): ${\(name):-\(value)}\n"
    }.joined()
    return "services:\n"
      + ["execute-migrate-all", "openmetadata-server"].map { service in
        "  \(service):\n    image: docker.getcollate.io/openmetadata/server:\(release)\n    environment:\n\(environment)"
      }.joined()
  }

  private static let defaults = """
    AUTHORIZER_CLASS_NAME=org.openmetadata.service.security.DefaultAuthorizer
    AUTHORIZER_REQUEST_FILTER=org.openmetadata.service.security.JwtFilter
    AUTHORIZER_ADMIN_PRINCIPALS=[admin]
    AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN=["all"]
    AUTHORIZER_PRINCIPAL_DOMAIN="open-metadata.org"
    AUTHORIZER_ALLOWED_DOMAINS=[]
    AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN=false
    AUTHORIZER_ENABLE_SECURE_SOCKET=false
    AUTHENTICATION_CLIENT_TYPE=public
    AUTHENTICATION_PROVIDER=basic
    AUTHENTICATION_RESPONSE_TYPE=id_token
    CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME=""
    AUTHENTICATION_PUBLIC_KEYS=[http://localhost:8585/api/v1/system/config/jwks]
    AUTHENTICATION_AUTHORITY=https://accounts.google.com
    AUTHENTICATION_CLIENT_ID=""
    AUTHENTICATION_CALLBACK_URL=""
    AUTHENTICATION_JWT_PRINCIPAL_CLAIMS=[email,preferred_username,sub]
    AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING=[]
    AUTHENTICATION_ENABLE_SELF_SIGNUP=true
    OIDC_CLIENT_ID=""
    OIDC_TYPE=""
    OIDC_CLIENT_SECRET=""
    OIDC_SCOPE="openid email profile"
    OIDC_DISCOVERY_URI=""
    OIDC_USE_NONCE=true
    OIDC_PREFERRED_JWS="RS256"
    OIDC_RESPONSE_TYPE="code"
    OIDC_DISABLE_PKCE=true
    OIDC_CALLBACK="http://localhost:8585/callback"
    OIDC_SERVER_URL="http://localhost:8585"
    OIDC_CLIENT_AUTH_METHOD=client_secret_post
    OIDC_TENANT=""
    OIDC_MAX_CLOCK_SKEW=""
    OIDC_CUSTOM_PARAMS={}
    OIDC_MAX_AGE=0
    OIDC_PROMPT_TYPE=consent
    OIDC_SESSION_EXPIRY=604800
    """
}
