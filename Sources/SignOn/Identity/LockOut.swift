import OpenIDConnect

/// Whether any tested user could administer OpenMetadata afterwards.
package enum LockOut {
  /// A warning if no tested user would be an administrator; nil if nobody was tested or another administrator is known.
  package static func finding(_ settings: Settings, tested people: [Person], knowsAnother: Bool = false) -> Finding? {
    guard !people.isEmpty, !knowsAnother else { return nil }
    let principals = people.map { Principal.become(settings, $0.claims) }
    guard !principals.contains(where: { $0.isAdministrator && !$0.admission.isRefused }) else { return nil }
    var finding = warning(settings, principals)
    finding.check = "somebody-can-administer"
    return finding
  }

  private static func warning(_ settings: Settings, _ principals: [Principal]) -> Finding {
    guard let admitted = principals.first(where: { !$0.admission.isRefused }), let name = admitted.userName else {
      let step = principals.lazy.compactMap { $0.steps.last { $0.verdict == .fail } }.first
      return .warning(
        step.flatMap { Field.named($0.field) } ?? .adminPrincipals,
        "None of the tested users may sign in, so nobody could administer OpenMetadata.", remedy: step?.sentence ?? "")
    }
    let who = principals.count == 1 ? "The tested user" : "None of the tested users"
    let would = principals.count == 1 ? "would be \(name), who is not an administrator" : "would be an administrator"
    return .warning(
      .adminPrincipals, "\(who) \(would). You could lock yourself out.",
      remedy: "Add \(name) to the admin principals, or test with a user who is listed there.",
      repair: repair(settings, name))
  }

  /// Only a name that would pass the checks is offered.
  private static func repair(_ settings: Settings, _ name: String) -> Repair? {
    let names = settings.items(.adminPrincipals) + [name]
    guard AdminNames.repaired([name]) == [name], !name.contains("\\"), name.count < 60 else { return nil }
    return .set(.adminPrincipals, .list(AdminNames.repaired(names)), "add \(name)")
  }
}
