extension Check {
  static let rolesComeFromTheProvider = Check(
    "roles-come-from-the-provider", "Roles from the provider are really sent"
  ) { settings in
    guard settings.isOn(.rolesFromProvider), settings.isCognito else { return [] }
    return [
      .note(
        .rolesFromProvider, "OpenMetadata reads a claim named roles, which Cognito does not send by itself.",
        remedy: "Add it with a pre token generation trigger in the pool, or switch this off.",
        repair: .set(.rolesFromProvider, "false", "switch it off"))
    ]
  }
}
