import OpenIDConnect
import SignOn
import TextUI

extension State {
  /// Whether a test sign-in is in progress, so that its time runs.
  package var isSigningIn: Bool { people.signIn != nil }

  /// All findings: those of the settings, and those shown by the tested users.
  package var allFindings: [Finding] { settings.findings() + [refusedSignIn, lockOut].compactMap(\.self) }

  /// What is wrong with the token of the last test sign-in.
  private var refusedSignIn: Finding? {
    guard let sample = people.samples.last(where: { $0.source == Self.testSignIn }),
      let refusal = sample.judgement?.refusal, let failure = sample.judgement?.failures.first
    else { return nil }
    let field = failure.governedBy.flatMap(Field.named).flatMap { settings.isRelevant($0) ? $0 : nil }
    var finding = Finding.error(
      field ?? .discoveryURI, "\(refusal).",
      remedy: "\(failure.explanation) Then repeat the test sign-in, or forget this user on Test.")
    finding.check = "test-sign-in-is-accepted"
    return finding
  }

  static let testSignIn = "test sign-in"

  /// Why none of the tested users could administer OpenMetadata.
  package var lockOut: Finding? { LockOut.finding(settings, tested: people.samples.map(\.person)) }

  /// What a test sign-in lacks, and the field to go to for it.
  package var signInLack: (words: String, field: Field?)? {
    if run.isOffline { return ("needs the provider, but --offline was given", nil) }
    if settings.signInRequest != nil { return nil }
    guard let metadata = settings.metadata else {
      if case .asking = settings.facts.discovery { return ("is waiting for the provider", nil) }
      return ("needs an answer from the provider: see the discovery URI", .discoveryURI)
    }
    guard metadata.authorizationEndpoint != nil, metadata.tokenEndpoint != nil else {
      return ("needs two endpoints that the discovery document does not name", .discoveryURI)
    }
    if let obstacle = settings.signInObstacle {
      return (
        "cannot start: \(obstacle.message.dropLast(obstacle.message.hasSuffix(".") ? 1 : 0))",
        Field.named(obstacle.field)
      )
    }
    let fields: [Field] = [.clientID, .callbackURL] + (settings.isConfidential ? [.clientSecret] : [])
    if let field = fields.first(where: { settings[$0]?.isEmpty ?? true }) {
      return ("needs a value: \(field.shortLabel)", field)
    }
    if let lack = settings.clientLack { return ("cannot start: \(lack.words)", lack.field) }
    return ("needs a client authentication method", .clientAuthenticationMethod)
  }

  /// - Parameter callback: A registered callback URL in place of the configured one, for this test alone.
  mutating func beginSignIn(at callback: String? = nil) -> [Effect] {
    guard people.signIn == nil || callback != nil else {
      people.row = .box
      return []
    }
    if let lack = signInLack {
      let effects = lack.field.map { jump(to: $0) } ?? []
      message = "A test sign-in \(lack.words)"
      return effects
    }
    guard let (configured, endpoint, authentication) = settings.signInRequest else { return [] }
    var request = configured
    request.redirectURI = callback ?? request.redirectURI
    let ending = endSignIn()
    people.notice = nil
    people.end = nil
    return ending + [.prepareSignIn(request, tokenEndpoint: endpoint, authentication)]
  }

  /// Ends a sign-in in progress; everything else stays.
  mutating func endSignIn(_ end: SignInEnd = .givenUp) -> [Effect] {
    guard people.signIn != nil else { return [] }
    people.end = end
    people.signIn = nil
    return [.endSignIn]
  }

  /// Handles news about a sign-in.
  mutating func take(_ news: SignInNews) -> [Effect] {
    switch news {
    case .began(let attempt, let address, let now):
      people.signIn = People.SignIn(attempt: attempt, address: address, now: now)
      people.row = .begin
      return [.listen(attempt)]
    case .impossible(let why):
      people.notice = People.Notice(severity: .error, message: why)
      people.end = .impossible
    case .listening(let listening): people.signIn?.listening = listening
    case .opened(let name?, _): message = "Started \(name); if no page appears, open the URL yourself"
    case .opened(nil, let problem): message = "\(problem); open the URL on a machine with a browser"
    case .clock(let now): return tick(now)
    case .returned(let attempt, let answer):
      guard let signIn = people.signIn, signIn.attempt == attempt, !signIn.isExchanging else { return [] }
      return take(answer, of: attempt)
    case .exchanged(let attempt, let result, let now):
      guard people.signIn?.attempt == attempt else { return [] }
      return take(result, of: attempt, now)
    case .handed(let text, let now): return read(text, now)
    case .judged(let question, let judgement):
      let person = Person(claims: question.token.claims)
      people.add(
        People.Sample(
          person: person, source: question.source, clock: question.clock, judgement: judgement,
          testCallback: question.testCallback))
    }
    return []
  }

