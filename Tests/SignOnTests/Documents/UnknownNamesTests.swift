import Testing

@testable import SignOn

/// Names that the server or the chart does not know, with the right one.
@Suite struct UnknownNamesTests {
  private func findings(_ text: String, _ name: String) throws -> [Finding] {
    let document = try Document.read(Array(text.utf8), named: name)
    return DocumentSet([document]).notes.filter { $0.message.contains("line ") }
  }

  private func told(_ text: String, _ name: String) throws -> [String] {
    try findings(text, name).map { "\($0.severity): \($0.message) \($0.remedy)" }
  }

  @Test(arguments: [
    ("OIDC_CALLBACK_URL", "OIDC_CALLBACK", "callback-url"),
    ("AUTHENTICATION_DISCOVERY_URI", "OIDC_DISCOVERY_URI", "discovery-uri"),
    ("OIDC_CLIENT_IDD", "OIDC_CLIENT_ID", "client-id"),
    ("AUTHORIZER_ADMIN_PRINCIPLES", "AUTHORIZER_ADMIN_PRINCIPALS", "admin-principals"),
    ("AUTHENTICATION_PROVIDER_NAME", "CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME", "provider-name"),
  ])
  func aMisspeltVariableIsNamedWithItsRightName(wrong: String, right: String, field: String) throws {
    for (text, name) in [
      ("AUTHENTICATION_PROVIDER=aws-cognito\n\(wrong)=x\n", "om.env"),
      (
        "services:\n  openmetadata-server:\n    environment:\n      AUTHENTICATION_PROVIDER: aws-cognito\n      \(wrong): x\n",
        "compose.yaml"
      ),
    ] {
      let line = name == "om.env" ? 2 : 5
      let found = try findings(text, name)
      #expect(found.map(\.message) == ["line \(line): The server does not read \(wrong)."])
      #expect(found.map(\.remedy) == ["Write \(right)."] && found.map(\.severity) == [.error])
      #expect(found.map(\.field) == [field])
    }
  }

  @Test func besideTheRightOneItIsAWarning() throws {
    let text = "AUTHENTICATION_PROVIDER=aws-cognito\nOIDC_CALLBACK_URL=x\nOIDC_CALLBACK=y\n"
    #expect(
      try told(text, "om.env") == [
        "warning: line 2: The server does not read OIDC_CALLBACK_URL. Remove the line; OIDC_CALLBACK is set as well."
      ])
  }

  @Test(arguments: [
    "AUTHENTICATION_LDAP_HOST", "SAML_SP_ACS", "AUTHORIZER_INGESTION_PRINCIPALS", "OIDC_ISSUER", "DB_HOST",
    "AUTHENTICATION_MAX_ACTIVE_SESSIONS_PER_USER", "AUTHORIZER_BOT_DOMAIN",
  ])
  func otherVariablesAreLeftAlone(name: String) throws {
    #expect(try told("AUTHENTICATION_PROVIDER=aws-cognito\n\(name)=x\n", "om.env") == [])
  }

  private static let yaml = """
    authorizerConfiguration:
      adminPrincipal: [alice]
      clientId: x
      botDomain: x
    authenticationConfiguration:
      provider: aws-cognito
      clientID: x
      discoveryUri: x
      publicKeys: [x]
      nonsense: 1
      ldapConfiguration: {}
      oidcConfiguration:
        clientSecret: x
        id: x

    """

  private static let expected = [
    "line 7: The server has no key clientID in authenticationConfiguration and refuses it. Write clientId.",
    "line 8: The server has no key discoveryUri in authenticationConfiguration and refuses it. "
      + "Write it in oidcConfiguration.",
    "line 9: The server has no key publicKeys in authenticationConfiguration and refuses it. Write publicKeyUrls.",
    "line 10: The server has no key nonsense in authenticationConfiguration and refuses it. "
      + "Remove it, or correct its name.",
    "line 13: The server has no key clientSecret in oidcConfiguration and refuses it. Write secret.",
    "line 2: The server has no key adminPrincipal in authorizerConfiguration and refuses it. Write adminPrincipals.",
    "line 3: The server has no key clientId in authorizerConfiguration and refuses it. "
      + "Write it in authenticationConfiguration.",
  ].map { "error: \($0)" }

  @Test func aKeyIsFoundWithItsLine() throws {
    #expect(try told(Self.yaml, "openmetadata.yaml").sorted() == Self.expected.sorted())
    let json = """
      {"authorizerConfiguration": {"principalDomain": "x"},
       "authenticationConfiguration": {
        "clientID": "x"}}
      """
    #expect(
      try told(json, "a.json").contains(
        "error: line 3: The server has no key clientID in authenticationConfiguration and refuses it. Write clientId."))
  }

  @Test func theChartHasNamesOfItsOwn() throws {
    let values = """
      openmetadata:
        config:
          authorizer:
            adminPrincipals: [x]
          authentication:
            provider: aws-cognito
            providerName: x
            oidcConfiguration:
              enabled: true
              prompt: login
      """
    #expect(
      try told(values, "values.yaml").sorted() == [
        "error: line 10: The chart has no value prompt in oidcConfiguration and refuses it. Write promptType.",
        "error: line 4: The chart has no value adminPrincipals in authorizer and refuses it. Write initialAdmins.",
        "error: line 7: The chart has no value providerName in authentication and refuses it. "
          + "Remove it, or correct its name.",
      ])
  }

  @Test(arguments: [
    ("openmetadata", "line 3: The chart refuses the sections directly below openmetadata."),
    ("global", "line 3: The chart ignores the sections below global; they had their place there before 2023."),
  ])
  func sectionsInAnotherPlaceAreFound(top: String, message: String) throws {
    let values = """
      \(top):
        authentication:
          provider: aws-cognito
          publicKeyUrls: []
          authority: https://sso.company.com
          clientId: openmetadata
        authorizer:
          initialAdmins: [alice]
          principalDomain: company.com
      """
    #expect(
      try told(values, "values.yaml") == [
        "error: \(message) Move authentication and authorizer to openmetadata.config."
      ])
  }

  /// A new file of every kind has only names that are known.
  @Test(arguments: FileKind.all.filter { $0.fileName != nil && $0.part != nil })
  func whatIsWrittenHereIsKnown(kind: FileKind) throws {
    for settings in [Settings.custom(.v2_1), .cognito(.v1_13), .publicClient(.v2_0)] {
      // A public client has nothing to be in a Secret.
      if kind.part == .secret, !settings.isConfidential { continue }
      let bytes = kind.newFile(settings).reveal { Array($0) }
      let text = try kind.open(bytes)
      #expect(try #require(text).unknownNames.findings == [], "\(kind.id)")
    }
  }
}
