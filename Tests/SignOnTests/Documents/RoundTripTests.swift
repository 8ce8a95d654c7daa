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

  @Test(arguments: Format.all.filter { DocumentKind(rawValue: $0.id) != nil })
  func anExportIsReadAsWhatWasSet(format: Format) throws {
    for (name, settings) in Self.samples {
      let bytes = format.text(settings).reveal { $0 }
      let document = try Document.read(bytes, named: format.fileName)
      #expect(document.kind.rawValue == format.id)
      var again = Settings(version: settings.version)
      again.imported = document.values
      for field in Field.all where settings.isRelevant(field) {
        #expect(again[field] == settings[field], "\(name), \(field.id)")
      }
      #expect(format.text(again).reveal { $0 } == bytes, "\(name)")
    }
  }
}
