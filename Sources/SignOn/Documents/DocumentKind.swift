/// What a file is for, as its content tells.
package enum DocumentKind: String, CaseIterable, Sendable {
  case openMetadataYAML = "openmetadata-yaml"
  case dockerEnv = "docker-env"
  case compose = "compose"
  case helmValues = "helm-values"
  case securityConfigYAML = "security-config-yaml"
  case securityConfigJSON = "security-config-json"

  /// For people: `a Docker env file`.
  package var title: String {
    switch self {
    case .openMetadataYAML: "the server's YAML configuration"
    case .dockerEnv: "a Docker env file"
    case .compose: "a Docker Compose file"
    case .helmValues: "Helm values"
    case .securityConfigYAML: "a security configuration in YAML"
    case .securityConfigJSON: "a security configuration in JSON"
    }
  }

  /// The format that writes a new file of this kind; nil where none does.
  package var format: Format? { Format.named(rawValue) }
}
