/// What is checked at a running server, in order.
package enum ServerCheck: String, CaseIterable, Sendable {
  case answers = "server-answers"
  case replicas = "server-answers-agree"
  case configuration = "server-runs-the-configuration"
  case signIn = "server-starts-the-sign-in"
  case keys = "server-publishes-its-keys"
  /// The rest only with a token.
  case token = "token-is-an-administrators"
  case source = "server-takes-changes"
  case administrator = "an-administrator-remains"
  case ownToken = "token-stays-valid"
  case validation = "server-validates"

  /// What holds when it passes.
  package var title: String {
    switch self {
    case .answers: "OpenMetadata answers"
    case .replicas: "Repeated answers agree"
    case .configuration: "The server runs this configuration"
    case .signIn: "The server starts this sign-in"
    case .keys: "The server publishes its keys"
    case .token: ApplyStep.token.title
    case .source: ApplyStep.source.title
    case .administrator: ApplyStep.administrator.title
    case .ownToken: ApplyStep.ownToken.title
    case .validation: ApplyStep.validation.title
    }
  }

  /// Its result.
  package struct Result: Equatable, Sendable {
    package let check: ServerCheck
    package let verdict: Verdict
    package let findings: [Finding]

    init(_ check: ServerCheck, _ verdict: Verdict, _ findings: [Finding] = []) {
      self.check = check
      self.verdict = verdict
      self.findings = findings.map { finding in
        var named = finding
        named.check = check.rawValue
        return named
      }
    }

    /// Nil for a step that is not among these checks, or that is told without a token.
    init?(_ result: ApplyResult) {
      guard let check = ServerCheck(rawValue: result.step.rawValue), check != .answers else { return nil }
      self.init(check, result.verdict, result.findings)
    }

    /// With one finding, which is the verdict as well.
    init(_ check: ServerCheck, failed finding: Finding) {
      self.init(check, .failed(finding), [finding])
    }
  }
}
