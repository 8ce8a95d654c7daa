import OpenIDConnect
import SignOn
import Testing

extension Step: CustomTestStringConvertible {
  package var testDescription: String { name }
}

@Suite struct LadderTests {
  @Test func nothingIsToldBeforeAnythingIsAsked() {
    #expect(Settings().verdicts == ["unknown", "unknown", "unknown", "unknown", "unknown"])
    #expect(Settings.samplePool().verdicts == ["waiting", "waiting", "waiting", "waiting", "waiting"])
    var asking = Settings.samplePool()
    asking.facts.discovery = .asking(CognitoSample.discoveryURI)
    #expect(asking.verdicts == ["asking", "waiting", "waiting", "waiting", "waiting"])
  }

  @Test func aRightPoolPassesEveryStep() {
    let settings = Settings.samplePool().answered()
    #expect(settings.verdicts == ["passed", "passed", "passed", "passed", "passed"])
    #expect(settings.complaints() == [])
    #expect(Settings.samplePool(isPublic: true).answered().verdicts == settings.verdicts)
  }

  @Test func aRightRealmPassesEveryStep() {
    let settings = Settings.sampleRealm().answered(by: .realm)
    #expect(settings.verdicts == ["passed", "passed", "passed", "passed", "passed"])
    #expect(settings.complaints() == [])
  }

  @Test func theConfiguredKeysDecideNotTheProviders() {
    let own = "https://catalog.example.com/api/v1/system/config/jwks"
    var settings = Settings.samplePool().answered()
    let provided = settings.keysURL
    for urls in [[], [own, provided ?? ""]] {
      settings.typed[Field.publicKeyURLs.id] = .list(urls)
      #expect(settings.askedKeysURL == provided && settings.keySet != nil)
    }
    settings.typed[Field.publicKeyURLs.id] = .list([own, "https://other.test/keys"])
    #expect(settings.askedKeysURL == "https://other.test/keys" && settings.keySet == nil)
    settings.typed[Field.publicKeyURLs.id] = .list([own])
    #expect(settings.askedKeysURL == nil && settings.keySet == nil)
  }

  @Test func answersToAnOlderQuestionDoNotCount() {
    let other = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_OTHER/.well-known/openid-configuration"
    #expect(Settings.samplePool().answered().with(.discoveryURI, other).verdicts.first == "waiting")
    #expect(Settings.samplePool().answered().with(.discoveryURI, "nonsense").verdicts.first == "unknown")
  }

  @Test func aNetworkThatFailsProvesNoValueWrong() throws {
    var settings = Settings.samplePool()
    settings.facts.discovery = .failed(LookupError(url: CognitoSample.discoveryURI, cause: .connection(.hostNotFound)))
    #expect(settings.verdicts == ["failed", "unknown", "unknown", "unknown", "unknown"])
    let finding = try #require(settings.findings().first { $0.check == "discovery-document-answers" })
    #expect(finding.severity == .warning)
    #expect(finding.field == "discovery-uri")
    #expect(finding.message == "Cannot resolve host name cognito-idp.us-east-1.amazonaws.com.")
    #expect(finding.remedy.hasPrefix("Check its spelling"))
  }

  @Test func aMissingDocumentIsAnError() {
    var settings = Settings.samplePool()
    settings.facts.discovery = .failed(LookupError(url: CognitoSample.discoveryURI, cause: .status(.notFound404)))
    #expect(settings.complaints([.error]) == ["discovery-document-answers"])
  }

  @Test func aCancelledQuestionTellsNothing() {
    var settings = Settings.samplePool()
    settings.facts.discovery = .failed(LookupError(url: CognitoSample.discoveryURI, cause: .request(.cancelled)))
    #expect(settings.verdicts.first == "unknown")
    #expect(settings.complaints() == [])
  }

  @Test func aDocumentOfAnotherIssuerIsAnErrorThatNamesBoth() throws {
    var metadata = ProviderMetadata.pool
    metadata.issuer = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_OTHER"
    let settings = Settings.samplePool().answered(by: metadata)
    #expect(settings.verdicts == ["passed", "failed", "unknown", "unknown", "unknown"])
    let finding = try #require(settings.findings().first { $0.check == "issuer-is-the-authority" })
    #expect(finding.severity == .error)
    #expect(finding.message.contains(metadata.issuer) && finding.message.contains(CognitoSample.authority))
  }

  @Test func theUpdatedIssuerTypeIsNamed() throws {
    var metadata = ProviderMetadata.pool
    metadata.issuer = "https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_AbC123dEf"
    let settings = Settings.samplePool().answered(by: metadata)
    let finding = try #require(settings.findings().first { $0.check == "issuer-is-the-authority" })
    #expect(finding.remedy.contains("ORIGINAL"))
  }

  @Test func anIssuerWithASlashIsTakenOver() throws {
    var metadata = ProviderMetadata.realm
    metadata.issuer += "/"
    var settings = Settings.sampleRealm().answered(by: metadata)
    let finding = try #require(settings.findings().first { $0.check == "issuer-is-the-authority" })
    #expect(finding.field == "authority")
    finding.repair?.apply(to: &settings)
    #expect(settings.verdicts == ["passed", "passed", "passed", "passed", "passed"])
    #expect(settings.complaints() == [])
  }

