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
  case tokenRejected = "token-rejected"
  case notAdministrator = "not-administrator"
  case loginPage = "login-page"
  case managedElsewhere = "managed-elsewhere"
  case overrides
  case changedMeanwhile = "changed-meanwhile"
  case tooManyRequests = "too-many-requests"
  case complains
  case slowValidation = "slow-validation"
  case otherWriter = "other-writer"
  case tokenExpires = "token-expires"
  case refusesWrite = "refuses-write"
  case slowWrite = "slow-write"
  case dropsWrite = "drops-write"
  case failsAfterStoring = "fails-after-storing"
  case storesNothing = "stores-nothing"
  case reloadFails = "reload-fails"
  case laterWriter = "later-writer"
  case laggingReplica = "lagging-replica"
  case restarts
  case signInBreaks = "sign-in-breaks"
  case callbackBreaks = "callback-breaks"

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
    case .tokenRejected: "the token is rejected with 401"
    case .notAdministrator: "the token's user is not an administrator"
    case .loginPage: "a proxy answers calls with a token by its login page"
    case .overrides: "a value that was changed in the UI counts, not the deployment's (from 2.1 on)"
    case .managedElsewhere: "the deployment decides about the settings (409, from 2.1 on)"
    case .changedMeanwhile: "a write is refused with 412"
    case .tooManyRequests: "the validation is refused with 429"
    case .complains: "the server finds a fault in the configuration"
    case .slowValidation: "the validation does not end"
    case .otherWriter: "somebody else changes the settings before the write"
    case .tokenExpires: "the token expires before the write"
    case .refusesWrite: "a write is refused with 403"
    case .slowWrite: "the settings are stored, but no answer comes"
    case .dropsWrite: "the settings are stored, and the connection breaks"
    case .failsAfterStoring: "the settings are stored and used, and the answer is 500"
    case .storesNothing: "the answer is 200, but nothing is stored"
    case .reloadFails: "the settings are stored but cannot be used, and the answer is 500"
    case .laterWriter: "somebody else changes the settings after the write"
    case .laggingReplica: "a replica keeps the former settings"
    case .restarts: "the server is down for two requests after the write"
    case .signInBreaks: "after the write no sign-in starts"
    case .callbackBreaks: "after the write no sign-in ends"
    }
  }
}
