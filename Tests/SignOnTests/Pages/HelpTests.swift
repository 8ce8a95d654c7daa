import Testing

@testable import SignOn

@Suite struct HelpTests {
  static let advancedLabels = [
    "Provider", "Enable Self Sign-up", "Allowed Registration Domains", "Allowed Domains", "Use Roles From Provider",
    "Default Role", "Team Claim", "Automatic Redirect", "Secure Session Cookie", "Custom Parameters", "OIDC Type",
    "Email Claim", "Display Name Claim", "Admin Emails", "Allowed Email Domains",
  ]

  @Test func theLabelsAreTheDocumentedHeadingsAndTheAdvancedOnes() {
    #expect(Field.all.map(\.label).sorted() == (DocumentedField.all.map(\.heading) + Self.advancedLabels).sorted())
    #expect(DocumentedField.all.count == 28)
  }

  /// The server takes only whole seconds.
  @Test(arguments: [
    ("12h", "43200"), ("7 d", "604800"), ("90s", "90"), ("30m", "1800"), ("604,800", "604800"), ("0", "0"), ("", ""),
    ("soon", "soon"), ("1.5h", "1.5h"), ("99999d", "99999d"), ("-1s", "-1s"),
  ])
  func aDurationBecomesSeconds(typed: String, value: String) {
    for field in [Field.sessionExpiry, .maxAge] { #expect(field.value(from: typed) == .text(value)) }
  }

  @Test func theIDsAreUnique() {
    #expect(Set(Field.all.map(\.id)).count == Field.all.count)
  }

  @Test(arguments: Field.all) func theIDIsInKebabCase(field: Field) {
    #expect(field.id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
  }

  @Test(arguments: Field.all) func theFieldHasAPlaceInTheConfiguration(field: Field) {
    #expect(!field.keys.isEmpty)
  }

  @Test(arguments: Field.all) func theDefinitionIsThereAndShort(field: Field) {
    #expect(field.help.definition.count >= 20)
    #expect(field.help.definition.count <= 200)
    #expect(!field.help.why.isEmpty)
    #expect(!field.help.examples.isEmpty)
    #expect(!field.help.server.isEmpty)
  }

  @Test(arguments: Field.all) func definitionExampleAndReasonFitSixLines(field: Field) {
    let help = field.help
    let parts = [help.definition, "Example  " + help.examples.joined(separator: " · "), "Why      " + help.why]
    let lines = parts.map { lineCount($0, width: 78) }
    #expect(lines.reduce(0, +) <= 6, "\(field.id): \(lines)")
  }

  @Test(arguments: Field.all) func whatTheServerDoesIsToldInAtMostFourSentences(field: Field) {
    #expect(field.help.server.split(separator: /[.?] (?=[A-Z])/).count <= 4)
    #expect(field.help.server.count <= 480)
  }

  @Test(arguments: Field.all) func theTextHoldsNothingATerminalCannotShow(field: Field) {
    for text in field.texts {
      #expect(text.unicodeScalars.allSatisfy(isShown), "\(field.id): \(text)")
      #expect(!text.contains("  "), "\(field.id): \(text)")
      #expect(text == text.trimmed, "\(field.id): \(text)")
    }
  }

  @Test(arguments: Field.all) func sentencesEndWithAFullStop(field: Field) {
    let help = field.help
    for text in [help.definition, help.why, help.server] + help.notes {
      #expect(text.hasSuffix("."), "\(field.id): \(text)")
    }
    #expect(!help.place.hasSuffix("."))
  }

  @Test(arguments: Field.all) func theNoteOfAnOptionIsShort(field: Field) {
    for option in field.options {
      #expect(!option.note.isEmpty && option.note.count <= 45, "\(field.id): \(option.note)")
    }
  }

  @Test(arguments: Field.all) func aPlaceInTheConsoleBeginsAtCognito(field: Field) {
    let place = field.help.place
    #expect(place.isEmpty || place.contains("Cognito ▸ User pools ▸ your pool ▸ "))
  }
}

@Suite struct DocumentedFactTests {
  @Test(arguments: DocumentedField.all) func everyFactIsKept(documented: DocumentedField) throws {
    let field = try #require(Field.all.first { $0.label == documented.heading })
    let text = field.texts.joined(separator: "\n")
    for fact in documented.facts {
      #expect(text.contains(fact), "\(field.id) has lost: \(fact)")
    }
  }

