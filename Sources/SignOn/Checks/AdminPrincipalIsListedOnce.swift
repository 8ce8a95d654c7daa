extension Check {
  /// The server's schema asks for unique entries.
  static let adminPrincipalIsListedOnce = Check(
    "admin-principal-is-listed-once", "Every admin principal is listed once"
  ) { settings in
    let names = settings.items(.adminPrincipals)
    guard names.unique.count != names.count else { return [] }
    return [
      .warning(
        .adminPrincipals, "An admin principal is listed twice.", remedy: "List it once.",
        repair: .set(.adminPrincipals, .list(names.unique), "list it once"))
    ]
  }
}
