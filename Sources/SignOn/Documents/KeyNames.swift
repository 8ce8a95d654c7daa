extension ServerKey {
  /// How the key is called in a kind of file; nil where that has no place for it.
  package func name(in kind: DocumentKind) -> String? {
    switch kind {
    case .openMetadataYAML, .securityConfigYAML, .securityConfigJSON: path
    case .dockerEnv, .compose: variable
    case .helmValues: HelmKeys.valueName(self)
    }
  }
}
