extension Check {
  /// The server takes what follows the colon for a password.
  static let adminPrincipalHasNoColon = Check(
    "admin-principal-has-no-colon", "Admin principals hold no colon"
  ) { settings in
    guard let name = settings.items(.adminPrincipals).first(where: { $0.contains(":") }) else { return [] }
    return [
      .error(
        .adminPrincipals,
        "“\(shown(name.prefix { $0 != ":" }, 50))” is followed by a colon; the server takes the rest for a password.",
        remedy: "Give the user name alone.", repair: AdminNames.repair(settings, "leave out the colon"))
    ]
  }
}
