import SignOn
import Testing

/// What holds for every kind of new file there is.
@Suite struct NewFileTests {
  private static let samples: [Settings] = ServerVersion.allCases.flatMap {
    [Settings(version: $0), .cognito($0), .publicClient($0), .custom($0)]
  }

  @Test func everyKindHasAnIDAndAFileNameOfItsOwn() {
    #expect(Set(FileKind.all.map(\.id)).count == FileKind.all.count)
    #expect(Set(FileKind.written.map(\.fileName)).count == FileKind.written.count)
    #expect(FileKind.written.allSatisfy { FileKind.named($0.id)?.title == $0.title })
  }

  @Test(arguments: FileKind.written) func theSameSettingsGiveTheSameBytes(kind: FileKind) {
    for settings in Self.samples {
      #expect(kind.newFile(settings) == kind.newFile(settings))
      #expect(bytes(kind, settings) == bytes(kind, settings))
    }
  }

  @Test(arguments: FileKind.written) func everyFileIsLinesWithoutTrailingBlanks(kind: FileKind) {
    for settings in Self.samples {
      let text = bytes(kind, settings)
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
      #expect(!text.contains(" \n") && !text.contains("\r") && !text.contains("\t"))
    }
  }

  @Test(arguments: FileKind.written) func theSecretStandsInTheFileAlone(kind: FileKind) {
    let text = kind.newFile(.cognito())
    #expect(text.holdsSecret == kind.holdsSecret)
    #expect(text.reveal { String(decoding: $0, as: UTF8.self) }.contains(Settings.canary) == kind.holdsSecret)
    #expect(!text.reveal { String(decoding: $0, as: UTF8.self) }.contains(FileText.mask))
    #expect(text.shown.contains(FileText.mask) == kind.holdsSecret)
    var dumped = ""
    dump(text, to: &dumped)
    for shown in [text.shown, "\(text)", String(reflecting: text), dumped] {
      #expect(!shown.contains(Settings.canary))
    }
  }

  @Test(arguments: FileKind.written) func shownAndWrittenDifferInTheSecretAlone(kind: FileKind) {
    let text = kind.newFile(.cognito())
    let written = text.reveal { String(decoding: $0, as: UTF8.self) }
    #expect(written.split(separator: Settings.canary) == text.shown.split(separator: FileText.mask))
    let hidden = kind.holdsSecret ? Settings.canary.count - FileText.mask.count : 0
    #expect(written.count - hidden == text.shown.count)
  }

  @Test(arguments: FileKind.written) func aPublicClientHasNoSecretAndNoOIDCKeys(kind: FileKind) {
    for version in ServerVersion.allCases {
      let text = kind.newFile(.publicClient(version))
      #expect(!text.holdsSecret)
      #expect(!text.shown.contains("OIDC_CLIENT") && !text.shown.contains("oidcConfiguration"))
    }
  }

  @Test(arguments: ["openmetadata-yaml", "docker-env", "security-config-yaml"])
  func everySetKeyIsWrittenAndNoOther(id: String) throws {
    let kind = try #require(FileKind.named(id))
    for settings in Self.samples {
      let lines = kind.newFile(settings).shown.split(separator: "\n").filter { !$0.hasPrefix("#") }
      let names = lines.map { $0.prefix { $0 != "=" && $0 != ":" }.drop { $0 == " " } }.map(String.init)
      let keys = settings.entries.map { kind.id == "docker-env" ? $0.key.variable : $0.key.name }.compactMap(\.self)
      let own: Set = ["authorizerConfiguration", "authenticationConfiguration", "oidcConfiguration"]
      let written = names.filter {
        !own.contains($0) && !$0.hasPrefix("customParamKey") && !$0.hasPrefix("customParamValue")
      }
      #expect(written.sorted() == keys.sorted())
    }
  }

  @Test(arguments: FileKind.written) func aConfidentialClientOfCognitoIsWrittenLikeThis(kind: FileKind) throws {
    try expectGolden(bytes(kind, .cognito()), try #require(kind.fileName))
  }

  @Test func whatComposeDoesNotPassOnIsNamed() {
    #expect(Settings.cognito().variablesLostInCompose == [])
    #expect(
      Settings.custom(.v1_12).variablesLostInCompose == [
        "AUTHORIZER_USE_ROLES_FROM_PROVIDER", "AUTHORIZER_DEFAULT_OAUTH_ROLE",
        "AUTHENTICATION_TOKEN_VALIDATION_ALGORITHM", "AUTHENTICATION_ENABLE_AUTO_REDIRECT",
        "FORCE_SECURE_SESSION_COOKIE", "OIDC_OM_REFRESH_TOKEN_VALIDITY",
      ])
  }

  private func bytes(_ kind: FileKind, _ settings: Settings) -> String {
    kind.newFile(settings).reveal { String(decoding: $0, as: UTF8.self) }
  }
}
