import Browsers
import Foundation
import OpenIDConnect
import TestThreads
import Testing
import Text

@testable import Loopback

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

@Suite(.waiting) struct CallbackListenerTests {
  /// A listener at a free port for one attempt, and the addresses that belong to it.
  private struct Bench {
    let attempt: SignInAttempt
    let listener: CallbackListener
    let state: String

    init(now: Int = Int(Date().timeIntervalSince1970)) throws {
      attempt = try SignInAttempt(
        AuthorizationRequest(
          endpoint: "https://id.test/authorize", clientID: "client", redirectURI: "http://127.0.0.1:8585/callback",
          scope: "openid"), tokenEndpoint: "https://id.test/token", authentication: .none, now: now)
      var place = try #require(CallbackAddress("http://127.0.0.1:8585/callback"))
      place.port = 0
      listener = try #require(try CallbackListener(for: attempt, callback: place))
      let fields = FormText.fields(attempt.address.drop { $0 != "?" }.dropFirst())
      state = try #require(FormText.single("state", in: fields))
    }

    func open(_ target: String, host: String = "127.0.0.1") async throws -> (status: Int, text: String) {
      try await Curl.get("http://\(host):\(listener.port)\(target)")
    }
  }

  @Test func theFirstRightAnswerCountsAndNoOther() async throws {
    let bench = try Bench()
    #expect(try await bench.open("/callback?code=foreign&state=x").status == 400)
    #expect(try await bench.open("/callback?code=one&state=\(bench.state)").text.contains("close this window"))
    let again = try await bench.open("/callback?code=two&state=\(bench.state)")
    #expect(again.status == 200 && again.text.contains("already"))
    await bench.listener.stop()
    var found: [SignInReturn] = []
    for await back in bench.listener.returns { found.append(back) }
    #expect(found == [.code(Secret("one"))])
  }

  @Test func aPortThatAnotherProgramHasInOneFamilyIsTaken() async throws {
    let bench = try Bench()
    await bench.listener.stop()
    let other: LoopbackServer
    do {
      other = try LoopbackServer(family: .v6) { _ in LoopbackResponse(status: 200, type: "text/plain", body: "") }
    } catch { return }
    var place = try #require(CallbackAddress("http://localhost:8585/callback"))
    place.port = other.port
    #expect(throws: LoopbackError.portTaken(other.port)) {
      _ = try CallbackListener(for: bench.attempt, callback: place)
    }
    await other.stop()
  }

  @Test func idleConnectionsDoNotKeepTheBrowserOut() async throws {
    let bench = try Bench()
    let idle = (0..<256).map { _ in Self.connection(to: bench.listener.port) }
    #expect(idle.allSatisfy { $0 >= 0 })
    #expect(try await bench.open("/callback?code=one&state=\(bench.state)").status == 200)
    idle.forEach { close($0) }
    await bench.listener.stop()
  }

  private static func connection(to port: UInt16) -> Int32 {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafeBytes(of: &address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { connect(socket, $0.baseAddress, socklen_t(bytes.count)) }
    }
    return result == 0 ? socket : -1
  }

  @Test func aRefusalIsHandedOn() async throws {
    let bench = try Bench()
    _ = try await bench.open("/callback?error=access_denied&state=\(bench.state)")
    var returns = bench.listener.returns.makeAsyncIterator()
    #expect(await returns.next() == .refused(ProviderError(code: "access_denied")))
    await bench.listener.stop()
  }

  @Test(arguments: ["/", "/callback/", "/callbackx?code=a", "/favicon.ico", "/..%2fcallback?code=a"])
  func everyOtherPathIsNotThere(path: String) async throws {
    let bench = try Bench()
    let answer = try await bench.open(path)
    #expect(answer.status == 404 && !answer.text.contains(bench.state))
    await bench.listener.stop()
  }

  @Test func onlyThisMachineIsListenedTo() async throws {
    let bench = try Bench()
    await #expect(throws: Curl.Failed(code: 7)) { try await bench.open("/callback", host: "127.0.0.2") }
    await #expect(throws: Curl.Failed(code: 7)) { try await bench.open("/callback", host: "[::1]") }
    await bench.listener.stop()
    await #expect(throws: Curl.Failed(code: 7)) { try await bench.open("/callback") }
  }

  @Test func whatComesTooLateIsTold() async throws {
    let bench = try Bench(now: 1000)
    let answer = try await bench.open("/callback?code=one&state=\(bench.state)")
    #expect(answer.status == 400 && answer.text.contains("time"))
    await bench.listener.stop()
  }

  @Test func aClientThatSaysNothingHoldsNobodyUp() async throws {
    let bench = try Bench()
    let idle = try IdleClient(port: bench.listener.port)
    #expect(try await bench.open("/callback?code=one&state=\(bench.state)").status == 200)
    idle.close()
    await bench.listener.stop()
  }

  @Test func aHundredForeignAnswersDoNotHideTheRightOne() async throws {
    let bench = try Bench()
    let statuses = await withTaskGroup(of: Int?.self) { group in
      for index in 0..<100 { group.addTask { try? await bench.open("/callback?code=x&state=\(index)").status } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 400, count: 100))
    _ = try await bench.open("/callback?code=right&state=\(bench.state)")
    var returns = bench.listener.returns.makeAsyncIterator()
    #expect(await returns.next() == .code(Secret("right")))
    await bench.listener.stop()
  }

  @Test func bothFamiliesOfLocalhostAreListenedTo() throws {
    #expect(CallbackAddress("http://localhost:1/")?.families == [.v4, .v6])
    #expect(CallbackAddress("http://[::1]:1/")?.families == [.v6])
  }
}
