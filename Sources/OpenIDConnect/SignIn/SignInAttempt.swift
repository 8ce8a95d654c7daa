import Text

/// One test sign-in from its URL to its tokens: code flow with PKCE, state and nonce (RFC 6749 §4.1, RFC 7636).
package struct SignInAttempt: Equatable, Sendable {
  package let request: AuthorizationRequest
  package let tokenEndpoint: String
  package let authentication: ClientAuthentication
  let texts: OneTimeTexts
  /// Seconds since 1970.
  package let endsAt: Int

  /// How long Cognito keeps a code.
  package static let secondsAllowed = 300

  /// Throws without libcrypto; `now` in seconds since 1970.
  package init(
    _ request: AuthorizationRequest, tokenEndpoint: String, authentication: ClientAuthentication, now: Int
  ) throws(Signatures.Failure) {
    self.request = request
    self.tokenEndpoint = tokenEndpoint
    self.authentication = authentication
    texts = try OneTimeTexts()
    endsAt = now + Self.secondsAllowed
  }

  /// The URL to open in a browser.
  package var address: String { request.address(texts) }
  /// What the ID token must repeat.
  package var nonce: String { texts.nonce }

  /// Not less than 0.
  package func secondsLeft(at now: Int) -> Int { max(0, endsAt - now) }
}

extension SignInAttempt: CustomStringConvertible, CustomReflectable {
  package var description: String { "(sign-in attempt)" }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

/// What came back from the browser, or was pasted.
package enum SignInReturn: Equatable, Sendable {
  case code(Secret)
  /// The provider refused the sign-in.
  case refused(ProviderError)
  /// Its state does not match this sign-in.
  case foreignState
  /// It is not a sign-in response, and why.
  case noAnswer(String)
  case late
}

extension SignInAttempt {
  private static let longestAnswer = 16_384

  /// Reads the browser's final URL, only its query, or the bare code; spaces and line breaks are dropped.
  package func read(_ pasted: String, now: Int) -> SignInReturn {
    guard now < endsAt else { return .late }
    guard pasted.utf8.count <= Self.longestAnswer else { return .noAnswer("it is too long") }
    let text = String(decoding: pasted.utf8.filter { $0 > 0x20 && $0 != 0x7F }, as: UTF8.self)
    guard !text.isEmpty else { return .noAnswer("nothing was pasted") }
    guard text.contains("=") || text.contains("://") || text.contains("?") else { return bareCode(text) }
    if text.hasPrefix(WebAddress.withoutQuery(request.endpoint) + "?") {
      return .noAnswer("it is the URL to open; paste the URL where the browser ends up")
    }
    let isQuery = !text.contains("?") && !text.contains("#")
    return read(fields: isQuery ? FormText.fields(text) : RedirectTarget.fields(text))
  }

  private func read(fields: [FormText.Field]) -> SignInReturn {
    let names = fields.map(\.name)
    guard names.contains("code") || names.contains("error") else {
      return .noAnswer("it contains no code; copy the browser's whole final URL")
    }
    guard names.contains("state") else { return .noAnswer("it contains no state; copy the whole URL") }
    guard let state = FormText.single("state", in: fields), Secret(state) == Secret(texts.state) else {
      return .foreignState
    }
    if names.contains("error") {
      return ProviderError(fields: fields).map { .refused($0) } ?? .noAnswer("its error is empty")
    }
    guard let code = FormText.single("code", in: fields), !code.isEmpty else {
      return .noAnswer("it contains no code, or more than one")
    }
    return .code(Secret(code))
  }

  /// Without a state; the verifier still binds the code to this attempt.
  private func bareCode(_ text: String) -> SignInReturn {
    guard text.utf8.count >= 8, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else {
      return .noAnswer("it is neither a URL nor a code")
    }
    return .code(Secret(text))
  }
}