  @Test(arguments: DocumentedField.all) func theExampleIsGivenOrItsRefusalExplained(documented: DocumentedField) throws
  {
    let field = try #require(Field.all.first { $0.label == documented.heading })
    for example in documented.examples {
      #expect(field.help.examples.contains(example), "\(field.id) has lost: \(example)")
    }
    for example in documented.refusedExamples {
      #expect(field.help.server.contains(example), "\(field.id) does not explain: \(example)")
      #expect(!field.help.examples.contains { $0.contains(example) }, "\(field.id) recommends: \(example)")
    }
  }

  @Test(arguments: DocumentedField.all) func everyOptionCanBeChosen(documented: DocumentedField) throws {
    let field = try #require(Field.all.first { $0.label == documented.heading })
    for option in documented.options {
      #expect(field.options.contains { $0.value == option }, "\(field.id) has lost: \(option)")
    }
  }

  @Test(arguments: DocumentedField.all) func theDefaultIsNamedAndADifferenceExplained(documented: DocumentedField)
    throws
  {
    guard let documentedDefault = documented.defaultValue else { return }
    let field = try #require(Field.all.first { $0.label == documented.heading })
    let own = try #require(field.fallback).text
    let note = try #require(field.help.notes.first { $0.hasPrefix("Default: ") })
    #expect(note.contains(documentedDefault) && note.contains(own))
    if own != documentedDefault { #expect(note.contains("documentation")) }
  }

  @Test func theIntroductionIsKept() {
    let text = Field.provider.texts.joined(separator: "\n")
    for fact in ["AWS Cognito", "their user pool accounts", "OAuth 2.0 and OpenID Connect (OIDC)"] {
      #expect(text.contains(fact))
    }
  }

  @Test func onlyTheResponseTypeHasADefaultOfItsOwn() {
    let different = DocumentedField.all.filter { documented in
      guard let value = documented.defaultValue else { return false }
      return Field.all.first { $0.label == documented.heading }?.fallback?.text != value
    }
    #expect(different.map(\.heading) == ["OIDC Response Type"])
  }

  @Test(arguments: [
    ("callback-url", "/callback"), ("server-url", "OpenMetadata's own"), ("public-key-urls", "REST PUT"),
    ("token-validation-algorithm", "only with RS256"), ("client-type", "August 2026"), ("tenant", "Azure only"),
    ("client-authentication-method", "plus sign"), ("prompt", "locked out"), ("token-validity", "refuses 0"),
    ("session-expiry", "restart"), ("jwt-principal-claims", "UUID"), ("admin-principals", "user names"),
    ("jwt-principal-claims-mapping", "username and email"), ("principal-domain", "commas"),
    ("enforce-principal-domain", "Allowed Domains"), ("provider-name", "must not be empty"),
    ("custom-parameters", "customParamKey1"), ("team-claim", "Group"), ("request-scopes", "double space"),
    ("disable-pkce", "without PKCE"), ("max-clock-skew", "30s"), ("discovery-uri", "GovCloud"),
  ])
  func theTrapOfTheServerIsNamed(id: String, trap: String) throws {
    let field = try #require(Field.named(id))
    #expect(field.help.server.contains(trap))
  }
}

extension Field {
  /// Everything a person can read about the field.
  fileprivate var texts: [String] {
    [label, help.definition, help.why, help.server, help.place] + help.examples + help.notes
      + options.flatMap { [$0.value, $0.note] }
  }
}

extension String {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}

/// Latin-1 without control characters, and the few signs the screens use.
private func isShown(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20...0x7E, 0xA0...0xFF: true
  default: "▸…–".unicodeScalars.contains(scalar)
  }
}

/// How many lines a text takes when it is broken at spaces, and inside a word only where it is longer than a line.
private func lineCount(_ text: String, width: Int) -> Int {
  var lines = 1
  var column = 0
  for word in text.split(separator: " ") {
    if column > 0 && column + 1 + word.count > width {
      lines += 1
      column = 0
    }
    column += (column > 0 ? 1 : 0) + word.count
    while column > width {
      lines += 1
      column -= width
    }
  }
  return lines
}
