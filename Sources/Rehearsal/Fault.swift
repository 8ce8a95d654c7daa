/// What the rehearsal gets wrong on demand.
package enum Fault: String, CaseIterable, Sendable {
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
  case unknownClient = "unknown-client"
  case unregisteredCallback = "unregistered-callback"
  case disabledScope = "disabled-scope"
  case noCodeFlow = "code-flow-disabled"
  case wrongSecret = "wrong-secret"
  case postOnly = "post-only"
  case basicOnly = "basic-only"
  case expiredToken = "expired-token"
  case wrongAudience = "wrong-audience"
  case wrongNonce = "wrong-nonce"
  case tokenIssuer = "token-issuer"
  case unknownKey = "unknown-key"
  case badSignature = "bad-signature"

  /// One line for the list of faults.
  package var description: String {
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
    case .unknownClient: "the pool has no such client"
    case .unregisteredCallback: "the callback URL is not registered for the client"
    case .disabledScope: "the scope email is not enabled for the client"
    case .noCodeFlow: "the client may not use the authorization code flow"
    case .wrongSecret: "no client secret is right"
    case .postOnly: "the client's secret is taken in the form only"
    case .basicOnly: "the client's secret is taken in the header only"
    case .expiredToken: "tokens have expired a day ago"
    case .wrongAudience: "id tokens are for another client"
    case .wrongNonce: "id tokens repeat another nonce"
    case .tokenIssuer: "tokens come from another pool"
    case .unknownKey: "tokens are signed with a key that is not in the key set"
    case .badSignature: "signatures do not fit their tokens"
    }
  }
}
