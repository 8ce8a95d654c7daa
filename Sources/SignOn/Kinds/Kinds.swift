extension FileKind {
  /// In the order offered.
  package static let all: [FileKind] = [
    .openMetadataYAML, .dockerEnv, .compose, .composeOverride, .helmValues, .kubernetesSecret, .kubernetesManifest,
    .externalSecret, .kustomization, .ecsTaskDefinition, .systemdUnit, .terraform, .securityConfigYAML,
    .securityConfigJSON,
  ]
}