  @Test func aPoolWithoutADomainIsToldHowToGetOne() throws {
    var metadata = ProviderMetadata.pool
    metadata.authorizationEndpoint = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbC123dEf/oauth2/authorize"
    let settings = Settings.samplePool().answered(by: metadata)
    #expect(settings.verdicts == ["passed", "passed", "failed", "passed", "passed"])
    let finding = try #require(settings.findings().first { $0.check == "endpoints-are-on-the-pools-domain" })
    #expect(finding.remedy.contains("--user-pool-id us-east-1_AbC123dEf"))
    #expect(finding.remedy.contains("AWS console"))
  }

  @Test(arguments: [
    \ProviderMetadata.authorizationEndpoint, \.tokenEndpoint, \.userinfoEndpoint, \.jwksURI,
  ])
  func everyEndpointIsNeededAndEncrypted(endpoint: WritableKeyPath<ProviderMetadata, String?> & Sendable) {
    for value in [nil, "", "http://login.example.com/x"] {
      var metadata = ProviderMetadata.pool
      metadata[keyPath: endpoint] = value
      #expect(Settings.samplePool().answered(by: metadata).verdicts[2] == "failed")
    }
  }

  @Test func aScopeThatIsNotOfferedIsTakenOut() throws {
    var metadata = ProviderMetadata.realm
    metadata.scopesSupported = ["openid", "email"]
    var settings = Settings.sampleRealm().answered(by: metadata)
    #expect(settings.verdicts[3] == "failed")
    let finding = try #require(settings.findings().first { $0.field == "request-scopes" })
    finding.repair?.apply(to: &settings)
    #expect(settings.text(.requestScopes) == "openid email")
    #expect(settings.verdicts[3] == "passed")
  }

  @Test(arguments: [
    (Field.clientAuthenticationMethod, \ProviderMetadata.tokenEndpointAuthMethods, "client_secret_post"),
    (.tokenValidationAlgorithm, \.idTokenSigningAlgorithms, "RS512"),
    (.responseType, \.responseTypesSupported, "id_token"),
  ])
  func whatIsNotOfferedStandsUnderItsField(
    field: Field, list: WritableKeyPath<ProviderMetadata, [String]?> & Sendable, offered: String
  ) throws {
    var metadata = ProviderMetadata.realm
    metadata[keyPath: list] = [offered]
    var settings = Settings.sampleRealm().answered(by: metadata)
    let finding = try #require(settings.findings().first { $0.check == "provider-offers-what-is-asked" })
    #expect(finding.field == field.id)
    finding.repair?.apply(to: &settings)
    #expect(settings.text(field) == offered)
    #expect(!settings.findings().contains { $0.field == field.id && $0.check == finding.check })
  }

  @Test func whatIsNotAdvertisedIsNotUnsupported() {
    var metadata = ProviderMetadata.pool
    metadata.scopesSupported = nil
    metadata.responseTypesSupported = nil
    #expect(metadata.codeChallengeMethods == nil)
    #expect(Settings.samplePool().answered(by: metadata).verdicts[3] == "passed")
  }

  @Test(arguments: [
    (KeySet(keys: []), "contains no keys"),
    (KeySet(keys: [.init(kid: "1", type: "EC")]), "no RSA key"),
    (KeySet(keys: [.init(kid: nil, modulus: modulus(2048), exponent: [1, 0, 1])]), "no key with a kid"),
    (KeySet(keys: [.init(kid: "1", modulus: modulus(1024), exponent: [1, 0, 1])]), "long enough"),
  ])
  func aKeySetWithoutAUsableKeyIsAnError(keys: KeySet, reason: String) throws {
    let settings = Settings.samplePool().answered(keys: keys)
    #expect(settings.verdicts == ["passed", "passed", "passed", "passed", "failed"])
    let finding = try #require(settings.findings().first { $0.check == "key-set-is-usable" })
    #expect(finding.field == "public-key-urls" && finding.severity == .error)
    #expect(finding.message.contains(reason), "\(finding.message)")
  }

  @Test func aValueThatIsWrongAnywayIsToldOnce() {
    let settings = Settings.samplePool().answered().with(.responseType, "id_token")
    #expect(settings.verdicts[3] == "failed")
    #expect(settings.findings().filter { $0.field == "response-type" }.map(\.check) == ["response-type-is-code"])
  }

  @Test func findingsOfTheLadderStayShortAndHarmless() {
    let hostile = String(repeating: "\u{1B}[2J\u{202E}x", count: 10_000)
    var metadata = ProviderMetadata.realm
    metadata.scopesSupported = [hostile]
    var issuer = ProviderMetadata.realm
    issuer.issuer = hostile
    var endpoint = ProviderMetadata.realm
    endpoint.tokenEndpoint = hostile
    for answer in [metadata, issuer, endpoint] {
      for finding in Settings.sampleRealm().answered(by: answer).findings() {
        let text = finding.message + finding.remedy
        #expect(finding.message.count <= 200 && finding.remedy.count <= 200)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
      }
    }
  }

  @Test(arguments: [(59, false), (-60, false), (61, true), (-3600, true)])
  func clocksMayBeAMinuteApart(offset: Int, isFound: Bool) {
    let settings = Settings.samplePool().answered(clockOffset: offset)
    #expect(settings.complaints().contains("clock-agrees-with-the-provider") == isFound)
  }
}
