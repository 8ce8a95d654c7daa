import Foundation
import OpenIDConnect
import Testing

@testable import SignInTest

@Suite struct CallbackAddressTests {
  @Test(arguments: [
    ("http://localhost:8585/callback", 8585, "/callback"), ("http://127.0.0.1:1/", 1, "/"),
    ("http://[::1]:9000/a/callback?x=y", 9000, "/a/callback"), ("http://localhost", 80, "/"),
  ])
  func aPlainCallbackOnThisMachineIsListenedFor(text: String, port: UInt16, path: String) throws {
    let address = try #require(CallbackAddress(text))
    #expect(address.port == port && address.path == path)
  }

  @Test(arguments: [
    "https://localhost:8585/callback", "http://om.example.com/callback", "http://localhost.example.com/callback",
    "http://127.0.0.1.example.com/", "http://localhost:0/callback", "http://localhost:99999/callback",
    "http://user@localhost/callback", "http://0.0.0.0:8585/callback", "http://[::]:8585/", "", "http://",
  ])
  func anythingElseIsNot(text: String) {
    #expect(CallbackAddress(text) == nil)
  }
}
