"""What the OpenMetadata chart takes in two sections of its values, and the variables it makes of them."""

import json

TEXT, SWITCH, TEXTS, REFERENCE = "string", "boolean", "strings", "reference"

# value: (type in values.schema.json, variable)
HELM = {
    "authorizer": {
        "className": (TEXT, "AUTHORIZER_CLASS_NAME"),
        "containerRequestFilter": (TEXT, "AUTHORIZER_REQUEST_FILTER"),
        "initialAdmins": (TEXTS, "AUTHORIZER_ADMIN_PRINCIPALS"),
        "allowedEmailRegistrationDomains": (TEXTS, "AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN"),
        "principalDomain": (TEXT, "AUTHORIZER_PRINCIPAL_DOMAIN"),
        "allowedDomains": (TEXTS, "AUTHORIZER_ALLOWED_DOMAINS"),
        "enforcePrincipalDomain": (SWITCH, "AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN"),
        "enableSecureSocketConnection": (SWITCH, "AUTHORIZER_ENABLE_SECURE_SOCKET"),
        "useRolesFromProvider": (SWITCH, "AUTHORIZER_USE_ROLES_FROM_PROVIDER"),
    },
    "authentication": {
        "clientType": (TEXT, "AUTHENTICATION_CLIENT_TYPE"),
        "provider": (TEXT, "AUTHENTICATION_PROVIDER"),
        "publicKeys": (TEXTS, "AUTHENTICATION_PUBLIC_KEYS"),
        "authority": (TEXT, "AUTHENTICATION_AUTHORITY"),
        "clientId": (TEXT, "AUTHENTICATION_CLIENT_ID"),
        "callbackUrl": (TEXT, "AUTHENTICATION_CALLBACK_URL"),
        "responseType": (TEXT, "AUTHENTICATION_RESPONSE_TYPE"),
        "jwtPrincipalClaims": (TEXTS, "AUTHENTICATION_JWT_PRINCIPAL_CLAIMS"),
        "jwtPrincipalClaimsMapping": (TEXTS, "AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING"),
        "enableSelfSignup": (SWITCH, "AUTHENTICATION_ENABLE_SELF_SIGNUP"),
    },
    "oidcConfiguration": {
        "enabled": (SWITCH, None),
        "oidcType": (TEXT, "OIDC_TYPE"),
        "clientId": (REFERENCE, "OIDC_CLIENT_ID"),
        "clientSecret": (REFERENCE, "OIDC_CLIENT_SECRET"),
        "scope": (TEXT, "OIDC_SCOPE"),
        "discoveryUri": (TEXT, "OIDC_DISCOVERY_URI"),
        "useNonce": (SWITCH, "OIDC_USE_NONCE"),
        "disablePkce": (SWITCH, "OIDC_DISABLE_PKCE"),
        "preferredJwsAlgorithm": (TEXT, "OIDC_PREFERRED_JWS"),
        "responseType": (TEXT, "OIDC_RESPONSE_TYPE"),
        "promptType": (TEXT, "OIDC_PROMPT_TYPE"),
        "callbackUrl": (TEXT, "OIDC_CALLBACK"),
        "serverUrl": (TEXT, "OIDC_SERVER_URL"),
        "clientAuthenticationMethod": (TEXT, "OIDC_CLIENT_AUTH_METHOD"),
        "tenant": (TEXT, "OIDC_TENANT"),
        "maxClockSkew": (TEXT, "OIDC_MAX_CLOCK_SKEW"),
        "tokenValidity": (TEXT, "OIDC_OM_REFRESH_TOKEN_VALIDITY"),
        "maxAge": (TEXT, "OIDC_MAX_AGE"),
        "sessionExpiry": (TEXT, "OIDC_SESSION_EXPIRY"),
        "customParams": (TEXT, "OIDC_CUSTOM_PARAMS"),
    },
}


def is_of(kind, value):
    if kind == TEXT:
        return type(value) is str
    if kind == SWITCH:
        return type(value) is bool
    if kind == REFERENCE:
        return set(value) == {"secretRef", "secretKey"} and all(type(text) is str for text in value.values())
    return type(value) is list and all(type(item) is str for item in value)


def go_quoted(text):
    """As Go's `%q` writes it, which the chart puts around each text."""
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\a": "\\a", "\b": "\\b", "\f": "\\f",
             "\v": "\\v"}

    def one(character):
        code = ord(character)
        if character in short:
            return short[character]
        if character.isprintable():
            return character
        return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

    return f'"{"".join(map(one, text))}"'


def chart_variables(section, values, secret):
    """What the chart makes of its values: a variable each."""
    for name, value in values.items():
        if name not in HELM[section]:
            continue
        kind, variable = HELM[section][name]
        if kind == REFERENCE:
            if secret["metadata"]["name"] == value["secretRef"] and value["secretKey"] in secret["stringData"]:
                yield variable, secret["stringData"][value["secretKey"]]
        elif name == "customParams":
            yield variable, value
        elif kind == TEXTS:
            yield variable, json.dumps(value, ensure_ascii=False)
        elif variable:
            yield variable, go_quoted(str(value).lower() if kind == SWITCH else value)
