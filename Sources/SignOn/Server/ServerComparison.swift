import OpenIDConnect
import OpenMetadataServer
import Text

/// What a running server was seen to do, compared with a configuration.
package struct ServerComparison: Sendable {
  package let answers: ServerAnswers
  /// The result of each check, in order.
  package private(set) var results: [ServerCheck.Result]
  /// Every value that the server shows.
  package let values: [ComparedValue]

  package var findings: [Finding] { results.flatMap(\.findings) }

  /// Whether the server runs something else than this configuration, or starts another sign-in.
  package var isDifferent: Bool { values.contains { [.different, .divided].contains($0.outcome) } }

  /// Whether a question went unanswered.
  package var isUnreachable: Bool {
    [answers.error, answers.keys.error].contains { $0?.isUnreachable == true } || results.contains { $0.isUnreachable }
  }

  /// - Parameters:
  ///   - settings: Nil to compare with nothing.
  ///   - isWhole: Whether values that nobody set count as well, as in a new file.
  ///   - asked: The release that the configuration is checked for whatever the server runs; nil for the server's.
  package init(
    _ answers: ServerAnswers, _ settings: Settings?, isWhole: Bool = false, checkedFor asked: ServerVersion? = nil
  ) {
    let comparison = Comparison(answers: answers, settings: settings, isWhole: isWhole)
    self.answers = answers
    values = comparison.told + comparison.sent
    results = [
      comparison.answering(asked), comparison.replicas, comparison.configuration, comparison.signIn, comparison.keys,
    ]
  }
}

extension ServerComparison {
  /// Adds what was found with a token.
  package mutating func add(_ more: [ApplyResult]) { results += more.compactMap { ServerCheck.Result($0) } }
}

extension ServerCheck.Result {
  fileprivate var isUnreachable: Bool {
    if check == .signIn, case .failed(let finding) = verdict { finding.severity == .warning } else { false }
  }
}

/// How a comparison is made.
struct Comparison {
  let answers: ServerAnswers
  let settings: Settings?
  let isWhole: Bool

  /// What the configuration says; nil if it leaves it to a default or another place.
  private func configured(_ field: Field) -> Value? {
    guard let settings, settings.isRelevant(field) else { return nil }
    let (value, origin) = settings.value(of: field)
    switch origin {
    case .typed, .file, .aws: return value
    // A default is what the server would use at its first start, not what was asked for.
    case .discovered, .derived, .default, .missing, .composeDefault, .chartDefault, .imageDefault, .serverDefault:
      return isWhole && !settings.elsewhere.contains(field.id) ? value : nil
    }
  }

  private func compared(_ field: Field, _ value: (ServerAnswers.Round) -> Value?) -> ComparedValue? {
    let seen = answers.rounds.compactMap(value)
    return seen.isEmpty ? nil : ComparedValue(field, configured: configured(field), seen: seen)
  }

  var running: RunningConfiguration? { answers.configuration }

  /// Of another provider nothing else is worth comparing.
  var isOtherProvider: Bool { compared(.provider, ComparedValue.told[0].value)?.outcome == .different }

  var told: [ComparedValue] {
    let all = ComparedValue.told.compactMap { field, value in
      isToldOfThis(field) ? compared(field, value) : nil
    }
    return isOtherProvider ? all.filter { $0.field == .provider } : all
  }

  /// The server fetches the keys of a confidential client's provider by itself from 2.1 on, and what it tells of the
  /// response type is a public client's.
  private func isToldOfThis(_ field: Field) -> Bool {
    let isPublic = running?.clientType == "public"
    switch field {
    case .responseType: return isPublic && settings?.isConfidential != true
    case .publicKeyURLs: return isPublic || answers.release?.isAtLeast(2, 1) != true
    default: return true
    }
  }

  var start: SignInStart? { answers.signIn.answer.flatMap { $0.isAuthorizationRequest ? $0 : nil } }

  /// Empty where the configuration is that of another client type.
  var sent: [ComparedValue] {
    guard let start, settings?.isConfidential != false, !isOtherProvider else { return [] }
    return ComparedValue.sent.map { field, value, _ in
      ComparedValue(field, configured: configured(field), seen: [value(start)], isOfSignIn: true)
    }
  }

  static let remedy =
    "If this configuration is right, make it count: see the next steps. If the server is right, correct it here."

  // MARK: The checks

  func answering(_ asked: ServerVersion?) -> ServerCheck.Result {
    guard let release = answers.release else {
      return ServerCheck.Result(.answers, failed: finding(answers.error))
    }
    var findings: [Finding] = []
    let line = ServerVersion(release)
    if let asked, let line, asked != line {
      findings.append(
        .aboutTheFile(
          "The server runs OpenMetadata \(release), but the configuration was checked for \(asked.rawValue).", .warning,
          remedy: "Leave --openmetadata out; the release of the server is then used."))
    } else if line == nil, let first = ServerVersion.allCases.first {
      findings.append(
        .aboutTheFile(
          "The server runs OpenMetadata \(release); the rules of \(first.rawValue) were used, the oldest known.",
          .warning, remedy: "Update OpenMetadata, or read every result with care."))
    } else if let line, !release.isOf(line) {
      findings.append(
        .aboutTheFile(
          "The server runs OpenMetadata \(release); the rules of \(line.rawValue) were used, the newest known."))
    }
    return ServerCheck.Result(.answers, .passed("OpenMetadata \(release)"), findings)
  }

