import SignOn
import Testing

/// What is written is read back as the same settings.
@Suite struct RoundTripTests {
  private static let samples: [(String, Settings)] = ServerVersion.allCases.flatMap { version in
    [
      ("cognito \(version)", .cognito(version)), ("public \(version)", .publicClient(version)),
      ("custom \(version)", .custom(version)),
    ]
  }

  @Test(arguments: FileKind.written.filter(FileKind.opened.contains))
  func anExportIsReadAsWhatWasSet(kind: FileKind) throws {
    // A public client has no Secret.
    for (name, settings) in Self.samples where kind != .kubernetesSecret || settings.isConfidential {
      let bytes = kind.newFile(settings).reveal { $0 }
      let document = try Document.read(bytes, named: try #require(kind.fileName))
      #expect(document.kind == kind)
      var again = Settings(version: settings.version)
      again.imported = document.values
      for field in Field.all where settings.isRelevant(field) && document.holds(field) {
        #expect(again[field] == settings[field], "\(name), \(field.id)")
      }
      for field in Field.all where !document.holds(field) { again.imported[field.id] = settings.typed[field.id] }
      #expect(kind.newFile(again).shown == kind.newFile(settings).shown, "\(name)")
    }
  }

  @Test(
    arguments: FileKind.written.filter { FileKind.opened.contains($0) && $0.holdsSecret },
    ["pre%{a$b}post", "{{a\"b}}", "%{'\\}", "=${A}#&"])
  func aSecretIsReadAsItIs(kind: FileKind, text: String) throws {
    var settings = Settings.cognito(.v1_12)
    let secret = Value.secret(Secret(text))
    settings.typed["client-secret"] = secret
    let bytes = kind.newFile(settings).reveal { $0 }
    let document = try Document.read(bytes, named: try #require(kind.fileName))
    #expect(document.values["client-secret"] == secret)
    let other = document.setting(["client-secret": .secret(Secret("other"))], in: settings).document
    #expect(other.values["client-secret"] == .secret(Secret("other")))
    #expect(other.setting(["client-secret": secret], in: settings).document.values["client-secret"] == secret)
  }
}

extension Document {
  /// Whether this kind of file says what the field is: Helm values refer to the secret, and some keys have no variable.
  fileprivate func holds(_ field: Field) -> Bool {
    switch kind {
    case .helmValues: field.id != "client-secret" && field.id != "team-claim"
    case .kubernetesSecret: ["client-id", "client-secret"].contains(field.id)
    case .dockerEnv: field.id != "team-claim"
    default: true
    }
  }
}
