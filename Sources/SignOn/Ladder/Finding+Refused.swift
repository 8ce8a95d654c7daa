extension Finding {
  /// A refusal by the provider; at Cognito with the place in the console and a command to be copied.
  static func refused(
    _ field: Field, _ message: String, _ settings: Settings, elsewhere: String, cognito: String,
    command: (AWSCommand) -> String
  ) -> Finding {
    guard settings.isCognito else { return .error(field, message, remedy: elsewhere) }
    var finding = Finding.error(field, message, remedy: "AWS console › Cognito › your pool › App clients \(cognito)")
    finding.command = AWSCommand(settings).map(command)
    return finding
  }

  /// What to bear in mind before a client is changed.
  static let updateResets = "An update by hand resets what it does not repeat; the command repeats all."
}
