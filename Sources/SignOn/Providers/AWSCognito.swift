extension Provider {
  /// AWS Cognito user pools.
  package static let awsCognito = Provider(
    id: "aws-cognito", title: "AWS Cognito", providerName: "AWS Cognito SSO",
    interpret: { pasted in
      switch CognitoPool.read(pasted) {
      case .pool(let pool, let done): .discoveryURI(pool.discoveryURI, done: done)
      case .unusable(let message, let remedy): .unusable(message, remedy: remedy)
      }
    },
    authority: { CognitoPool(discoveryURI: $0.text(.discoveryURI))?.authority },
    keysURL: { CognitoPool(discoveryURI: $0.text(.discoveryURI))?.keysURL },
    tenant: { CognitoPool(discoveryURI: $0.text(.discoveryURI))?.id },
    knownScopes: ["openid", "email", "phone", "profile"],
    mayReceiveSecret: { host, issuer in
      guard let region = issuer.host.after("cognito-idp.")?.before(".amazonaws.com"),
        let prefix = host.before(".auth.\(region).amazoncognito.com")
      else { return false }
      return CognitoPool.isRegionShaped(region) && !prefix.isEmpty && !prefix.contains(".")
    })
}
