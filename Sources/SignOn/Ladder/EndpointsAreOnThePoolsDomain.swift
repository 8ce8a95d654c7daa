import Text

extension Step {
  /// A pool without a domain names endpoints on its issuer's host, where nobody can sign in.
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
        if name == "userinfo_endpoint", !settings.isCognito { continue }
        return .failed(missing(name))
      }
      guard let url = WebAddress(address), url.scheme == "https" || url.isLoopback else {
        return .failed(unencrypted(name, address))
      }
      if name != "jwks_uri" { hosts.append(url.host) }
    }
    guard settings.isCognito, let pool = settings.pool else { return .passed("on \(shown(hosts.first ?? "", 70))") }
    if hosts.contains(where: { $0.hasPrefix("cognito-idp.") }) { return .failed(noDomain(pool)) }
    if hosts.unique.count > 1 { return .failed(scattered(hosts.unique)) }
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

  private static func noDomain(_ pool: CognitoPool) -> Finding {
    .error(
      .discoveryURI, "The pool has no domain yet: its endpoints are on the host cognito-idp, where nobody can sign in.",
      remedy: """
        AWS console › Cognito › your pool › Domain, or: aws cognito-idp create-user-pool-domain \
        --region \(pool.region) --user-pool-id \(pool.id) --domain NAME
        """)
  }

  private static func scattered(_ hosts: [String]) -> Finding {
    .error(
      .discoveryURI, "The endpoints are on different hosts: \(shown(hosts.joined(separator: ", "), 90)).",
      remedy: "A pool serves all of them on its one domain; look for a proxy in between.")
  }
}
