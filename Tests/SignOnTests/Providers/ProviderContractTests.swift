import SignOn
import Testing

extension Provider: CustomTestStringConvertible {
  package var testDescription: String { id }
}

@Suite struct ProviderContractTests {
  @Test(arguments: Provider.all) func readingTheResultOfAReadingChangesNothing(provider: Provider) {
    var random = RandomText(seed: 42)
    var readable = 0
    for _ in 0..<5_000 {
      guard case .discoveryURI(let first, _) = provider.interpret(random.text()) else { continue }
      readable += 1
      #expect(provider.interpret(first) == .discoveryURI(first, done: []))
    }
    #expect(readable > 5)
  }

  @Test(arguments: Provider.all) func aReadAddressHasAnAuthority(provider: Provider) {
    var random = RandomText(seed: 7)
    for _ in 0..<5_000 {
      guard case .discoveryURI(let address, _) = provider.interpret(random.text()) else { continue }
      var settings = Settings()
      settings.typed["discovery-uri"] = .text(address)
      #expect(provider.authority(settings) != nil, "\(address)")
    }
  }

  @Test(arguments: Provider.all) func whatWasDoneIsToldWheneverTheTextChanged(provider: Provider) {
    var random = RandomText(seed: 99)
    for _ in 0..<5_000 {
      let pasted = random.text()
      guard case .discoveryURI(let address, let done) = provider.interpret(pasted) else { continue }
      #expect(done.isEmpty == (address == pasted), "\(pasted.debugDescription) → \(address)")
    }
  }

  @Test(arguments: Provider.all) func explanationsHoldNoControlCharacters(provider: Provider) {
    var random = RandomText(seed: 5)
    for _ in 0..<5_000 {
      guard case .unusable(let message, let remedy) = provider.interpret(random.text()) else { continue }
      #expect((message + remedy).unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
      #expect(message.count <= 160 && remedy.count <= 160 && !remedy.isEmpty)
    }
  }

  @Test(arguments: Provider.all) func idsAreThoseOfTheServer(provider: Provider) {
    #expect(Provider.named(provider.id)?.id == provider.id)
    #expect(Field.provider.options.map(\.value).contains(provider.id))
    #expect(!provider.providerName.isEmpty)
  }
}
