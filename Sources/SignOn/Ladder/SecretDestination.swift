import Text

/// Whether the client secret may be sent to a token endpoint, judged before anything is sent.
///
/// The endpoint is named by the discovery document, so whoever controls that document chooses where the secret goes.
/// It may go to the issuer's own host, to a host under the same registrable name, to a host that the provider's data
/// names, and to a host that a person has confirmed. Plain http counts on this machine only, whoever confirms it.
package enum SecretDestination: Equatable, Sendable {
  case allowed
  /// Not without the user's confirmation; `host` is where the secret would have gone.
  case refused(Reason, host: String)

  package enum Reason: Equatable, Sendable {
    /// The host is unrelated to the issuer's host.
    case foreignHost(issuer: String)
    /// The document is for a different issuer than the one requested.
    case otherIssuer(String)
    /// Anyone in between could read the secret; confirmation does not help.
    case plainHTTP
    /// The issuer or the endpoint is not a valid URL; confirmation does not help.
    case unreadable
  }

  /// Applies the rule. `trusted` contains confirmed host names in lower case.
  package static func judge(
    endpoint: String, issuer: String, provider: Provider, trusted: Set<String> = []
  ) -> SecretDestination {
    guard let target = WebAddress(endpoint), let source = WebAddress(issuer) else {
      return .refused(.unreadable, host: WebAddress(endpoint)?.host ?? endpoint)
    }
    guard target.scheme == "https" || target.isSurelyThisMachine else { return .refused(.plainHTTP, host: target.host) }
    let belongs =
      target.host == source.host || (target.isSurelyThisMachine && source.isSurelyThisMachine)
      || (target.registrableName != nil && target.registrableName == source.registrableName)
      || provider.mayReceiveSecret(target.host, source) || trusted.contains(target.host)
    return belongs ? .allowed : .refused(.foreignHost(issuer: source.host), host: target.host)
  }

  /// Whether the user's confirmation can lift a refusal.
  package var canBeConfirmed: Bool {
    switch self {
    case .refused(.foreignHost, _), .refused(.otherIssuer, _): true
    case .allowed, .refused(.plainHTTP, _), .refused(.unreadable, _): false
    }
  }

  /// Where the secret would have gone and why it did not; nil if it may.
  package var message: String? {
    guard case .refused(let reason, let host) = self else { return nil }
    let place = shown(host, 60)
    return switch reason {
    case .foreignHost(let issuer):
      "Not sent: the client secret would go to \(place), which is not part of the issuer \(shown(issuer, 60))."
    case .otherIssuer(let issuer):
      "Not sent: the client secret would go to \(place), named by a different issuer (\(shown(issuer, 60)))."
    case .plainHTTP: "Not sent: the client secret would go to \(place) over plain http."
    case .unreadable: "Not sent: the client secret would go to “\(place)”, which is not a valid URL."
    }
  }
}

extension Settings {
  /// Whether the secret may go to the token endpoint of the discovery document; nil while there is none.
  package func secretDestination(trusted: Set<String> = []) -> SecretDestination? {
    guard let metadata, let endpoint = metadata.tokenEndpoint else { return nil }
    let authority = text(.authority)
    let verdict = SecretDestination.judge(endpoint: endpoint, issuer: authority, provider: provider, trusted: trusted)
    guard !isExpected(issuer: metadata.issuer), verdict == .allowed, let host = WebAddress(endpoint)?.host,
      !trusted.contains(host)
    else { return verdict }
    return .refused(.otherIssuer(metadata.issuer), host: host)
  }
}

extension WebAddress {
  /// The registrable domain, whose hosts are treated as one owner's; nil if only the same host counts.
  ///
  /// A conservative rule instead of the whole Public Suffix List: the last two labels; three where those are a
  /// country's category such as `co.uk` or `com.au`; none for numbers, for single labels and under `sharedSuffixes`,
  /// where strangers are neighbours. A suffix that is missing here costs protection, a wrong one costs a question.
  var registrableName: String? {
    let labels = host.parts(at: ".").map(String.init)
    guard let last = labels.last, labels.count >= 2, !labels.contains(""), last.utf8.first?.isLetter == true,
      !Self.sharedSuffixes.contains(where: { host == $0 || host.hasSuffix("." + $0) })
    else { return nil }
    let isCategory = last.utf8.count == 2 && Self.categories.contains(labels[labels.count - 2])
    let count = isCategory ? 3 : 2
    return labels.count >= count ? labels.suffix(count).joined(separator: ".") : nil
  }

  /// Second-level labels of country domains.
  private static let categories: Set<String> = [
    "ac", "co", "com", "edu", "gob", "go", "gov", "gouv", "gv", "id", "ltd", "me", "mil", "ne", "net", "nhs", "nom",
    "or", "org", "plc", "sch", "web",
  ]

  /// Domains where anyone can get a host: clouds, hosting, tunnels, and identity providers with a host per customer.
  private static let sharedSuffixes = [
    "amazonaws.com", "amazoncognito.com", "api.aws", "awsapprunner.com", "cloudfront.net", "elasticbeanstalk.com",
    "auth0.com", "okta.com", "oktapreview.com", "okta-emea.com", "onelogin.com", "b2clogin.com", "ciamlogin.com",
    "azure.com", "azurewebsites.net", "azurefd.net", "azureedge.net", "windows.net", "trafficmanager.net",
    "appspot.com", "firebaseapp.com", "web.app", "run.app", "cloudfunctions.net", "googleusercontent.com",
    "github.io", "gitlab.io", "herokuapp.com", "netlify.app", "vercel.app", "onrender.com", "fly.dev", "pages.dev",
    "workers.dev", "trycloudflare.com", "ngrok.io", "ngrok.app", "ngrok.dev", "ngrok-free.app", "ngrok-free.dev",
    "nip.io", "sslip.io", "dyndns.org", "duckdns.org", "cloudns.net", "ts.net",
  ]
}
