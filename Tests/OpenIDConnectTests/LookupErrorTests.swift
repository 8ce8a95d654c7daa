import Testing

@testable import OpenIDConnect

@Suite struct LookupErrorTests {
  private static let hostile = "\u{1b}[2J\u{202e}\u{7}\r\n" + String(repeating: "x", count: 5000)

  /// Every cause once, each with the worst text it can carry.
  private static let causes: [LookupError.Cause] = [
    .badURL("it names no host"), .plainHTTPRefused, .hostNotFound, .refused, .connectTimedOut(seconds: 8),
    .timedOut(seconds: 0.5), .tlsUnknownAuthority, .tlsExpired, .tlsNotYetValid, .tlsWrongHost, .tlsOther(hostile),
    .proxyFailed(hostile), .connectionReset, .notHTTP, .redirected(status: 302, to: hostile), .unauthorized401,
    .forbidden403, .notFound404, .tooManyRequests429, .serverError(503), .unexpectedStatus(418),
    .headersTooLarge(limit: 65536), .tooLarge(limit: 1 << 20), .truncated, .badEncoding(hostile), .emptyAnswer,
    .htmlInsteadOfJSON, .notUTF8, .byteOrderMark, .notJSON(atByte: 7), .tooDeeplyNested(limit: 32),
    .duplicateMember(hostile), .missingMember(hostile), .wrongType(member: hostile, expected: hostile, found: hostile),
    .insecureEndpoint(member: hostile, url: hostile), .emptyKeySet, .noUsableKey([hostile, hostile]), .caFile(hostile),
    .libraryMissing, .cancelled, .other(hostile),
  ]

  @Test(arguments: causes) func everyCauseIsToldInHarmlessWords(cause: LookupError.Cause) {
    for url in ["https://provider.test:8443/pool", Self.hostile, "https://u:geheim@e.test/" + Self.hostile] {
      let error = LookupError(url: url, cause: cause)
      expectSpeakable(error)
      let texts = [error.message, error.found, error.expected, error.remedy].compactMap(\.self)
      #expect(!texts.contains { $0.contains("geheim") })
    }
  }

  @Test func noTwoCausesAreToldAlike() {
    let messages = Self.causes.map { LookupError(url: "https://provider.test/", cause: $0).message + ($0.number ?? "") }
    #expect(Set(messages).count == Self.causes.count)
    #expect(!messages.contains("the request failed"))
  }

  @Test func timeAndHostStandInTheMessage() {
    let error = LookupError(url: "https://provider.test:8443/x", cause: .connectTimedOut(seconds: 7.5))
    #expect(error.message == "no connection to provider.test:8443 within 7.5 s")
    #expect(error.isUnreachable)
  }

  @Test func contentThatCannotBeUsedIsNotUnreachable() {
    #expect(!LookupError(url: "", cause: .htmlInsteadOfJSON).isUnreachable)
    #expect(!LookupError(url: "", cause: .notFound404).isUnreachable)
    #expect(!LookupError(url: "", cause: .emptyKeySet).isUnreachable)
  }

  @Test func aLookupKnowsItsQuestionInEveryState() {
    let receipt = Receipt(status: 200, bytes: 1, milliseconds: 1)
    #expect(Lookup<Int>.notAsked.url == nil)
    #expect(Lookup<Int>.asking("a").url == "a")
    #expect(Lookup<Int>.found(1, from: "a", receipt).url == "a" && Lookup<Int>.found(1, from: "a", receipt).answer == 1)
    #expect(Lookup<Int>.failed(LookupError(url: "a", cause: .refused)).url == "a")
  }
}

extension LookupError.Cause {
  /// 401 and 403 share their words and differ in what was found.
  fileprivate var number: String? {
    switch self {
    case .unauthorized401: "401"
    case .forbidden403: "403"
    default: nil
    }
  }
}
