extension FileKind {
  /// In the order in which they are proposed.
  package static let all: [FileKind] = [
    .openMetadataYAML, .dockerEnv, .compose, .composeOverride, .helmValues, .kubernetesSecret, .securityConfigYAML,
    .securityConfigJSON,
  ]
}
