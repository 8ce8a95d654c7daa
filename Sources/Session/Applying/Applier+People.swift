import OpenIDConnect
import OpenMetadataServer
import SignOn

/// What is asked about people.
extension Applier {
  func people(_ known: inout ApplyCase) async throws {
    known.administrators = try await client.administrators()
    for name in known.settings.items(.adminPrincipals).prefix(50) where SignedInClient.canAsk(name) {
      known.named[name] = .some(try await client.user(named: name))
    }
  }

  func person(_ known: inout ApplyCase) async throws {
    if try await testsItself(&known) { return }
    let text: Secret
    switch await signIn(known.settings) {
    case nil: return
    case .failed(let reason): return known.signInProblem = reason
    case .person(let person, let problem, let callback):
      (known.person, known.testCallback) = (person, callback)
      return known.tokenProblem = problem
    case .token(let token): text = token
    }
    guard let token = text.reveal({ try? IDToken.parse($0) }) else {
      return known.signInProblem = "the ID token is not a JWT"
    }
    known.person = Person(claims: token.claims)
    let expectation = known.settings.tokenExpectation(nonce: .unknown, now: Double(Self.now))
    known.tokenProblem = TokenJudgement.judge(token, by: expectation, verifier: .live).refusal
    guard known.release?.isAtLeast(2) == true, known.tokenProblem == nil, let candidate = known.candidate else {
      return
    }
    known.serverPerson = try await self.known { () async throws(ServerFailure) in
      try await client.person(of: text, under: candidate.validated)
    }
  }

  /// Whether the server has done the test sign-in itself: from 2.1 on, with its own callback URL and session.
  private func testsItself(_ known: inout ApplyCase) async throws -> Bool {
    guard let invite, known.release?.isAtLeast(2, 1) == true, known.settings.isConfidential,
      let candidate = known.candidate,
      let test = try await self.known({ () async throws(ServerFailure) in
        try await client.startTest(of: candidate.validated)
      }), await invite(test.address)
    else { return false }
    for _ in 0..<Self.testPatience.times where isAwaited() && !Task.isCancelled {
      if let person = try await client.result(of: test) {
        known.serverPerson = person
        return true
      }
      await pause(Self.testPatience.seconds)
    }
    return false
  }

  /// Whether somebody gets in, and who that is then.
  func welcome(_ known: inout ApplyCase) async {
    known.hasSignedIn = await welcome(known)
    guard known.hasSignedIn == true, let name = known.expectedName, SignedInClient.canAsk(name) else { return }
    do { known.accountAfter = .some(try await client.user(named: name)) } catch {}
  }

  /// Nil if the server does not have that call.
  func known<Answer>(
    _ ask: () async throws(ServerFailure) -> Answer
  ) async throws(ServerFailure) -> Answer? {
    do throws(ServerFailure) {
      return try await ask()
    } catch {
      guard error.isUnknownCall else { throw error }
      return nil
    }
  }
}
