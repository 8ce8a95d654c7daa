import AWSAccount
import Text

/// Checks of the app client and the pool against what the AWS account says about them, if it was asked.
extension Check {
  static let ofAccount: [(field: Field, checks: [Check])] = [
    (.discoveryURI, [.poolHasADomain]), (.clientType, [.appClientHasTheClientType]),
    (.clientID, [.appClientHasAnIdentityProvider]), (.clientSecret, [.clientSecretIsTheAppClients]),
    (.requestScopes, [.appClientAllowsTheScopes]), (.callbackURL, [.callbackIsRegistered]),
    (.serverURL, [.signOutURLIsOpenMetadatas]), (.responseType, [.appClientAllowsTheCodeFlow]),
    (.sessionExpiry, [.refreshTokensOutliveTheSession]),
    (.adminPrincipals, [.administratorsAreInThePool, .usersCouldBeRead]),
    (
      .jwtPrincipalClaims,
      [
        .appClientMayReadTheAddress, .usersStayApart, .usersHaveAnAddress, .addressesAreVerified, .userNamesAreReadable,
      ]
    ),
  ]

  private init(
    _ name: String, _ statement: String, ofClient finding: @escaping @Sendable (AppClient, Settings) -> Finding?
  ) {
    self.init(name, statement) { settings in settings.accountClient.flatMap { finding($0, settings) } }
  }

  static let poolHasADomain = Check("pool-has-a-domain", "The user pool has a domain") { settings in
    guard let pool = settings.accountOfPool?.pool, !pool.hasDomain else { return nil }
    var finding = Finding.error(
      .discoveryURI, "The user pool \(shown(pool.name, 40)) has no domain, so it has no sign-in page.",
      remedy: "AWS console ▸ Cognito ▸ your pool ▸ Domain; or run the command, with another prefix if you like.")
    finding.command =
      "aws cognito-idp create-user-pool-domain --region \(pool.region) --user-pool-id \(pool.id)"
      + " --domain \(pool.proposedDomain)"
    finding.mend = .domain(pool.proposedDomain)
    return finding
  }

  /// A client made with a secret keeps it, one made without never gets one.
  static let appClientHasTheClientType = Check(
    "app-client-has-the-client-type", "The app client has the client type",
    ofClient: { client, settings in
      let isConfidential = client.secret != nil
      guard isConfidential != settings.isConfidential else { return nil }
      guard isConfidential else {
        return .error(
          .clientType, "The app client \(shown(client.name, 40)) has no secret, so it is public.",
          remedy: "Choose or create an app client with a secret; a public one stays public.")
      }
      return .error(
        .clientType, "The app client \(shown(client.name, 40)) has a secret, so it is confidential.",
        remedy: "Set the client type to confidential.",
        repair: .set(.clientType, "confidential", "use confidential"))
    })

  static let appClientHasAnIdentityProvider = Check(
    "app-client-has-an-identity-provider", "The app client has an identity provider",
    ofClient: { client, _ in
      guard client.identityProviders.isEmpty else { return nil }
      return .warning(
        .clientID, "No identity provider is listed for the app client \(shown(client.name, 40)).",
        remedy:
          "AWS console ▸ Cognito ▸ your pool ▸ App clients ▸ your client ▸ Login pages ▸ Edit ▸ Identity providers."
      )
    })

  /// A client may have two secrets, and AWS describes only one of them.
  static let clientSecretIsTheAppClients = Check(
    "client-secret-is-the-app-clients", "The client secret is the app client's",
    ofClient: { client, settings in
      guard let secret = client.secret, let given = settings.secret, given != secret else { return nil }
      return .warning(
        .clientSecret, "The client secret is not the one AWS shows for the app client \(shown(client.name, 40)).",
        remedy: "Use that one, unless the client has a second secret.",
        repair: .set(.clientSecret, .secret(secret), "use the secret from AWS"))
    })

  static let appClientAllowsTheScopes = Check(
    "app-client-allows-the-scopes", "The app client allows every scope",
    ofClient: { client, settings in
      let missing = settings.scopes.filter { !client.scopes.contains($0) }
      guard !missing.isEmpty else { return nil }
      return .refused(
        .requestScopes, "The app client does not allow \(shown(missing.joined(separator: ", "), 60)).",
        .scopeNotEnabled, settings, mend: .scopes(missing))
    })

  static let callbackIsRegistered = Check(
    "callback-is-registered", "The callback URL is registered for the app client",
    ofClient: { client, settings in
      guard let callback = settings.answer(.callbackURL), !client.callbackURLs.contains(where: callback.isExactly)
      else { return nil }
      return .refused(
        .callbackURL, "The app client has \(client.registered); “\(shown(callback, 60))” is not one.",
        .callbackNotRegistered, settings, mend: CallbackText(callback).base == nil ? nil : .callback(callback))
    })

  /// OpenMetadata ends its own session without them; something else may use the pool's sign-out.
  static let signOutURLIsOpenMetadatas = Check(
    "sign-out-url-is-openmetadatas", "The app client's sign-out URLs are OpenMetadata's",
    ofClient: { client, settings in
      guard let base = settings.baseURL, let first = client.signOutURLs.first,
        !client.signOutURLs.contains(where: { $0 == base || $0.hasPrefix("\(base)/") })
      else { return nil }
      return .note(
        .serverURL, "The app client's sign-out URLs are elsewhere: \(shown(first, 60)).",
        remedy: "OpenMetadata signs out without them; register its own only if you end the pool's session too.")
    })

  static let appClientAllowsTheCodeFlow = Check(
    "app-client-allows-the-code-flow", "The app client allows the authorization code flow",
    ofClient: { client, settings in
      guard !client.allowsCode else { return nil }
      let flows = client.flows.joined(separator: ", ")
      return .refused(
        .responseType,
        client.usesFlows && !flows.isEmpty
          ? "The app client allows \(shown(flows, 50)), not the authorization code flow."
          : "The app client may not use OAuth flows, so it cannot use the authorization code flow.",
        .flowNotAllowed, settings, mend: .codeFlow)
    })

  static let refreshTokensOutliveTheSession = Check(
    "refresh-tokens-outlive-the-session", "The app client's refresh tokens outlive the session",
    ofClient: { client, settings in
      guard let session = Int(settings.text(.sessionExpiry)), session > client.refreshTokenLife else { return nil }
      return .note(
        .sessionExpiry, "Refresh tokens expire after \(client.refreshTokenLife) seconds, before the session does.",
        remedy: "Users sign in again then. Raise the app client's refresh token expiration, or lower this.")
    })
}

extension AppClient {
  fileprivate var registered: String {
    switch callbackURLs.count {
    case 0: "no callback URL"
    case 1: "one callback URL"
    default: "\(callbackURLs.count) callback URLs"
    }
  }
}
