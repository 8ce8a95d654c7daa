import OpenMetadataServer

extension Settings {
  /// What makes a file count at a running server; the last steps are how to recover if nobody can sign in.
  ///
  /// From 2.1 on, file and stored settings are merged at each start; before, the stored ones alone count.
  ///
  /// - Parameters:
  ///   - document: The one to apply.
  ///   - files: All files of the configuration.
  package func steps(
    toApply document: Document, of files: [Document], at release: ServerRelease?
  ) -> [NextStep] {
    guard release?.isAtLeast(2, 1) == true else {
      var steps = nextSteps(document.kind, fileName: document.path, document: document, of: files)
      let place = steps.firstIndex { $0.title.hasPrefix("If nobody can sign in") } ?? steps.count
      steps.insert(contentsOf: overwriting(document, files), at: place)
      return steps
    }
    let adopt = NextStep.adopt
    return [
      NextStep(
        title: "From 2.1 on, the server merges this file into its stored settings at each start: a value that was "
          + "changed in the file counts, unless it was also changed in the UI (SECURITY_CONFIG_SOURCE=AUTO, the "
          + "default; with DB the file never counts, with ENV it always does). Restart the server."),
      NextStep(
        title: "Run this check again. For values that still differ, take those of the file, in the server's directory:",
        command: "\(adopt) authenticationConfiguration && \(adopt) authorizerConfiguration"),
      NextStep(title: "Then restart the server."),
    ] + NextStep.storedRescue
  }

  /// For kinds of files that the server's own command does not take, where the secret is known.
  private func overwriting(_ document: Document, _ files: [Document]) -> [NextStep] {
    guard version >= .v1_12, !document.kind.hasSections, !isConfidential || secret != nil else { return [] }
    let names = files.map { DeployedFile.pathWord($0.path) }.joined(separator: " ")
    let file = FileKind.securityConfigYAML.fileName ?? ""
    return [
      NextStep(
        title: "Or, instead of removing them: convert the configuration …",
        command: "openmetadata-sso export --openmetadata \(version.rawValue) --from \(names) --to "
          + "\(FileKind.securityConfigYAML.id) --output \(file)"),
      NextStep(
        title: "… overwrite the stored settings with it, in the server's directory, and restart the server.",
        command: "./bootstrap/openmetadata-ops.sh update-security-config -f \(file) --force"),
    ]
  }
}
