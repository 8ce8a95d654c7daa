import Testing

@testable import SignOn

/// Whoever uses another provider reads nothing about Cognito.
@Suite struct ProviderHelpTests {
  static let others = Provider.all.filter { $0.id != "aws-cognito" }

  @Test(arguments: others) func helpIsAboutTheProviderThatWasChosen(provider: Provider) {
    let settings = Settings().with(.provider, provider.id)
    for field in Field.all where field != .provider {
      let help = settings.help(field)
      let choices = settings.options(field).map(\.note)
      let texts = [help.definition, help.why, help.server, help.place] + help.examples + help.notes + choices
      for text in texts where !Provider.all.map(\.id).contains(text) {
        for word in ["Cognito", "cognito", "AWS", "user pool", "amazon"] {
          #expect(!text.contains(word), "\(provider.id) \(field.id): \(text)")
        }
      }
    }
  }

  private static let texts = [
    "", "zzz", "a b", "0", "-1", "true", "https://sso.company.com", "http://x/y?z#", "<realm>",
  ]
  private static let lists = [[], ["Alice@x.org"], ["https://x/y"], ["name:name"], ["sub"], ["admin"]]

  private static func doubtful(_ field: Field) -> [Value] {
    if case .list = field.kind { lists.map { .list($0) } } else { texts.map { .text($0) } }
  }

  @Test(arguments: others) func findingsAreAboutTheProviderThatWasChosen(provider: Provider) {
    for field in Field.all where field != .provider {
      for value in Self.doubtful(field) {
        for finding in Settings.sample(provider.id, .v1_11).with(field, value).findings() {
          let text = "\(finding.message) \(finding.remedy) \(finding.repair?.label ?? "")"
          for word in ["Cognito", "AWS", "user pool", "region"] {
            #expect(!text.contains(word), "\(provider.id) \(field.id) \(value): \(text)")
          }
        }
      }
    }
  }

  @Test(arguments: others) func theRulesForAPersonAreAboutTheProviderThatWasChosen(provider: Provider) {
    let settings = Settings.sample(provider.id)
    for claims in [
      #"{"sub":"1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f"}"#, #"{"email":"Alice@x.org","sub":"1f","email_verified":false}"#,
      "{}",
    ] {
      for step in Principal.become(settings, .sample(claims)).steps {
        #expect(!"\(step.sentence) \(step.rule)".contains("Cognito"), "\(provider.id): \(step)")
      }
    }
  }

  @Test(arguments: others) func fixesAreAboutTheProviderThatWasChosen(provider: Provider) {
    for refusal in ClientRefusal.allCases {
      let remedy = provider.fix(refusal, Settings().with(.provider, provider.id)).remedy
      #expect(!remedy.contains("Cognito") && !remedy.contains("AWS"), "\(remedy)")
    }
  }

  @Test(arguments: others) func everyFieldHasADefinitionAndAServersView(provider: Provider) {
    let settings = Settings().with(.provider, provider.id)
    for field in Field.all {
      let (help, own) = (settings.help(field), field.help)
      #expect(!help.definition.isEmpty)
      #expect(help.server.isEmpty == own.server.isEmpty, "\(field.id)")
    }
  }
}
