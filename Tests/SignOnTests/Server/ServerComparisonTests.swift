import OpenIDConnect
import OpenMetadataServer
import Testing
import Text

@testable import SignOn

/// What a running server shows, compared with a configuration.
@Suite struct ServerComparisonTests {
  static let issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E"
  private static let endpoint = "https://rehearsal.auth.eu-west-1.amazoncognito.com/oauth2/authorize"

  /// A file that sets all that a server shows.
  private static let file: [Field: Value] = [
    .provider: .text("aws-cognito"), .providerName: .text("Cognito"), .clientType: .text("confidential"),
    .authority: .text(issuer), .discoveryURI: .text(issuer + discoveryPath), .clientID: .text("one"),
    .callbackURL: .text("https://catalog.example.com/callback"), .jwtPrincipalClaims: .list(["email", "sub"]),
    .jwtPrincipalClaimsMapping: .list([]), .principalDomain: .text("example.com"), .enableSelfSignup: .text("true"),
    .automaticRedirect: .text("false"), .publicKeyURLs: .list([issuer + "/.well-known/jwks.json"]),
    .tokenValidationAlgorithm: .text("RS256"), .requestScopes: .text("openid email"), .responseType: .text("code"),
    .useNonce: .text("true"), .disablePKCE: .text("false"), .prompt: .text("login"), .maxAge: .text(""),
    .customParameters: .pairs([Value.Pair("lang", "de")]),
  ]

  private func settings(without fields: [Field] = [], _ changes: [Field: Value] = [:]) -> Settings {
    var settings = Settings(version: .v1_13)
    for (field, value) in Self.file.merging(changes, uniquingKeysWith: { $1 }) where !fields.contains(field) {
      settings.imported[field.id] = value
    }
    return settings
  }

  private static let running = {
    var running = RunningConfiguration(provider: "aws-cognito")
    running.providerName = "Cognito"
    running.clientType = "confidential"
    running.authority = issuer
    running.clientID = "one"
    running.callbackURL = "https://catalog.example.com/callback"
    running.principalClaims = ["email", "sub"]
    running.principalClaimsMapping = []
    running.enablesSelfSignup = true
    running.redirectsAutomatically = false
    running.publicKeyURLs = [
      "https://catalog.example.com/api/v1/system/config/jwks", issuer + "/.well-known/jwks.json",
    ]
    running.tokenValidationAlgorithm = "RS256"
    running.responseType = "id_token"
    return running
  }()

  private static let parameters: [(name: String, value: String)] = [
    ("client_id", "one"), ("redirect_uri", "https://catalog.example.com/callback"), ("scope", "openid email"),
    ("response_type", "code"), ("state", "s"), ("nonce", "n"), ("code_challenge", "c"), ("prompt", "login"),
    ("lang", "de"),
  ]

  private static let receipt = Receipt(status: 200, bytes: 1, milliseconds: 1)

  private func found<Answer>(_ answer: Answer) -> Lookup<Answer> { .found(answer, from: "https://s", Self.receipt) }

