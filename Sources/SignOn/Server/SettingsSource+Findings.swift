import OpenMetadataServer
import Text

extension SettingsSource {
  /// What of the deployment does not count, and what makes it count (SERVER §2.4).
  package var findings: [Finding] {
    let overridden = overridden.map { setting in
      let variable = setting.variable.isEmpty ? "value" : setting.variable
      var finding = Finding(
        severity: .note, field: Field.named(serverPath: setting.path)?.id ?? "",
        message: "The stored \(setting.path) counts, not the deployment's \(variable).",
        remedy: "If the deployment is right, run this in the server's directory, and restart the server:", repair: nil)
      finding.command = "\(NextStep.adopt) \(shellWord(setting.section)) --path=\(shellWord(setting.path))"
      return finding
    }
    guard !problem.isEmpty else { return overridden }
    return [
      .aboutTheFile(
        "The server could not load its stored settings: \(problem.asSentence)", .warning,
        remedy: "It runs with those it had before; see its log.")
    ] + overridden
  }
}

extension Field {
  /// The server names settings by their path, sometimes without the first part, and its whole client for one of them.
  static func named(serverPath path: String) -> Field? {
    let parts = path.split(separator: ".")
    guard let name = parts.last, name != "general" else { return nil }
    if name == "oidcConfiguration" { return .discoveryURI }
    let isOfClient = parts.contains("oidcConfiguration")
    return all.first { field in
      field.keys.contains { $0.name == name && ($0.section == .oidc) == isOfClient }
    } ?? all.first { field in field.keys.contains { $0.name == name } }
  }
}
