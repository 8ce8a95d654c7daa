import Testing
import Text

@Suite struct WebAddressTests {
  @Test func anAddressIsTakenApart() throws {
    let address = try #require(WebAddress("HTTPS://Sso.Example.com:8443/realms/main?a=b#c"))
    #expect(address.scheme == "https" && address.host == "sso.example.com" && address.port == 8443)
    #expect(address.path == "/realms/main" && address.query == "a=b" && address.fragment == "c")
    #expect(address.authority == "sso.example.com:8443" && address.target == "/realms/main?a=b")
    #expect(WebAddress("https://a.b")?.path == "" && WebAddress("https://a.b/é")?.path == "/é")
  }

  @Test(arguments: [
    "", "a.b", "ftp://a.b", "https:/a.b", "https://", "https://a b", "https://a.b/\u{A0}", "https://a.b/<x>",
    "https://me@a.b", "https://a.b:0", "https://a.b:65536", "https://a.b:x", "https://é.b", "https://[::1",
    "https://[x]/", "https://a.b/" + String(repeating: "a", count: 8192),
  ])
  func whatIsNoneIsRefused(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test(arguments: [
    ("http://localhost", true, true), ("http://a.localhost", true, false), ("http://127.0.0.1:1", true, true),
    ("http://127.0.0.01", true, false), ("http://[::1]/", true, true), ("http://10.0.0.1", false, false),
    ("http://127.0.0.1.example.com", false, false), ("http://[::2]", false, false),
  ])
  func thisMachineIsKnownByNameOrNumber(text: String, isLoopback: Bool, isSure: Bool) throws {
    let address = try #require(WebAddress(text))
    #expect(address.isLoopback == isLoopback && address.isSurelyThisMachine == isSure)
  }
}
