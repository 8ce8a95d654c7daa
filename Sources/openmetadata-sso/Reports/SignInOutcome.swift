import Files
import OpenIDConnect
import SignOn
import Text
import TextUI
import Wizard

/// The result of a test sign-in, or why it could not start.
struct SignInOutcome {
  /// Nil if the sign-in could not start.
  let end: SignInEnd?
  let status: ExitStatus
  /// Why there is no user, safe for a terminal.
  let reason: String?
  /// Whether the reason was already printed.
  private(set) var isTold = false
  let tested: TestedPerson?

  /// What prevents the sign-in before it starts; nil if nothing does.
  init?(refusedBy settings: Settings) {
    let findings = settings.steps.compactMap { step in step.finding(settings).map { (step, $0) } }
    let refusal = findings.first { step, finding in step.isAboutClient && finding.severity == .error }?.1
    let obstacle = settings.signInRequest == nil ? settings.signInObstacle ?? findings.first?.1 : nil
    guard let finding = refusal ?? obstacle else {
      guard settings.signInRequest == nil else { return nil }
      if let lack = settings.clientLack, !settings.text(lack.field).isEmpty {
        self.init(nil, .findings, lack.words)
        return
      }
      let needed: [Field] = [.discoveryURI, .clientID, .clientSecret, .callbackURL]
      let unanswered = Set(settings.findings().filter(\.isUnanswered).map(\.field))
      let lacking = needed.map(\.id).filter(unanswered.contains).joined(separator: ", ")
      self.init(nil, .usage, "missing in the configuration: \(lacking.isEmpty ? "how to sign in" : lacking)")
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
      case .person: tested?.status(state.settings) ?? .findings
      case .refused: .refused
      case .unreachable, .impossible: .unreachable
      case .unreadable: .findings
      case .late, .givenUp, nil: .abandoned
      }
    let reason: String? =
      switch state.signInEnd {
      case .person: nil
      case .late: "the sign-in timed out"
      default: state.signInNotice ?? "the sign-in was cancelled"
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

  /// For programs, in this shape; members may be added, none is removed or changes its type:
  ///
  ///     {"status": 0 | 1 | 2 | 3 | 4 | 64,
  ///      "end": "person" | "refused" | "unreachable" | "unreadable" | "late" | "given-up" | "impossible" | null,
  ///      "reason": text | null, "testCallback": text | null, "lockOut": {"message", "remedy"} | null,
  ///      "token": …, "person": …}
  ///
  /// `end` is null if the sign-in did not start, `reason` if there is a person, `testCallback` unless the test came back
  /// to another callback URL than the configured one; `token` and `person` are as
  /// `explain-token --json` has them, or null. It contains no code, token or secret.
  var json: String {
    let lockOut = tested?.lockOut.map { finding in
      JSON.object([("message", .text(finding.message)), ("remedy", .text(finding.remedy))])
    }
    let head: [(name: String, value: JSON)] = [
      ("end", .optional(end?.rawValue)), ("reason", .optional(reason)),
      ("testCallback", .optional(tested?.testCallback)), ("lockOut", lockOut ?? .null),
    ]
    let members = tested.map { Explanation($0).members } ?? [("token", .null), ("person", .null)]
    return JSON.result(status, head + members)
  }
}

extension TestedPerson {
  /// An unchecked signature is no success: anybody could have made the token.
  func status(_ settings: Settings) -> ExitStatus {
    if judgement?.failures.isEmpty == false || principal.admission.isRefused { return .findings }
    guard judgement?.isSignatureUnchecked == true else { return .done }
    return settings.facts.hasUnreachable ? .unreachable : .findings
  }
}

extension Settings {
  /// Sample values for the rehearsal, if none are given.
  mutating func rehearse() {
    typed = [
      "discovery-uri": .text("eu-west-1_Rehearsal"), "client-id": .text("5k2f8hq0v1n3example4u7t9s"),
      "client-secret": .secret(Secret("rehearsalsecret0123456789abcdefghijklmnopqrstuvwxyz0")),
      "callback-url": .text("http://localhost:8585/callback"), "admin-principals": .list(["alice"]),
    ]
    readDiscoveryURI()
  }
}
