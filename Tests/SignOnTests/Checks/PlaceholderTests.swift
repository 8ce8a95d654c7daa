import Testing

@testable import SignOn

@Suite struct PlaceholderTests {
  @Test(arguments: [
    ("https://sso.acme.test/realms/<myrealm>", "<myrealm>"), ("https://{your domain}/callback", "{your domain}"),
    ("https://sso.acme.test/realms/‹realm›", "‹realm›"), ("https://sso.acme.test/realms/[realm]", "[realm]"),
    ("{Client ID}", "{Client ID}"), ("xxxxxxxx", "xxxxxxxx"), ("changeme", "changeme"), ("CHANGE_ME", "CHANGE_ME"),
    ("https://your-domain.com/callback", "your-domain"), ("YOUR_CLIENT_ID", "YOUR_CLIENT_ID"),
    ("https://yourapp.company.com/callback", "yourapp"), ("<my_domain>", "<my_domain>"),
  ])
  func itIsFound(text: String, word: String) {
    #expect(Placeholder.first(in: text) == word)
  }

  @Test(arguments: [
    "https://sso.acme.test/realms/main", "${OM_HOST}", "https://${OM_HOST}/callback", "{{ .Values.host }}",
    "https://[::1]:8585/callback", "http://[fe80::1]/callback", "<https://sso.acme.test>", #"{"issuer": "https://x"}"#,
    "openid email profile", "5k2f8hq0v1n3example4u7t9s", "tomorrow", "xx", "alice", "",
  ])
  func whatIsNoneIsLeftAlone(text: String) {
    #expect(Placeholder.first(in: text) == nil)
  }

  /// No address is invented around it, and nothing else is said of the field.
  @Test(arguments: ["aws-cognito", "custom-oidc", "azure", "okta"])
  func itStaysAsItIs(provider: String) {
    var settings = Settings.sample(provider)
    settings.typed["discovery-uri"] = .text("https://sso.acme.test/realms/<myrealm>/.well-known/openid-configuration")
    settings.readDiscoveryURI()
    #expect(settings.text(.discoveryURI).contains("<myrealm>"))
    let found = settings.findings().filter { $0.field == "discovery-uri" }
    #expect(found.map(\.message) == ["“<myrealm>” is a placeholder."] && found.allSatisfy { $0.repair == nil })
  }

  @Test func aSecretIsNotShown() {
    let settings = Settings.samplePool().with(.clientSecret, .secret(Secret("your-client-secret")))
    let found = settings.findings().filter { $0.field == "client-secret" }
    #expect(found.map(\.message) == ["The client secret is a placeholder or the documentation's example."])
  }

  @Test func adminAloneIsDoubtedAndBesideOthersNot() {
    #expect(Settings.samplePool().with(.adminPrincipals, ["admin", "alice"]).complaints() == [])
  }
}
