/// The steps of applying a configuration to a running server. Their order is that of the declarations: nothing is written
/// before every guard has passed, or a person has insisted.
package enum ApplyStep: String, CaseIterable, Sendable {
  case answers = "server-answers"
  case token = "token-is-an-administrators"
  case source = "server-takes-changes"
  case configuration = "configuration-is-right"
  case secret = "secret-is-real"
  case backup = "backup-is-usable"
  case administrator = "an-administrator-remains"
  case ownToken = "token-stays-valid"
  case validation = "server-validates"
  case signIn = "test-sign-in"
  case unchanged = "nobody-else-writes"
  case write = "server-stores"
  case readBack = "server-has-it"
  case start = "sign-in-starts"
  case person = "somebody-signs-in"
  case takeBack = "former-settings-are-back"

  /// What holds when it passes.
  package var title: String {
    switch self {
    case .answers: "OpenMetadata answers"
    case .token: "The token is an administrator's"
    case .source: "The server decides about its settings"
    case .configuration: "The configuration has no errors"
    case .secret: "The client secret is known"
    case .backup: "The settings in use can be put back"
    case .administrator: "Somebody remains an administrator"
    case .ownToken: "The token stays valid"
    case .validation: "The server accepts the configuration"
    case .signIn: "A test sign-in succeeds"
    case .unchanged: "Nobody else changes the settings"
    case .write: "The server stores the configuration"
    case .readBack: "The server has the configuration"
    case .start: "The server starts this sign-in"
    case .person: "Somebody signs in through the server"
    case .takeBack: "The former settings are back"
    }
  }

  /// What is done before anything is written, in order.
  package static let guards = allCases.filter { $0 < .write }
  /// What is done afterwards; `takeBack` only if one of them fails.
  package static let proofs: [ApplyStep] = [.readBack, .start, .person]

  /// Whether a person may go on although it failed. Without the others the write would fail or destroy something.
  package var canBeInsistedOn: Bool {
    switch self {
    case .configuration, .backup, .administrator, .ownToken, .validation, .signIn: true
    case .answers, .token, .source, .secret, .unchanged, .write, .readBack, .start, .person, .takeBack: false
    }
  }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension ApplyStep: Comparable {
  package static func < (left: ApplyStep, right: ApplyStep) -> Bool { left.place < right.place }
}

/// The result of a step.
package struct ApplyResult: Equatable, Sendable {
  package let step: ApplyStep
  package let verdict: Verdict
  package let findings: [Finding]
  /// Whether it failed, and a person goes on all the same.
  package var isInsisted = false

  package init(_ step: ApplyStep, _ verdict: Verdict, _ findings: [Finding] = []) {
    self.step = step
    self.verdict = verdict
    self.findings = findings.map { finding in
      var named = finding
      named.check = step.rawValue
      return named
    }
  }

  /// The first finding is the verdict as well.
  package init(_ step: ApplyStep, failed findings: [Finding]) {
    self.init(step, findings.first.map { .failed($0) } ?? .passed(""), findings)
  }

  package var isFailed: Bool { if case .failed = verdict { true } else { false } }
}

/// How applying ended, for the exit code and the record.
package enum ApplyEnd: String, CaseIterable, Sendable {
  case applied
  /// Nothing was written: only shown, as asked for.
  case shown
  /// Nothing was written: the server, a guard or a person stopped it.
  case stopped
  /// Nothing was written: an answer is missing.
  case unreachable
  /// Somebody else has changed the settings: nothing was written, or what was written is no longer there.
  case overtaken
  case takenBack = "taken-back"
  /// It should have been taken back, and the server did not let it.
  case notTakenBack = "not-taken-back"
}
