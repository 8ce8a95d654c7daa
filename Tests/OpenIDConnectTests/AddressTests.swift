import Testing
import Text

@testable import OpenIDConnect

@Suite struct AddressTests {
  @Test(
    arguments: [
      ("https://e.test", "e.test", nil, ""), ("HTTPS://E.Test:8443/a?b=c", "e.test", 8443, "/a?b=c"),
      ("https://e.test?x=1", "e.test", nil, "?x=1"), ("https://[2001:DB8::1]:1/", "2001:db8::1", 1, "/"),
      ("http://localhost/", "localhost", nil, "/"), ("http://127.9.8.7:80/", "127.9.8.7", 80, "/"),
      ("http://[::1]/", "::1", nil, "/"),
    ] as [(String, String, Int?, String)])
  func anAddressIsTakenApart(text: String, host: String, port: Int?, rest: String) throws {
    let address = try WebAddress(asking: text)
    #expect(address.bareHost == host && address.port == port && address.target == rest)
  }

  @Test(arguments: [
    "http://e.test/", "http://10.0.0.1/", "http://127.0.0.1.e.test/", "http://127.1/", "http://0177.0.0.1/",
    "http://127.0.0.01/", "http://2130706433/", "http://localhost.e.test/", "http://[::2]/",
    "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "http://0x7f.0.0.1/", "http://127.0.0.256/",
  ])
  func httpIsForThisMachineAlone(text: String) {
    #expect(throws: LookupError.Cause.request(.plainHTTPRefused)) { try WebAddress(asking: text) }
  }

  @Test(arguments: [
    "", "e.test", "ftp://e.test", "file:///etc/passwd", "https://", "https:///a", "https://:443", "https://e.test:0",
    "https://e.test:65536", "https://e.test:+1", "https://e.test:", "https://user:secret@e.test/", "https://@e.test",
    "https://e.test\\@x.test/", "https://e.test/a b", "https://e.test/\u{1b}[2J", "https://é.test", "https://e.test/#a",
    "https://e..test", "https://.test", "https://[::1", "https://[e.test]", "https://[::1]x", "https://e.test/\r\nX: y",
    "https://e.test/" + String(repeating: "a", count: 2048), "https://e%2etest/", "https://169.254.169.254/",
    "https://[fe80::1]/", "https://[fea9::1]/", "https://[::ffff:169.254.1.1]/", "https://e.test:1:2/",
  ])
  func whatIsNoAddressIsRefused(text: String) {
    var cause: LookupError.Cause?
    do { _ = try WebAddress(asking: text) } catch { cause = error }
    guard case .request(.badURL(let why)) = cause else {
      Issue.record("\(text): \(String(describing: cause))")
      return
    }
    let error = LookupError(url: text, cause: .request(.badURL(why)))
    #expect(error.message.contains(why))
    #expect(error.found?.contains("secret") != true)
    if !text.isEmpty { expectSpeakable(error) }
  }

  @Test(arguments: ["http://127.0.0.1:80/x", "http://localhost/x", "https://127.0.0.2/x", "https://169.254.169.254/x"])
  func aDocumentFromElsewhereNamesNothingOnThisMachine(endpoint: String) throws {
    let document = Array(#"{"issuer":"https://e.test","jwks_uri":"\#(endpoint)"}"#.utf8)
    #expect(throws: LookupError.Cause.self) { try ProviderMetadata.parse(document, from: "https://e.test/d") }
    guard !endpoint.contains("169.254") else { return }
    #expect(try ProviderMetadata.parse(document, from: "http://localhost:8080/d").jwksURI == endpoint)
  }

  @Test func whatIsEncryptedAndForAnotherMachineIsLedHere() throws {
    let routes = Routes(port: 1)
    for text in ["https://cognito-idp.eu-west-1.amazonaws.com/x", "https://Company.OKTA.com", "https://e.test:8443/"] {
      #expect(routes.takes(try WebAddress(asking: text)), "\(text)")
    }
    for text in ["http://localhost/", "https://localhost/", "https://127.0.0.1:8443/", "https://[::1]/"] {
      #expect(!routes.takes(try WebAddress(asking: text)), "\(text)")
    }
  }
}
