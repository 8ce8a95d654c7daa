import OpenIDConnect
import OpenMetadataServer
import Text

/// What is known while a configuration is applied; each step is judged by it alone.
package struct ApplyCase: Sendable {
  /// The configuration to apply.
  package var settings: Settings
  package var answers: ServerAnswers?
  package var user: ServerUser?
  package var source: SettingsSource?
  /// The settings in use, as the token is shown them.
  package var live: SecurityConfiguration? {
    didSet { candidate = live.flatMap { Candidate(settings, over: $0) } }
  }
  /// Of the settings in use, for a server that shows only stars.
  package var formerSecret: Secret?
  /// What is put back in place of the settings in use, if it was saved before.
  package var former: SecurityConfiguration?
  package var administrators: [ServerUser] = []
  /// The accounts of the admin principals: nil for a name without one; names that were not asked for are missing.
  package var named: [String: ServerUser?] = [:]
  package var token: IDToken?
  /// The claims of somebody who has signed in at the provider.
  package var person: Person?
  /// The callback URL of that sign-in, if it is not the configured one.
  package var testCallback: String?
  /// Why nobody came back from a test sign-in.
  package var signInProblem: String?
  /// Why that person's token is not one of this client; nil if it is, or there is none.
  package var tokenProblem: String?
  /// What the server makes of that person, from 2.0 on.
  package var serverPerson: ServerPerson?
  package var validation: ServerValidation?
  /// The settings once more, just before they are replaced.
  package var liveAgain: SecurityConfiguration?
  /// What the server has afterwards, several times.
  package var readBack: [SecurityConfiguration] = []
  package var answersAfter: ServerAnswers?
  /// Whether somebody got in with the new settings; nil if nobody has tried.
  package var hasSignedIn: Bool?
  /// The account of that person afterwards, where it was looked up: nil if there is none.
  package var accountAfter: ServerUser??
  /// When the current step began, in seconds since 1970.
  package var now = 0
  package private(set) var candidate: Candidate?

  package init(_ settings: Settings) { self.settings = settings }

  package var release: ServerRelease? { answers?.release }

  /// The result of a step once its questions are answered.
  package func judged(_ step: ApplyStep) -> ApplyResult {
    switch step {
    case .answers: announced
    case .token: administrator
    case .source: decides
    case .configuration: configured
    case .secret: secret
    case .backup: restorable
    case .administrator: remaining
    case .ownToken: surviving
    case .validation: validated
    case .signIn: tested
    case .unchanged: untouched
    case .write: ApplyResult(.write, .passed(""))
    case .readBack: stored
    case .start: started
    case .person: welcomed
    case .takeBack: restored
    }
  }

  /// A call that failed, as the result of its step.
  package func failed(_ step: ApplyStep, _ failure: ServerFailure) -> ApplyResult {
    let (message, remedy) = failure.explained
    return ApplyResult(step, failed: [.aboutTheFile(message, .error, remedy: remedy)])
  }

  func fails(_ step: ApplyStep, on field: Field? = nil, _ message: String, remedy: String) -> ApplyResult {
    let finding = Finding(severity: .error, field: field?.id ?? "", message: message, remedy: remedy, repair: nil)
    return ApplyResult(step, failed: [finding])
  }
}

// MARK: Before the configuration itself

extension ApplyCase {
  private var announced: ApplyResult {
    guard let release, let running = answers?.configuration else {
      let finding = answers?.error?.ofServer ?? (message: "The server was not asked.", remedy: "")
      return fails(.answers, finding.message, remedy: finding.remedy)
    }
    let replicas = answers.map { ServerComparison($0, nil).results.filter { $0.check == .replicas } } ?? []
    return ApplyResult(
      .answers, .passed("OpenMetadata \(release), sign-in by \(shown(running.provider, 40))"),
      replicas.flatMap(\.findings))
  }

  private var administrator: ApplyResult {
    guard let user else { return ApplyResult(.token, .unknown("not asked")) }
    let name = shown(user.name, 60)
    guard user.isAdministrator else {
      return fails(
        .token, "The token is that of \(name), who is not an administrator.",
        remedy: "Use an administrator's token, made in OpenMetadata under Profile ▸ Access Token.")
    }
    return ApplyResult(.token, .passed(user.isBot ? "\(name), a bot" : name))
  }

