import SignOn
import Testing

/// Each provider in each kind of file: what is written is read back the same, and is right.
@Suite struct ProviderKindsTests {
  static let kinds = FileKind.written.filter { $0.part != nil && $0.part != .secret }

  @Test(arguments: Provider.all, kinds) func whatIsWrittenIsReadBack(provider: Provider, kind: FileKind) throws {
    for version in ServerVersion.allCases {
      for isPublic in [false, true] {
        let settings = Settings.sample(provider.id, version, isPublic: isPublic)
        let text = kind.newFile(settings)
        let document = try Document.read(text.reveal { $0 }, named: kind.fileName ?? kind.id)
        #expect(document.kind == kind)
        for field in Field.all where settings.isRelevant(field) && field.kind != .secret {
          guard field.keys.contains(where: { kind.name(of: $0) != nil }), let value = document.values[field.id] else {
            continue
          }
          #expect(
            value.isEmpty ? settings[field]?.isEmpty != false : value == settings[field], "\(field.id) \(version)")
        }
        var read = Settings(version: version)
        read.imported = document.values
        #expect(read.provider.id == provider.id)
        // No release before 1.13.4 has public clients of Cognito.
        let errors = read.findings().filter {
          $0.severity == .error && !$0.isUnanswered && $0.check != "client-type-is-confidential"
        }
        #expect(errors.isEmpty, "\(errors)")
      }
    }
  }

  /// Another client ID and another principal domain change nothing else.
  @Test(arguments: Provider.all, kinds) func anEditChangesWhatWasSet(provider: Provider, kind: FileKind) throws {
    let settings = Settings.sample(provider.id)
    let document = try Document.read(kind.newFile(settings).reveal { $0 }, named: kind.fileName ?? kind.id)
    var imported = Settings(version: settings.version)
    imported.imported = document.values
    let change = document.setting(["principal-domain": .text("other.company.com")], in: imported)
    #expect(change.refused.isEmpty)
    var expected = document.values
    expected["principal-domain"] = .text("other.company.com")
    #expect(change.document.values == expected)
  }
}
