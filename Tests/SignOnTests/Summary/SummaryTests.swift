import Foundation
import SignOn
import Testing

@Suite struct SummaryTests {
  private static func sample(_ settings: Settings = .cognito()) throws -> Summary {
    let findings: [Finding] = [
      .warning(.clientAuthenticationMethod, "a | b \\ c", remedy: "Use client_secret_post."),
      .error(
        .adminPrincipals, "\"alice\" is not known to the provider, and neither is anybody else of this list of names",
        remedy: "Name somebody who is."),
      .note(.adminPrincipals, "two names", remedy: ""),
    ]
    return Summary(
      settings, findings: findings, outcomes: [.init("Discovery document is available", "200, 1.2 kB, 84 ms")],
      steps: FileKind.dockerEnv.nextSteps(
        DeployedFile(path: "openmetadata-sso.env", release: settings.deployment.release)))
  }

  @Test func aConfidentialClientOfCognitoReadsLikeThis() throws {
    let summary = try Self.sample()
    try expectGolden(summary.text(), "summary.txt")
    try expectGolden(summary.markdown, "summary.md")
    try expectGolden(summary.json(), "summary.json")
  }

  @Test(arguments: [Settings.cognito(), .publicClient(.v2_0), .custom(.v1_13)])
  func everyFieldThatAppliesHasOneRow(settings: Settings) {
    let summary = Summary(settings, findings: [])
    #expect(summary.rows.map(\.label) == Field.all.filter(settings.isRelevant).map(\.label))
  }

  @Test func eachOriginHasItsWords() {
    var settings = Settings.cognito()
    settings.imported["principal-domain"] = .text("company.com")
    settings.typed["client-id"] = nil
    settings.typed["prompt"] = .text("")
    let rows = Summary(settings, findings: []).rows
    func row(_ label: String) -> [String]? {
      rows.first { $0.label == label }.map { [$0.value, $0.origin] }
    }
    #expect(row("Authority")?.last == "typed")
    #expect(row("Principal Domain") == ["company.com", "from file"])
    #expect(row("OIDC Server URL") == ["https://om.company.com", "derived"])
    #expect(row("OIDC Session Expiry") == ["604800", "default"])
    #expect(row("OIDC Client ID") == ["", "not set"])
    #expect(row("OIDC Prompt") == ["(empty)", "typed"])
    #expect(row("OIDC Client Secret") == ["••••••••", "typed"])
  }

  @Test func theSecretStandsNowhere() throws {
    let summary = try Self.sample()
    for text in [summary.text(), summary.markdown, summary.json(), "\(summary)", String(reflecting: summary)] {
      #expect(!text.contains(Settings.canary))
    }
    for entry in Settings.cognito().entries {
      #expect(!String(reflecting: entry).contains(Settings.canary))
    }
  }

  @Test func theNumberOfFindingsStandsAbove() throws {
    func heading(_ summary: Summary) -> String? { summary.headings.first { $0.name == "Findings" }?.text }
    #expect(heading(try Self.sample()) == "1 error, 1 warning, 1 note")
    #expect(heading(Summary(.cognito(), findings: [])) == "none")
    let two = Finding.error(.clientID, "", remedy: "")
    #expect(heading(Summary(.cognito(), findings: [two, two])) == "2 errors")
  }

  @Test func whatComesFromOutsideDoesNothingToATerminal() {
    var settings = Settings.cognito()
    settings.typed["provider-name"] = .text("a\u{1B}[31m\n\u{202E}b")
    let finding = Finding.error(.providerName, "found \u{1B}]0;x\u{7}", remedy: "")
    let summary = Summary(settings, findings: [finding], outcomes: [.init("a\u{9B}", "b\r")])
    for text in [summary.text(), summary.markdown] {
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
      #expect(!text.unicodeScalars.contains("\u{202E}"))
      #expect(text.contains("a‹U+1B›[31m‹U+A›‹U+202E›b"))
    }
  }

  @Test(arguments: ServerVersion.allCases)
  func theJSONSaysWhatTheTableSays(version: ServerVersion) throws {
    let summary = try Self.sample(.custom(version))
    let read = try JSONDecoder().decode(ReadSummary.self, from: Data(summary.json().utf8))
    #expect(read.version == version.rawValue && read.provider == "custom-oidc" && read.client == "confidential")
    #expect(read.counts == ["error": 1, "warning": 1, "note": 1])
    #expect(read.fields.map(\.label) == summary.rows.map(\.label))
    #expect(read.fields.allSatisfy { Field.named($0.name)?.label == $0.label })
    #expect(read.fields.allSatisfy { Origin(rawValue: $0.origin) != nil })
    #expect(read.fields.first { $0.name == "admin-principals" }?.findings.map { $0["severity"] } == ["error", "note"])
    #expect(read.steps.map(\.title) == summary.steps.map(\.title))
    #expect(read.steps.map(\.command) == summary.steps.map(\.command))
    #expect(read.checks == summary.outcomes.map { ["title": $0.title, "result": $0.result] })
    #expect(!summary.json().unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
  }

  private struct ReadSummary: Decodable {
    struct ReadField: Decodable {
      let name: String
      let label: String
      let origin: String
      let findings: [[String: String]]
    }

    struct ReadStep: Decodable {
      let title: String
      let command: String?
    }

    let version: String
    let provider: String
    let client: String
    let counts: [String: Int]
    let fields: [ReadField]
    let checks: [[String: String]]
    let steps: [ReadStep]
  }

  @Test(arguments: [80, 100, 140])
  func noLineOfTheTableIsWiderThanAsked(width: Int) {
    let finding = Finding.warning(.clientID, String(repeating: "many words ", count: 30), remedy: "")
    let lines = Summary(.cognito(), findings: [finding]).text(width: width).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(lines.contains { $0.count > width - 12 })
  }

  @Test func aWideLetterTakesTwoColumns() throws {
    var settings = Settings.cognito()
    settings.typed["provider-name"] = .text("日本語")
    let text = Summary(settings, findings: []).text()
    let lines = text.split(separator: "\n").filter { $0.contains("Provider Name") || $0.contains("OIDC Tenant") }
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasSuffix("typed") })
    #expect((lines.last?.count ?? 0) - (lines.first?.count ?? 0) == 3)
  }

  @Test func aValueStaysOneCodeSpanInMarkdown() {
    var settings = Settings.cognito()
    settings.typed["provider-name"] = .text("a|b `c` \\| <b>")
    let markdown = Summary(settings, findings: []).markdown
    #expect(markdown.contains(#"| ``a\|b `c` \\| <b>`` |"#))
    #expect(markdown.split(separator: "\n").filter { $0.contains("Provider Name") }.count == 1)
  }
}
