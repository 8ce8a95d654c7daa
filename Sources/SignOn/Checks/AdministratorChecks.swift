import Text

/// Checks of administrators and roles.
///
/// What follows a colon may be a password and is never shown.
extension Check {
  /// The server compares the list with user names, so an address never matches anybody.
  static let adminPrincipalIsNoAddress = Check(
    "admin-principal-is-no-address", "Admin principals are user names, not e-mail addresses",
    noItemOf: .adminPrincipals, where: { $0.contains("@") }
  ) { address, settings in
    let name = AdminNames.repaired([address]).first ?? ""
    return .error(
      .adminPrincipals,
      "“\(AdminNames.shownName(address))” never matches: the user name is the part before the @.",
      remedy: name.isEmpty ? "Enter the part before the @, in lower case." : "Use \(shown(name, 50)).",
      repair: AdminNames.repair(settings, "use the part before the @"))
  }

  /// The server treats what follows the colon as a password.
  static let adminPrincipalHasNoColon = Check(
    "admin-principal-has-no-colon", "Admin principals contain no colon",
    noItemOf: .adminPrincipals, where: { $0.contains(":") }
  ) { name, settings in
    .error(
      .adminPrincipals,
      "“\(AdminNames.shownName(name))” has a colon after it; the server treats the rest as a password.",
      remedy: "Enter only the user name.", repair: AdminNames.repair(settings, "remove the colon"))
  }

  /// User names are lower case; the list is compared as it is.
  static let adminPrincipalIsLowerCase = Check(
    "admin-principal-is-lower-case", "Admin principals are lower case",
    noItemOf: .adminPrincipals, where: { $0 != $0.lowercased() }
  ) { name, settings in
    .error(
      .adminPrincipals,
      "“\(AdminNames.shownName(name))” contains a capital letter; OpenMetadata user names are lower case.",
      remedy: "Use lower case.", repair: AdminNames.repair(settings, "use lower case"))
  }

  static let adminPrincipalIsOneWord = Check(
    "admin-principal-is-one-word", "Every admin principal is one user name",
    noItemOf: .adminPrincipals, where: { $0.isEmpty || $0.contains(where: AdminNames.separates) }
  ) { name, settings in
    .error(
      .adminPrincipals,
      name.isEmpty
        ? "One of the admin principals is empty."
        : "“\(AdminNames.shownName(name))” is not one user name: it contains a space, a comma or a quote.",
      remedy: "Enter one user name per item.", repair: AdminNames.repair(settings, "split into one item per name"))
  }

  /// The server's schema requires unique entries.
  static let adminPrincipalIsListedOnce = Check(
    "admin-principal-is-listed-once", "No admin principal is listed twice"
  ) { settings in
    let names = settings.items(.adminPrincipals)
    guard names.unique.count != names.count else { return nil }
    return .warning(
      .adminPrincipals, "An admin principal is listed twice.", remedy: "Remove the duplicate.",
      repair: .set(.adminPrincipals, .list(names.unique), "remove the duplicate"))
  }

  /// From 2.1 on; the server compares it with the whole address.
  static let adminEmailIsAnAddress = Check(
    "admin-email-is-an-address", "Admin emails are e-mail addresses",
    noItemOf: .adminEmails, where: { !$0.isEmailAddress }
  ) { name, _ in
    .error(
      .adminEmails, "“\(shown(name, 50))” is not an e-mail address, so it never matches.",
      remedy: "Enter an address such as alice@company.com; user names belong in Admin Principals.")
  }

  static let defaultRoleExists = Check("default-role-exists", "The server knows the default role") { settings in
    guard let role = settings.answer(.defaultRole) else { return nil }
    return .note(
      .defaultRole, "If the role “\(shown(role, 40))” does not exist in OpenMetadata, the server ignores it.",
      remedy: "Check it under Settings ▸ Access Control ▸ Roles in OpenMetadata.")
  }
}

/// The server's user names: the part before the `@`, in lower case.
enum AdminNames {
  /// The intended names, without empty ones and duplicates.
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

  /// An entry for a message, without what could be a password.
  fileprivate static func shownName(_ entry: String) -> String { shown(entry.prefix { $0 != ":" }, 50) }

  private static func name(_ text: some StringProtocol) -> String {
    let local = text.prefix { $0 != "@" && $0 != ":" }
    return local.lowercased().trimmed { "'<>()".contains($0) }
  }
}
