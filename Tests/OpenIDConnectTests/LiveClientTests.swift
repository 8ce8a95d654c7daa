import HostileServers
import TestThreads
import Testing

@testable import OpenIDConnect

@Suite(.prompt) struct LiveClientTests {
  private func url(_ path: String, _ listener: String = "http", host: String = "127.0.0.1") throws -> String {
    try HostileServer.shared().url(listener, path, host: host)
  }

  @Test(arguments: ["/good", "/no-length", "/continue-first", "/only-issuer", "/good-as-text"])
  func aGoodDocumentIsFound(path: String) async throws {
    let lookup = await ProviderClient.live().metadata(try url(path))
    #expect(lookup.answer?.issuer == "https://provider.test/pool")
    #expect(lookup.error == nil)
  }

  @Test func theReceiptTellsSizeStatusAndClock() async throws {
    let receipt = try #require(await ProviderClient.live().metadata(try url("/good")).receipt)
    #expect(receipt.status == 200)
    #expect(receipt.bytes == 326)
    let offset = try #require(receipt.clockOffsetSeconds)
    #expect(abs(offset) <= 5)
  }

  @Test func theIssuerIsReportedAsItWasGiven() async throws {
    #expect(await ProviderClient.live().metadata(try url("/other-issuer")).answer?.issuer == "https://elsewhere.test")
    #expect(
      await ProviderClient.live().metadata(try url("/escapes")).answer?.issuer
        == "https://e.test/\u{1b}[2J\u{202e}\u{7}")
  }

  @Test func unknownKindsOfKeysDoNotSpoilTheSet() async throws {
    let keys = try #require(await ProviderClient.live().keys(try url("/keys")).answer)
    #expect(keys.keys.map(\.type) == ["RSA", "EC", "new"])
    #expect(keys.usable.map(\.kid) == ["one"])
    #expect(keys.usable.first?.modulusBits == 2048)
    #expect(keys.usable.first?.exponent == [1, 0, 1])
  }

  @Test func aRedirectIsNotFollowed() async throws {
    let client = ProviderClient.live()
    #expect(await client.metadata(try url("/301")).answer == nil)
    #expect(await client.metadata(try url("/hits?trap")).answer?.issuer == "https://hits.test/0")
  }

  /// Other tests ask at the same time, and one of them may get the connection.
  @Test func aConnectionIsKeptForTheNextQuestion() async throws {
    let client = ProviderClient.live()
    let address = try url("/", "kept")
    for _ in 0..<50 where await client.metadata(address).answer?.issuer != "https://kept.test/0" { return }
    Issue.record("no connection was kept in 50 questions")
  }

  @Test func aConnectionThatWasClosedUnannouncedIsOpenedAnew() async throws {
    let client = ProviderClient.live()
    for _ in 0..<20 {
      #expect(await client.metadata(try url("/", "dropped")).answer?.issuer == "https://kept.test/0")
    }
  }

  @Test func theRequestSaysWhoAsksAndRefusesCompression() async throws {
    let client = ProviderClient.live(NetworkOptions(userAgent: "openmetadata-sso/9.8"))
    let lines = try #require(await client.metadata(try url("/echo?a=b")).answer?.scopesSupported)
    #expect(lines.first == "GET /echo?a=b HTTP/1.1")
    #expect(lines.contains("User-Agent: openmetadata-sso/9.8"))
    #expect(lines.contains("Accept-Encoding: identity"))
    #expect(!lines.contains { $0.lowercased().hasPrefix("cookie") || $0.lowercased().hasPrefix("authorization") })
  }

  @Test func aFormIsPostedInTheBodyWithItsHeader() async throws {
    var request = WebRequest(url: try url("/echo"))
    request.headers.append(("Authorization", "Basic c2VjcmV0"))
    request.form = [("code", "a b+c&d=é"), ("grant_type", "authorization_code")]
    let answer = try await WebClient(options: NetworkOptions()).answer(to: request)
    let lines = try #require(ProviderMetadata.parse(answer.body, from: "https://id.test").scopesSupported)
    #expect(lines.first == "POST /echo HTTP/1.1")
    #expect(lines.contains("Authorization: Basic c2VjcmV0"))
    #expect(lines.contains("Content-Type: application/x-www-form-urlencoded"))
    #expect(lines.last == "code=a%20b%2Bc%26d%3D%C3%A9&grant_type=authorization_code")
  }

  @Test func theBodyOfAnErrorIsReadOnlyIfWanted() async throws {
    var request = WebRequest(url: try url("/400"))
    let client = WebClient(options: NetworkOptions())
    #expect(try await client.answer(to: request).body == [])
    request.readsErrors = true
    #expect(try await client.answer(to: request).body == Array("{}".utf8))
  }

  @Test func anUnresolvableHostHasItsOwnCause() async {
    let lookup = await ProviderClient.live().metadata("https://nobody.invalid/.well-known/openid-configuration")
    #expect(lookup.error?.cause == .connection(.hostNotFound))
    #expect(lookup.error?.isUnreachable == true)
  }

  @Test(.enabled(if: HostileServer.speaksIPv6)) func anIPv6LiteralCanBeAsked() async throws {
    let lookup = await ProviderClient.live().metadata(try url("/good", "http6", host: "[::1]"))
    #expect(lookup.answer != nil)
  }

  /// Without a library nothing can be sent, so the refusal comes before it.
  @Test func plainHTTPIsRefusedBeforeAnythingIsSent() async {
    let client = WebClient(options: NetworkOptions(), library: "libcurl-that-is-not-there.so.4")
    for (url, cause) in [
      ("http://provider.test/", LookupError.Cause.request(.plainHTTPRefused)),
      ("http://127.0.0.1.provider.test/", .request(.plainHTTPRefused)),
      ("http://10.0.0.1/", .request(.plainHTTPRefused)), ("http://[::2]/", .request(.plainHTTPRefused)),
      ("https://provider.test/", .request(.libraryMissing)), ("http://localhost:1/", .request(.libraryMissing)),
    ] {
      let lookup = await client.lookup(url) { body throws(LookupError.Cause) in
        try ProviderMetadata.parse(body, from: url)
      }
      #expect(lookup.error?.cause == cause, "\(url)")
    }
  }

  @Test func aHundredRequestsAtOnceAllSucceed() async throws {
    let url = try url("/good")
    let client = ProviderClient.live()
    let found = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<100 { group.addTask { await client.metadata(url).answer != nil } }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(found == 100)
  }
}
