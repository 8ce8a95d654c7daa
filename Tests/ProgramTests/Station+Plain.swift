import Emulator
import Testing

/// The prompts of the plain lines.
extension Station {
  static let plain = asked + written + edited + signedIn

  private static func plain(
    _ name: String, _ scene: Scene? = nil, _ arguments: [String] = ["--offline"], draft: String? = ProgramRun.clientID,
    _ reach: @escaping @Sendable (ProgramRun) throws -> Void
  ) -> Station {
    let files = arguments.contains(fileName) ? [fileName] : []
    return Station(
      testDescription: "plain: \(name)", arguments: arguments + ["--plain"], isScreen: false, scene: scene,
      draft: draft, files: files, reach: reach)
  }

  private static let asked: [Station] = [
    plain("a question", .plainQuestion) { try $0.answerPlainly(upTo: "Callback URL:") },
    Station(
      testDescription: "plain: the list from an AWS account", arguments: ["--offline", "--plain"], isScreen: false,
      scene: .plainAccount, environment: withAWS, draft: "eu-west-1_Ab"
    ) { run in
      try run.see("Discovery URI:")
      run.pty.type("eu-west-1_Ab\raws\r")
      try run.see("Number:")
    },
    Station(
      testDescription: "plain: a change in the AWS account", arguments: ["--offline", "--plain"], isScreen: false,
      scene: .plainMending, environment: withAccount
    ) { run in
      try run.see("Discovery URI:")
      for (line, prompt) in [
        ("aws", "Which user pool?"), ("1", "Which app client?"), ("1", "Who are the administrators?"),
        ("", "Principals:"),
        ("go callback-url", "Callback URL:"), (ProgramRun.callback, "Principals:"),
        ("go callback-url", "Type mend to change it in AWS"), ("mend", "Change it, yes or no:"),
      ] {
        run.pty.type("\(line)\r")
        try run.see(prompt)
      }
    },
    plain("a secret") { try $0.answerPlainly(upTo: "Client Secret:") },
    plain("asking", nil, ["--rehearse", "--fault", "slow"], draft: ProgramRun.pool) { run in
      try run.answerPlainly(upTo: "Contacting cognito-idp")
    },
    plain("whether to keep the answers", .plainLeaving) { run in
      try run.answerPlainly(upTo: "Callback URL:")
      run.pty.type("quit\r")
      try run.see("Keep them, yes or no:")
    },
    Station(
      testDescription: "plain: the draft of an earlier run", arguments: ["--offline", "--plain"], isScreen: false,
      scene: .plainDraft, isOffered: true
    ) { try $0.see("Resume it, yes or no:") },
    Station(
      testDescription: "plain: how OpenMetadata runs", arguments: ["--offline", "--plain"], isScreen: false,
      scene: .plainDeployment, draft: nil, isAsked: true
    ) { try $0.see("Runs with:") },
    Station(
      testDescription: "plain: its release", arguments: ["--offline", "--plain"], isScreen: false,
      scene: .plainRelease, draft: nil, isAsked: true
    ) { run in
      try run.see("Runs with:")
      run.pty.type("\r")
      try run.see("Release:")
    },
    Station(
      testDescription: "plain: whether another sign-in method is kept",
      arguments: ["edit", fileName, "--offline", "--plain"], isScreen: false, scene: .plainMoving, draft: nil,
      text: otherText, files: [fileName]
    ) { try $0.see("Keep or move:") },
  ]

  private static let written: [Station] = [
    plain("errors stand", .plainStanding) { run in
      try run.answerPlainly(upTo: "Callback URL:")
      run.pty.type("https://catalog.example.com/\rskip\ralice\r")
      try run.see("Enter or anyway:")
    },
    plain("format", .plainFormat) { try $0.answerPlainly(upTo: "Format:") },
    plain("file", .plainFile) { try $0.answerPlainly(upTo: "File:") },
    plain("summary", .plainSummary) { try $0.answerPlainly(upTo: "Summary:") },
    plain("whether to write", .plainConfirm) { try $0.answerPlainly(upTo: "Write, yes or no:") },
  ]

  private static let edit = ["edit", fileName, "--offline"]

  private static let edited: [Station] = [
    plain("a question of a file", nil, edit, draft: "changed1") { run in
      try run.changePlainly("changed1")
      try run.see("Client Secret:")
    },
    plain("the change of a file", nil, edit, draft: "changed1") { run in
      try run.changePlainly("changed1")
      run.pty.type("\r\r\r")
      try run.see("Write, yes or no:")
    },
    plain("a file without a change", .plainUnchanged, edit, draft: nil) { run in
      try run.changePlainly("")
      run.pty.type("\r\r\r")
      try run.see("Enter or go NAME:")
    },
  ]

  private static let signedIn: [Station] = [
    plain("whether to test", .plainOffer, ["--rehearse"]) { try $0.answerPlainly(upTo: "Test, yes or no:") },
    plain("a test sign-in", .plainReturn, ["--rehearse"]) { run in
      try run.answerPlainly(upTo: "Test, yes or no:")
      run.pty.type("yes\r")
      try run.see("Final URL:")
    },
    Station(
      testDescription: "the command sign-in",
      arguments: ["sign-in", "--rehearse", "--secret-env", "SECRET"]
        + [
          "discovery-uri=\(ProgramRun.pool)", "client-id=\(ProgramRun.clientID)",
          "callback-url=\(ProgramRun.callback)", "admin-principals=alice",
        ].flatMap { ["--set", $0] }, isScreen: false, environment: ["SECRET": ProgramRun.secret], draft: nil
    ) { try $0.see("Final URL:") },
  ]
}

extension ProgramRun {
  /// Answers in plain lines until the text is there; the secret is typed when it is not shown any more.
  func answerPlainly(upTo last: String) throws {
    let answers = [
      ("Discovery URI:", Self.pool), ("Client ID:", Self.clientID), ("Client Secret:", Self.secret),
      ("Callback URL:", Self.callback), ("Admin Principals:", "alice"),
    ]
    for (prompt, answer) in answers {
      try see(prompt)
      if prompt == last { return }
      pty.type(answer + "\r")
      if last.hasPrefix("Contacting") { return try see(last) }
    }
    for prompt in ["Format:", "File:", "Summary:"] where last != "Test, yes or no:" {
      try see(prompt)
      if prompt == last { return }
      pty.type("\r")
    }
    try see(last)
  }

  /// Goes through the questions of a file up to the secret, with another client id; an empty one keeps it.
  fileprivate func changePlainly(_ clientID: String) throws {
    try see("Discovery URI:")
    pty.type("\r")
    try see("Client ID:")
    pty.type(clientID + "\r")
    try see("Client Secret:")
  }
}
