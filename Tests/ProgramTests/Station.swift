import Emulator
import HostileServers
import Testing
import TextUI

/// A screen that the program can be on when it ends, and the way there.
struct Station: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var arguments = ["--offline"]
  var size = Size(columns: 80, rows: 24)
  /// Whether a full screen is shown.
  var isScreen = true
  var scene: Scene?
  var environment: [String: String?] = [:]
  /// What the draft has to hold; nil where everything is written.
  var draft: String? = ProgramRun.clientID
  /// The draft is one of an earlier run, which is not taken up.
  var isOffered = false
  /// Whether a setup asks how OpenMetadata runs.
  var isAsked = false
  /// The file at the start, where there is one.
  var text = Self.fileText
  /// What is in the folder in the end.
  var files: [String] = []
  let reach: @Sendable (ProgramRun) throws -> Void

  func start() throws -> ProgramRun {
    let file = files == [Self.fileName] ? (name: Self.fileName, text: text) : nil
    let earlier = isOffered ? draft : nil
    return try ProgramRun(
      arguments, environment: environment, size: size, file: file, earlierClientID: earlier, isAsked: isAsked)
  }

  static let fileName = "sso.env"
  static let fileText = CommandsSamples.env

  /// Users sign in with OpenMetadata's own passwords.
  static let otherText = "AUTHENTICATION_PROVIDER=basic\nAUTHORIZER_ADMIN_PRINCIPALS=[admin]\n"

  static let all = forms + answered + later + questions + plain

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
      try run.see("contacting cognito-idp.eu-west-1.amazonaws.com")
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
  private static func after(_ name: String, _ scene: Scene? = nil, _ keys: [Key], sees wanted: String) -> Station {
    Station(testDescription: name, scene: scene) { run in
      try run.start()
      run.answerAhead()
      try run.see("Provider checks")
      run.press(keys)
      try run.see(wanted)
    }
  }

  private static let answered: [Station] = [
    after("checks", .checks, [], sees: "Provider checks"),
    after("provider page", .provider, Array(repeating: .pageUp, count: 5), sees: "Token Validation Algorithm"),
    after("client page", .appClient, Array(repeating: .pageUp, count: 4), sees: "▸  Client Secret"),
    after("sign-in page", .signIn, Array(repeating: .pageUp, count: 3), sees: "▸  Callback URL"),
    after("users page", .users, [.pageUp, .pageUp], sees: "▸  Admin Principals"),
    after("advanced page", .advanced, [.pageUp], sees: "Self Sign-up"),
    after("a list", nil, [.pageUp, .pageUp, .down, .character("b")], sees: "▸  "),
    after("a choice", nil, Array(repeating: .pageUp, count: 5) + [.down, .down, .down], sees: "◂ confidential ▸"),
    after("help", .help, [.function(1)], sees: "Esc close"),
    after(
      "the options of a choice", .choosing, Array(repeating: .pageUp, count: 5) + [.down, .character(" ")],
      sees: "Enter choose  Esc close"),
    after("search", .find, [.function(10), .character("c"), .character("l")], sees: "all, problems"),
    after("the question before leaving", .leaving, [.escape, .escape], sees: Way.leaveQuestion),
    after("people", .people, [.pageDown], sees: "needs the provider"),
    after("review", .review, [.function(9)], sees: "Show        the summary"),
    after("the path on review", nil, [.function(9), .up, .up, .up, .up], sees: "▸ File"),
  ]

  private static let later: [Station] = [
    Station(testDescription: "a test sign-in", arguments: ["--rehearse"]) { run in
      try run.start()
      run.answerAhead()
      try run.see("7 of 7")
      run.press(.pageDown, .enter)
      try run.see("Open this in a browser")
    },
    Station(
      testDescription: "the last screen", scene: .done, draft: nil,
      files: ["openmetadata-sso.yaml", "openmetadata-sso.yaml.summary.md"]
    ) { run in
      try run.start()
      run.answerAhead()
      try run.see("Provider checks")
      run.press(.function(9), .enter)
      try run.see("Next steps")
    },
    Station(
      testDescription: "before the write to a server",
      arguments: ["--rehearse", "--server", "https://catalog.example.com"], scene: .applying, draft: nil,
      files: ["openmetadata-sso.yaml", "openmetadata-sso.yaml.summary.md"]
    ) { run in
      try run.start()
      run.answerAhead()
      try run.see("7 of 7")
      run.press(.function(9), .enter)
      try run.see("Write this to https://catalog.example.com?")
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

  /// An `aws` that says nothing; it stays for all tests.
  private static let tool = try? ScriptedTool("exit 1")
  static let withAWS: [String: String?] = ["PATH": "\(tool?.folder ?? ""):/usr/bin:/bin"]

  /// An `aws` with one pool and one app client, which has another callback URL.
  private static let account = try? ScriptedTool(
    """
    client='{"UserPoolClient": {"UserPoolId": "eu-west-1_Ab12Cd34E", "ClientId": "5k2f8hq0v1n3example4u7t9s",
      "ClientName": "om", "AllowedOAuthFlows": ["code"], "AllowedOAuthFlowsUserPoolClient": true,
      "AllowedOAuthScopes": ["openid", "email"], "CallbackURLs": ["https://other.example.com/callback"]}}'
    case "$2" in
    list-user-pools) echo '{"UserPools": [{"Id": "eu-west-1_Ab12Cd34E", "Name": "pool"}]}';;
    describe-user-pool) echo '{"UserPool": {"Id": "eu-west-1_Ab12Cd34E", "Name": "pool", "Domain": "d"}}';;
    list-user-pool-clients)
      echo '{"UserPoolClients": [{"ClientId": "5k2f8hq0v1n3example4u7t9s", "ClientName": "om"}]}';;
    describe-user-pool-client) echo "$client";;
    list-users) echo '{"Users": []}';;
    *) echo '{"Groups": []}';;
    esac
    """)

  static let withAccount: [String: String?] = [
    "PATH": "\(account?.folder ?? ""):/usr/bin:/bin", "AWS_REGION": "eu-west-1",
  ]

  private static let questions: [Station] = [
    Station(
      testDescription: "a change in the AWS account", scene: .mending,
      environment: withAccount
    ) { run in
      try run.start()
      run.press(.function(12))
      try run.see("▸  pool")
      run.press(.enter)
      try run.see("▸! om")
      run.press(.enter)
      try run.see("AWS: administrators")
      run.press(.tab, .pageUp)
      try run.see("▸Sign-in")
      run.press(.control("u"))
      run.pty.type(ProgramRun.callback)
      run.press(.down, .up)
      try run.see("is not one.")
      run.press(.function(11))
      try run.see("Change the app client in AWS?")
    },
    Station(
      testDescription: "the list from an AWS account", scene: .account, environment: withAWS, draft: "eu-west-1_Ab"
    ) { run in
      try run.start()
      run.pty.type("eu-west-1_Ab")
      try run.see("eu-west-1_Ab")
      run.press(.function(12))
      try run.see("AWS: region")
    },
    Station(testDescription: "the draft of an earlier run", scene: .draft, isOffered: true) { run in
      try run.see("Resume the draft")
    },
    Station(testDescription: "how OpenMetadata runs", scene: .deployment, draft: nil, isAsked: true) { run in
      try run.see("How does OpenMetadata run?")
    },
    Station(testDescription: "its release", scene: .release, draft: nil, isAsked: true) { run in
      try run.see("How does OpenMetadata run?")
      run.press(.enter)
      try run.see("Which release of OpenMetadata?")
    },
    Station(
      testDescription: "whether another sign-in method is kept", arguments: ["edit", fileName, "--offline"],
      scene: .moving, draft: nil, text: otherText, files: [fileName]
    ) { run in
      try run.see("Move it to single")
    },
    Station(
      testDescription: "the question whether to write with errors", arguments: ["edit", fileName, "--offline"],
      scene: .insisting, draft: "changed-id", files: [fileName]
    ) { run in
      try run.change()
      run.press(.pageDown)
      try run.see("▸  Callback URL")
      run.press(.control("u"))
      run.pty.type("https://catalog.example.com/")
      run.press(.function(9), .enter)
      try run.see("Write anyway?")
    },
  ]
}

extension ProgramRun {
  /// All five answers, without waiting for the questions.
  func answerAhead() {
    pty.type([Self.pool, Self.clientID, Self.secret, Self.callback, "alice"].map { $0 + "\r" }.joined())
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
