extension Check {
  /// `none` fails for everybody without a session; `consent` means nothing to Cognito; later servers refuse both.
  static let promptLetsPeopleIn = Check("prompt-lets-people-in", "The prompt lets people in") { settings in
    let words = settings.text(.prompt).split(separator: " ")
    let isRefused = settings.version >= .v2_0
    let since = isRefused ? "" : " from 2.0 on"
    let message: String
    if words == ["none"] {
      message = "The prompt none fails for everybody without a running session, and OpenMetadata refuses it\(since)."
    } else if settings.isCognito, words.contains("consent"), !words.contains("none") {
      message = "The prompt consent has no effect in Cognito, and OpenMetadata refuses it there\(since)."
    } else {
      return []
    }
    let remedy = "Leave the prompt empty, or use select_account."
    let repair = Repair.set(.prompt, "", "leave it empty")
    return [
      isRefused
        ? .error(.prompt, message, remedy: remedy, repair: repair)
        : .warning(.prompt, message, remedy: remedy, repair: repair)
    ]
  }
}
