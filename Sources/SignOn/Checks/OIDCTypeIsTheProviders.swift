import Text

extension Check {
  /// `azure` and `google` switch the server to clients of their own; everything else is the general one.
  static let oidcTypeIsTheProviders = Check("oidc-type-is-the-providers", "The OIDC type is the provider's") {
    settings in
    let type = settings.text(.oidcType)
    guard ["azure", "google"].contains(type.lowerCase) else { return [] }
    let message = "The OIDC type \(shown(type, 20)) makes the server use that provider's own client."
    let repair = Repair.set(.oidcType, settings.provider.id, "use \(settings.provider.id)")
    let remedy = "Use \(settings.provider.id), unless it is meant."
    return [
      settings.isCognito
        ? .error(.oidcType, message, remedy: "Use \(settings.provider.id).", repair: repair)
        : .warning(.oidcType, message, remedy: remedy, repair: repair)
    ]
  }
}
