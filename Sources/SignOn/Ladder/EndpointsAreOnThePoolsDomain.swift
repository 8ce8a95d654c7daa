import Text

extension Step {
  /// All endpoints are present, encrypted, and on hosts where users can sign in.
  static let endpointsAreOnThePoolsDomain = Step(
    "endpoints-are-on-the-pools-domain", "Endpoints are present and encrypted", field: .discoveryURI,
    needs: Need(.issuerIsTheAuthority, "issuer not verified")
  ) { settings in
    guard let metadata = settings.metadata else { return .unknown("skipped: no discovery document") }
    let endpoints = [
      ("authorization_endpoint", metadata.authorizationEndpoint), ("token_endpoint", metadata.tokenEndpoint),
      ("userinfo_endpoint", metadata.userinfoEndpoint), ("jwks_uri", metadata.jwksURI),
    ]
    var hosts: [String] = []
    for (name, address) in endpoints {
      guard let address, !address.isEmpty else {
        if name == "userinfo_endpoint", !settings.provider.needsUserinfo { continue }
        return .failed(missing(name))
      }
      guard let url = WebAddress(address), url.scheme == "https" || url.isLoopback else {
        return .failed(unencrypted(name, address))
      }
      if name != "jwks_uri" { hosts.append(url.host) }
    }
    if let finding = settings.provider.endpointProblem(settings, hosts) { return .failed(finding) }
    return .passed("on \(shown(hosts.first ?? "", 70))")
  }

  private static func missing(_ name: String) -> Finding {
    .error(
      .discoveryURI, "The discovery document has no \(name), which the server needs.",
      remedy: "Contact the provider's administrator; the authorization code flow is required.")
  }

  private static func unencrypted(_ name: String, _ address: String) -> Finding {
    .error(
      .discoveryURI, "The provider's \(name) is “\(shown(address, 60))”; expected an https URL.",
      remedy: "Secrets must not be sent there; contact the provider's administrator.")
  }
}
