/// The faults that the rehearsal can simulate.
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
    case .none: "everything works"
    case .issuer: "the document names another pool as its issuer"
    case .notFound: "the pool does not exist"
    case .html: "a login page answers instead of the provider"
    case .slow: "no answer comes within a minute"
    case .redirect: "every URL redirects to another one"
    case .serverError: "the provider answers HTTP 500"
    case .truncated: "answers are cut off"
    case .emptyKeys: "the JWKS is empty"
    case .weakKeys: "the keys have only 1024 bits"
    case .noDomain: "the pool has no domain, so nobody can sign in"
    case .missingEndpoint: "the document has no token endpoint"
    case .plainEndpoint: "the token endpoint does not use https"
    case .clock: "the provider's clock is one hour ahead"
    case .unknownClient: "the pool has no such app client"
    case .unregisteredCallback: "the callback URL is not registered for the app client"
    case .disabledScope: "the email scope is not enabled for the app client"
    case .noCodeFlow: "the app client may not use the authorization code flow"
    case .wrongSecret: "every client secret is rejected"
    case .postOnly: "the client secret is only accepted in the form"
    case .basicOnly: "the client secret is only accepted in the header"
    case .expiredToken: "tokens expired a day ago"
    case .wrongAudience: "ID tokens are for another app client"
    case .wrongNonce: "ID tokens contain another nonce"
    case .tokenIssuer: "tokens come from another pool"
    case .unknownKey: "tokens are signed with a key that is not in the JWKS"
    case .badSignature: "signatures do not match their tokens"
    }
  }
}
