import SignOn
import Testing

extension Check: CustomTestStringConvertible {
  package var testDescription: String { name }
}

@Suite struct CheckContractTests {
  @Test func namesAreUniqueSentencesInKebabCase() {
    let names = Check.all.map(\.name) + Ladder.standard.steps.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber }, "\(name)")
      #expect(name.split(separator: "-").count >= 3, "\(name)")
    }
    for statement in Check.all.map(\.statement) + Ladder.standard.steps.map(\.title) {
      #expect(statement.first?.isUppercase == true && statement.last?.isPunctuation == false, "\(statement)")
      #expect(statement.split(separator: " ").count >= 3 && statement.count <= 80, "\(statement)")
    }
  }

  @Test(arguments: Check.all) func everyCheckCanFail(check: Check) {
    #expect(Mistake.all.contains { $0.check == check.name }, "no mistake trips \(check.name)")
  }

  @Test(arguments: Mistake.all) func aMistakeIsFoundByItsCheck(mistake: Mistake) throws {
    let check = try #require(Check.all.first { $0.name == mistake.check })
    let findings = check.findings(mistake.settings)
    #expect(!findings.isEmpty)
    for finding in findings {
      #expect(finding.check == check.name)
      #expect(finding.message.count <= 110, "\(finding.message.count): \(finding.message)")
      #expect(
        finding.remedy.count <= (finding.command == nil ? 160 : 240), "\(finding.remedy.count): \(finding.remedy)")
      #expect(finding.message.last == "." && (finding.remedy.last == "." || finding.remedy.isEmpty), "\(finding)")
    }
  }

  @Test(arguments: Mistake.all) func aRepairRemovesItsFindingAndDoesNothingTheSecondTime(mistake: Mistake) throws {
    let check = try #require(Check.all.first { $0.name == mistake.check })
    for finding in check.findings(mistake.settings) {
      guard let repair = finding.repair else { continue }
      var settings = mistake.settings
      repair.apply(to: &settings)
      let left = check.findings(settings).filter { $0.field == finding.field && $0.message == finding.message }
      #expect(left.isEmpty, "\(repair) left \(left)")
      let once = settings
      repair.apply(to: &settings)
      #expect(settings == once)
      #expect(!repair.label.isEmpty && repair.label.count <= 70)
    }
  }

  @Test(arguments: Mistake.all) func repairsEndInASettledState(mistake: Mistake) {
    var settings = mistake.settings
    for _ in 0..<30 {
      guard let repair = settings.findings().first(where: { $0.severity > .note && $0.repair != nil })?.repair else {
        return
      }
      repair.apply(to: &settings)
    }
    Issue.record("repairs go round in circles: \(settings.findings().map(\.check))")
  }

  @Test(arguments: ServerVersion.allCases) func aRightConfigurationIsRight(version: ServerVersion) {
    #expect(Settings.samplePool(version).complaints() == [])
    #expect(Settings.sampleRealm(version).complaints() == [])
    #expect(Settings.sampleRealm(version, isPublic: true).complaints() == [])
    #expect(
      Settings.samplePool(version, isPublic: true).complaints()
        == (version < .v2_1 ? ["client-type-is-confidential"] : []))
    let notes: Set<String> = version == .v1_11 ? ["own-key-set-fits-the-version"] : []
    #expect(Settings.samplePool(version).complaints([.note]) == notes.union(["session-cookie-is-secure"]))
  }

  @Test(arguments: [
    "client-id-fits-cognito": "2a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p", "other": "a+b_c",
  ])
  func longAndShortClientIDsAreRight(name: String, id: String) {
    #expect(Settings.samplePool().with(.clientID, id).complaints() == [])
  }

  /// A name that the server does not know gives way to the provider whose addresses these are.
  @Test(arguments: [
    ("keycloak", "https://sso.company.com/realms/main/.well-known/openid-configuration", "custom-oidc"),
    ("googel", "https://accounts.google.com/.well-known/openid-configuration", "google"),
    (
      "cognito", "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E/.well-known/openid-configuration",
      "aws-cognito"
    ),
    ("AZURE", "https://sso.company.com/realms/main/.well-known/openid-configuration", "azure"),
  ])
  func anUnknownProviderBecomesTheOneOfItsAddresses(name: String, uri: String, provider: String) throws {
    var settings = Settings()
    settings.imported = ["provider": .text(name), "discovery-uri": .text(uri)]
    let finding = try #require(settings.findings().first { $0.field == "provider" })
    #expect(finding.check == "choice-is-an-option")
    finding.repair?.apply(to: &settings)
    #expect(settings.text(.provider) == provider)
    #expect(!settings.findings().contains { $0.message.contains("but the provider is") })
  }

  @Test func missingAnswersYieldNothingButThemselves() {
    for version in ServerVersion.allCases {
      for provider in Provider.all {
        let settings = Settings(version: version).with(.provider, provider.id)
        #expect(settings.findings().allSatisfy { $0.isUnanswered && $0.severity == .error })
        #expect(settings.findings().count == 5)
        #expect(settings.with(.clientType, "public").findings().filter(\.isUnanswered).count == 4)
      }
    }
  }

  @Test func loopbackAndBasePathsAreRight() {
    for callback in [
      "http://localhost:8585/callback", "http://127.0.0.1:8585/callback", "http://[::1]/callback",
      "https://company.com/openmetadata/callback",
    ] {
      #expect(Settings.samplePool().with(.callbackURL, callback).complaints() == [], "\(callback)")
    }
  }

  @Test func thePromptIsNeverMoreThanAWarning() {
    for prompt in ["none", "consent"] {
      #expect(Settings.samplePool(.v1_13).with(.prompt, prompt).complaints([.error]) == [])
      #expect(Settings.samplePool(.v1_13).with(.prompt, prompt).complaints() == ["prompt-lets-people-in"])
      #expect(Settings.samplePool(.v2_0).with(.prompt, prompt).complaints([.error]) == [])
      #expect(Settings.samplePool(.v2_0).with(.prompt, prompt).complaints() == ["prompt-lets-people-in"])
    }
    #expect(Settings.sampleRealm(.v2_0).with(.prompt, "consent").complaints() == [])
    #expect(Settings.samplePool(.v2_0).with(.prompt, "select_account").complaints() == [])
  }
}
