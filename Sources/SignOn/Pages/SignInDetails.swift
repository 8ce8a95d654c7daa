extension Field {
  public static let prompt = Field(
    "prompt", label: "OIDC Prompt",
    kind: .choice([
      Choice("", "send nothing: a running session is used"),
      Choice("login", "ask for the password at every sign-in"),
      Choice("select_account", "let people choose the account"),
      Choice("consent", "ask for consent; refused for Cognito"),
      Choice("none", "never ask; fails without a session"),
    ]),
    help: Help(""),
    keys: [.oidc("prompt", "OIDC_PROMPT_TYPE")], fallback: .text(""), isRelevant: \.isConfidential)

  public static let maxAge = Field(
    "max-age", label: "OIDC Max Age", kind: .number(unit: "seconds", allowsEmpty: true), help: Help(""),
    keys: [.oidc("maxAge", "OIDC_MAX_AGE")], fallback: .text(""), isRelevant: \.isConfidential)

  public static let maxClockSkew = Field(
    "max-clock-skew", label: "OIDC Max Clock Skew", kind: .number(unit: "seconds", allowsEmpty: true), help: Help(""),
    keys: [.oidc("maxClockSkew", "OIDC_MAX_CLOCK_SKEW")], fallback: .text("0"), isRelevant: \.isConfidential)

  public static let tokenValidity = Field(
    "token-validity", label: "OIDC Token Validity", kind: .number(unit: "seconds", allowsEmpty: false), help: Help(""),
    keys: [.oidc("tokenValidity", "OIDC_OM_REFRESH_TOKEN_VALIDITY", .integer, passedByCompose: false)],
    fallback: .text("0"), isRelevant: \.isConfidential)

  public static let sessionExpiry = Field(
    "session-expiry", label: "OIDC Session Expiry", kind: .number(unit: "seconds", allowsEmpty: false), help: Help(""),
    keys: [.oidc("sessionExpiry", "OIDC_SESSION_EXPIRY", .integer)], fallback: .text("604800"),
    isRelevant: \.isConfidential)
}