  private mutating func tick(_ now: Int) -> [Effect] {
    people.signIn?.now = now
    guard let signIn = people.signIn, signIn.secondsLeft == 0, !signIn.isExchanging else { return [] }
    return take(.late, of: signIn.attempt)
  }

  private mutating func take(_ answer: SignInReturn, of attempt: SignInAttempt) -> [Effect] {
    switch answer {
    case .code(let code):
      people.signIn?.isExchanging = true
      people.notice = nil
      ticks = 0
      return [.exchange(attempt, code: code)]
    case .refused(let error):
      tell(.error, "The provider refused the sign-in (\(error.shown))", "Try again; no setting was changed")
      return endSignIn(.refused)
    case .foreignState:
      tell(.warning, "Ignored: its state does not match this sign-in", "Open the URL shown here")
    case .noAnswer(let why): tell(.warning, "Not accepted: \(why)")
    case .late:
      tell(.warning, "This sign-in timed out", "Start another one")
      return endSignIn(.late)
    }
    return []
  }

  private mutating func tell(_ severity: Finding.Severity, _ message: String, _ remedy: String = "") {
    let remedy = remedy.prefix(1).uppercased() + remedy.dropFirst()
    people.notice = People.Notice(severity: severity, message: message, remedy: remedy)
  }
}

extension State {
  private mutating func take(_ result: SignInResult, of attempt: SignInAttempt, _ now: Moment) -> [Effect] {
    switch result {
    case .signedIn(let tokens):
      let text = tokens.idToken.reveal { $0 }
      do {
        let token = try IDToken.parse(text)
        let callback = settings.testCallback(attempt.request.redirectURI)
        return endSignIn(.person) + judge(token, Self.testSignIn, .sent(attempt.nonce), now, testCallback: callback)
      } catch {
        tell(.error, "Cannot read the provider's token: \(error.message)", error.remedy)
        return endSignIn(.unreadable)
      }
    case .failed(let error):
      tell(.error, "No tokens received: \(error.message)", error.remedy)
      switch error {
      case .provider: return endSignIn(.refused)
      case .noIDToken: return endSignIn(.unreadable)
      case .unanswered(let error): return endSignIn(error.isUnreachable ? .unreachable : .unreadable)
      }
    }
  }

  private func judge(
    _ token: IDToken, _ source: String, _ nonce: TokenExpectation.Nonce, _ now: Moment, testCallback: String? = nil
  ) -> [Effect] {
    let expectation = settings.tokenExpectation(nonce: nonce, now: Double(now.seconds))
    let question = TokenQuestion(
      token: token, expectation: expectation, source: source, clock: now.clock, testCallback: testCallback)
    return [.judge(question)]
  }

  /// Reads what was pasted: the browser's final URL, a bare code, a token or claims.
  private mutating func read(_ text: Secret, _ now: Moment) -> [Effect] {
    people.signIn?.now = now.seconds
    if let callback = text.reveal(settings.testCallback), callback != people.signIn?.attempt.request.redirectURI {
      return beginSignIn(at: callback)
    }
    switch text.reveal(PastedIdentity.read) {
    case .token(let token, _): return judge(token, "pasted token", .unknown, now)
    case .claims(let claims, _):
      people.add(
        People.Sample(
          person: Person(claims: claims), source: "pasted claims", clock: now.clock,
          judgement: .judge(claims, by: settings.tokenExpectation(nonce: .unknown, now: Double(now.seconds)))))
    case .returnAddress(let address): return read(address: address, now.seconds)
    case .unusable(let message, let remedy):
      guard let signIn = people.signIn, !signIn.isExchanging, !text.contains("."),
        case .code(let code) = text.reveal({ signIn.attempt.read($0, now: now.seconds) })
      else {
        tell(.warning, message, remedy)
        return []
      }
      return take(.code(code), of: signIn.attempt)
    }
    return []
  }

  private mutating func read(address: Secret, _ now: Int) -> [Effect] {
    guard let signIn = people.signIn else {
      tell(.warning, "Ignored: no sign-in is in progress", "Start one; a code works only once")
      return []
    }
    guard !signIn.isExchanging else {
      tell(.note, "Ignored: this code is already being exchanged")
      return []
    }
    return take(address.reveal { signIn.attempt.read($0, now: now) }, of: signIn.attempt)
  }
}
