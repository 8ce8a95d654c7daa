import OpenMetadataServer
import Text

extension Document {
  /// The settings of a running server as a file of its own kind, without what it masks.
  ///
  /// - Parameter address: Of the server, in place of a path.
  package static func running(
    _ configuration: SecurityConfiguration, at address: String
  ) throws(DocumentError) -> Document {
    let bytes = configuration.withoutMasks.reveal { Array($0.source(.document).utf8) }
    return try read(bytes, named: address)
  }
}

extension Settings {
  /// What a running server has.
  ///
  /// - Parameter other: Of the same deployment.
  package init(_ running: Document, like other: Settings) {
    self.init(other.deployment)
    imported = running.values
    read(DocumentSet([running]))
  }

  /// Takes what the files leave to another place from the server; not the secret, which it does not show.
  package mutating func adopt(_ running: Document) {
    for id in elsewhere where typed[id] == nil && imported[id] == nil && id != Field.clientSecret.id {
      imported[id] = running.values[id]
    }
  }

  /// What is left to do once a server has the configuration: replicas up to 2.0, and what is only read at its start.
  ///
  /// - Parameter changes: The fields that have changed.
  package func aftermath(_ changes: [Field]) -> [NextStep] {
    let late = changes.filter {
      [Field.sessionExpiry, .secureSessionCookie, .enableSecureSocketConnection].contains($0)
    }
    let names = late.map(\.label).joined(separator: ", ")
    let restart = NextStep(title: "Restart the server: \(names) only counts after that.")
    let replicas = NextStep(
      title: "If OpenMetadata runs with several replicas: restart the others, which still have the former settings.")
    return (late.isEmpty ? [] : [restart]) + (deployment.release.mayPrecede(.v2_1) ? [replicas] : [])
  }

  /// How to get back in if nobody can sign in, for this deployment.
  ///
  /// - Parameters:
  ///   - backup: The file with the former settings; nil if it lacks their secret.
  ///   - document: The one that was applied.
  package func rescue(with backup: String?, after document: Document?) -> [NextStep] {
    let rescue = document.map { nextSteps($0.kind, fileName: $0.path, document: $0) } ?? NextStep.storedRescue
    let steps = rescue.filter { $0.title.hasPrefix("If nobody can sign in") }
    guard let backup, !deployment.release.mayPrecede(.v1_12) else { return steps }
    return [
      NextStep(
        title:
          "If nobody can sign in: copy the backup to the server's machine, overwrite the stored settings with it, in "
          + "the server's directory, and restart all replicas.",
        command: "./bootstrap/openmetadata-ops.sh update-security-config -f \(DeployedFile.pathWord(backup)) --force")
    ] + steps
  }
}

extension NextStep {
  /// What follows the wizard.
  package static func applying(to server: String) -> NextStep {
    NextStep(
      title: "The configuration is now applied to \(server), step by step. You are asked before anything is written "
        + "there.")
  }
}
