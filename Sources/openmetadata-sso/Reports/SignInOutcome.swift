import Files
import OpenIDConnect
import SignOn
import Text
import TextUI
import Wizard

/// What came of a test sign-in, or why it could not begin.
struct SignInOutcome {
  /// Nil where nobody could be sent to the provider.
  let end: SignInEnd?
  let status: ExitStatus
  /// Why there is no person, fit for a screen.
  let reason: String?
  /// Whether the reason has been said already.
  private(set) var isTold = false
  let tested: TestedPerson?

  /// What stands in the way before anybody is sent there; nil where nothing does.
  init?(refusedBy settings: Settings) {
    let findings = settings.steps.compactMap { step in step.finding(settings).map { (step, $0) } }
    let refusal = findings.first { step, finding in step.isAboutClient && finding.severity == .error }?.1
    let obstacle = settings.signInRequest == nil ? settings.signInObstacle ?? findings.first?.1 : nil
    guard let finding = refusal ?? obstacle else {
      guard settings.signInRequest == nil else { return nil }
      let needed: [Field] = [.discoveryURI, .clientID, .clientSecret, .callbackURL]
      let unanswered = Set(settings.findings().filter(\.isUnanswered).map(\.field))
      let lacking = needed.map(\.id).filter(unanswered.contains).joined(separator: ", ")
      self.init(nil, .usage, "the configuration does not say: \(lacking.isEmpty ? "how to sign in" : lacking)")
      return
    }
    let status: ExitStatus =
      refusal != nil ? .refused : settings.facts.hasUnreachable ? .unreachable : .findings
    let texts = [finding.message, finding.remedy, finding.command ?? ""].filter { !$0.isEmpty }
    self.init(nil, status, visible(texts.joined(separator: " ")))
  }

  init(_ state: State) {
    let tested = state.signInEnd == .person ? state.testedPerson : nil
    let status: ExitStatus =
      switch state.signInEnd {
      case .person: tested?.isFine == true ? .done : .findings
      case .refused: .refused
      case .unreachable, .impossible: .unreachable
      case .unreadable: .findings
      case .late, .givenUp, nil: .abandoned
      }
    let reason: String? =
      switch state.signInEnd {
      case .person: nil
      case .late: "the time for the sign-in is over"
      default: state.signInNotice ?? "the sign-in was given up"
      }
    self.init(state.signInEnd ?? .givenUp, status, reason, tested)
    isTold = true
  }

  private init(_ end: SignInEnd?, _ status: ExitStatus, _ reason: String?, _ tested: TestedPerson? = nil) {
    self.end = end
    self.status = status
    self.reason = reason
    self.tested = tested
  }

  /// For programs, in this shape; members may be added, none goes away or changes its type:
  ///
  ///     {"status": 0 | 1 | 2 | 3 | 4 | 64,
  ///      "end": "person" | "refused" | "unreachable" | "unreadable" | "late" | "given-up" | "impossible" | null,
  ///      "reason": text | null, "lockOut": {"message", "remedy"} | null,
  ///      "token": …, "person": …}
  ///
  /// `end` is null where nobody was sent to the provider, `reason` where there is a person; `token` and `person` are as
  /// `explain-token --json` has them, or null. No code, token or secret is in it.
  var json: String {
    let lockOut = tested?.lockOut.map { finding in
      JSON.object([("message", .text(finding.message)), ("remedy", .text(finding.remedy))])
    }
    let head: [(name: String, value: JSON)] = [
      ("end", .optional(end?.rawValue)), ("reason", .optional(reason)), ("lockOut", lockOut ?? .null),
    ]
    let members = tested.map { Explanation($0).members } ?? [("token", .null), ("person", .null)]
    return JSON.result(status, head + members)
  }
}

extension TestedPerson {
  /// Every claim stands and the person comes in.
  fileprivate var isFine: Bool { judgement?.failures.isEmpty != false && !principal.admission.isRefused }
}

extension Settings {
  /// Values that will do in the rehearsal, for whoever gives none.
  mutating func rehearse() {
    typed = [
      "discovery-uri": .text("eu-west-1_Rehearsal"), "client-id": .text("5k2f8hq0v1n3example4u7t9s"),
      "client-secret": .secret(Secret("rehearsalsecret0123456789abcdefghijklmnopqrstuvwxyz0")),
      "callback-url": .text("http://localhost:8585/callback"), "admin-principals": .list(["alice"]),
    ]
    readDiscoveryURI()
  }
}
