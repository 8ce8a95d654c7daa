import Text

extension Check {
  /// OpenMetadata 1.12: the settings are refused as a whole where it is empty.
  static let providerNameIsGiven = Check("provider-name-is-given", "The provider has a name") { settings in
    guard settings.text(.providerName).allSatisfy(\.isBlank) else { return [] }
    let name = settings.provider.providerName
    return [
      .error(
        .providerName, "The provider name is empty; the server requires one.",
        remedy: "Give the name people shall see, such as \(name).",
        repair: .set(.providerName, name, "use \(name)"))
    ]
  }
}
