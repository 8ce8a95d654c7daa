/// What can be wrong with the simulated OpenMetadata.
package enum ServerFault: String, CaseIterable, Sendable {
  case none
  case otherClient = "other-client"
  case basic
  case stockPrompt = "stock-prompt"
  case replicas
  case noSignIn = "no-sign-in"
  case signInFails = "sign-in-fails"
  case noKeys = "no-keys"
  case html
  case redirect
  case notFound = "not-found"
  case unavailable
  case slow

  /// One line for the list of faults.
  package var description: String {
    switch self {
    case .none: "the server runs the configuration"
    case .otherClient: "the stored settings have another app client"
    case .basic: "the stored settings are those of a first start with passwords"
    case .stockPrompt: "sign-ins start with prompt=consent and max_age=0"
    case .replicas: "a replica runs older settings"
    case .noSignIn: "the OIDC client could not be set up at the start"
    case .signInFails: "sign-ins end with HTTP 500"
    case .noKeys: "the server has no keys of its own"
    case .html: "a proxy's login page answers"
    case .redirect: "a proxy redirects to its sign-in"
    case .notFound: "there is no OpenMetadata"
    case .unavailable: "a proxy answers HTTP 503"
    case .slow: "no answer comes within a minute"
    }
  }
}
