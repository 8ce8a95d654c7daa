import HostileServers
import TestThreads
import Testing
import TextUI

/// What a provider can answer, and what the Checks screen must say of it.
struct HostileCase: Sendable, CustomTestStringConvertible {
  let path: String
  let says: String
  var listener = "tls"
  var seconds = 15

  init(_ path: String, _ says: String, at listener: String = "tls", seconds: Int = 15) {
    self.path = path
    self.says = says
    self.listener = listener
    self.seconds = seconds
  }

  var testDescription: String { listener == "tls" ? path : listener }

  static let answers: [HostileCase] = [
    HostileCase("/good", "The provider's issuer is “https://provider.test/pool"),
    HostileCase("/html", "The answer is a web page"), HostileCase("/html-as-json", "The answer is a web page"),
    HostileCase("/400", "unexpected status (found 400"),
    HostileCase("/401", "denied access to this URL (found 401"),
    HostileCase("/403", "denied access to this URL (found 403"),
    HostileCase("/404", "There is nothing at this URL"), HostileCase("/429", "received too many requests"),
    HostileCase("/500", "answered HTTP 500"), HostileCase("/503", "answered HTTP 503"),
    HostileCase("/301", "The URL redirects elsewhere; redirects are not followed (found 301"),
    HostileCase("/302-hostile", #"found 302 to https://e.test/\u{1b}[2J"#),
    HostileCase("/truncated", "The answer was cut off"), HostileCase("/truncated-chunk", "The answer was cut off"),
    HostileCase("/twenty-megabytes", "The answer is too large (found more than 1024 KiB"),
    HostileCase("/endless-body", "The answer is too large"), HostileCase("/transfer-bomb", "The answer is too large"),
    HostileCase("/gzip", "compressed, although that was not requested (found gzip"),
    HostileCase("/gzip-bomb", "compressed, although that was not requested"),
    HostileCase("/nested", "nested too deeply"), HostileCase("/nested-closed", "nested too deeply"),
    HostileCase("/number-as-issuer", "‘issuer’ has the wrong type (found a number"),
    HostileCase("/text-as-scopes", "‘scopes_supported’ has the wrong type (found a string"),
    HostileCase("/list", "The answer has the wrong type"),
    HostileCase("/no-issuer", "‘issuer’ is missing in the answer"),
    HostileCase("/terminal-commands", #"The provider's issuer is “https://e.test/\u{1b}[2J\u{1b}]0;owned"#),
    HostileCase("/hostile-endpoint", "‘token_endpoint’ has the wrong type"),
    HostileCase("/hostile-member", #"contains ‘a\u{1b}[2J’ twice"#),
    HostileCase("/plain-endpoint", "‘token_endpoint’ does not use https"),
    HostileCase("/not-utf8", "The answer is not readable text"), HostileCase("/bom", "begins with a byte-order mark"),
    HostileCase("/empty", "The answer is empty"), HostileCase("/garbage-after", "The answer is not JSON"),
    HostileCase("/twice", "contains ‘issuer’ twice"), HostileCase("/huge-header", "headers are too large"),
    HostileCase("/endless-headers", "headers are too large"), HostileCase("/broken-status", "does not speak HTTP"),
    HostileCase("/hang", "did not finish its answer within 1 s", seconds: 1),
    HostileCase("/drip", "did not finish its answer within 1 s", seconds: 1),
  ]

  static let connections: [HostileCase] = [
    HostileCase("/x", "has expired", at: "expired"), HostileCase("/x", "is not valid yet", at: "notYetValid"),
    HostileCase("/x", "The certificate is not for", at: "wrongHost"),
    HostileCase("/x", "a CA that this machine does not trust", at: "unknownAuthority"),
    HostileCase("/x", "closed the connection without an answer", at: "reset"),
    HostileCase("/x", "refused the connection", at: "closed"),
    HostileCase("/x", "within 1 s", at: "silent", seconds: 1), HostileCase("/x", "within 1 s", at: "full", seconds: 1),
    HostileCase("/x", "No secure connection", at: "greeting"),
  ]

  static let keySets: [HostileCase] = [
    HostileCase("/keys-from/keys-empty", "The JWKS contains no keys"),
    HostileCase("/keys-from/keys-missing", "‘keys’ is missing in the answer"),
    HostileCase("/keys-from/keys-text", "‘keys’ has the wrong type"),
    HostileCase("/keys-from/keys-ec", "type EC, not RSA"), HostileCase("/keys-from/keys-1024", "only 1024 bits"),
    HostileCase("/keys-from/keys-no-kid", "no kid"), HostileCase("/keys-from/keys-enc", "for enc, not for signatures"),
    HostileCase("/keys-from/404", "There is nothing at this URL"),
    HostileCase("/keys-from/hang", "did not finish its answer within 1 s", seconds: 1),
  ]
}

/// Real servers that misbehave, asked by the whole program.
@Suite(.waiting) struct HostileProviderTests {
  @Test(arguments: HostileCase.answers + HostileCase.connections + HostileCase.keySets)
  func aBadAnswerSaysWhatItIsAndTheWizardGoesOn(_ item: HostileCase) throws {
    let server = try HostileServer.shared()
    let port = try #require(server.ports[item.listener])
    let arguments = ["--ca-file", server.authority, "--timeout", "\(item.seconds)"]
    let run = try ProgramRun(arguments, size: Size(columns: 400, rows: 50))
    let clock = ContinuousClock()
    let start = clock.now
    try ask("https://127.0.0.1:\(port)\(item.path)", run)
    try run.see("Provider checks")
    try run.seeThat("it says '\(item.says)'") { $0.text.contains(item.says) }
    #expect(clock.now - start < .seconds(item.seconds + 20))
    run.press(.pageUp, .pageUp, .pageUp, .pageUp)
    try run.see("Client Authentication Method")
    run.pty.type("typed-on")
    try run.see("typed-on")
    run.press(.escape)
    try run.see(Way.leaveQuestion)
    run.press(.character("y"))
    #expect(run.pty.waitForExit() == .exited(4))
    expectOnlyDrawing(run.emulator.received)
  }

  /// Chooses any other provider, gives its issuer and turns to the checks.
  private func ask(_ issuer: String, _ run: ProgramRun) throws {
    try run.start()
    run.press(.tab)
    try run.see("◂ aws-cognito ▸")
    run.press(.left)
    try run.see("◂ custom-oidc ▸")
    run.press(.backTab)
    run.pty.paste(issuer)
    try run.see(issuer)
    run.press(.pageDown, .pageDown, .pageDown, .pageDown, .pageDown)
  }

  /// The sequences and controls that drawing takes and no other: no bell, no title, no question to the terminal but the
  /// one for its background, asked once.
  private func expectOnlyDrawing(_ bytes: [UInt8]) {
    let question = "\u{1B}]11;?\u{1B}\\"
    let text = String(decoding: bytes, as: UTF8.self).replacing(question, with: "", maxReplacements: 1)
    #expect(!text.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) || (0x202A...0x202E).contains($0.value) })
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar.value < 0x20 else { continue }
      guard scalar == "\u{1B}" else {
        #expect("\u{8}\t\n\r".unicodeScalars.contains(scalar), "control \(scalar.value)")
        continue
      }
      let kind = rest.popFirst()
      #expect(kind.map { "[(>=M".unicodeScalars.contains($0) } == true, "escape \(String(describing: kind))")
      guard kind == "[" else { continue }
      rest = rest.drop { (0x20...0x3F).contains($0.value) }
      #expect(rest.popFirst().map { "ABCDGHJKLMPXSTZ@dhlmrbt".unicodeScalars.contains($0) } == true)
    }
  }
}
