extension Field {
  package static let prompt = Field(
    "prompt", label: "OIDC Prompt",
    kind: .choice([
      Choice("", "send nothing: an existing session is reused"),
      Choice("login", "ask for credentials at every sign-in"),
      Choice("select_account", "let users choose an account"),
      Choice("consent", "ask for consent; no effect with Cognito"),
      Choice("none", "never prompt; fails without a session"),
    ]),
    help: Help(
      "What Cognito prompts users for at sign-in, even if they already have a session.",
      examples: ["login"],
      why: "It decides between silent sign-in and a prompt every time.",
      notes: [
        "login: ask for user name and password every time.",
        "none: use the existing session without a prompt (SSO).",
        "consent: ask for consent. select_account: let users choose an account.",
        "Default: empty, so nothing is sent.",
      ],
      server: """
        With none, users without a session get an error and are locked out. The shipped files send consent unless an \
        empty value is written, as is done here. Cognito's classic hosted UI ignores the prompt; its managed login \
        honors login and none.
        """),
    keys: [.oidc("prompt", "OIDC_PROMPT_TYPE")], fallback: .text(""), isRelevant: \.isConfidential)

  package static let maxAge = Field(
    "max-age", label: "OIDC Max Age", kind: .number(unit: "seconds", allowsEmpty: true),
    help: Help(
      "How old an authentication may be, in seconds, before the user has to sign in again.",
      examples: ["3600"],
      why: "A low value makes users sign in more often; empty leaves it to Cognito.",
      notes: ["Default: empty, so nothing is sent."],
      server: """
        The shipped files have 0, which is sent to the provider and forces a new sign-in each time, so an empty value \
        is written. AWS does not document whether Cognito honors it.
        """),
    keys: [.oidc("maxAge", "OIDC_MAX_AGE")], fallback: .text(""), isRelevant: \.isConfidential)

  package static let maxClockSkew = Field(
    "max-clock-skew", label: "OIDC Max Clock Skew", kind: .number(unit: "seconds", allowsEmpty: true),
    help: Help(
      "The largest clock difference, in seconds, that is tolerated when a token is validated.",
      examples: ["0"],
      why: "Clocks on two machines are never exactly the same, and tokens contain timestamps.",
      server: """
        The server accepts whole seconds or nothing; a value such as 30s disables single sign-on. No other effect is \
        known, so keep the server's clock synchronized.
        """),
    keys: [.oidc("maxClockSkew", "OIDC_MAX_CLOCK_SKEW")], fallback: .text("0"), isRelevant: \.isConfidential)

  package static let tokenValidity = Field(
    "token-validity", label: "OIDC Token Validity", kind: .number(unit: "seconds", allowsEmpty: false),
    help: Help(
      "How long a token is valid, in seconds; 0 means the default.",
      examples: ["3600"],
      why: "It determines how long a session lasts and when a token is refreshed.",
      notes: ["Default: 0, which according to the documentation means the provider's default. Here, 0 writes nothing."],
      server: """
        The server's default is 3600, and from 2.0 it refuses 0. Contrary to the documentation, it never sets the \
        lifetime of Cognito's tokens: from 2.0 it is the lifetime of the token OpenMetadata issues after sign-in; \
        before that it has no effect with Cognito.
        """,
      place: """
        Lifetime of Cognito's own tokens: Cognito ▸ User pools ▸ your pool ▸ App clients ▸ your client ▸ App client \
        information ▸ Edit
        """),
    keys: [.oidc("tokenValidity", "OIDC_OM_REFRESH_TOKEN_VALIDITY", .integer, passedByCompose: false)],
    fallback: .text("0"), isRelevant: \.isConfidential)

  package static let sessionExpiry = Field(
    "session-expiry", label: "OIDC Session Expiry", kind: .number(unit: "seconds", allowsEmpty: false),
    help: Help(
      "How long an OpenMetadata session lasts, in seconds, before users have to sign in again.",
      examples: ["604800"],
      why: "Long sessions are convenient; short ones lock out former users sooner.",
      notes: ["Default: 604800, which is 7 days.", "You can type 12h or 7d; it becomes seconds."],
      server: """
        Values below 3600 are silently replaced by 604800, and rejected from 2.0. The value is read at server start, \
        so a change needs a restart. Up to 1.13, sessions are kept in the server's memory, and several replicas need \
        sticky sessions.
        """),
    keys: [.oidc("sessionExpiry", "OIDC_SESSION_EXPIRY", .integer)], fallback: .text("604800"),
    isRelevant: \.isConfidential)
}
