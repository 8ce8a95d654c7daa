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