  private func round(
    _ release: String, domain: String = "example.com", _ change: (inout RunningConfiguration) -> Void = { _ in }
  ) throws -> ServerAnswers.Round {
    var running = Self.running
    change(&running)
    return ServerAnswers.Round(
      release: found(try #require(ServerRelease(release))), configuration: found(running),
      principalDomain: found(domain))
  }

  private func answers(
    _ release: String = "1.13.6", domain: String = "example.com",
    parameters: [(name: String, value: String)] = parameters,
    endpoint: String = endpoint, _ change: (inout RunningConfiguration) -> Void = { _ in }
  ) throws -> ServerAnswers {
    let round = try round(release, domain: domain, change)
    let start = try #require(SignInStart(endpoint + "?" + FormText.joined(parameters)))
    return ServerAnswers(
      address: "https://s", rounds: [round, round, round], keys: found(2),
      signIn: round.configuration.answer?.startsSignIn == true ? found(start) : .notAsked)
  }

  private func verdict(_ check: ServerCheck, _ comparison: ServerComparison) -> Verdict? {
    comparison.results.first { $0.check == check }?.verdict
  }

  @Test func aServerThatRunsTheFilePassesEveryCheck() throws {
    let comparison = ServerComparison(try answers(), settings())
    #expect(comparison.findings.isEmpty && !comparison.isDifferent && !comparison.isUnreachable)
    #expect(comparison.results.map(\.check) == Array(ServerCheck.allCases.prefix(5)))
    #expect(comparison.values.allSatisfy { $0.outcome == .same }, "\(comparison.values)")
    #expect(verdict(.configuration, comparison) == .passed("13 values match"))
    #expect(verdict(.signIn, comparison) == .passed("9 values match"))
    #expect(verdict(.keys, comparison) == .passed("2 keys"))
  }

  /// A value of the server that differs, and the field it is reported under.
  struct Told: Sendable, CustomTestStringConvertible {
    let field: Field
    let isError: Bool
    let words: String
    let change: @Sendable (inout RunningConfiguration) -> Void

    init(
      _ field: Field, _ words: String, isError: Bool = true,
      _ change: @escaping @Sendable (inout RunningConfiguration) -> Void
    ) {
      self.field = field
      self.words = words
      self.isError = isError
      self.change = change
    }

    var testDescription: String { field.id }
  }

  @Test(arguments: [
    Told(.provider, "“okta”; this configuration says “aws-cognito”") { $0.provider = "okta" },
    Told(.providerName, "“Other”; this configuration says “Cognito”", isError: false) { $0.providerName = "Other" },
    Told(.clientType, "“public”; this configuration says “confidential”") { $0.clientType = "public" },
    Told(.authority, "“https://a.test”") { $0.authority = "https://a.test" },
    Told(.publicKeyURLs, "“https://k.test”") { $0.publicKeyURLs = ["https://k.test"] },
    Told(.tokenValidationAlgorithm, "“RS512”") { $0.tokenValidationAlgorithm = "RS512" },
    Told(.clientID, "“two”; this configuration says “one”") { $0.clientID = "two" },
    Told(.callbackURL, "an empty value") { $0.callbackURL = "" },
    Told(.jwtPrincipalClaims, "“sub, email”; this configuration says “email, sub”") {
      $0.principalClaims = ["sub", "email"]
    },
    Told(.jwtPrincipalClaimsMapping, "“username:sub, email:email”; this configuration leaves it empty") {
      $0.principalClaimsMapping = ["username:sub", "email:email"]
    },
    Told(.enableSelfSignup, "“false”; this configuration says “true”") { $0.enablesSelfSignup = false },
    Told(.automaticRedirect, "“true”; this configuration says “false”") { $0.redirectsAutomatically = true },
  ])
  func everyValueTheServerTellsIsCompared(_ told: Told) throws {
    let answers = try answers { told.change(&$0) }
    let comparison = ServerComparison(answers, settings())
    let findings = comparison.findings
    #expect(findings.map(\.field) == [told.field.id] && findings[0].check == "server-runs-the-configuration")
    #expect((findings[0].severity == .error) == told.isError && !findings[0].remedy.isEmpty)
    #expect(findings[0].message.contains(told.words), "\(findings[0].message)")
    #expect(comparison.isDifferent && !comparison.isUnreachable)
  }

  @Test func thePrincipalDomainIsCompared() throws {
    let comparison = ServerComparison(try answers(domain: "open-metadata.org"), settings())
    #expect(comparison.findings.map(\.field) == ["principal-domain"])
  }

  /// A parameter in place of another, or without one, and the sentence that says so.
  @Test(
    arguments: [
      ("client_id", "two", .clientID, "with client_id=two; this configuration says “one”"),
      ("redirect_uri", "https://other.test/callback", .callbackURL, "with redirect_uri=https://other.test/callback"),
      ("scope", "openid", .requestScopes, "with scope=openid"),
      ("response_type", "id_token", .responseType, "with response_type=id_token"),
      ("nonce", nil, .useNonce, "without a nonce"), ("code_challenge", nil, .disablePKCE, "without PKCE"),
      ("prompt", "consent", .prompt, "with prompt=consent"), ("prompt", nil, .prompt, "without prompt"),
      ("max_age", "0", .maxAge, "with max_age=0; this configuration leaves it empty"),
      ("lang", "fr", .customParameters, "“lang=fr”; this configuration says “lang=de”"),
      ("audience", "a", .customParameters, "“audience=a, lang=de”"), ("lang", nil, .customParameters, "an empty value"),
    ] as [(String, String?, Field, String)])
  func everyParameterOfTheSignInIsCompared(name: String, value: String?, field: Field, words: String) throws {
    var parameters = Self.parameters.filter { $0.name != name }
    if let value { parameters.append((name, value)) }
    let comparison = ServerComparison(try answers(parameters: parameters), settings())
    let findings = comparison.findings
    #expect(findings.map(\.field) == [field.id] && findings.first?.check == "server-starts-the-sign-in")
    #expect(findings.first?.severity == .error && findings.first?.message.contains(words) == true, "\(findings)")
  }

  @Test func whatTheServerTellsAndSendsIsReportedOnce() throws {
    let parameters = Self.parameters.map { $0.name == "client_id" ? ($0.name, "two") : $0 }
    let comparison = ServerComparison(try answers(parameters: parameters) { $0.clientID = "two" }, settings())
    #expect(comparison.findings.count == 1)
    let other = ServerComparison(try answers(parameters: parameters) { $0.clientID = "three" }, settings())
    #expect(other.findings.count == 2)
  }

  @Test func whatTheFileDoesNotSetIsNotClaimedToDiffer() throws {
    let bare = settings(without: [.providerName, .enableSelfSignup, .prompt, .useNonce, .customParameters])
    let comparison = ServerComparison(
      try answers {
        $0.providerName = "Other"
        $0.enablesSelfSignup = false
      }, bare)
    #expect(comparison.findings.map(\.severity) == [.note] && comparison.findings[0].field == "prompt")
    #expect(
      verdict(.configuration, comparison)
        == .passed("11 values match; not set here: Provider Name, Enable Self Sign-up"))
    #expect(!comparison.isDifferent)
    var elsewhere = settings(without: [.clientID])
    elsewhere.elsewhere = [Field.clientID.id]
    #expect(ServerComparison(try answers { $0.clientID = "two" }, elsewhere, isWhole: true).findings.isEmpty)
  }

