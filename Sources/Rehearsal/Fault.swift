/// What the rehearsal gets wrong on demand.
public enum Fault: String, CaseIterable, Sendable {
  case none
  case issuer
  case notFound = "not-found"
  case html
  case slow
  case redirect
  case serverError = "server-error"
  case truncated
  case emptyKeys = "empty-keys"
  case weakKeys = "weak-keys"
  case noDomain = "no-domain"
  case missingEndpoint = "missing-endpoint"
  case plainEndpoint = "plain-endpoint"
  case clock

  /// One line for the list of faults.
  public var description: String {
    switch self {
    case .none: "everything answers as it should"
    case .issuer: "the document names another pool as its issuer"
    case .notFound: "the pool does not exist"
    case .html: "a login page answers in place of the provider"
    case .slow: "no answer comes within a minute"
    case .redirect: "every address leads to another one"
    case .serverError: "the provider answers 500"
    case .truncated: "answers break off before their end"
    case .emptyKeys: "the key set is empty"
    case .weakKeys: "the keys have 1024 bits only"
    case .noDomain: "the pool has no domain, so nobody can sign in"
    case .missingEndpoint: "the document names no token endpoint"
    case .plainEndpoint: "the token endpoint is not encrypted"
    case .clock: "the provider's clock is one hour ahead"
    }
  }
}
