import Text

/// What makes a written file count: the server copies the settings into its database at its first start and reads
/// them from there from then on.
package enum Activation {
  /// One thing to do, with the command that does it where there is one.
  package struct Step: Equatable, Sendable {
    package let title: String
    package let command: String?
  }

  /// What to do with the file, in order; last comes the way back should nobody be able to sign in.
  ///
  /// - Parameters:
  ///   - lostVariables: what needs a Compose override, see `Settings.variablesLostInCompose`.
  ///   - isConfidential: whether there is a client secret to bring along.
  ///   - server: where OpenMetadata answers, for the calls of its REST API.
  package static func steps(
    format: Format, version: ServerVersion, fileName: String, lostVariables: [String] = [],
    isConfidential: Bool = true, server: String = "http://localhost:8585"
  ) -> [Step] {
    format.steps(
      File(
        path: fileName, version: version, lostVariables: lostVariables, isConfidential: isConfidential, server: server))
  }

  /// A written file, for the commands that name it.
  struct File: Sendable {
    let path: String
    let version: ServerVersion
    let lostVariables: [String]
    let isConfidential: Bool
    let server: String

    /// As one word of a shell's command.
    var word: String { pathWord(path) }

    /// The proposed file of another format in the same folder, as one word.
    func sibling(_ format: Format) -> String {
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      return pathWord(folder + format.fileName)
    }

    /// An address of the server's REST API, as one word.
    func address(_ resource: String) -> String {
      var base = server
      while base.hasSuffix("/") { base.removeLast() }
      return pathWord("\(base)/api/v1/system/\(resource)")
    }
  }

  /// The server's own command, in its folder: stored settings give way to those of its file at the next start. It asks
  /// the database alone, so it also helps where the server does not start.
  static let remove = "./bootstrap/openmetadata-ops.sh remove-security-config --force"

  /// A path as one word of a command, never taken for an option; `~/` at its start stays the home folder.
  private static func pathWord(_ path: String) -> String {
    if path.hasPrefix("~/") { return "~/\(shellWord(String(path.dropFirst(2))))" }
    return shellWord(path.hasPrefix("-") ? "./\(path)" : path)
  }
}

extension Settings {
  /// What makes a file with these settings count.
  package func activationSteps(_ format: Format, fileName: String) -> [Activation.Step] {
    let url = text(.serverURL)
    let isAddress = WebAddress(url) != nil && (url.hasPrefix("https://") || url.hasPrefix("http://"))
    return Activation.steps(
      format: format, version: version, fileName: fileName, lostVariables: variablesLostInCompose,
      isConfidential: isConfidential, server: isAddress && isConfidential ? url : "http://localhost:8585")
  }
}
