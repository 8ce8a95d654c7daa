import OpenIDConnect

/// Whether somebody who was tested could administer OpenMetadata afterwards.
package enum LockOut {
  /// A warning when nobody would be; nil while nobody was tested, or somebody else is known to be an administrator.
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
        "Nobody who was tested may sign in, so nobody can administer OpenMetadata.", remedy: step?.sentence ?? "")
    }
    let who = principals.count == 1 ? "The person who was tested" : "Nobody who was tested"
    let would = principals.count == 1 ? "would be \(name), no administrator" : "would be an administrator"
    return .warning(
      .adminPrincipals, "\(who) \(would): you may lock yourself out.",
      remedy: "Add \(name) to the admin principals, or test with a person who is among them.",
      repair: repair(settings, name))
  }

  /// Only a name that would stand the checks is offered.
  private static func repair(_ settings: Settings, _ name: String) -> Repair? {
    let names = settings.items(.adminPrincipals) + [name]
    guard AdminNames.repaired([name]) == [name], !name.contains("\\"), name.count < 60 else { return nil }
    return .set(.adminPrincipals, .list(AdminNames.repaired(names)), "add \(name)")
  }
}
