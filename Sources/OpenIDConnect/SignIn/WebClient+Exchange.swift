import Text

extension WebClient {
  /// Exchanges the code for tokens (RFC 6749 §4.1.3); the response is parsed strictly and never quoted.
  func exchange(_ code: Secret, of attempt: SignInAttempt) async -> SignInResult {
    let fields: [FormText.Field] = [
      ("grant_type", "authorization_code"), ("code", code.reveal { $0 }),
      ("redirect_uri", attempt.request.redirectURI), ("code_verifier", attempt.texts.verifier.reveal { $0 }),
    ]
    let request = WebRequest(
      toTokenEndpoint: attempt.tokenEndpoint, clientID: attempt.request.clientID, attempt.authentication, form: fields)
    do {
      let answer = try await answer(to: request)
      if answer.status != 200, let error = ProviderError(json: answer.body) { return .failed(.provider(error)) }
      let members = try Members(document: answer.documentBytes())
      guard let idToken = try members.text("id_token"), !idToken.isEmpty else { return .failed(.noIDToken) }
      return .signedIn(
        SignInTokens(idToken: Secret(idToken), accessToken: try members.text("access_token").map(Secret.init)))
    } catch {
      return .failed(.unanswered(LookupError(url: attempt.tokenEndpoint, cause: error)))
    }
  }
}
