/// A kind of configuration file.
package struct Format: Sendable, Identifiable {
  /// As commands name it: `openmetadata-yaml`.
  package let id: String
  package let title: String
  /// The name proposed for a new file.
  package let fileName: String
  /// Whether the file holds the client secret when there is one; such a file is made with mode 0600.
  package let holdsSecret: Bool
  /// The whole text of a new file.
  package let text: @Sendable (Settings) -> FormatText
  /// What makes the file count once it is written.
  let steps: @Sendable (Activation.File) -> [Activation.Step]

  package static let all: [Format] = [
    .openMetadataYAML, .dockerEnv, .composeOverride, .helmValues, .kubernetesSecret, .securityConfigYAML,
    .securityConfigJSON,
  ]

  package static func named(_ id: String) -> Format? { all.first { $0.id == id } }
}

extension Settings {
  /// What the first lines of a file say; the same for the same settings.
  var fileComment: String {
    "OpenMetadata single sign-on with \(provider.title), \(isConfidential ? "confidential" : "public") client.\n"
      + "Made by openmetadata-sso for OpenMetadata \(version.rawValue)."
  }
}