  private var decides: ApplyResult {
    guard let source else {
      let isKnown = release?.isAtLeast(2, 1) == false
      return ApplyResult(.source, isKnown ? .passed("always before 2.1") : .unknown("the server does not tell"))
    }
    guard !source.isManagedElsewhere else {
      return fails(
        .source, "The deployment decides about the settings (SECURITY_CONFIG_SOURCE=\(source.name)).",
        remedy: "Change the files or variables of the deployment with edit, and restart the server.")
    }
    return ApplyResult(.source, .passed("SECURITY_CONFIG_SOURCE=\(source.name)"), source.findings)
  }

  private var configured: ApplyResult {
    let findings = settings.findings().filter { $0.severity > .note }
    // In a file it is a warning; here it would keep everybody out at once.
    let lockOut = settings.text(.prompt) == "none" ? Check.promptLetsPeopleIn.name : nil
    let errors = findings.filter { $0.severity == .error || $0.check == lockOut }
    if let other = settings.otherSignIn {
      return fails(
        .configuration, on: .provider, "The configuration is not one of single sign-on: it uses \(other).",
        remedy: "To go back to it, put back a backup with --take-back.")
    }
    guard let first = errors.first else {
      let count = findings.count
      return ApplyResult(
        .configuration, .passed(count == 0 ? "" : count == 1 ? "1 warning" : "\(count) warnings"), findings)
    }
    return ApplyResult(.configuration, .failed(first), findings)
  }

  /// Stars are what a server shows in place of a secret; sent to it they would replace the secret.
  private var secret: ApplyResult {
    guard settings.isConfidential else { return ApplyResult(.secret, .unknown("skipped: the client is public")) }
    let remedy = "Pass it with --secret-file or another of the secret options."
    guard let secret = settings.secret else {
      return fails(.secret, on: .clientSecret, "The configuration does not contain the client secret.", remedy: remedy)
    }
    guard !secret.isMask, candidate.map({ $0.stored.masks.isEmpty && $0.validated.masks.isEmpty }) != false else {
      return fails(
        .secret, on: .clientSecret,
        "The client secret is all asterisks, which the server shows in place of the real one.",
        remedy: remedy)
    }
    return ApplyResult(.secret, .passed(""))
  }

  /// What puts the settings in use back; nil if a secret of theirs is not known.
  package var backup: SecurityConfiguration? {
    if let former { return former }
    guard let live else { return nil }
    let masks = live.masksInUse
    guard masks.count <= 1 else { return nil }
    guard let mask = masks.first else { return live.withoutMasks }
    guard let secret = formerSecret ?? (isSameClient ? settings.secret : nil), !secret.isMask else { return nil }
    return secret.reveal { live.withoutMasks.setting(mask, to: .text($0)) }
  }

  /// Whether only other settings of the same client change.
  private var isSameClient: Bool {
    live.map { $0.provider == settings.text(.provider) && $0.clientID == settings.text(.clientID) } ?? false
  }

  private var restorable: ApplyResult {
    guard let live else { return ApplyResult(.backup, .unknown("not asked")) }
    guard backup != nil else {
      return fails(
        .backup, "The server shows the secret of the settings in use only as asterisks, so they could not be put back.",
        remedy: "Pass that secret with --old-secret-file, or use the token of a bot that is an administrator.")
    }
    let isAssumed = !live.masksInUse.isEmpty && formerSecret == nil
    return ApplyResult(.backup, .passed(isAssumed ? "with this secret, as the client stays the same" : ""))
  }

  /// Whether somebody else has changed the settings since they were backed up.
  private var untouched: ApplyResult {
    guard let live, let liveAgain else { return ApplyResult(.unchanged, .unknown("not asked")) }
    guard !live.isSame(as: liveAgain) else { return ApplyResult(.unchanged, .passed("")) }
    let names = (live.unmet(by: liveAgain) + liveAgain.unmet(by: live)).unique.prefix(3).map { shown($0, 80) }
    return fails(
      .unchanged, "Somebody else has changed the settings meanwhile: \(names.joined(separator: ", ")).",
      remedy: "Find out who and why; then start again.")
  }
}
