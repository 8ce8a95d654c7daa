import Files
import OpenIDConnect
import OpenMetadataServer
import SignOn
import Text

/// Applies a configuration to a running server: asks what each step needs, in the order of `ApplyStep`, and stops at the
/// first that fails, unless somebody insists. There is one write, and one more to take it back.
@MainActor
package struct Applier {
  let client: SignedInClient
  let open: ServerClient
  /// The steps that are passed although they fail.
  package var insisted: Set<ApplyStep> = []
  /// Completes the settings once the server's release and its settings are known.
  package var settle: (inout Settings, ApplyCase) async throws -> Void = { _, _ in }
  /// Shows somebody where to do the server's own test sign-in; false if nobody wants to.
  package var invite: ((String) async -> Bool)?
  /// Whether its result is still waited for.
  package var isAwaited: () -> Bool = { true }
  /// How a test sign-in without the server ends; nil to skip it.
  package var signIn: (Settings) async -> Proof? = { _ in nil }
  /// Whether to write, when everything before has passed.
  package var consent: (ApplyCase) async throws -> Bool = { _ in true }
  /// Whether somebody gets in with the new settings; nil if nobody tries.
  package var welcome: (ApplyCase) async -> Bool? = { _ in nil }
  package var tell: (ApplyResult) -> Void = { _ in }
  /// Waits a number of seconds for a server that is down.
  package var pause: (Int) async -> Void = { seconds in try? await Task.sleep(for: .seconds(seconds)) }

  /// What a test sign-in leaves.
  package enum Proof: Sendable {
    /// The ID token itself.
    case token(Secret)
    /// Its claims, what is wrong with it, and the callback URL of the sign-in if it is not the configured one.
    case person(Person, problem: String?, testCallback: String?)
    /// Nobody came back, and why.
    case failed(String)
  }

  /// How often, and how many seconds later, a server that is down is asked again.
  static let patience = (times: 8, seconds: 4)
  /// How often, and how many seconds later, the server is asked how its test sign-in ended: ten minutes.
  static let testPatience = (times: 300, seconds: 2)
  /// How often the settings are read back, since each answer may come from another replica.
  static let rounds = 3

  /// In seconds since 1970.
  static var now: Int { Int(Backups.systemTime() / 1000) }

  package init(_ client: SignedInClient, _ open: ServerClient) {
    self.client = client
    self.open = open
  }

  /// - Throws: `Refusal` if the backup or the journal cannot be written; nothing was changed then.
  package func run(_ start: ApplyCase, saving backup: ServerBackup) async throws -> ApplyRecord {
    var record = ApplyRecord(start)
    for step in ApplyStep.guards where step != .unchanged {
      guard try await passes(step, &record) else { return record }
    }
    guard try await consent(record.known) else {
      record.end = .shown
      return record
    }
    try keep(&record, in: backup)
    guard try await passes(.unchanged, &record) else { return record }
    guard !Task.isCancelled else { return record }
    try backup.begin(at: client.address.url)
    // From here on it is not cancelled, as what it has written has to be proved.
    record = await Task { [record] in
      var record = record
      await write(&record)
      return record
    }.value
    if record.end != .notTakenBack { backup.finish() }
    return record
  }

  /// What the guards find that need no person and change nothing; none goes without those before it that it needs.
  package func examined(_ start: ApplyCase) async throws -> [ApplyResult] {
    var record = ApplyRecord(start)
    for step in [ApplyStep.answers, .token, .source] {
      guard try await passes(step, &record) else { return record.results }
    }
    for step in [ApplyStep.administrator, .ownToken] { _ = try await passes(step, &record) }
    // Without the secret the server would be asked about another configuration.
    guard try await passes(.secret, &record) || !record.known.settings.isConfidential else { return record.results }
    _ = try await passes(.validation, &record)
    return record.results
  }

  /// Puts back what an earlier run has saved.
  ///
  /// - Throws: `Refusal` if it cannot be read, or has stars in place of a secret.
  package func takeBack(from backup: ServerBackup, _ start: ApplyCase) async throws -> ApplyRecord {
    var record = ApplyRecord(start)
    record.known.former = try backup.read()
    for step in [ApplyStep.answers, .token, .source] {
      guard try await passes(step, &record) else { return record }
    }
    guard try await consent(record.known) else {
      record.end = .shown
      return record
    }
    (record.backup, record.isBackupUsable) = (backup.path, true)
    await takeBack(&record)
    if record.end == .takenBack { backup.finish() }
    return record
  }

  private func passes(_ step: ApplyStep, _ record: inout ApplyRecord) async throws -> Bool {
    var result: ApplyResult
    var end = ApplyEnd.stopped
    do {
      try await ask(step, &record)
      result = record.known.judged(step)
      if step == .answers, record.known.answers?.error?.isUnreachable == true { end = .unreachable }
      if step == .unchanged { end = .overtaken }
    } catch let failure as ServerFailure {
      result = record.known.failed(step, failure)
      if failure.isUnreachable { end = .unreachable }
    }
    result.isInsisted = result.isFailed && step.canBeInsistedOn && insisted.contains(step)
    add(result, to: &record)
    guard !result.isFailed || result.isInsisted else {
      record.end = end
      return false
    }
    return true
  }

  func add(_ result: ApplyResult, to record: inout ApplyRecord) {
    tell(result)
    record.results.append(result)
  }

  private func ask(_ step: ApplyStep, _ record: inout ApplyRecord) async throws {
    record.known.now = Self.now
    switch step {
    case .answers: record.known.answers = await open.answers()
    case .token: record.known.user = try await client.user()
    case .source:
      if record.known.release?.isAtLeast(2, 1) == true { record.known.source = try await known(client.source) }
      let live = try await client.configuration()
      record.known.live = live
      try await settle(&record.known.settings, record.known)
      record.known.live = live
    case .administrator: try await people(&record.known)
    case .validation:
      guard let candidate = record.known.candidate else { return }
      record.known.validation = try await client.validation(of: candidate.validated)
    case .signIn: try await person(&record.known)
    case .unchanged: record.known.liveAgain = try await client.configuration()
    case .configuration, .secret, .backup, .ownToken, .write, .readBack, .start, .person, .takeBack: break
    }
  }

  private func keep(_ record: inout ApplyRecord, in backup: ServerBackup) throws {
    guard let settings = record.known.backup ?? record.known.live?.withoutMasks else { return }
    try backup.write(settings)
    record.backup = backup.path
    record.isBackupUsable = record.known.backup != nil
  }
}
