import OpenIDConnect

/// What a server tells anybody about its sign-in (`GET system/config/auth`); members that a release lacks are nil.
package struct RunningConfiguration: Equatable, Sendable {
  package var provider: String
  package var providerName: String?
  package var clientType: String?
  package var clientID: String?
  package var authority: String?
  package var callbackURL: String?
  package var principalClaims: [String]?
  package var principalClaimsMapping: [String]?
  package var enablesSelfSignup: Bool?
  package var redirectsAutomatically: Bool?
  package var responseType: String?
  package var publicKeyURLs: [String]?
  package var tokenValidationAlgorithm: String?

  package init(provider: String) { self.provider = provider }

  /// - Parameter release: Up to 1.13.3, and in 2.0.0, the last three members are only defaults of the answer's class,
  ///   whatever the server uses; up to 1.11 automatic redirect is too.
  static func parse(
    _ body: [UInt8], of release: ServerRelease?
  ) throws(LookupError.Cause) -> RunningConfiguration {
    let members = try Members(document: body)
    var running = RunningConfiguration(provider: try members.requiredText("provider"))
    running.providerName = try members.text("providerName")
    running.clientType = try members.text("clientType")
    running.clientID = try members.text("clientId")
    running.authority = try members.text("authority")
    running.callbackURL = try members.text("callbackUrl")
    running.principalClaims = try members.texts("jwtPrincipalClaims")
    running.principalClaimsMapping = try members.texts("jwtPrincipalClaimsMapping") ?? []
    running.enablesSelfSignup = try members.flag("enableSelfSignup")
    if release?.isAtLeast(1, 12) == true { running.redirectsAutomatically = try members.flag("enableAutoRedirect") }
    if let release, release.isAtLeast(1, 13, 4), !release.isAtLeast(2) || release.isAtLeast(2, 0, 1) {
      running.responseType = try members.text("responseType")
      running.publicKeyURLs = try members.texts("publicKeyUrls")
      running.tokenValidationAlgorithm = try members.text("tokenValidationAlgorithm")
    }
    return running
  }

  /// Whether the server itself sends people to the provider; for a public client the browser does.
  package var startsSignIn: Bool { clientType == "confidential" && isOpenIDConnect }

  package var isOpenIDConnect: Bool { !["basic", "openmetadata", "ldap", "saml"].contains(provider) }
}
