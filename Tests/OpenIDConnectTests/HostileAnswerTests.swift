import HostileServers
import TestThreads
import Testing

@testable import OpenIDConnect

/// A path of the hostile server and what must come of it.
struct Case: Sendable, CustomTestStringConvertible {
  let path: String
  let cause: LookupError.Cause
  var listener = "http"
  var seconds = 20.0

  init(_ path: String, _ cause: LookupError.Cause) {
    self.path = path
    self.cause = cause
  }

  init(_ listener: String, _ path: String, _ cause: LookupError.Cause, seconds: Double = 20) {
    self.listener = listener
    self.path = path
    self.cause = cause
    self.seconds = seconds
  }

  var testDescription: String { "\(listener)\(path)" }
}

private let documents: [Case] = [
  Case("/html", .body(.htmlInsteadOfJSON)),
  Case("/html-as-json", .body(.htmlInsteadOfJSON)),
  Case("/400", .status(.unexpectedStatus(400))),
  Case("/401", .status(.unauthorized401)),
  Case("/403", .status(.forbidden403)),
  Case("/404", .status(.notFound404)),
  Case("/429", .status(.tooManyRequests429)),
  Case("/500", .status(.serverError(500))),
  Case("/503", .status(.serverError(503))),
  Case("/204", .status(.unexpectedStatus(204))),
  Case("/301", .status(.redirected(status: 301, to: "/trap"))),
  Case("/302", .status(.redirected(status: 302, to: "https://elsewhere.test/login?x=1"))),
  Case("/truncated", .body(.truncated)),
  Case("/truncated-chunk", .body(.truncated)),
  Case("/twenty-megabytes", .body(.tooLarge(limit: 1 << 20))),
  Case("/endless-body", .body(.tooLarge(limit: 1 << 20))),
  Case("/gzip", .body(.badEncoding("gzip"))),
  Case("/deflate", .body(.badEncoding("deflate"))),
  Case("/gzip-bomb", .body(.badEncoding("gzip"))),
  Case("/transfer-bomb", .body(.tooLarge(limit: 1 << 20))),
  Case("/nested", .document(.tooDeeplyNested(limit: 32))),
  Case("/nested-closed", .document(.tooDeeplyNested(limit: 32))),
  Case("/number-as-issuer", .content(.wrongType(member: "issuer", expected: "a string", found: "a number"))),
  Case("/text-as-scopes", .content(.wrongType(member: "scopes_supported", expected: "an array", found: "a string"))),
  Case(
    "/number-in-scopes", .content(.wrongType(member: "scopes_supported[1]", expected: "a string", found: "a number"))),
  Case("/list", .content(.wrongType(member: "", expected: "an object", found: "an array"))),
  Case("/no-issuer", .content(.missingMember("issuer"))),
  Case("/empty-issuer", .content(.missingMember("issuer"))),
  Case("/plain-endpoint", .content(.insecureEndpoint(member: "token_endpoint", url: "http://provider.test/token"))),
  Case("/hostile-member", .document(.duplicateMember("a\u{1b}[2J"))),
  Case("/not-utf8", .document(.notUTF8)),
  Case("/utf16", .document(.notUTF8)),
  Case("/bom", .document(.byteOrderMark)),
  Case("/empty", .document(.emptyAnswer)),
  Case("/spaces", .document(.emptyAnswer)),
  Case("/garbage-after", .document(.notJSON(atByte: 326))),
  Case("/twice", .document(.duplicateMember("issuer"))),
  Case("/huge-header", .body(.headersTooLarge(limit: 65536))),
  Case("/many-headers", .body(.headersTooLarge(limit: 65536))),
  Case("/endless-headers", .body(.headersTooLarge(limit: 65536))),
  Case("/endless-continue", .body(.headersTooLarge(limit: 65536))),
  Case("/broken-status", .connection(.notHTTP)),
  Case("/slow-not-found", .status(.notFound404)),
]

