import Readers
import Testing

@testable import SignOn

/// Many fields set at once are what they are when they are set one after the other.
@Suite struct SetTogetherTests {
  private static let values: [Field: [Value]] = [
    .provider: [.text("custom-oidc")], .providerName: [.text("Our sign-in")],
    .authority: [.text("https://id.example.com")],
    .publicKeyURLs: [.list(["https://id.example.com/keys"]), .list(["https://a.example/1", "https://b.example/2"])],
    .clientID: [.text("one"), .text("007")], .callbackURL: [.text("https://om.example.com/callback")],
    .jwtPrincipalClaims: [.list(["email"]), .list(["email", "sub"])], .principalDomain: [.text("example.com")],
    .adminPrincipals: [.list(["alice", "bob"])], .enableSelfSignup: [.text("false"), .text("true")],
    .discoveryURI: [.text("https://id.example.com/.well-known/openid-configuration")],
    .clientSecret: [.secret(Secret("new+/=secret0123456789"))], .requestScopes: [.text("openid email profile")],
    .maxAge: [.text("3600"), .text("0")], .prompt: [.text("login")], .sessionExpiry: [.text("43200")],
    .customParameters: [.pairs([Value.Pair("lang", "de")])], .disablePKCE: [.text("false")],
  ]

  /// A section that is not there yet comes with its first key.
  private static let withoutSections = [
    EveryFieldTests.Sample(
      name: "YAML without the client", text: "authenticationConfiguration:\n  provider: basic\n",
      path: "openmetadata.yaml"),
    EveryFieldTests.Sample(
      name: "JSON without the client", text: "{\"authenticationConfiguration\": {\"provider\": \"basic\"}}",
      path: "sso.security.json"),
  ]

  @Test(arguments: EveryFieldTests.Sample.all + withoutSections)
  func theEffectIsThatOfOneAfterTheOther(sample: EveryFieldTests.Sample) throws {
    let document = try SampleDocuments.read(sample.text, sample.path)
    var settings = Settings(version: .v2_0)
    settings.imported = document.values
    settings.imported["client-type"] = .text("confidential")
    var random = SampleText(seed: 11)
    for round in 0..<12 {
      var changes: [String: Value?] = [:]
      for (field, values) in Self.values.sorted(by: { $0.key.id < $1.key.id })
      where settings.isRelevant(field) && document.places[field.id]?.state != .inferred && random.below(3) > 0 {
        changes[field.id] = values[random.below(values.count)]
      }
      let together = document.setting(changes, in: settings)
      var (single, refused) = (document, Set<String>())
      for (id, value) in changes.sorted(by: { $0.key < $1.key }) {
        let change = single.setting([id: value], in: settings)
        (single, refused) = (change.document, refused.union(change.refused.map(\.field)))
      }
      #expect(together.document.values == single.values, "\(round): \(changes.keys.sorted())")
      #expect(Set(together.refused.map(\.field)) == refused, "\(round): \(changes.keys.sorted())")
      #expect(document.bytes.applying(together.edits) == together.document.bytes)
    }
  }
}
