import Testing

@testable import Loopback

@Suite struct LoopbackRequestTests {
  private func read(_ text: String) -> LoopbackRequest.Reading { LoopbackRequest.read(Array(text.utf8)) }

  @Test func aRequestIsReadWithItsQueryAndBody() throws {
    guard case .whole(let request) = read("POST /a?b=c?d HTTP/1.1\r\nhost: x\r\nContent-Length: 3\r\n\r\nabcd") else {
      Issue.record("not read")
      return
    }
    #expect(request.method == "POST" && request.path == "/a" && request.query == "b=c?d")
    #expect(request.header("Host") == "x")
    #expect(request.body == Array("abc".utf8))
  }

  @Test(arguments: ["", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nabc"])
  func aPartIsWaitedFor(text: String) {
    #expect(read(text) == .incomplete)
  }

  @Test(arguments: [
    ("GET  / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/2\r\n\r\n", 400), ("GET http://x/ HTTP/1.1\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nno colon\r\n\r\n", 400), ("GET / HTTP/1.1\r\na b: c\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400), ("POST / HTTP/1.1\r\nContent-Length: 99999\r\n\r\n", 413),
    ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
    ("GET / HTTP/1.1\r\nx: " + String(repeating: "a", count: 20_000), 431),
    ("GET / HTTP/1.1\r\nx: " + String(repeating: "a", count: 20_000) + "\r\n\r\n", 431),
  ])
  func aBadRequestIsRefused(text: String, status: Int) {
    #expect(read(text) == .refused(status))
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(LoopbackRequest.read(Array("GET /".utf8) + [0xFF] + Array(" HTTP/1.1\r\n\r\n".utf8)) == .refused(400))
  }
}

@Suite struct LoopbackResponseTests {
  @Test func anAnswerIsWrittenWithItsLengthAndDate() {
    let response = LoopbackResponse(status: 404, type: "text/plain", body: "né")
    #expect(
      String(decoding: response.bytes(now: 784_111_777), as: UTF8.self)
        == "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
        + "Content-Length: 3\r\nConnection: close\r\n\r\nné")
  }

  @Test func aLineEndCannotAddAHeader() {
    var response = LoopbackResponse(status: 302, type: "text/plain", body: "")
    response.add("Location", "/x\r\nSet-Cookie: a=b")
    #expect(!String(decoding: response.bytes(now: 0), as: UTF8.self).contains("Set-Cookie"))
  }

  @Test func aTakenPortIsNamed() async throws {
    let server = try LoopbackServer { _ in LoopbackResponse(status: 200, type: "text/plain", body: "") }
    #expect(throws: LoopbackError.portTaken(server.port)) {
      try LoopbackServer(port: server.port) { _ in LoopbackResponse(status: 200, type: "text/plain", body: "") }
    }
    await server.stop()
  }
}
