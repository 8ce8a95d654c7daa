import Text

/// What must hold of the administrators and of the roles that people get.
///
/// What stands behind a colon may be a password and is never shown.
extension Check {
  /// The server compares the list with user names, so an address never matches anybody.
  static let adminPrincipalIsNoAddress = Check(
    "admin-principal-is-no-address", "Admin principals are user names, not e-mail addresses",
    noItemOf: .adminPrincipals, where: { $0.contains("@") }
  ) { address, settings in
    let name = AdminNames.repaired([address]).first ?? ""
    return .error(
      .adminPrincipals,
      "“\(AdminNames.shownName(address))” never matches: the server's user name is the part before the @.",
      remedy: name.isEmpty ? "Give the part before the @, in lower case." : "Use \(shown(name, 50)).",
      repair: AdminNames.repair(settings, "use the part before the @"))
  }

  /// The server takes what follows the colon for a password.
  static let adminPrincipalHasNoColon = Check(
    "admin-principal-has-no-colon", "Admin principals hold no colon",
    noItemOf: .adminPrincipals, where: { $0.contains(":") }
  ) { name, settings in
    .error(
      .adminPrincipals,
      "“\(AdminNames.shownName(name))” is followed by a colon; the server takes the rest for a password.",
      remedy: "Give the user name alone.", repair: AdminNames.repair(settings, "leave out the colon"))
  }

  /// User names are lower case; the list is compared as it stands.
  static let adminPrincipalIsLowerCase = Check(
    "admin-principal-is-lower-case", "Admin principals are lower case",
    noItemOf: .adminPrincipals, where: { $0 != $0.lowercased() }
  ) { name, settings in
    .error(
      .adminPrincipals,
      "“\(AdminNames.shownName(name))” holds a capital letter; the server's user names are lower case.",
      remedy: "Use lower case.", repair: AdminNames.repair(settings, "use lower case"))
  }

  static let adminPrincipalIsOneWord = Check(
    "admin-principal-is-one-word", "Every admin principal is one word",
    noItemOf: .adminPrincipals, where: { $0.isEmpty || $0.contains(where: AdminNames.separates) }
  ) { name, settings in
    .error(
      .adminPrincipals,
      name.isEmpty
        ? "One of the admin principals is empty."
        : "“\(AdminNames.shownName(name))” is not one user name: it holds a blank, a comma or a quote.",
      remedy: "Give one user name an entry.", repair: AdminNames.repair(settings, "make one entry of each name"))
  }

  /// The server's schema asks for unique entries.
  static let adminPrincipalIsListedOnce = Check(
    "admin-principal-is-listed-once", "Every admin principal is listed once"
  ) { settings in
    let names = settings.items(.adminPrincipals)
    guard names.unique.count != names.count else { return nil }
    return .warning(
      .adminPrincipals, "An admin principal is listed twice.", remedy: "List it once.",
      repair: .set(.adminPrincipals, .list(names.unique), "list it once"))
  }

  static let defaultRoleExists = Check("default-role-exists", "The default role is known to the server") { settings in
    guard let role = settings.answer(.defaultRole) else { return nil }
    return .note(
      .defaultRole, "The server ignores a default role that it does not have: “\(shown(role, 40))”.",
      remedy: "Compare it with Settings › Access control › Roles in OpenMetadata.")
  }
}

/// What the server makes of a person: the part before the `@`, in lower case.
enum AdminNames {
  /// The names that were meant; empty ones and repetitions left out.
  static func repaired(_ names: [String]) -> [String] {
    names.flatMap { $0.split(whereSeparator: separates) }.map(name).filter { !$0.isEmpty }.unique
  }

  static func repair(_ settings: Settings, _ label: String) -> Repair? {
    let names = repaired(settings.items(.adminPrincipals))
    return names.isEmpty ? nil : .set(.adminPrincipals, .list(names), label)
  }

  /// Whether a character cannot belong to a user name.
  static func separates(_ character: Character) -> Bool {
    character.isBlank || character.isInvisible || ",;\"[]".contains(character)
  }

  /// An entry as a message may hold it, without what could be a password.
  fileprivate static func shownName(_ entry: String) -> String { shown(entry.prefix { $0 != ":" }, 50) }

  private static func name(_ text: some StringProtocol) -> String {
    let local = text.prefix { $0 != "@" && $0 != ":" }
    return local.lowercased().trimmed { "'<>()".contains($0) }
  }
}
