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
    let expectation = known.settings.tokenExpectation(nonce: .unknown, now: Double(Self.now))
    known.tokenProblem = TokenJudgement.judge(token, by: expectation, verifier: .live).refusal
    guard known.release?.isAtLeast(2) == true, known.tokenProblem == nil, let candidate = known.candidate else {
      return
    }
    known.serverPerson = try await self.known { () async throws(ServerFailure) in
      try await client.person(of: text, under: candidate.validated)
    }
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
