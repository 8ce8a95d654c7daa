import SignOn
import Testing

@Suite struct HostileValueTests {
  private static let fragments = [
    String(repeating: "a@B c,", count: 17_000), String(repeating: "e\u{301}", count: 1_000),
    String(repeating: "\u{1B}[2J\u{202E}\r\n", count: 500),
    "https://" + String(repeating: "x.", count: 2_000) + "com/callback", String(repeating: "9", count: 2_000), "\0",
    "\u{FEFF}", "https://om.company.com/" + String(repeating: "../", count: 300) + "callback",
  ]

  private static func values(_ field: Field, _ text: String) -> [Value] {
    switch field.kind {
    case .secret: [.secret(Secret(text))]
    case .list: [.list([text]), .list(Array(repeating: String(text.prefix(20)), count: 200))]
    case .pairs: [.pairs([.init(text, text)])]
    default: [.text(text)]
    }
  }

  @Test(arguments: Field.all) func messagesStayShortAndHarmless(field: Field) {
    for text in Self.fragments {
      for value in Self.values(field, text) {
        for finding in Settings.samplePool().with(field, value).findings() {
          let shown = finding.message + finding.remedy + (finding.repair?.label ?? "")
          #expect(finding.message.count <= 200 && finding.remedy.count <= 200, "\(finding.check)")
          #expect(shown.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
        }
      }
    }
  }

  @Test func noMessageHoldsTheSecret() {
    for text in [
      "canary secret/1", "canarycanary", "canary+canarycanarycanary", String(repeating: "canary", count: 40),
    ] {
      for settings in [Settings.samplePool(), .sampleRealm()] {
        for finding in settings.with(.clientSecret, .secret(Secret(text))).findings() {
          #expect(!"\(finding)".contains("canary"), "\(finding.check)")
        }
      }
    }
  }

  @Test func aPasswordBehindAnAdminPrincipalIsNotShown() {
    for name in ["alice:wonderland", "Alice:wonderland", "alice :wonderland", "alice@company.com:wonderland"] {
      for finding in Settings.samplePool().with(.adminPrincipals, [name]).findings() {
        #expect(!(finding.message + finding.remedy).contains("wonderland"), "\(finding.message)")
      }
    }
  }

  @Test func repairsOfRandomTextRemoveTheirFindings() {
    var random = RandomText(seed: 11)
    for _ in 0..<1_000 {
      let text = random.text()
      guard let field = Field.all.randomElement(using: &random), field.kind != .secret else { continue }
      let value: Value = if case .list = field.kind { .list([text]) } else { .text(text) }
      let settings = Settings.samplePool().with(field, value)
      for finding in settings.findings() {
        guard let repair = finding.repair else { continue }
        var repaired = settings
        repair.apply(to: &repaired)
        #expect(
          !repaired.findings().contains { $0.check == finding.check && $0.field == finding.field },
          "\(finding.check) \(text.debugDescription) \(repair.changes)")
      }
    }
  }
}