  @Test func aNewFileCountsWithItsDefaults() throws {
    let comparison = ServerComparison(
      try answers { $0.enablesSelfSignup = false }, settings(without: [.enableSelfSignup]), isWhole: true)
    #expect(comparison.findings.map(\.field) == ["enable-self-signup"])
  }

  @Test func aPromptThatKeepsPeopleOutIsWarnedOf() throws {
    let parameters = Self.parameters.map { $0.name == "prompt" ? ($0.name, "none") : $0 }
    let comparison = ServerComparison(try answers(parameters: parameters), settings(without: [.prompt]))
    #expect(comparison.findings.map(\.severity) == [.warning])
  }

  @Test func ofAnotherProviderNothingElseIsCompared() throws {
    let comparison = ServerComparison(
      try answers {
        $0 = RunningConfiguration(provider: "basic")
        $0.clientType = "public"
        $0.clientID = ""
      }, settings())
    #expect(comparison.findings.map(\.field) == ["provider"] && comparison.values.count == 1)
    #expect(verdict(.signIn, comparison) == .unknown("skipped: the server uses basic"))
  }

  @Test func thePublicClientsResponseTypeIsCompared() throws {
    let file = settings([.clientType: .text("public")])
    let comparison = ServerComparison(try answers { $0.clientType = "public" }, file)
    #expect(comparison.findings.map(\.field) == ["response-type"])
    #expect(comparison.findings[0].message.contains("“id_token”; this configuration says “code”"))
    let right = try answers {
      $0.clientType = "public"
      $0.responseType = "code"
    }
    #expect(ServerComparison(right, file).findings.isEmpty)
  }

