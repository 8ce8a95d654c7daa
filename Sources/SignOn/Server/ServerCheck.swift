/// What is checked at a running server, in order.
package enum ServerCheck: String, CaseIterable, Sendable {
  case answers = "server-answers"
  case replicas = "server-answers-agree"
  case configuration = "server-runs-the-configuration"
  case signIn = "server-starts-the-sign-in"
  case keys = "server-publishes-its-keys"

  /// What holds when it passes.
  package var title: String {
    switch self {
    case .answers: "OpenMetadata answers"
    case .replicas: "Repeated answers agree"
    case .configuration: "The server runs this configuration"
    case .signIn: "The server starts this sign-in"
    case .keys: "The server publishes its keys"
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

    /// With one finding, which is the verdict as well.
    init(_ check: ServerCheck, failed finding: Finding) {
      self.init(check, .failed(finding), [finding])
    }
  }
}
