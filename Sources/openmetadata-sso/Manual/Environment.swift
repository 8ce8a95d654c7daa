/// The environment variables the program goes by, and the files it keeps for itself.
enum Environment {
  static let variables: [(names: [String], meaning: String)] = [
    (["TERM"], "The kind of terminal; with dumb, or without it, the questions come as plain lines."),
    (["NO_COLOR"], "When set to anything, no colours are used unless --theme says so."),
    (["COLUMNS", "LINES"], "The size of a window that cannot tell its own, as on a serial line."),
    (["LC_ALL", "LC_CTYPE", "LANG"], "Whether the terminal shows UTF-8; else lines and signs are drawn in ASCII."),
    (["HOME"], "Where ~ in the name of a file leads to, and where drafts are kept."),
    (["XDG_STATE_HOME"], "Where drafts are kept instead; an absolute path."),
    (
      ["HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"],
      "The proxy through which the provider is asked, and the hosts without one; small letters do too."
    ),
  ]

  static let files: [(name: String, meaning: String)] = [
    (
      "~/.local/state/openmetadata-sso/drafts",
      "Answers of wizards that were not finished, without secrets, \(Drafts.limit) at most; XDG_STATE_HOME moves it."
    ),
    (
      "FILE.YYYYMMDD-HHMMSS-mmm.bak",
      "What a changed file held before, beside it, with the same owner and mode; at most \(Backups.limit) of each file."
    ),
  ]
}
