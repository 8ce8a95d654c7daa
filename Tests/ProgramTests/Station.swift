import Emulator
import Testing
import TextUI

/// A screen that the program can be on when it ends, and the way there.
struct Station: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var arguments = ["--offline"]
  var size = Size(columns: 80, rows: 24)
  /// Whether a full screen is shown.
  var isScreen = true
  /// What the draft has to hold; nil where everything is written.
  var draft: String? = ProgramRun.clientID
  /// What is in the folder in the end.
  var files: [String] = []
  let reach: @Sendable (ProgramRun) throws -> Void

  func start() throws -> ProgramRun {
    let file = files == [Self.fileName] ? (name: Self.fileName, text: Self.fileText) : nil
    return try ProgramRun(arguments, size: size, file: file)
  }

  static let fileName = "sso.env"
  private static let fileText = CommandsSamples.env
  private static let rehearsed = ["--rehearse"]

  static let all = forms + answered + later + plain

  private static let forms: [Station] = [
    Station(testDescription: "a first answer", draft: "eu-west-1_Ab") { run in
      try run.start()
      run.pty.type("eu-west-1_Ab")
      try run.see("eu-west-1_Ab")
    },
    Station(testDescription: "asking", arguments: ["--rehearse", "--fault", "slow"], draft: ProgramRun.pool) { run in
      try run.start()
      run.pty.type(ProgramRun.pool)
      run.press(.enter)
      try run.see("asking cognito-idp.eu-west-1.amazonaws.com")
    },
    Station(testDescription: "a low window", size: Size(columns: 40, rows: 9)) { run in
      try run.start()
      run.pty.type(ProgramRun.pool + "\r" + ProgramRun.clientID)
      try run.see(ProgramRun.clientID)
    },
    Station(testDescription: "a window too small") { run in
      try run.start()
      run.pty.type(ProgramRun.pool + "\r" + ProgramRun.clientID)
      try run.see(ProgramRun.clientID)
      run.pty.resize(to: Size(columns: 10, rows: 3))
      try run.see("Window too")
    },
  ]

  /// All questions are answered, then these keys pressed.
  private static func after(_ name: String, _ keys: [Key], sees wanted: String) -> Station {
    Station(testDescription: name) { run in
      try run.start()
      run.answerAhead()
      try run.see("Asking the provider")
      run.press(keys)
      try run.see(wanted)
    }
  }

  private static let answered: [Station] = [
    after("checks", [], sees: "Asking the provider"),
    after("provider page", Array(repeating: .pageUp, count: 5), sees: "Token Validation Algorithm"),
    after("client page", Array(repeating: .pageUp, count: 4), sees: "▸  Client Secret"),
    after("sign-in page", Array(repeating: .pageUp, count: 3), sees: "▸  Callback URL"),
    after("users page", [.pageUp, .pageUp], sees: "▸  Admin Principals"),
    after("advanced page", [.pageUp], sees: "Self Sign-up"),
    after("a list", [.pageUp, .pageUp, .down, .character("b")], sees: "▸  "),
    after("a choice", Array(repeating: .pageUp, count: 5) + [.down, .down, .down], sees: "◂ confidential ▸"),
    after("help", [.function(1)], sees: "Esc close"),
    after("search", [.function(10), .character("c"), .character("l")], sees: "all, problems"),
    after("the question before leaving", [.escape, .escape], sees: Way.leaveQuestion),
    after("people", [.pageDown], sees: "needs the provider"),
    after("review", [.function(9)], sees: "Show        the summary"),
    after("the path on review", [.function(9), .up, .up, .up, .up], sees: "▸ File"),
  ]

  private static let later: [Station] = [
    Station(testDescription: "a test sign-in", arguments: rehearsed) { run in
      try run.start()
      run.answerAhead()
      try run.see("5 of 5")
      run.press(.pageDown, .enter)
      try run.see("Open this in a browser")
    },
    Station(
      testDescription: "the last screen", draft: nil,
      files: ["openmetadata-sso.yaml", "openmetadata-sso.yaml.summary.md"]
    ) { run in
      try run.start()
      run.answerAhead()
      try run.see("Asking the provider")
      run.press(.function(9), .enter)
      try run.see("What makes it count")
    },
    Station(
      testDescription: "a field of a file", arguments: ["edit", fileName, "--offline"], draft: "changed-id",
      files: [fileName]
    ) { run in
      try run.change()
    },
    Station(
      testDescription: "the difference", arguments: ["edit", fileName, "--offline"], draft: "changed-id",
      files: [fileName]
    ) { run in
      try run.change()
      run.press(.function(9))
      try run.see("+ OIDC_CLIENT_ID=changed-id")
    },
  ]

  private static let plain: [Station] = [
    Station(testDescription: "a plain question", arguments: ["--offline", "--plain"], isScreen: false) { run in
      try run.answerPlainly()
      try run.see("Callback URL:")
    },
    Station(testDescription: "a plain secret", arguments: ["--offline", "--plain"], isScreen: false) { run in
      try run.answerPlainly(upTo: "Client Secret:")
    },
    Station(testDescription: "the last plain question", arguments: ["--offline", "--plain"], isScreen: false) { run in
      try run.answerPlainly()
      try run.see("Callback URL:")
      run.pty.type(ProgramRun.callback + "\ralice\r\r\r\r")
      try run.see("Write, yes or no")
    },
  ]
}

extension ProgramRun {
  /// All five answers, without waiting for the questions.
  fileprivate func answerAhead() {
    pty.type([Self.pool, Self.clientID, Self.secret, Self.callback, "alice"].map { $0 + "\r" }.joined())
  }

  /// The first three answers in plain lines; the secret is typed when it is not shown any more.
  fileprivate func answerPlainly(upTo last: String? = nil) throws {
    let answers = [("Discovery URI:", Self.pool), ("Client ID:", Self.clientID), ("Client Secret:", Self.secret)]
    for (prompt, answer) in answers {
      try see(prompt)
      if prompt == last { return }
      pty.type(answer + "\r")
    }
  }

  fileprivate func press(_ keys: [Key]) { for key in keys { pty.send(key) } }

  /// Opens the field of the client id in a file and types over it.
  fileprivate func change() throws {
    try start()
    press(.pageDown)
    try see("▸  Client ID")
    press(.control("u"))
    pty.type("changed-id")
    try see("changed-id")
  }
}
