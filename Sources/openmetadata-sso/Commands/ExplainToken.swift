import ArgumentParser
import Files
import Glibc
import OpenIDConnect
import SignOn
import Text
import TextUI
import Wizard

/// How the server would treat a token, or claims.
struct ExplainToken: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-token", _superCommandName: Program.name,
    abstract: "Shows whether OpenMetadata would accept an ID token, and the user it would create.",
    discussion: """
      The token, or its claims as JSON, is read from a file or from standard input and never printed. It is compared \
      with the settings from --from and --set; the keys are fetched from the provider unless --offline is given. Exit \
      codes: 0 the user could sign in; 1 the user could not; 2 the provider cannot be reached.

      Examples:

        openmetadata-sso explain-token token.txt --from openmetadata.yaml
        openmetadata-sso explain-token --from sso.env --offline --json
      """)

  @Argument(help: "File with the token or claims; standard input if - or omitted.", completion: .file())
  var token = "-"

  @Option(
    parsing: .singleValue, help: ArgumentHelp("A configuration file; repeat it for several.", valueName: "file"),
    completion: .file())
  var from: [String] = []

  @OptionGroup var kind: KindFlag
  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "Provider checks") var network: NetworkFlags

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    if token == "-", given.secretStdin {
      throw ValidationError("the token is read from standard input; pass the secret another way")
    }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      let pasted = try read()
      let files = try kind.open(from)
      var settings = try files.settings(version: release.version, given: { try given.apply(to: &$0) })
      try settings.refuseWhatGoesNowhere()
      let explanation: Explanation
      switch pasted {
      case .token(let token, let done):
        try await network.ask(&settings, to: .provider)
        explanation = Explanation(token, settings, done: done)
      case .claims(let claims, let done): explanation = Explanation(claims, settings, done: done)
      case .returnAddress:
        throw Refusal.file("this is a sign-in URL, which contains a code but no token; paste the ID token")
      case .unusable(let problem, let remedy): throw Refusal.file(visible("\(problem) \(remedy)"))
      }
      if from.isEmpty, given.isEmpty { complain("compared with defaults only; pass --from FILE") }
      let status = explanation.status(settings)
      try json ? Output.put(explanation.json(status)) : Output.say(explanation.text)
      if status != .done { throw ExitCode(status.rawValue) }
    }
  }

  private func read() throws -> PastedIdentity {
    do throws(FileError) {
      let limit = PastedIdentity.sizeLimit
      if token != "-" { return .read(String(decoding: try InputFile.read(token, limit: limit), as: UTF8.self)) }
      if isatty(STDIN_FILENO) == 1 { complain("paste the ID token or claims, then press Enter and Ctrl-D") }
      let bytes = try InputFile.read(descriptor: STDIN_FILENO, named: "standard input", limit: limit)
      return .read(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw Refusal(error)
    }
  }
}

/// The report on a token or on claims.
struct Explanation {
  /// Nil if claims were given that name no issuer, audience or time.
  let judgement: TokenJudgement?
  let principal: Principal
  let done: [String]

  init(_ tested: TestedPerson) {
    judgement = tested.judgement
    principal = tested.principal
    done = []
  }

  init(_ token: IDToken, _ settings: Settings, done: [String]) {
    judgement = .judge(token, by: Self.expectation(settings), verifier: .live)
    principal = .become(settings, token.claims)
    self.done = done
  }

  init(_ claims: Claims, _ settings: Settings, done: [String]) {
    judgement = .judge(claims, by: Self.expectation(settings))
    principal = .become(settings, claims)
    self.done = done
  }

  private static func expectation(_ settings: Settings) -> TokenExpectation {
    settings.tokenExpectation(nonce: .unknown, now: Double(Backups.systemTime()) / 1000)
  }

  func status(_ settings: Settings) -> ExitStatus {
    TestedPerson(judgement: judgement, principal: principal, lockOut: nil).status(settings)
  }

  var text: String {
    var lines = done.map { "note: \($0)" }
    for line in judgement?.lines ?? [] {
      lines.append("\(line.verdict.word): \(line.name): \(line.seen)")
      lines.append("  required: \(line.required)" + (line.governedBy.map { " (\($0))" } ?? ""))
      if line.verdict != .pass, !line.explanation.isEmpty { lines.append("  \(line.explanation)") }
    }
    lines += principal.steps.map { "\($0.verdict.word): \($0.sentence) (\($0.field))" }
    if let refusal = judgement?.refusal {
      lines += [refusal]
    } else {
      if judgement?.isSignatureUnchecked == true {
        lines += ["the signature was not checked; if the token is genuine:"]
      }
      lines += ["the user \(ending)"]
    }
    return lines.map { visible($0) + "\n" }.joined()
  }

  private var ending: String {
    let who = principal.userName.map { name in
      "\(name)\(principal.email.map { " <\($0)>" } ?? ""), \(principal.isAdministrator ? "an" : "not an") "
        + "administrator"
    }
    switch principal.admission {
    case .signsIn where principal.isUncertain:
      return "might be \(who ?? "nobody"), but not if the release requests id_token"
    case .signsIn: return "would be \(who ?? "nobody")"
    case .ifKnown(let reason): return "would be \(who ?? "nobody"), but only with an existing account (\(reason))"
    case .refused(let reason): return "could not sign in: \(reason)"
    }
  }

  /// For programs, in this shape; members may be added, none is removed or changes its type:
  ///
  ///     {"status": 0 | 1 | 2,
  ///      "token": [{"name", "verdict", "seen", "required", "field", "explanation"}] | null,
  ///      "person": {"userName", "email", "claim", "administrator", "admission", "reason", "teams", "roles",
  ///                 "steps": [{"topic", "verdict", "sentence", "rule", "field"}]}}
  ///
  /// A verdict is pass, warning, fail or cannotTell. An admission is signs-in, if-known or refused. `userName`,
  /// `email`, `claim`, `reason` and the `field` of a token's line may be null.
  func json(_ status: ExitStatus) -> String { JSON.result(status, members) }

  var members: [(name: String, value: JSON)] {
    let lines = judgement?.lines.map { line in
      JSON.object([
        ("name", .text(line.name)), ("verdict", .text(line.verdict.rawValue)), ("seen", .text(line.seen)),
        ("required", .text(line.required)), ("field", .optional(line.governedBy)),
        ("explanation", .text(line.explanation)),
      ])
    }
    return [("token", lines.map { .list($0) } ?? .null), ("person", person)]
  }

  private var person: JSON {
    let (admission, reason): (String, String?) =
      switch principal.admission {
      case .signsIn: ("signs-in", nil)
      case .ifKnown(let reason): ("if-known", reason)
      case .refused(let reason): ("refused", reason)
      }
    let steps = principal.steps.map { step in
      JSON.object([
        ("topic", .text(step.topic.rawValue)), ("verdict", .text(step.verdict.rawValue)),
        ("sentence", .text(step.sentence)), ("rule", .text(step.rule)), ("field", .text(step.field)),
      ])
    }
    return .object([
      ("userName", .optional(principal.userName)), ("email", .optional(principal.email)),
      ("claim", .optional(principal.claim)), ("administrator", .bool(principal.isAdministrator)),
      ("admission", .text(admission)), ("reason", .optional(reason)), ("teams", .texts(principal.teams)),
      ("roles", .texts(principal.roles)), ("steps", .list(steps)),
    ])
  }
}

extension TokenJudgement.Verdict {
  fileprivate var word: String {
    switch self {
    case .pass: "ok"
    case .warning: "warning"
    case .fail: "fail"
    case .cannotTell: "unknown"
    }
  }
}
