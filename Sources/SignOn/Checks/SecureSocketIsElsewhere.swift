extension Check {
  /// No code of the server was found that looks at the switch.
  static let secureSocketIsElsewhere = Check(
    "secure-socket-is-elsewhere", "TLS is set up where it takes effect"
  ) { settings in
    guard settings.isOn(.enableSecureSocketConnection) else { return [] }
    return [
      .note(
        .enableSecureSocketConnection, "This switch alone does not turn on TLS.",
        remedy: "Set TLS up in the server's own section or on a proxy in front of it.")
    ]
  }
}
