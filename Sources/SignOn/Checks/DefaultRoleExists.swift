extension Check {
  static let defaultRoleExists = Check("default-role-exists", "The default role is known to the server") { settings in
    guard let role = settings.answer(.defaultRole) else { return [] }
    return [
      .note(
        .defaultRole, "The server ignores a default role that it does not have: “\(shown(role, 40))”.",
        remedy: "Compare it with Settings › Access control › Roles in OpenMetadata.")
    ]
  }
}
