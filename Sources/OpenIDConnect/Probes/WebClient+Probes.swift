import Text

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension WebClient {
  func ask(_ request: AuthorizationRequest) async -> Lookup<AuthorizationAnswer> {
    await asked(request.question) { () async throws(LookupError.Cause) in
      let address = request.address(try Self.oneTimeTexts())
      var get = WebRequest(url: address)
      get.headers = [("Accept", "text/html, application/json"), ("Accept-Encoding", "identity")]
      get.readsErrors = true
      let answer = try await answer(to: get)
      return (try AuthorizationAnswer.read(answer, to: request), answer)
    }
  }

  func ask(_ question: ClientQuestion) async -> Lookup<ClientAnswer> {
    await asked(question.question) { () async throws(LookupError.Cause) in
      let texts = try Self.oneTimeTexts()
      let fields: [FormText.Field] = [
        ("grant_type", "authorization_code"), ("code", texts.state), ("redirect_uri", question.redirectURI),
        ("code_verifier", texts.verifier.reveal { $0 }),
      ]
      let answer = try await answer(
        to: WebRequest(
          toTokenEndpoint: question.endpoint, clientID: question.clientID, question.authentication, form: fields))
      return (try ClientAnswer.read(answer), answer)
    }
  }

  static func oneTimeTexts() throws(LookupError.Cause) -> OneTimeTexts {
    do { return try OneTimeTexts() } catch {
      throw .request(.other(error == .libraryMissing ? "libcrypto.so.3 is not installed" : "no random numbers"))
    }
  }

  private func asked<Answer>(
    _ question: String, _ ask: () async throws(LookupError.Cause) -> (Answer, WebAnswer)
  ) async -> Lookup<Answer> {
    do {
      let (answer, raw) = try await ask()
      return .found(answer, from: question, raw.receipt)
    } catch {
      return .failed(LookupError(url: question, cause: error))
    }
  }
}
