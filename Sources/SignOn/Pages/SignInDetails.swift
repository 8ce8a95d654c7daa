extension Field {
  package static let prompt = Field(
    "prompt", label: "OIDC Prompt",
    kind: .choice([
      Choice("", "send nothing: a running session is used"),
      Choice("login", "ask for the password at every sign-in"),
      Choice("select_account", "let people choose the account"),
      Choice("consent", "ask for consent; refused for Cognito"),
      Choice("none", "never ask; fails without a session"),
    ]),
    help: Help(
      "What Cognito asks people at sign-in, even if they have a session already.",
      examples: ["login"],
      why: "It decides between a sign-in nobody notices and one that asks every time.",
      notes: [
        "login: ask for name and password every time.",
        "none: use the running session without a word (SSO).",
        "consent: ask for consent. select_account: let people choose an account.",
        "The default here is empty: nothing is sent.",
      ],
      server: """
        With none, people without a session get an error and are locked out; newer servers refuse none, and for \
        Cognito consent. The stock files send consent unless an empty value is written, as is done here. Cognito's \
        classic hosted UI ignores the prompt; its managed login follows login and none.
        """),
    keys: [.oidc("prompt", "OIDC_PROMPT_TYPE")], fallback: .text(""), isRelevant: \.isConfidential)

  package static let maxAge = Field(
    "max-age", label: "OIDC Max Age", kind: .number(unit: "seconds", allowsEmpty: true),
    help: Help(
      "How old an authentication may be, in seconds, before a person has to sign in anew.",
      examples: ["3600"],
      why: "A short age makes people sign in more often; empty leaves it to Cognito.",
      notes: ["The default here is empty: nothing is sent."],
      server: """
        The stock files have 0, which is sent to the provider and asks for a new sign-in each time, so an empty value \
        is written. AWS does not document whether Cognito honours it.
        """),
    keys: [.oidc("maxAge", "OIDC_MAX_AGE")], fallback: .text(""), isRelevant: \.isConfidential)

  package static let maxClockSkew = Field(
    "max-clock-skew", label: "OIDC Max Clock Skew", kind: .number(unit: "seconds", allowsEmpty: true),
    help: Help(
      "The largest difference between two clocks, in seconds, that is tolerated when a token is validated.",
      examples: ["0"],
      why: "Clocks of two machines are never quite the same, and tokens carry times.",
      server: """
        The server takes whole seconds or nothing; text such as 30s switches single sign-on off. No further effect of \
        the value is known, so keep the server's clock right.
        """),
    keys: [.oidc("maxClockSkew", "OIDC_MAX_CLOCK_SKEW")], fallback: .text("0"), isRelevant: \.isConfidential)

  package static let tokenValidity = Field(
    "token-validity", label: "OIDC Token Validity", kind: .number(unit: "seconds", allowsEmpty: false),
    help: Help(
      "How long a token is valid, in seconds; 0 takes over the default.",
      examples: ["3600"],
      why: "It decides how long a session lasts and when a token is refreshed.",
      notes: ["Default: 0, which by the documentation means the provider's default. Here 0 writes nothing."],
      server: """
        The server's own default is 3600, and from 2.0 it refuses 0. It never sets the life of Cognito's tokens, \
        whatever the documentation says: from 2.0 it is the life of the token OpenMetadata makes after a sign-in, and \
        before that it has no effect with Cognito.
        """,
      place: """
        The life of Cognito's own tokens: Cognito ▸ User pools ▸ your pool ▸ App clients ▸ your client ▸ \
        App client information ▸ Edit
        """),
    keys: [.oidc("tokenValidity", "OIDC_OM_REFRESH_TOKEN_VALIDITY", .integer, passedByCompose: false)],
    fallback: .text("0"), isRelevant: \.isConfidential)

  package static let sessionExpiry = Field(
    "session-expiry", label: "OIDC Session Expiry", kind: .number(unit: "seconds", allowsEmpty: false),
    help: Help(
      "How long a session in OpenMetadata lasts, in seconds, before people have to sign in again.",
      examples: ["604800"],
      why: "Long sessions are convenient; short ones end sooner for people who leave.",
      notes: ["Default: 604800, which is 7 days."],
      server: """
        Less than 3600 is silently replaced by 604800, and refused from 2.0. The value is read when the server \
        starts, so a change needs a restart. Up to 1.13 sessions live in the server's memory, and several replicas \
        need sticky sessions.
        """),
    keys: [.oidc("sessionExpiry", "OIDC_SESSION_EXPIRY", .integer)], fallback: .text("604800"),
    isRelevant: \.isConfidential)
}
