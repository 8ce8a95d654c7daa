extension Check {
  /// The server compares the list with user names, so an address never matches anybody.
  static let adminPrincipalIsNoAddress = Check(
    "admin-principal-is-no-address", "Admin principals are user names, not e-mail addresses"
  ) { settings in
    guard let address = settings.items(.adminPrincipals).first(where: { $0.contains("@") }) else { return [] }
    let name = AdminNames.repaired([address]).first ?? ""
    return [
      .error(
        .adminPrincipals,
        "“\(shown(address.prefix { $0 != ":" }, 50))” never matches: the server's user name is the part before the @.",
        remedy: name.isEmpty ? "Give the part before the @, in lower case." : "Use \(shown(name, 50)).",
        repair: AdminNames.repair(settings, "use the part before the @"))
    ]
  }
}
