import Files
import OpenIDConnect
import OpenMetadataServer
import SignOn
import Text

/// Applies a configuration to a running server: asks what each step needs, in the order of `ApplyStep`, and stops at the
/// first that fails, unless somebody insists. There is one write, and one more to take it back.
@MainActor
package struct Applier {
  private let client: SignedInClient
  private let open: ServerClient
  private let backup: ServerBackup
  /// The file that is applied, for the journal.
  private let file: String
  /// The steps that are passed although they fail.
  package var insisted: Set<ApplyStep> = []
  /// Completes the settings once the server's release and its settings are known.
  package var settle: (inout Settings, ApplyCase) async throws -> Void = { _, _ in }
  /// The ID token of a person; nil to skip the test.
  package var idToken: (Settings) -> Secret? = { _ in nil }
  /// Whether to write, when everything before has passed.
  package var consent: (ApplyCase) throws -> Bool = { _ in true }
  package var tell: (ApplyResult) -> Void = { _ in }
  /// Waits a number of seconds for a server that is down.
  package var pause: (Int) async -> Void = { seconds in try? await Task.sleep(for: .seconds(seconds)) }

  /// How often, and how many seconds later, a server that is down is asked again.
  private static let patience = (times: 8, seconds: 4)
  /// How often the settings are read back, since each answer may come from another replica.
  private static let rounds = 3

  package init(
    _ client: SignedInClient, _ open: ServerClient, backup: ServerBackup, file: String
  ) {
    self.client = client
    self.open = open
    self.backup = backup
    self.file = file
  }

  /// - Throws: `Refusal` if the backup or the journal cannot be written; nothing was changed then.
  package func run(_ start: ApplyCase) async throws -> ApplyRecord {
    var record = ApplyRecord(start)
    for step in ApplyStep.guards where step != .unchanged {
      guard try await passes(step, &record) else { return record }
    }
    guard try consent(record.known) else {
      record.end = .shown
      return record
    }
    guard try await passes(.unchanged, &record) else { return record }
    try await write(&record)
    return record
  }

  /// Puts back what an earlier run has saved.
  package func takeBack(_ former: SecurityConfiguration, _ start: ApplyCase) async throws -> ApplyRecord {
    var record = ApplyRecord(start)
    record.known.former = former
    for step in [ApplyStep.answers, .token, .source] {
      guard try await passes(step, &record) else { return record }
    }
    guard try consent(record.known) else {
      record.end = .shown
      return record
    }
    (record.backup, record.isBackupUsable) = (backup.path, true)
    await takeBack(&record)
    if record.end == .takenBack { ApplyJournal.remove(beside: backup.path) }
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
    if step == .backup { try keep(&record) }
    return true
  }

  private func add(_ result: ApplyResult, to record: inout ApplyRecord) {
    tell(result)
    record.results.append(result)
  }

  private func ask(_ step: ApplyStep, _ record: inout ApplyRecord) async throws {
    switch step {
    case .answers: record.known.answers = await open.answers()
    case .token: record.known.user = try await client.user()
    case .source:
      if record.known.release?.isAtLeast(2, 1) == true { record.known.source = try await client.source() }
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
    case .configuration, .secret, .backup, .ownToken, .write, .readBack, .start, .takeBack: break
    }
  }

  private func people(_ known: inout ApplyCase) async throws {
    known.administrators = try await client.administrators()
    for name in known.settings.items(.adminPrincipals).prefix(50) where SignedInClient.canAsk(name) {
      known.named[name] = .some(try await client.user(named: name))
    }
  }

  private func person(_ known: inout ApplyCase) async throws {
    guard let text = idToken(known.settings) else { return }
    guard let token = text.reveal({ try? IDToken.parse($0) }) else {
      known.person = Person("an unknown person", claims: Claims([]))
      known.tokenProblem = "it is not a JWT"
      return
    }
    known.person = Person(claims: token.claims)
    let expectation = known.settings.tokenExpectation(nonce: .unknown, now: Double(known.now))
    known.tokenProblem = TokenJudgement.judge(token, by: expectation, verifier: .live).refusal
    guard known.release?.isAtLeast(2) == true, known.tokenProblem == nil, let candidate = known.candidate else {
      return
    }
    known.serverPerson = try await client.person(of: text, under: candidate.validated)
  }

  private func keep(_ record: inout ApplyRecord) throws {
    guard let settings = record.known.backup ?? record.known.live?.withoutMasks else { return }
    do throws(FileError) { try backup.write(settings) } catch { throw Refusal(error) }
    record.backup = backup.path
    record.isBackupUsable = record.known.backup != nil
  }

  // MARK: The write, its proofs, and the way back

  private func write(_ record: inout ApplyRecord) async throws {
    guard let candidate = record.known.candidate, record.known.validation != nil else { return }
    do throws(FileError) {
      try ApplyJournal(server: client.address.url, file: file, backup: backup.path).write()
    } catch { throw Refusal(error) }
    defer { if record.end != .notTakenBack { ApplyJournal.remove(beside: backup.path) } }
    var isAnswered = true
    do {
      try await client.store(candidate.stored)
      add(record.known.judged(.write), to: &record)
    } catch {
      add(record.known.failed(.write, error), to: &record)
      guard error.mayBeDone else {
        let isOvertaken = error.cause == .changedMeanwhile
        record.end = error.isUnreachable ? .unreachable : isOvertaken ? .overtaken : .stopped
        return
      }
      // The row is stored and could not be used: the next start would fail.
      if case .failed = error.cause { return await takeBack(&record) }
      isAnswered = false
    }
    guard await isStored(&record, isAnswered: isAnswered) else { return }
    record.known.answersAfter = await patiently(open.answers)
    let started = record.known.judged(.start)
    add(started, to: &record)
    if started.isFailed { return await takeBack(&record) }
    record.end = .applied
  }

  /// Whether the server has what was sent; what follows if not is done.
  private func isStored(_ record: inout ApplyRecord, isAnswered: Bool) async -> Bool {
    do {
      record.known.readBack = []
      for _ in 0..<Self.rounds { record.known.readBack.append(try await patiently(client.configuration)) }
    } catch {
      add(record.known.failed(.readBack, error), to: &record)
      await takeBack(&record)
      return false
    }
    let result = record.known.judged(.readBack)
    add(result, to: &record)
    guard result.isFailed else { return true }
    // There is nothing to take back, or only what somebody else has written.
    record.end = record.known.holdings.contains(.another) ? .overtaken : .stopped
    record.mayArrive = !isAnswered
    return false
  }

  private func takeBack(_ record: inout ApplyRecord) async {
    record.end = .notTakenBack
    guard let former = record.known.backup else {
      return add(record.known.judged(.takeBack), to: &record)
    }
    do {
      try await putBack(former, &record)
    } catch {
      add(record.known.failed(.takeBack, error), to: &record)
    }
  }

  private func putBack(_ former: SecurityConfiguration, _ record: inout ApplyRecord) async throws(ServerFailure) {
    try await client.store(former)
    record.known.readBack = [try await patiently(client.configuration)]
    let result = record.known.judged(.takeBack)
    add(result, to: &record)
    if !result.isFailed { record.end = .takenBack }
  }

  /// Asks again for as long as the server is down.
  private func patiently<Answer>(
    _ ask: () async throws(ServerFailure) -> Answer
  ) async throws(ServerFailure) -> Answer {
    for _ in 1..<Self.patience.times {
      do throws(ServerFailure) {
        return try await ask()
      } catch {
        guard error.isUnreachable else { throw error }
        await pause(Self.patience.seconds)
      }
    }
    return try await ask()
  }

  private func patiently(_ ask: () async -> ServerAnswers) async -> ServerAnswers {
    for _ in 1..<Self.patience.times {
      let answers = await ask()
      guard answers.error?.isUnreachable == true else { return answers }
      await pause(Self.patience.seconds)
    }
    return await ask()
  }
}
