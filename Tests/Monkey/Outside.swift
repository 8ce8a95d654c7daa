import AWSAccount
import OpenIDConnect
import OpenMetadataServer
import SignOn
import Wizard

/// What the outside answers to an effect: late, wrongly, twice or never, as chance has it.
enum Outside {
  static let now = 1_800_000_000
  private static let moment = Moment(seconds: now, clock: "14:02")

  /// Something that comes by itself, whether anything was asked or not.
  static func unasked(_ chance: inout Chance) -> Event {
    switch chance.number(0...6) {
    case 0: .ticked
    case 1: .signIn(.clock(now + chance.number(-10...900)))
    case 2:
      .answered(.metadata(.failed(LookupError(url: chance.one(of: Inputs.texts), cause: .connection(.hostNotFound)))))
    case 3: .wrote([], WriteFailure(message: "no room", remedy: "make some"))
    case 4: .draft(.notKept("no room"))
    case 5: .signIn(.impossible("no chance"))
    default: .draft(.resumed(DraftAnswers([Field.clientID.id: .text("kept")], format: "docker-env", path: "a.env")))
    }
  }

  static func answer(to effect: Effect, _ chance: inout Chance) -> Event? {
    let isGood = chance.number(0...3) > 0
    switch effect {
    case .ask(.metadata(let url)): return .answered(.metadata(isGood ? metadata(url) : failed(url, &chance)))
    case .ask(.keys(let url)):
      return .answered(.keys(isGood ? .found(keys, from: url, receipt) : failed(url, &chance)))
    case .ask(.authorize(let request)):
      let outcome = chance.one(of: [
        AuthorizationOutcome.known(.loginRedirect), .redirectMismatch, .unknownClient, .cannotTell("no"),
      ])
      let answer = AuthorizationAnswer(outcome, seen: "302 to https://catalog.example.com/login")
      let lookup: Lookup<AuthorizationAnswer> =
        isGood ? .found(answer, from: request.question, receipt) : failed(request.question, &chance)
      return .answered(.authorize(lookup))
    case .ask(.token(let question)): return .answered(.token(client(question, isGood, &chance)))
    case .ask(.otherToken(let question)): return .answered(.otherToken(client(question, isGood, &chance)))
    case .write(let files): return wrote(files.map(\.path), isGood)
    case .replace(let files): return wrote(files.map(\.path), isGood)
    case .look(let paths): return .found(isGood ? paths : [])
    case .openFiles(let paths): return opened(paths, isGood)
    case .askAccount(let question): return .account(question, isGood ? reply(to: question) : .trouble(.throttled))
    case .planMend(let mend, let pool, let client, let place):
      let call = AWSCall("update-user-pool-client", in: place, [("ClientId", .text(client))])
      let change = MendPlan.Change(name: "CallbackURLs", old: nil, new: .texts(Inputs.texts))
      return .mending(
        .planned(isGood ? MendPlan(mend, changes: [change], call: call, before: nil, reading: nil, pool: pool) : nil))
    case .mend(let plan):
      let made: Mended =
        if case .domain(let prefix) = plan.mend {
          .pool(UserPool(id: plan.pool, name: "a", region: "eu-west-1", domain: prefix))
        } else {
          .client(AppClient(id: plan.call.input["ClientId"]?.text ?? "made", name: "a", secret: Secret("abc")))
        }
      return .mending(
        isGood
          ? .made(made)
          : .failed(.notAsMeant(Inputs.texts), undoing: chance.one(of: [nil, "aws"])))
    case .askServer:
      var round = ServerAnswers.Round(
        release: .failed(LookupError(url: "https://a.test", cause: .body(.htmlInsteadOfJSON))))
      if isGood, let release = ServerRelease("1.13.6") {
        round.release = .found(release, from: "https://a.test", receipt)
        round.configuration = .found(RunningConfiguration(provider: chance.one(of: Inputs.texts)), from: "", receipt)
      }
      return .server(ServerAnswers(address: chance.one(of: Inputs.texts), rounds: [round]))
    case .apply:
      let step = chance.one(of: ApplyStep.allCases)
      let failure = ServerFailure(.failed(500), url: chance.one(of: Inputs.texts))
      return .applying(
        chance.one(of: [
          .result(ApplyResult(step, .passed(""))), .result(ApplyCase(Settings()).failed(step, failure)),
          .asks("Write?", Inputs.texts), .tests(at: "https://a.test/"), .welcomes(at: "https://a.test/"),
          .ended(ApplyEnding(isGood ? .applied : .stopped, chance.one(of: Inputs.texts), status: 0)),
        ]))
    case .answerApplying, .stopApplying:
      return .applying(.ended(ApplyEnding(isGood ? .applied : .takenBack, "", status: 8)))
    case .remove(let id): return .draft(.removed(draft: id, isGood))
    case .resume: return .draft(isGood ? .resumed(DraftAnswers(["client-id": .text("x")])) : .isElsewhere)
    default: return signIn(effect, isGood, &chance)
    }
  }

