/// Where to find the settings of a user pool and its app client in the AWS console, and the commands that fix them.
enum CognitoConsole {
  static func fix(_ refusal: ClientRefusal, _ settings: Settings) -> Fix {
    let (place, command) = placeAndCommand(refusal, settings)
    return Fix(
      remedy: "AWS console ▸ Cognito ▸ your pool ▸ App clients \(place)", command: AWSCommand(settings).map(command))
  }

  private static func placeAndCommand(
    _ refusal: ClientRefusal, _ settings: Settings
  ) -> (place: String, command: (AWSCommand) -> String) {
    switch refusal {
    case .callbackNotRegistered:
      let callback = settings.text(.callbackURL)
      return (
        "▸ your client ▸ Login pages ▸ Edit ▸ Allowed callback URLs; it must match exactly. \(updateResets)",
        { $0.update(".CallbackURLs += $ARGS.positional", [callback]) }
      )
    case .unknownClient:
      return ("lists the client IDs; the client must belong to this pool.", { $0.listClients })
    case .scopeNotEnabled:
      let scopes = settings.scopes
      return (
        "▸ your client ▸ Login pages ▸ Edit ▸ OpenID Connect scopes. \(updateResets)",
        { $0.update(".AllowedOAuthScopes = (.AllowedOAuthScopes + $ARGS.positional | unique)", scopes) }
      )
    case .flowNotAllowed:
      return (
        "▸ your client ▸ Login pages ▸ Edit ▸ OAuth grant types: Authorization code grant. \(updateResets)",
        { $0.allowCodeFlow }
      )
    case .wrongSecret:
      return (
        "▸ your client ▸ Client secret: copy it again, or use the command, which prints it. If it is gone, rotate it: "
          + "add another secret there.",
        { $0.showSecret }
      )
    case .usageNotAllowed:
      return (
        "▸ your client ▸ Login pages: compare grant types and callback URLs, which must match exactly; the command "
          + "shows them.",
        { $0.showSettings }
      )
    }
  }

  /// What to bear in mind before a client is changed.
  private static let updateResets =
    "update-user-pool-client resets every setting you leave out; the command below resends all of them."
}

extension CognitoPool {
  /// The endpoints of a pool without a domain are on the issuer's host, where nobody can sign in.
  func endpointProblem(_ hosts: [String]) -> Finding? {
    if hosts.contains(where: { $0.hasPrefix("cognito-idp.") }) {
      return .error(
        .discoveryURI,
        "The user pool has no domain yet: its endpoints are on the cognito-idp host, where nobody can sign in.",
        remedy: """
          AWS console ▸ Cognito ▸ your pool ▸ Domain, or: aws cognito-idp create-user-pool-domain --region \(region) \
          --user-pool-id \(id) --domain NAME
          """)
    }
    guard hosts.unique.count > 1 else { return nil }
    return .error(
      .discoveryURI, "The endpoints are on different hosts: \(shown(hosts.unique.joined(separator: ", "), 90)).",
      remedy: "A user pool serves all of them from its one domain; look for a proxy in between.")
  }

  /// What to do about a user pool whose issuer type was changed; nil for every other issuer.
  static func updatedIssuerRemedy(_ issuer: String) -> String? {
    issuer.hasPrefix("https://issuer-cognito-idp.")
      ? "OpenMetadata rejects the issuer type UPDATED; set the user pool back to ORIGINAL." : nil
  }
}
