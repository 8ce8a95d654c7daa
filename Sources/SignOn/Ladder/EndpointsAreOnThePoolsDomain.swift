import Text

extension Step {
  /// The endpoints are all there, encrypted, and on hosts where people can sign in.
  static let endpointsAreOnThePoolsDomain = Step(
    "endpoints-are-on-the-pools-domain", "Endpoints on the sign-in domain", field: .discoveryURI,
    needs: Need(.issuerIsTheAuthority, "the right issuer")
  ) { settings in
    guard let metadata = settings.metadata else { return .unknown("needs the discovery document") }
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
      .discoveryURI, "The discovery document names no \(name); the server needs it.",
      remedy: "Ask whoever runs the provider; it has to offer the authorization code flow.")
  }

  private static func unencrypted(_ name: String, _ address: String) -> Finding {
    .error(
      .discoveryURI, "The provider's \(name) is “\(shown(address, 60))”; expected is an https address.",
      remedy: "Secrets must not go there; ask whoever runs the provider.")
  }
}