  /// From 2.1 on the server looks up the keys of a confidential client by itself.
  @Test func theKeysOfAConfidentialClientAreNotComparedFrom21On() throws {
    let answers = try answers("2.1.0") { $0.publicKeyURLs = ["https://k.test"] }
    #expect(ServerComparison(answers, settings()).findings.allSatisfy { $0.field.isEmpty && $0.severity == .note })
  }

  @Test func replicasThatDisagreeAreTold() throws {
    var answers = try answers()
    answers.rounds[1] = try round("1.13.6") { $0.clientID = "former" }
    answers.rounds[2] = try round("1.13.5")
    let comparison = ServerComparison(answers, settings())
    let findings = comparison.findings
    #expect(findings.count == 2 && findings.allSatisfy { $0.check == "server-answers-agree" && $0.severity == .error })
    #expect(findings[0].message.contains("“1.13.6” in 2 of 3 answers, “1.13.5” in 1 of 3 answers"))
    #expect(findings[1].field == "client-id" && findings[1].message.contains("“former” in 1 of 3 answers"))
    #expect(comparison.isDifferent)
    guard case .failed = verdict(.configuration, comparison) else {
      Issue.record("not every replica runs it")
      return
    }
  }

  @Test func aReplicaThatDoesNotAnswerIsNotTakenForOneThatAgrees() throws {
    var answers = try answers()
    let error = LookupError(url: "https://s/api/v1/system/version", cause: .status(.serverError(503)))
    answers.rounds[2] = ServerAnswers.Round(release: .failed(error))
    let comparison = ServerComparison(answers, settings())
    #expect(comparison.isUnreachable && comparison.findings.map(\.severity) == [.warning])
    #expect(comparison.findings[0].check == "server-answers-agree")
  }

  @Test func aServerWithoutKeysIsAnError() throws {
    var answers = try answers()
    answers.keys = found(0)
    #expect(ServerComparison(answers, settings()).findings.map(\.check) == ["server-publishes-its-keys"])
  }

  @Test func aSignInThatLeadsElsewhereIsAnError() throws {
    let login = try answers(parameters: [("rd", "/")], endpoint: "https://proxy.test/login")
    let findings = ServerComparison(login, settings()).findings
    #expect(findings.count == 1 && findings[0].message.contains("https://proxy.test/login"))
    var discovered = settings()
    let metadata = ProviderMetadata(
      issuer: Self.issuer, authorizationEndpoint: Self.endpoint, tokenEndpoint: "https://t.test", userinfoEndpoint: nil,
      jwksURI: nil, endSessionEndpoint: nil, scopesSupported: nil, responseTypesSupported: nil,
      idTokenSigningAlgorithms: nil, tokenEndpointAuthMethods: nil, codeChallengeMethods: nil)
    discovered.facts.discovery = .found(metadata, from: Self.issuer + discoveryPath, Self.receipt)
    #expect(ServerComparison(try answers(), discovered).findings.isEmpty)
    let other = ServerComparison(try answers(endpoint: "https://other.test/authorize"), discovered)
    #expect(other.findings.map(\.field) == ["discovery-uri"])
  }

  @Test(
    arguments: [
      (.status(.notFound404), "starts no sign-ins", .error), (.status(.serverError(500)), "HTTP 500", .error),
      (.status(.serverError(502)), "answers HTTP 502", .warning), (.status(.forbidden403), "not open", .error),
    ] as [(LookupError.Cause, String, Finding.Severity)])
  func aSignInThatDoesNotStartSaysWhy(cause: LookupError.Cause, words: String, severity: Finding.Severity) throws {
    var answers = try answers()
    answers.signIn = .failed(LookupError(url: "https://s/api/v1/auth/login", cause: cause))
    let comparison = ServerComparison(answers, settings())
    #expect(comparison.findings.map(\.severity) == [severity])
    #expect(comparison.findings[0].message.contains(words), "\(comparison.findings)")
    #expect(comparison.isUnreachable == (severity == .warning))
  }

