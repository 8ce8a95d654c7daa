import SignOn
import Testing

/// What holds for every format there is.
@Suite struct FormatTests {
  private static let samples: [Settings] = ServerVersion.allCases.flatMap {
    [Settings(version: $0), .cognito($0), .publicClient($0), .custom($0)]
  }

  @Test func everyFormatHasAnIDAndAFileNameOfItsOwn() {
    #expect(Set(FileKind.written.map(\.id)).count == FileKind.written.count)
    #expect(Set(FileKind.written.map(\.fileName)).count == FileKind.written.count)
    #expect(FileKind.written.allSatisfy { FileKind.named($0.id)?.title == $0.title })
  }

  @Test(arguments: FileKind.written) func theSameSettingsGiveTheSameBytes(format: FileKind) {
    for settings in Self.samples {
      #expect(format.text(settings) == format.text(settings))
      #expect(bytes(format, settings) == bytes(format, settings))
    }
  }

  @Test(arguments: FileKind.written) func everyFileIsLinesWithoutTrailingBlanks(format: FileKind) {
    for settings in Self.samples {
      let text = bytes(format, settings)
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
      #expect(!text.contains(" \n") && !text.contains("\r") && !text.contains("\t"))
    }
  }

  @Test(arguments: FileKind.written) func theSecretStandsInTheFileAlone(format: FileKind) {
    let text = format.text(.cognito())
    #expect(text.holdsSecret == format.holdsSecret)
    #expect(text.reveal { String(decoding: $0, as: UTF8.self) }.contains(Settings.canary) == format.holdsSecret)
    #expect(!text.reveal { String(decoding: $0, as: UTF8.self) }.contains(FileText.mask))
    #expect(text.shown.contains(FileText.mask) == format.holdsSecret)
    var dumped = ""
    dump(text, to: &dumped)
    for shown in [text.shown, "\(text)", String(reflecting: text), dumped] {
      #expect(!shown.contains(Settings.canary))
    }
  }

  @Test(arguments: FileKind.written) func shownAndWrittenDifferInTheSecretAlone(format: FileKind) {
    let text = format.text(.cognito())
    let written = text.reveal { String(decoding: $0, as: UTF8.self) }
    #expect(written.split(separator: Settings.canary) == text.shown.split(separator: FileText.mask))
    let hidden = format.holdsSecret ? Settings.canary.count - FileText.mask.count : 0
    #expect(written.count - hidden == text.shown.count)
  }

  @Test(arguments: FileKind.written) func aPublicClientHasNoSecretAndNoOIDCKeys(format: FileKind) {
    for version in ServerVersion.allCases {
      let text = format.text(.publicClient(version))
      #expect(!text.holdsSecret)
      #expect(!text.shown.contains("OIDC_CLIENT") && !text.shown.contains("oidcConfiguration"))
    }
  }

  @Test(arguments: ["openmetadata-yaml", "docker-env", "security-config-yaml"])
  func everySetKeyIsWrittenAndNoOther(id: String) throws {
    let format = try #require(FileKind.named(id))
    for settings in Self.samples {
      let lines = format.text(settings).shown.split(separator: "\n").filter { !$0.hasPrefix("#") }
      let names = lines.map { $0.prefix { $0 != "=" && $0 != ":" }.drop { $0 == " " } }.map(String.init)
      let keys = settings.entries.map { format.id == "docker-env" ? $0.key.variable : $0.key.name }.compactMap(\.self)
      let own: Set = ["authorizerConfiguration", "authenticationConfiguration", "oidcConfiguration"]
      let written = names.filter {
        !own.contains($0) && !$0.hasPrefix("customParamKey") && !$0.hasPrefix("customParamValue")
      }
      #expect(written.sorted() == keys.sorted())
    }
  }

  @Test(arguments: FileKind.written) func aConfidentialClientOfCognitoIsWrittenLikeThis(format: FileKind) throws {
    try expectGolden(bytes(format, .cognito()), format.fileName)
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

  private func bytes(_ format: FileKind, _ settings: Settings) -> String {
    format.text(settings).reveal { String(decoding: $0, as: UTF8.self) }
  }
}
