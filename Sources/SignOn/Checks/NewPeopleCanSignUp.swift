extension Check {
  static let newPeopleCanSignUp = Check("new-people-can-sign-up", "People need no account beforehand") { settings in
    guard settings.text(.enableSelfSignup) == "false" else { return [] }
    return [
      .note(
        .enableSelfSignup, "Without self sign-up, people whom OpenMetadata does not know yet are refused.",
        remedy: "The admin principals are made at the first start; make the others beforehand.")
    ]
  }
}
