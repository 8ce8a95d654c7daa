extension Check {
  /// User names are lower case; the list is compared as it stands.
  static let adminPrincipalIsLowerCase = Check(
    "admin-principal-is-lower-case", "Admin principals are lower case"
  ) { settings in
    guard let name = settings.items(.adminPrincipals).first(where: { $0 != $0.lowercased() }) else { return [] }
    let local = shown(name.prefix { $0 != ":" }, 50)
    return [
      .error(
        .adminPrincipals, "“\(local)” holds a capital letter; the server's user names are lower case.",
        remedy: "Use lower case.", repair: AdminNames.repair(settings, "use lower case"))
    ]
  }
}
