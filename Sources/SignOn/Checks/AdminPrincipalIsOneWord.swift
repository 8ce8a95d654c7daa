extension Check {
  static let adminPrincipalIsOneWord = Check(
    "admin-principal-is-one-word", "Every admin principal is one word"
  ) { settings in
    let wrong = settings.items(.adminPrincipals).first { name in
      name.isEmpty || name.contains(where: AdminNames.separates)
    }
    guard let wrong else { return [] }
    return [
      .error(
        .adminPrincipals,
        wrong.isEmpty
          ? "One of the admin principals is empty."
          : "“\(shown(wrong.prefix { $0 != ":" }, 50))” is not one user name: it holds a blank, a comma or a quote.",
        remedy: "Give one user name an entry.", repair: AdminNames.repair(settings, "make one entry of each name"))
    ]
  }
}
