"""What OpenMetadata takes in its two sections: keys, types, defaults and variables, by version."""

import re

STRING, BOOLEAN, INTEGER, STRINGS, MAP = "string", "boolean", "integer", "strings", "map"

# name: (type, first version, variable, default text in the shipped file, whether the stock Compose files pass it)
AUTHORIZER = {
    "className": (STRING, "1.11", "AUTHORIZER_CLASS_NAME", "org.openmetadata.service.security.DefaultAuthorizer", True),
    "containerRequestFilter": (
        STRING, "1.11", "AUTHORIZER_REQUEST_FILTER", "org.openmetadata.service.security.JwtFilter", True),
    "adminPrincipals": (STRINGS, "1.11", "AUTHORIZER_ADMIN_PRINCIPALS", "[admin]", True),
    "allowedEmailRegistrationDomains": (STRINGS, "1.11", "AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN", '["all"]', True),
    "principalDomain": (STRING, "1.11", "AUTHORIZER_PRINCIPAL_DOMAIN", '"open-metadata.org"', True),
    "allowedDomains": (STRINGS, "1.11", "AUTHORIZER_ALLOWED_DOMAINS", "[]", True),
    "enforcePrincipalDomain": (BOOLEAN, "1.11", "AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN", "false", True),
    "enableSecureSocketConnection": (BOOLEAN, "1.11", "AUTHORIZER_ENABLE_SECURE_SOCKET", "false", True),
    "useRolesFromProvider": (BOOLEAN, "1.11", "AUTHORIZER_USE_ROLES_FROM_PROVIDER", "false", False),
    "defaultOAuthRole": (STRING, "1.12", "AUTHORIZER_DEFAULT_OAUTH_ROLE", "null", False),
    "adminEmails": (STRINGS, "2.1", "AUTHORIZER_ADMIN_EMAILS", "[]", False),
    "allowedEmailDomains": (STRINGS, "2.1", "AUTHORIZER_ALLOWED_EMAIL_DOMAINS", "[]", False),
}

AUTHENTICATION = {
    "clientType": (STRING, "1.11", "AUTHENTICATION_CLIENT_TYPE", "public", True),
    "provider": (STRING, "1.11", "AUTHENTICATION_PROVIDER", "basic", True),
    "responseType": (STRING, "1.11", "AUTHENTICATION_RESPONSE_TYPE", "id_token", True),
    "providerName": (STRING, "1.11", "CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME", '""', True),
    "publicKeyUrls": (
        STRINGS, "1.11", "AUTHENTICATION_PUBLIC_KEYS", "[http://localhost:8585/api/v1/system/config/jwks]", True),
    "tokenValidationAlgorithm": (
        STRING, "1.11", "AUTHENTICATION_TOKEN_VALIDATION_ALGORITHM", '"RS256"', False),
    "authority": (STRING, "1.11", "AUTHENTICATION_AUTHORITY", "https://accounts.google.com", True),
    "clientId": (STRING, "1.11", "AUTHENTICATION_CLIENT_ID", '""', True),
    "callbackUrl": (STRING, "1.11", "AUTHENTICATION_CALLBACK_URL", '""', True),
    "jwtPrincipalClaims": (
        STRINGS, "1.11", "AUTHENTICATION_JWT_PRINCIPAL_CLAIMS", "[email,preferred_username,sub]", True),
    "jwtPrincipalClaimsMapping": (STRINGS, "1.11", "AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING", "[]", True),
    "jwtTeamClaimMapping": (STRING, "1.12", None, None, False),
    "enableSelfSignup": (BOOLEAN, "1.11", "AUTHENTICATION_ENABLE_SELF_SIGNUP", "true", True),
    "enableAutoRedirect": (BOOLEAN, "1.12", "AUTHENTICATION_ENABLE_AUTO_REDIRECT", "false", False),
    "forceSecureSessionCookie": (BOOLEAN, "1.11", "FORCE_SECURE_SESSION_COOKIE", "false", False),
    "emailClaim": (STRING, "2.1", "AUTHENTICATION_EMAIL_CLAIM", '""', False),
    "displayNameClaim": (STRING, "2.1", "AUTHENTICATION_DISPLAY_NAME_CLAIM", '""', False),
}

