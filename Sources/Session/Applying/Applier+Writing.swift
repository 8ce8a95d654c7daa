import Files
import OpenIDConnect
import OpenMetadataServer
import SignOn

/// The write, its proofs, and the way back.
extension Applier {
  func write(_ record: inout ApplyRecord) async {
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
    await welcome(&record.known)
    let welcomed = record.known.judged(.person)
    add(welcomed, to: &record)
    if welcomed.isFailed { return await takeBack(&record) }
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

  func takeBack(_ record: inout ApplyRecord) async {
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
