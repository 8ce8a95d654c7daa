import Foundation
import Testing
import Text

@testable import SignOn

/// What follows from the chosen provider, asked of every provider.
@Suite struct ProviderTraitTests {
  private func settings(_ provider: Provider) -> Settings { Settings.samplePool().with(.provider, provider.id) }

  @Test func theChoiceIsTheList() {
    #expect(Field.provider.options == Provider.all.map { Field.Choice($0.id, $0.note) })
    #expect(Field.provider.fallback == .text(Provider.preferred.id))
    #expect(Set(Provider.all.map(\.id)).count == Provider.all.count)
  }

  @Test(arguments: Provider.all) func namesAndHintsAreThere(provider: Provider) {
    for text in [provider.title, provider.note, provider.name, provider.providerName, provider.oidcType] {
      #expect(!text.isEmpty && text == text.trimmed)
    }
    for text in [provider.addressHint] + provider.needlessScopes.values { #expect(text.hasSuffix(".")) }
    #expect(settings(provider).text(.oidcType) == provider.oidcType)
    #expect(settings(provider).text(.providerName) == provider.providerName)
  }

  @Test(arguments: Provider.all) func itsOwnDefaultsAreRightWithIt(provider: Provider) {
    let settings = settings(provider)
    #expect(provider.algorithms.contains(settings.text(.tokenValidationAlgorithm)))
    let options = Set(Field.tokenValidationAlgorithm.options.map(\.value))
    #expect(options.isSuperset(of: provider.algorithms))
    #expect(Set(Field.prompt.options.map(\.value)).isSuperset(of: provider.promptsWithoutEffect))
    #expect(!provider.opaqueClaims.contains(settings.firstClaim))
    if let scopes = provider.knownScopes { #expect(Set(scopes).isSuperset(of: settings.scopes)) }
    #expect(provider.needlessScopes.keys.allSatisfy { provider.knownScopes?.contains($0) != true })
  }

  @Test(arguments: Provider.all) func everyRefusalHasAFix(provider: Provider) {
    for refusal in ClientRefusal.allCases {
      let fix = provider.fix(refusal, settings(provider))
      #expect(fix.remedy.hasSuffix(".") && fix.remedy.count <= 260, "\(fix.remedy)")
      #expect(fix.command?.contains("\n") != true)
    }
  }

  @Test(arguments: Provider.all) func strangersAreNotItsHosts(provider: Provider) throws {
    let issuer = try #require(WebAddress("https://sso.company.com"))
    for host in ["om.company.com", "localhost", "amazoncognito.com.evil.net"] {
      #expect(!provider.ownsHost(host) && !provider.mayReceiveSecret(host, issuer))
    }
    #expect(try provider.allowsPlainHTTP(#require(WebAddress("http://localhost:8585/callback"))))
    #expect(try !provider.allowsPlainHTTP(#require(WebAddress("http://om.company.com/callback"))))
  }

  @Test(arguments: Provider.all) func itsChecksAreListedAndAskedOfItAlone(provider: Provider) {
    for (field, checks) in provider.checks() {
      for check in checks {
        #expect(Check.all.filter { $0.name == check.name }.count == 1)
        for mistake in Mistake.all where mistake.check == check.name {
          #expect(check.findings(mistake.settings).allSatisfy { $0.field == field.id })
        }
      }
    }
    for other in Check.all where !Self.general.contains(other.name) {
      guard !provider.checks().contains(where: { $0.checks.contains { $0.name == other.name } }) else { continue }
      for mistake in Mistake.all where mistake.check == other.name {
        #expect(other.findings(mistake.settings.with(.provider, provider.id)).isEmpty, "\(other.name)")
      }
    }
  }

  /// The checks that hold with every provider.
  private static let general: Set<String> = {
    let added = Provider.all.flatMap { $0.checks().flatMap { $0.checks.map(\.name) } }
    return Set(Check.all.map(\.name)).subtracting(added)
  }()

  /// Adding a provider is a file and its name in the list: nothing else may ask which one it is.
  @Test func nothingOutsideProvidersAsksWhichProviderItIs() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let forbidden =
      ["isCognito", "CognitoPool", "AWSCommand", "provider.id ==", "provider.id !=", ".awsCognito", ".customOIDC"]
      + Provider.all.map { "\"\($0.id)\"" }
    let files = try #require(FileManager.default.enumerator(atPath: root.path)).compactMap { $0 as? String }
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("SignOn/Providers/") }
    #expect(files.count > 100)
    for file in files {
      let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
      for word in forbidden where text.contains(word) { Issue.record("\(file) holds \(word)") }
    }
  }
}
