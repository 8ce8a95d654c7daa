/// What makes a written file count: the server copies the settings into its database at its first start and reads
/// them from there from then on.
public enum Activation {
  /// One thing to do, with the command that does it where there is one.
  public struct Step: Equatable, Sendable {
    public let title: String
    public let command: String?
  }

  /// What to do with the file, in order; last comes the way back should nobody be able to sign in.
  ///
  /// - Parameter lostVariables: what needs a Compose override, see `Settings.variablesLostInCompose`.
  public static func steps(
    format: Format, version: ServerVersion, fileName: String, lostVariables: [String] = []
  ) -> [Step] {
    format.id == Format.dockerEnv.id
      ? composeSteps(fileName: fileName, lostVariables: lostVariables)
      : serverSteps(version: version, fileName: fileName)
  }

  private static let remove = "./bootstrap/openmetadata-ops.sh remove-security-config --force"

  private static func serverSteps(version: ServerVersion, fileName: String) -> [Step] {
    let update = "./bootstrap/openmetadata-ops.sh update-security-config -f \(shellWord(fileName)) --force"
    let load = Step(
      title: "Or, in place of removing them: load this file over the stored settings, then restart the server.",
      command: update)
    return [
      Step(
        title: "Put the two sections into conf/openmetadata.yaml of the server, in place of those of the same name.",
        command: nil),
      Step(
        title: "A server that has run before goes by its stored settings, whatever the file says. Remove them, in the "
          + "server's folder:", command: remove),
      Step(title: "Start the server, or restart it.", command: nil),
    ] + (version >= .v1_12 ? [load] : []) + [
      Step(
        title:
          "If nobody can sign in: put the former sections back, remove the stored settings and restart the server.",
        command: remove)
    ]
  }

  private static func composeSteps(fileName: String, lostVariables: [String]) -> [Step] {
    let compose = "docker compose --env-file \(shellWord(fileName))"
    let pass = Step(
      title: "The stock Compose files do not pass on \(lostVariables.joined(separator: ", ")): list what is named "
        + "here under `environment:` of execute-migrate-all and openmetadata-server in an override file.", command: nil)
    return (lostVariables.isEmpty ? [] : [pass]) + [
      Step(
        title: "Start OpenMetadata with the file. The file .env is not read then: name what you need of it before this "
          + "one, by another --env-file.", command: "\(compose) up -d"),
      Step(
        title: "A server that has run before goes by its stored settings, whatever the file says. Remove them:",
        command: "\(compose) exec openmetadata-server \(remove)"),
      Step(title: "Then restart the server.", command: "\(compose) restart openmetadata-server"),
      Step(
        title: "If nobody can sign in: remove the stored settings again, and start with the env file you had before.",
        command: "\(compose) exec openmetadata-server \(remove)"),
    ]
  }

  /// A file name as one word of a command, never taken for an option.
  private static func shellWord(_ name: String) -> String {
    let path = name.hasPrefix("-") ? "./\(name)" : name
    let isPlain = path.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", "/", "+", "@", ":": true
      default: false
      }
    }
    guard !isPlain || path.isEmpty else { return path }
    return "'\(path.unicodeScalars.map { $0 == "'" ? #"'\''"# : String($0) }.joined())'"
  }
}
