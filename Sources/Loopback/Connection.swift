import Glibc

/// One client connection: first the request is read, then the answer is sent.
struct Connection {
  let socket: Int32
  private(set) var isOver = false
  private var input: [UInt8] = []
  private var output: [UInt8]?
  private var sent = 0
  /// When the answer may be sent.
  private var sendsAt = 0
  private var endsAt: Int

  /// For a request to arrive, and for an answer to be taken, in milliseconds.
  private static let requestPatience = 5_000
  private static let answerPatience = 30_000

  init(socket: Int32, began: Int) {
    self.socket = socket
    endsAt = began + Self.requestPatience
  }

  /// Whether its request has not arrived completely.
  var isUnfinished: Bool { output == nil }

  func events(at now: Int) -> Int16 {
    output == nil || now < sendsAt ? Int16(POLLIN) : Int16(POLLOUT)
  }

  func nextLook(after now: Int) -> Int { output != nil && now < sendsAt ? min(sendsAt, endsAt) : endsAt }

  mutating func serve(
    _ event: Int16, at now: Int, answer: (LoopbackRequest) -> LoopbackResponse
  ) {
    if output == nil || now < sendsAt {
      if event != 0 { receive(at: now, answer: answer) }
    }
    if !isOver, output != nil, now >= sendsAt { send() }
    if now >= endsAt { isOver = true }
  }

  private mutating func receive(at now: Int, answer: (LoopbackRequest) -> LoopbackResponse) {
    var piece = [UInt8](repeating: 0, count: 16 << 10)
    let count = recv(socket, &piece, piece.count, 0)
    guard count > 0 else {
      if count == 0 || (errno != EAGAIN && errno != EINTR) { isOver = true }
      return
    }
    guard output == nil else { return }
    input += piece.prefix(count)
    switch LoopbackRequest.read(input) {
    case .incomplete: return
    case .refused(let status): prepare(LoopbackResponse(status: status, type: "text/plain", body: ""), at: now)
    case .whole(let request): prepare(answer(request), at: now)
    }
  }

  private mutating func prepare(_ response: LoopbackResponse, at now: Int) {
    output = response.bytes(now: time(nil))
    sendsAt = now + Int(response.delaySeconds * 1000)
    endsAt = sendsAt + Self.answerPatience
  }

  private mutating func send() {
    guard let output else { return }
    let count = output[sent...].withUnsafeBytes {
      Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    if count > 0 { sent += count }
    if sent == output.count || (count < 0 && errno != EAGAIN && errno != EINTR) { isOver = true }
  }
}
