import Text

/// A provider's metadata (OpenID Connect Discovery 1.0 §3); members that are never used are dropped.
package struct ProviderMetadata: Equatable, Sendable {
  package var issuer: String
  package var authorizationEndpoint: String?
  package var tokenEndpoint: String?
  package var userinfoEndpoint: String?
  package var jwksURI: String?
  package var endSessionEndpoint: String?
  package var scopesSupported: [String]?
  package var responseTypesSupported: [String]?
  package var idTokenSigningAlgorithms: [String]?
  package var tokenEndpointAuthMethods: [String]?
  package var codeChallengeMethods: [String]?

  package init(
    issuer: String, authorizationEndpoint: String? = nil, tokenEndpoint: String? = nil,
    userinfoEndpoint: String? = nil, jwksURI: String? = nil, endSessionEndpoint: String? = nil,
    scopesSupported: [String]? = nil, responseTypesSupported: [String]? = nil,
    idTokenSigningAlgorithms: [String]? = nil, tokenEndpointAuthMethods: [String]? = nil,
    codeChallengeMethods: [String]? = nil
  ) {
    self.issuer = issuer
    self.authorizationEndpoint = authorizationEndpoint
    self.tokenEndpoint = tokenEndpoint
    self.userinfoEndpoint = userinfoEndpoint
    self.jwksURI = jwksURI
    self.endSessionEndpoint = endSessionEndpoint
    self.scopesSupported = scopesSupported
    self.responseTypesSupported = responseTypesSupported
    self.idTokenSigningAlgorithms = idTokenSigningAlgorithms
    self.tokenEndpointAuthMethods = tokenEndpointAuthMethods
    self.codeChallengeMethods = codeChallengeMethods
  }
}

extension ProviderMetadata {
  /// Parses a discovery document; only `issuer` is required, and every URL must be https, or http on this machine.
  ///
  /// - Parameter url: where it was read; only on this machine may it name URLs on this machine.
  package static func parse(_ body: [UInt8], from url: String) throws(LookupError.Cause) -> ProviderMetadata {
    let document = try Members(document: body)
    let metadata = ProviderMetadata(
      issuer: try document.requiredText("issuer"),
      authorizationEndpoint: try document.endpoint("authorization_endpoint"),
      tokenEndpoint: try document.endpoint("token_endpoint"),
      userinfoEndpoint: try document.endpoint("userinfo_endpoint"),
      jwksURI: try document.endpoint("jwks_uri"),
      endSessionEndpoint: try document.endpoint("end_session_endpoint"),
      scopesSupported: try document.texts("scopes_supported"),
      responseTypesSupported: try document.texts("response_types_supported"),
      idTokenSigningAlgorithms: try document.texts("id_token_signing_alg_values_supported"),
      tokenEndpointAuthMethods: try document.texts("token_endpoint_auth_methods_supported"),
      codeChallengeMethods: try document.texts("code_challenge_methods_supported"))
    guard WebAddress(url)?.isLoopback != true else { return metadata }
    let endpoints = [
      ("authorization_endpoint", metadata.authorizationEndpoint), ("token_endpoint", metadata.tokenEndpoint),
      ("userinfo_endpoint", metadata.userinfoEndpoint), ("jwks_uri", metadata.jwksURI),
      ("end_session_endpoint", metadata.endSessionEndpoint),
    ]
    for case (let name, let endpoint?) in endpoints where WebAddress(endpoint)?.isLoopback == true {
      throw .content(.localEndpoint(member: name, url: endpoint))
    }
    return metadata
  }
}