private let connections: [Case] = [
  Case("http", "/hang", .connection(.timedOut(seconds: 0.5)), seconds: 0.5),
  Case("http", "/drip", .connection(.timedOut(seconds: 0.5)), seconds: 0.5),
  Case("silent", "/", .connection(.timedOut(seconds: 0.5)), seconds: 0.5),
  Case("full", "/", .connection(.connectTimedOut(seconds: 0.5)), seconds: 0.5),
  Case("closed", "/", .connection(.refused)),
  Case("reset", "/", .connection(.connectionReset)),
  Case("greeting", "/", .connection(.notHTTP)),
]

private let keySets: [Case] = [
  Case("/keys-empty", .content(.emptyKeySet)),
  Case("/keys-missing", .content(.missingMember("keys"))),
  Case("/keys-text", .content(.wrongType(member: "keys", expected: "an array", found: "a string"))),
  Case("/keys-of-texts", .content(.wrongType(member: "keys[0]", expected: "an object", found: "a string"))),
  Case("/keys-ec", .content(.noUsableKey(["type EC, not RSA"]))),
  Case("/keys-1024", .content(.noUsableKey(["only 1024 bits"]))),
  Case("/keys-no-kid", .content(.noUsableKey(["no kid"]))),
  Case("/keys-enc", .content(.noUsableKey(["for enc, not for signatures"]))),
  Case("/keys-no-type", .content(.missingMember("keys[0].kty"))),
  Case("/keys-no-modulus", .content(.noUsableKey(["no modulus"]))),
  Case(
    "/keys-bad-base64",
    .content(.wrongType(member: "keys[0].n", expected: "base64url", found: "other characters"))),
  Case("/keys-number-kid", .content(.wrongType(member: "keys[0].kid", expected: "a string", found: "a number"))),
  Case("/404", .status(.notFound404)),
]

@Suite(.prompt) struct HostileAnswerTests {
  @Test(arguments: documents + connections) func everyBadAnswerHasItsOwnCause(_ item: Case) async throws {
    let url = try HostileServer.shared().url(item.listener, item.path)
    let clock = ContinuousClock()
    let start = clock.now
    let lookup = await ProviderClient.live(NetworkOptions(seconds: item.seconds)).metadata(url)
    #expect(lookup.error?.cause == item.cause)
    #expect(lookup.url == url)
    #expect(clock.now - start < .seconds(item.seconds + 2))
    try expectSpeakable(#require(lookup.error))
  }

  @Test(arguments: keySets) func everyBadKeySetHasItsOwnCause(_ item: Case) async throws {
    let url = try HostileServer.shared().url(item.listener, item.path)
    let lookup = await ProviderClient.live().keys(url)
    #expect(lookup.error?.cause == item.cause)
    try expectSpeakable(#require(lookup.error))
  }

  @Test func theTextOfAHostileRedirectIsCutAndHarmless() async throws {
    let error = try await failure("/302-hostile")
    let found = try #require(error.found)
    #expect(found.hasPrefix("302 to https://e.test/\\u{1b}[2J"))
    #expect(found.count < 240)
    expectSpeakable(error)
  }

  @Test func anEndpointWithControlCharactersIsNoAddress() async throws {
    let error = try await failure("/hostile-endpoint")
    #expect(error.message == "‘token_endpoint’ has the wrong type")
    #expect(error.expected == "an https URL")
    #expect(error.found?.contains("\\u{1b}[2J\\u{202e}") == true)
    expectSpeakable(error)
  }

  private func failure(_ path: String) async throws -> LookupError {
    let url = try HostileServer.shared().url("http", path)
    return try #require(await ProviderClient.live().metadata(url).error)
  }
}

/// Each text is one harmless line.
func expectSpeakable(_ error: LookupError) {
  for text in [error.message, error.found, error.expected, error.remedy].compactMap(\.self) {
    #expect(!text.isEmpty && text.count < 320)
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    #expect(
      text.unicodeScalars.allSatisfy { !(0x202A...0x202E).contains($0.value) && !(0x2066...0x2069).contains($0.value) })
  }
}
