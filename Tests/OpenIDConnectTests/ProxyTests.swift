import Foundation
import HostileServers
import TestThreads
import Testing

@testable import OpenIDConnect

/// Each in a process of its own, because the environment belongs to the whole process.
@Suite(.waiting) struct ProxyTests {
  private static func lookup(proxy: UInt16, authority: String, except: String = "") async -> Lookup<ProviderMetadata> {
    setenv("HTTPS_PROXY", "http://user:pa%20ss@127.0.0.1:\(proxy)", 1)
    setenv("NO_PROXY", except, 1)
    unsetenv("https_proxy")
    unsetenv("no_proxy")
    return await ProviderClient.live(NetworkOptions(seconds: 20, caFile: authority)).metadata(
      "https://provider.test/good")
  }

  private func port(_ name: String) throws -> UInt16 { try #require(try HostileServer.shared().ports[name]) }

  @Test func theProxyOfTheEnvironmentIsUsed() async throws {
    let proxy = try port("proxy")
    let authority = try HostileServer.shared().authority
    await #expect(processExitsWith: .success) { [proxy = proxy as UInt16, authority = authority as String] in
      let lookup = await Self.lookup(proxy: proxy, authority: authority)
      #expect(lookup.answer?.issuer == "https://provider.test/pool")
    }
  }

  @Test func aHostInNoProxyIsAskedDirectly() async throws {
    let proxy = try port("proxy")
    let authority = try HostileServer.shared().authority
    await #expect(processExitsWith: .success) { [proxy = proxy as UInt16, authority = authority as String] in
      let lookup = await Self.lookup(proxy: proxy, authority: authority, except: "provider.test")
      #expect(lookup.error?.cause == .connection(.hostNotFound))
    }
  }

  @Test func whatIsOnThisMachineIsNeverAskedThroughAProxy() async throws {
    let closed = try port("closed")
    let url = try HostileServer.shared().url("http", "/good")
    await #expect(processExitsWith: .success) { [closed = closed as UInt16, url = url as String] in
      setenv("http_proxy", "http://127.0.0.1:\(closed)", 1)
      let lookup = await ProviderClient.live().metadata(url)
      #expect(lookup.answer != nil)
    }
  }

  @Test(arguments: [
    ("forbiddingProxy", "it answered 403 to CONNECT"), ("askingProxy", "it requires a user name and password (407)"),
    ("closed", "no connection to it (127.0.0.1:"),
  ])
  func aFailingProxyIsNamedWithoutItsPassword(listener: String, words: String) async throws {
    let proxy = try port(listener)
    let authority = try HostileServer.shared().authority
    await #expect(processExitsWith: .success) {
      [proxy = proxy as UInt16, authority = authority as String, words = words as String] in
      let error = await Self.lookup(proxy: proxy, authority: authority).error
      #expect(error?.message.hasPrefix("the proxy failed: \(words)") == true, "\(String(describing: error))")
      #expect(error?.message.contains("ss@") == false && error?.message.contains("user:") == false)
    }
  }
}
