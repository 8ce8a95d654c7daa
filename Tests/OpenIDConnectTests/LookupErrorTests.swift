import Testing

@testable import OpenIDConnect

@Suite struct LookupErrorTests {
  private static let hostile = "\u{1b}[2J\u{202e}\u{7}\r\n" + String(repeating: "x", count: 5000)

  /// Every cause once, each with the worst text it can carry.
  private static let causes: [LookupError.Cause] = [
    .request(.badURL("it has no host name")), .request(.plainHTTPRefused), .connection(.hostNotFound),
    .connection(.refused), .connection(.connectTimedOut(seconds: 8)),
    .connection(.timedOut(seconds: 0.5)), .tls(.unknownAuthority), .tls(.expired), .tls(.notYetValid), .tls(.wrongHost),
    .tls(.other(hostile)),
    .connection(.proxyFailed(hostile)), .connection(.connectionReset), .connection(.notHTTP),
    .status(.redirected(status: 302, to: hostile)), .status(.unauthorized401),
    .status(.forbidden403), .status(.notFound404), .status(.tooManyRequests429), .status(.serverError(503)),
    .status(.unexpectedStatus(418)),
    .body(.headersTooLarge(limit: 65536)), .body(.tooLarge(limit: 1 << 20)), .body(.truncated),
    .body(.badEncoding(hostile)), .document(.emptyAnswer),
    .body(.htmlInsteadOfJSON), .document(.notUTF8), .document(.byteOrderMark), .document(.notJSON(atByte: 7)),
    .document(.tooDeeplyNested(limit: 32)),
    .document(.duplicateMember(hostile)), .content(.missingMember(hostile)),
    .content(.wrongType(member: hostile, expected: hostile, found: hostile)),
    .content(.insecureEndpoint(member: hostile, url: hostile)), .content(.emptyKeySet),
    .content(.noUsableKey([hostile, hostile])), .request(.caFile(hostile)),
    .request(.libraryMissing), .request(.cancelled), .request(.other(hostile)),
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
    let error = LookupError(url: "https://provider.test:8443/x", cause: .connection(.connectTimedOut(seconds: 7.5)))
    #expect(error.message == "no connection to provider.test:8443 within 7.5 s")
    #expect(error.isUnreachable)
  }

  @Test func contentThatCannotBeUsedIsNotUnreachable() {
    #expect(!LookupError(url: "", cause: .body(.htmlInsteadOfJSON)).isUnreachable)
    #expect(!LookupError(url: "", cause: .status(.notFound404)).isUnreachable)
    #expect(!LookupError(url: "", cause: .content(.emptyKeySet)).isUnreachable)
  }

  @Test func aLookupKnowsItsQuestionInEveryState() {
    let receipt = Receipt(status: 200, bytes: 1, milliseconds: 1)
    #expect(Lookup<Int>.notAsked.url == nil)
    #expect(Lookup<Int>.asking("a").url == "a")
    #expect(Lookup<Int>.found(1, from: "a", receipt).url == "a" && Lookup<Int>.found(1, from: "a", receipt).answer == 1)
    #expect(Lookup<Int>.failed(LookupError(url: "a", cause: .connection(.refused))).url == "a")
  }
}

extension LookupError.Cause {
  /// 401 and 403 share their words and differ in what was found.
  fileprivate var number: String? {
    switch self {
    case .status(.unauthorized401): "401"
    case .status(.forbidden403): "403"
    default: nil
    }
  }
}
