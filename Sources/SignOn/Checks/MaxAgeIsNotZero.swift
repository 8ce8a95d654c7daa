extension Check {
  static let maxAgeIsNotZero = Check("max-age-is-not-zero", "A running session counts") { settings in
    guard settings.text(.maxAge) == "0" else { return [] }
    return [
      .warning(
        .maxAge, "A max age of 0 asks everybody for the password at every sign-in.",
        remedy: "Leave it empty, or give the seconds after which a sign-in is too old.",
        repair: .set(.maxAge, "", "leave it empty"))
    ]
  }
}