  @Test(
    arguments: [
      (.body(.htmlInsteadOfJSON), "web page", .error), (.status(.notFound404), "no OpenMetadata at", .error),
      (.status(.unauthorized401), "not open to everybody", .error), (.status(.serverError(503)), "HTTP 503", .warning),
      (
        .status(.redirected(status: 302, to: "https://proxy.test/login?a=b")),
        "redirects to https://proxy.test/login (302)", .error
      ),
      (.connection(.timedOut(seconds: 15)), "within 15 s", .warning), (.connection(.refused), "refused", .warning),
      (.tls(.unknownAuthority), "CA", .warning), (.content(.missingMember("version")), "does not answer as", .error),
      (.body(.tooLarge(limit: 1024)), "does not answer as", .error),
      (.document(.duplicateMember("\u{1b}[2J")), "\\u{1b}", .error),
    ] as [(LookupError.Cause, String, Finding.Severity)])
  func everyTroubleHasPlainWords(cause: LookupError.Cause, words: String, severity: Finding.Severity) throws {
    let error = LookupError(url: "https://s.test/api/v1/system/version", cause: cause)
    let answers = ServerAnswers(address: "https://s.test", rounds: [ServerAnswers.Round(release: .failed(error))])
    let comparison = ServerComparison(answers, settings())
    #expect(comparison.findings.count == 1 && comparison.findings[0].field.isEmpty)
    let finding = try #require(comparison.findings.first)
    #expect(finding.severity == severity && finding.message.contains(words), "\(finding.message)")
    #expect(finding.message.hasSuffix(".") && !finding.remedy.isEmpty && !finding.message.contains("pool"))
    #expect(
      finding.message.unicodeScalars.allSatisfy { $0.isVisible } && !finding.remedy.contains("openid-configuration"))
    #expect(comparison.results.dropFirst().allSatisfy { $0.verdict == .unknown("skipped: no answer") })
    #expect(comparison.isUnreachable == (severity == .warning) && !comparison.isDifferent)
  }

  @Test(
    arguments: [
      ("1.9.3", nil), ("1.11.14", .v1_11), ("1.12.6-SNAPSHOT", .v1_12), ("1.13.6.3", .v1_13), ("2.0.7", .v2_0),
      ("99.0.0", ServerVersion.allCases.last),
    ] as [(String, ServerVersion?)])
  func theLineOfARelease(release: String, line: ServerVersion?) throws {
    #expect(ServerVersion(try #require(ServerRelease(release))) == line)
  }

  @Test func theReleaseThatWasCheckedForIsSaidWhereItDiffers() throws {
    #expect(ServerComparison(try answers(), settings(), checkedFor: .v1_13).findings.isEmpty)
    let other = ServerComparison(try answers(), settings(), checkedFor: .v1_11).findings
    #expect(other.map(\.severity) == [.warning] && other[0].message.contains("1.13.6"))
    #expect(ServerComparison(try answers("1.9.3"), settings()).findings.map(\.severity) == [.warning])
    #expect(ServerComparison(try answers("99.1.0"), settings()).findings.map(\.severity) == [.note])
  }

  @Test func withoutAFileTheServersValuesAreThoseChecked() throws {
    let answers = try answers { $0.authority = Self.issuer }
    let alone = ServerComparison(answers, nil)
    #expect(alone.findings.isEmpty && alone.values.allSatisfy { $0.outcome == .unset })
    let shown = Settings(shownBy: answers, version: .v1_13)
    #expect(shown.text(.clientID) == "one" && shown.text(.prompt) == "login" && shown.isOn(.useNonce))
    #expect(shown.text(.discoveryURI) == Self.issuer + discoveryPath)
    #expect(shown.elsewhere.contains(Field.clientSecret.id) && shown.elsewhere.contains(Field.adminPrincipals.id))
    #expect(!shown.findings().contains { $0.severity == .error }, "\(shown.findings())")
  }
}
