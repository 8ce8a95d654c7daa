import Text

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

  private static func name(_ text: some StringProtocol) -> String {
    let local = text.prefix { $0 != "@" && $0 != ":" }
    return local.lowercased().trimmed { "'<>()".contains($0) }
  }
}
