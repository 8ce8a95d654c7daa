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
  /// The steps that are passed although they fail.
  package var insisted: Set<ApplyStep> = []
  /// Completes the settings once the server's release and its settings are known.
  package var settle: (inout Settings, ApplyCase) async throws -> Void = { _, _ in }
  /// How a test sign-in ends; nil to skip it.
  package var signIn: (Settings) async -> Proof? = { _ in nil }
  /// Whether to write, when everything before has passed.
  package var consent: (ApplyCase) throws -> Bool = { _ in true }
  package var tell: (ApplyResult) -> Void = { _ in }
  /// Waits a number of seconds for a server that is down.
  package var pause: (Int) async -> Void = { seconds in try? await Task.sleep(for: .seconds(seconds)) }

  /// What a test sign-in leaves.
  package enum Proof: Sendable {
    /// The ID token itself.
    case token(Secret)
    /// Its claims, and what is wrong with it.
    case person(Person, problem: String?)
    /// Nobody came back, and why.
    case failed(String)
  }

  /// How often, and how many seconds later, a server that is down is asked again.
  private static let patience = (times: 8, seconds: 4)
  /// How often the settings are read back, since each answer may come from another replica.
  private static let rounds = 3

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
    guard try consent(record.known) else {
      record.end = .shown
      return record
    }
    try keep(&record, in: backup)
    guard try await passes(.unchanged, &record) else { return record }
    try backup.begin(at: client.address.url)
    await write(&record)
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
    guard try consent(record.known) else {
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

  private func add(_ result: ApplyResult, to record: inout ApplyRecord) {
    tell(result)
    record.results.append(result)
  }

  private func ask(_ step: ApplyStep, _ record: inout ApplyRecord) async throws {
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
    let text: Secret
    switch await signIn(known.settings) {
    case nil: return
    case .failed(let reason): return known.signInProblem = reason
    case .person(let person, let problem):
      known.person = person
      return known.tokenProblem = problem
    case .token(let token): text = token
    }
    guard let token = text.reveal({ try? IDToken.parse($0) }) else {
      return known.signInProblem = "the ID token is not a JWT"
    }
    known.person = Person(claims: token.claims)
    let expectation = known.settings.tokenExpectation(nonce: .unknown, now: Double(known.now))
    known.tokenProblem = TokenJudgement.judge(token, by: expectation, verifier: .live).refusal
    guard known.release?.isAtLeast(2) == true, known.tokenProblem == nil, let candidate = known.candidate else {
      return
    }
    known.serverPerson = try await self.known { () async throws(ServerFailure) in
      try await client.person(of: text, under: candidate.validated)
    }
  }

  /// Nil if the server does not have that call.
  private func known<Answer>(
    _ ask: () async throws(ServerFailure) -> Answer
  ) async throws(ServerFailure) -> Answer? {
    do throws(ServerFailure) {
      return try await ask()
    } catch {
      guard error.isUnknownCall else { throw error }
      return nil
    }
  }

  private func keep(_ record: inout ApplyRecord, in backup: ServerBackup) throws {
    guard let settings = record.known.backup ?? record.known.live?.withoutMasks else { return }
    try backup.write(settings)
    record.backup = backup.path
    record.isBackupUsable = record.known.backup != nil
  }

  // MARK: The write, its proofs, and the way back

  private func write(_ record: inout ApplyRecord) async {
    guard let candidate = record.known.candidate, record.known.validation != nil else { return }
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
