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
    format.steps(File(word: shellWord(fileName), version: version, lostVariables: lostVariables))
  }

  /// A written file, for the commands that name it.
  struct File: Sendable {
    /// As one word of a shell's command.
    let word: String
    let version: ServerVersion
    let lostVariables: [String]
  }

  /// The server's own command, in its folder: stored settings give way to those of its file at the next start.
  static let remove = "./bootstrap/openmetadata-ops.sh remove-security-config --force"

  /// A path as one word of a command, never taken for an option; `~/` at its start stays the home folder.
  private static func shellWord(_ path: String) -> String {
    if path.hasPrefix("~/") { return "~/\(quoted(String(path.dropFirst(2))))" }
    return quoted(path.hasPrefix("-") ? "./\(path)" : path)
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", "/", "+", "@", ":": true
      default: false
      }
    }
    if isPlain, !text.isEmpty { return text }
    return "'\(text.unicodeScalars.map { $0 == "'" ? #"'\''"# : String($0) }.joined())'"
  }
}