OIDC = {
    "id": (STRING, "1.11", "OIDC_CLIENT_ID", '""', True),
    "type": (STRING, "1.11", "OIDC_TYPE", '""', True),
    "secret": (STRING, "1.11", "OIDC_CLIENT_SECRET", '""', True),
    "scope": (STRING, "1.11", "OIDC_SCOPE", '"openid email profile"', True),
    "discoveryUri": (STRING, "1.11", "OIDC_DISCOVERY_URI", '""', True),
    "useNonce": (STRING, "1.11", "OIDC_USE_NONCE", "true", True),
    "preferredJwsAlgorithm": (STRING, "1.11", "OIDC_PREFERRED_JWS", '"RS256"', True),
    "responseType": (STRING, "1.11", "OIDC_RESPONSE_TYPE", '"code"', True),
    "disablePkce": (BOOLEAN, "1.11", "OIDC_DISABLE_PKCE", "true", True),
    "callbackUrl": (STRING, "1.11", "OIDC_CALLBACK", '"http://localhost:8585/callback"', True),
    "serverUrl": (STRING, "1.11", "OIDC_SERVER_URL", '"http://localhost:8585"', True),
    "clientAuthenticationMethod": (STRING, "1.11", "OIDC_CLIENT_AUTH_METHOD", '"client_secret_post"', True),
    "tenant": (STRING, "1.11", "OIDC_TENANT", '""', True),
    "maxClockSkew": (STRING, "1.11", "OIDC_MAX_CLOCK_SKEW", '""', True),
    "tokenValidity": (INTEGER, "1.11", "OIDC_OM_REFRESH_TOKEN_VALIDITY", '"3600"', False),
    "customParams": (MAP, "1.11", "OIDC_CUSTOM_PARAMS", "", True),
    "maxAge": (STRING, "1.11", "OIDC_MAX_AGE", '"0"', True),
    "prompt": (STRING, "1.11", "OIDC_PROMPT_TYPE", '"consent"', True),
    "sessionExpiry": (INTEGER, "1.11", "OIDC_SESSION_EXPIRY", '"604800"', True),
}

SECTIONS = {
    "authorizerConfiguration": AUTHORIZER,
    "authenticationConfiguration": AUTHENTICATION,
    "authenticationConfiguration.oidcConfiguration": OIDC,
}

REQUIRED = {
    "authorizerConfiguration": (
        "className containerRequestFilter adminPrincipals principalDomain enforcePrincipalDomain "
        "enableSecureSocketConnection").split(),
    "authenticationConfiguration.oidcConfiguration": "id secret discoveryUri tenant".split(),
}

ALGORITHMS = ["RS256", "RS384", "RS512"]
ENUMS = {
    "authenticationConfiguration.provider": (
        "basic azure google okta auth0 aws-cognito custom-oidc ldap saml openmetadata").split(),
    "authenticationConfiguration.clientType": ["public", "confidential"],
    "authenticationConfiguration.responseType": ["id_token", "code"],
    "authenticationConfiguration.tokenValidationAlgorithm": ALGORITHMS,
    "authenticationConfiguration.oidcConfiguration.clientAuthenticationMethod": [
        "client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt"],
}


def release(version):
    return tuple(int(part) for part in version.split("."))


def is_of(kind, value):
    if kind == STRING:
        return type(value) is str
    if kind == BOOLEAN:
        return type(value) is bool
    if kind == INTEGER:
        return type(value) is int
    if kind == STRINGS:
        return type(value) is list and all(type(item) is str for item in value)
    return type(value) is dict and all(type(item) is str for pair in value.items() for item in pair)


def required_keys(section, values, version):
    if section != "authenticationConfiguration":
        return REQUIRED[section]
    if release(version) < (1, 12):
        return "provider providerName publicKeyUrls authority callbackUrl clientId jwtPrincipalClaims".split()
    keys = "provider providerName jwtPrincipalClaims authority callbackUrl clientId".split()
    return keys + (["publicKeyUrls"] if values.get("clientType") == "public" else ["oidcConfiguration"])


def errors_in_section(section, values, version):
    for name in required_keys(section, values, version):
        if name not in values:
            yield f"{section}.{name} is missing"
    for name, value in values.items():
        path = f"{section}.{name}"
        if path in SECTIONS:
            continue
        if name not in SECTIONS[section]:
            yield f"{path} is unknown"
            continue
        kind, since = SECTIONS[section][name][:2]
        if release(version) < release(since):
            yield f"{path} is unknown to {version}"
        if not is_of(kind, value):
            yield f"{path} holds {value!r}"
        elif path in ENUMS and value not in ENUMS[path]:
            yield f"{path} holds {value!r}"
        elif kind == STRINGS and section == "authorizerConfiguration" and len(set(value)) != len(value):
            yield f"{path} repeats an item"


def errors_in(settings, version):
    """Everything the server of that version refuses in the two sections."""
    if set(settings) != {"authorizerConfiguration", "authenticationConfiguration"}:
        yield f"sections are {sorted(settings)}"
        return
    authentication = settings["authenticationConfiguration"]
    client = authentication.get("oidcConfiguration")
    yield from errors_in_section("authorizerConfiguration", settings["authorizerConfiguration"], version)
    yield from errors_in_section("authenticationConfiguration", authentication, version)
    for item in authentication.get("jwtPrincipalClaimsMapping", []):
        if not re.fullmatch(r"(username|email):[a-zA-Z0-9_-]+", item):
            yield f"the mapping {item!r} has the wrong shape"
    if client is None:
        return
    yield from errors_in_section("authenticationConfiguration.oidcConfiguration", client, version)
    for name in ("maxClockSkew", "maxAge"):
        if not re.fullmatch(r"-?\d+|", client.get(name, "")):
            yield f"{name} is no whole number"
    if release(version) >= (2, 0):
        if client.get("tokenValidity", 1) < 1 or client.get("sessionExpiry", 3600) < 3600:
            yield "tokenValidity or sessionExpiry is too small"