  func skipped(_ check: ServerCheck) -> ServerCheck.Result {
    ServerCheck.Result(check, .unknown("skipped: no answer"))
  }

  var replicas: ServerCheck.Result {
    guard running != nil else { return skipped(.replicas) }
    let releases = ComparedValue(
      .serverURL, configured: nil, seen: answers.rounds.compactMap { $0.release.answer.map { .text("\($0)") } })
    var findings: [Finding] = []
    if releases.seen.count > 1 {
      findings.append(
        .aboutTheFile(
          "Replicas run different releases: \(counted(releases)).", .error,
          remedy: "Wait until the update of all replicas has finished, then run this again."))
    }
    findings += told.filter { $0.outcome == .divided }.map { value in
      .error(
        value.field, "Replicas disagree: \(counted(value)).",
        remedy: "Restart all replicas, so that each reads the stored settings again. Before 2.1 a change in the UI "
          + "reaches only the replica that saves it.")
    }
    if let error = answers.error {
      let finding = finding(error)
      return ServerCheck.Result(.replicas, .failed(finding), findings + [finding])
    }
    guard let first = findings.first else {
      return ServerCheck.Result(.replicas, .passed("\(answers.rounds.count) of \(answers.rounds.count)"))
    }
    return ServerCheck.Result(.replicas, .failed(first), findings)
  }

  private func counted(_ value: ComparedValue) -> String {
    let total = value.seen.reduce(0) { $0 + $1.count }
    return value.seen.map { "\($0.value.quoted) in \($0.count) of \(total) answers" }.joined(separator: ", ")
  }

  var configuration: ServerCheck.Result {
    guard let running else { return skipped(.configuration) }
    let findings = told.filter { $0.outcome == .different }.map { value in
      let message = "The server uses \(value.seen[0].value.quoted); \(said(value))."
      return Self.minor.contains(value.field)
        ? Finding.warning(value.field, message, remedy: Self.remedy)
        : Finding.error(value.field, message, remedy: Self.remedy)
    }
    if isOtherProvider, let finding = findings.first {
      let message = "the server uses \(shown(running.provider, 40)); nothing else was compared"
      return ServerCheck.Result(.configuration, .failed(.error(.provider, message, remedy: "")), [finding])
    }
    return result(.configuration, told, findings, nothing: "nothing to compare")
  }

  func said(_ value: ComparedValue) -> String {
    let text = value.configured ?? .text("")
    return "this configuration \(text.isEmpty ? "leaves it empty" : "says \(text.quoted)")"
  }

  /// A difference in them keeps nobody out.
  private static let minor: Set<Field> = [.providerName]

  func result(
    _ check: ServerCheck, _ values: [ComparedValue], _ findings: [Finding], nothing: String
  ) -> ServerCheck.Result {
    let set = values.filter { $0.configured != nil }
    let other = set.filter { $0.outcome != .same }
    let errors = findings.filter { $0.severity == .error }
    guard !set.isEmpty || !errors.isEmpty else { return ServerCheck.Result(check, .unknown(nothing), findings) }
    let labels = other.map(\.field.label).joined(separator: ", ")
    let left = values.filter { $0.configured == nil }.map(\.field.label).joined(separator: ", ")
    let summary =
      (other.isEmpty ? "\(set.count) values match" : "\(other.count) of \(set.count) values differ: \(labels)")
      + (left.isEmpty ? "" : "; not set here: \(left)")
    if let error = errors.first {
      let verdict = Finding.error(.serverURL, other.isEmpty ? error.message : summary, remedy: "")
      return ServerCheck.Result(check, .failed(verdict), findings)
    }
    // What replicas disagree on is reported there.
    guard other.contains(where: { $0.outcome == .divided }) else {
      return ServerCheck.Result(check, .passed(summary), findings)
    }
    return ServerCheck.Result(check, .failed(.error(.serverURL, summary, remedy: "")), findings)
  }

  var keys: ServerCheck.Result {
    switch answers.keys {
    case .found(0, _, _):
      ServerCheck.Result(
        .keys,
        failed: .aboutTheFile(
          "The server publishes no keys, so nobody can verify tokens of its own.", .error,
          remedy: "Check jwtTokenConfiguration in the server's file, and its log."))
    case .found(let count, _, _): ServerCheck.Result(.keys, .passed(count == 1 ? "1 key" : "\(count) keys"))
    case .failed(let error): ServerCheck.Result(.keys, failed: finding(error))
    case .notAsked, .asking: skipped(.keys)
    }
  }

  /// About no field: the server's URL is not one of the configuration.
  func finding(_ error: LookupError?) -> Finding {
    guard let error else { return .aboutTheFile("The server was not asked.", .warning) }
    let (message, remedy) = error.ofServer
    return .aboutTheFile(message, error.isUnreachable ? .warning : .error, remedy: remedy)
  }
}