  private static func signIn(_ effect: Effect, _ isGood: Bool, _ chance: inout Chance) -> Event? {
    switch effect {
    case .prepareSignIn(let request, let endpoint, let authentication):
      let attempt = try? SignInAttempt(request, tokenEndpoint: endpoint, authentication: authentication, now: now)
      return attempt.map { .signIn(.began($0, address: $0.address, at: now)) } ?? .signIn(.impossible("no libcrypto"))
    case .listen(let attempt):
      let ways: [Listening] = [.here, .elsewhere, .failed("taken")]
      if chance.number(0...1) == 0 { return .signIn(.listening(chance.one(of: ways))) }
      let answers: [SignInReturn] = [
        .code(Secret("abc")), .refused(ProviderError(code: "access_denied")), .foreignState, .noAnswer("odd"), .late,
      ]
      return .signIn(.returned(attempt, chance.one(of: answers)))
    case .exchange(let attempt, _):
      let tokens = SignInTokens(idToken: Secret(Inputs.texts.first { $0.hasPrefix("eyJ") } ?? ""), accessToken: nil)
      return .signIn(.exchanged(attempt, isGood ? .signedIn(tokens) : .failed(.noIDToken), at: moment))
    case .read(let text): return .signIn(.handed(text, at: moment))
    case .judge(let question):
      return .signIn(.judged(question, .judge(question.token, by: question.expectation, verifier: .live)))
    default: return nil
    }
  }

  private static func reply(to question: AccountQuestion) -> AccountReply {
    switch question {
    case .pools, .clients, .groups:
      return .items(ReadList(Inputs.texts.prefix(9).map { NamedItem(id: "eu-west-1_\($0.count)", name: $0) }))
    case .pool(let id, _): return .pool(UserPool(id: id, name: "a", region: "eu-west-1"))
    case .client(let id, _, _):
      var client = AppClient(id: id, name: "a", secret: Secret("abc"))
      client.callbackURLs = ["https://a.test/callback", "https://b.test/callback", "\u{1B}"]
      return .client(client)
    case .users, .members:
      return .users(ReadList(Inputs.texts.prefix(9).map { PoolUser($0, ["email": $0, "sub": "x"]) }))
    }
  }

  private static func wrote(_ paths: [String], _ isGood: Bool) -> Event {
    let files = paths.map { WrittenFile(path: $0, bytes: 7, isPrivate: true, backup: $0 + ".1", notes: ["as a test"]) }
    return isGood ? .wrote(files, nil) : .wrote(Array(files.dropLast()), WriteFailure(message: "full", remedy: "wait"))
  }

  private static func opened(_ paths: [String], _ isGood: Bool) -> Event {
    let documents = paths.prefix(1).compactMap { path in
      try? Document.read(Array("AUTHENTICATION_PROVIDER=basic\n".utf8), named: path)
    }
    return isGood && !documents.isEmpty
      ? .opened(DocumentSet(documents)) : .wrote([], WriteFailure(message: "unreadable", remedy: "wait"))
  }

  private static func client(
    _ question: ClientQuestion, _ isGood: Bool, _ chance: inout Chance
  ) -> Lookup<ClientAnswer> {
    let outcome = isGood ? ClientOutcome.accepted : .refused(ProviderError(code: "invalid_client"))
    if chance.number(0...4) == 0 { return failed(question.question, &chance) }
    return .found(ClientAnswer(outcome, seen: "400"), from: question.question, receipt)
  }

  private static func failed<Answer>(_ url: String, _ chance: inout Chance) -> Lookup<Answer> {
    let causes: [LookupError.Cause] = [
      .connection(.hostNotFound), .connection(.timedOut(seconds: 15)), .tls(.unknownAuthority),
      .status(.serverError(503)), .request(.badURL("odd")), .status(.notFound404),
    ]
    return .failed(LookupError(url: url, cause: chance.one(of: causes)))
  }

  private static let receipt = Receipt(status: 200, bytes: 1_204, milliseconds: 84, clockOffsetSeconds: 0)

  private static func metadata(_ url: String) -> Lookup<ProviderMetadata> {
    let issuer = String(url.dropLast(discoveryPath.count))
    let host = "https://company.auth.eu-west-1.amazoncognito.com/oauth2"
    let metadata = ProviderMetadata(
      issuer: issuer, authorizationEndpoint: "\(host)/authorize", tokenEndpoint: "\(host)/token",
      jwksURI: "\(issuer)/.well-known/jwks.json", scopesSupported: ["openid", "email", "profile"],
      responseTypesSupported: ["code"], idTokenSigningAlgorithms: ["RS256"],
      tokenEndpointAuthMethods: ["client_secret_basic", "client_secret_post"])
    return .found(metadata, from: url, receipt)
  }

  private static let keys = KeySet(keys: [
    KeySet.Key(
      kid: "one", use: "sig", algorithm: "RS256", modulus: [UInt8](repeating: 0xC5, count: 256), exponent: [1, 0, 1])
  ])
}
