extension Provider {
  /// Any other OpenID Connect provider, known by its issuer alone.
  package static let customOIDC = Provider(
    id: "custom-oidc", title: "Custom OIDC", providerName: "OpenID Connect",
    interpret: { IssuerText.read($0) },
    authority: { IssuerText.issuer(ofDiscoveryURI: $0.text(.discoveryURI)) },
    keysURL: { _ in nil },
    tenant: { _ in nil },
    knownScopes: nil,
    mayReceiveSecret: { _, _ in false })
}
