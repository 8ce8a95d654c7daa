import ArgumentParser
import Files
import Glibc
import OpenIDConnect
import SignOn
import Text
import TextUI
import Wizard

/// What the server would make of a token, or of claims.
struct ExplainToken: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-token",
    abstract: "Says what OpenMetadata would make of an id token, and of the person in it.",
    discussion: """
      The token, or claims as JSON, is read from a file or from standard input, and never shown. What it has to agree \
      with comes from the files of --from and from --set; the keys are read from the provider unless --offline is \
      given. Ends with 0 if the person would sign in, with 1 if not, with 2 if the provider could not be reached.
      """)

  @Argument(help: "The file with the token or the claims; - or nothing is standard input.", completion: .file())
  var token = "-"

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("The files of the configuration.", valueName: "file"),
    completion: .file())
  var from: [String] = []

  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "Asking the provider") var network: NetworkFlags

  @Flag(help: "The result as JSON.")
  var json = false

  func validate() throws {
    if token == "-", given.secretStdin {
      throw ValidationError("standard input has the token; give the secret otherwise")
    }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      let pasted = try read()
      let files = try OpenedFiles(from)
      var settings = try files.settings(version: release.version, given: { try given.apply(to: &$0) })
      try settings.refuseWhatGoesNowhere()
      let explanation: Explanation
      switch pasted {
      case .token(let token, let done):
        try await network.ask(&settings, to: .provider)
        explanation = Explanation(token, settings, done: done)
      case .claims(let claims, let done): explanation = Explanation(claims, settings, done: done)
      case .returnAddress:
        throw Refusal.file("this is the address of a sign-in, which holds a code and no token; paste the id token")
      case .unusable(let problem, let remedy): throw Refusal.file(visible("\(problem) \(remedy)"))
      }
      if from.isEmpty, given.isEmpty { complain("held against defaults alone; give the configuration with --from") }
      let status = explanation.status(settings)
      try Output.put(json ? explanation.json(status) : explanation.text)
      if status != .done { throw ExitCode(status.rawValue) }
    }
  }

  private func read() throws -> PastedIdentity {
    do throws(FileError) {
      let limit = PastedIdentity.sizeLimit
      if token != "-" { return .read(String(decoding: try InputFile.read(token, limit: limit), as: UTF8.self)) }
      if isatty(STDIN_FILENO) == 1 { complain("paste the id token or claims, then Enter and Ctrl-D") }
      let bytes = try InputFile.read(descriptor: STDIN_FILENO, named: "standard input", limit: limit)
      return .read(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw Refusal(error)
    }
  }
}

/// What is said of a token or of claims.
struct Explanation {
  /// Nil for claims alone, which nobody signed.
  let judgement: TokenJudgement?
  let principal: Principal
  let done: [String]

  init(_ tested: TestedPerson) {
    judgement = tested.judgement
    principal = tested.principal
    done = []
  }

  init(_ token: IDToken, _ settings: Settings, done: [String]) {
    let now = Double(Backups.systemTime()) / 1000
    judgement = .judge(token, by: settings.tokenExpectation(nonce: .unknown, now: now), verifier: .live)
    principal = .become(settings, token.claims)
    self.done = done
  }

  init(_ claims: Claims, _ settings: Settings, done: [String]) {
    judgement = nil
    principal = .become(settings, claims)
    self.done = done
  }

  func status(_ settings: Settings) -> ExitStatus {
    if judgement?.failures.isEmpty == false || principal.admission.isRefused { return .findings }
    return judgement != nil && settings.facts.hasUnreachable ? .unreachable : .done
  }

  var text: String {
    var lines = done.map { "note: \($0)" }
    for line in judgement?.lines ?? [] {
      lines.append("\(line.verdict.word): \(line.name): \(line.seen)")
      lines.append("  required: \(line.required)" + (line.governedBy.map { " (\($0))" } ?? ""))
      if line.verdict != .pass, !line.explanation.isEmpty { lines.append("  \(line.explanation)") }
    }
    lines += principal.steps.map { "\($0.verdict.word): \($0.sentence) (\($0.field))" }
    let isRefused = judgement?.failures.isEmpty == false
    lines += [isRefused ? "the token would be refused; were it right, the person \(ending)" : "the person \(ending)"]
    return lines.map { visible($0) + "\n" }.joined()
  }

  private var ending: String {
    let who = principal.userName.map { name in
      "\(name)\(principal.email.map { " <\($0)>" } ?? ""), \(principal.isAdministrator ? "an" : "no") administrator"
    }
    switch principal.admission {
    case .signsIn: return "would become: \(who ?? "nobody")"
    case .ifKnown(let reason): return "would become, with an account that exists: \(who ?? "nobody") (\(reason))"
    case .refused(let reason): return "would not sign in: \(reason)"
    }
  }

  /// For programs, in this shape; members may be added, none goes away or changes its type:
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
    case .pass: "right"
    case .warning: "warning"
    case .fail: "wrong"
    case .cannotTell: "cannot tell"
    }
  }
}
