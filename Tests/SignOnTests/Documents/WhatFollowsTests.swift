import Foundation
import SignOn
import Testing

/// An edit nobody looks at changes what was set, what follows from it, and nothing else.
@Suite struct WhatFollowsTests {
  private static let realm = "https://sso.company.com/realms/data"
  private static let keycloak = """
    AUTHENTICATION_PROVIDER=custom-oidc
    AUTHENTICATION_CLIENT_TYPE=confidential
    AUTHENTICATION_PUBLIC_KEYS=[\(realm)/protocol/openid-connect/certs]
    AUTHENTICATION_AUTHORITY=\(realm)
    OIDC_TYPE=custom-oidc
    OIDC_DISCOVERY_URI=\(realm)/.well-known/openid-configuration

    """

  private func change(_ document: Document, _ typed: [String: Value], _ version: ServerVersion = .v1_12)
    -> DocumentChange
  {
    var settings = Settings(version: version)
    settings.typed = typed
    settings.imported = document.imported(beside: typed, version: version)
    return document.setting(document.changes(to: settings), in: settings)
  }

  private func changed(_ document: Document, _ typed: [String: Value]) -> Set<String> {
    var settings = Settings(version: .v1_12)
    settings.typed = typed
    settings.imported = document.imported(beside: typed, version: .v1_12)
    return Set(document.changes(to: settings).keys)
  }

  private static func discovery(_ issuer: String) -> Value { .text(issuer + "/.well-known/openid-configuration") }

  @Test(arguments: [SampleDocuments.stockYAML, SampleDocuments.compose])
  func aValueSetInAFileAsShippedIsAllThatChanges(text: String) throws {
    let document = try SampleDocuments.read(text)
    let after = change(document, ["admin-principals": .list(["carol"])]).document
    #expect(String(decoding: after.bytes, as: UTF8.self) == text.replacing(":-[admin]", with: ":-[carol]"))
  }

  @Test(arguments: Field.all.filter { ![.provider, .discoveryURI, .clientType].contains($0) })
  func everyFieldOfAFileAsShippedIsSetAlone(field: Field) throws {
    let document = try SampleDocuments.read(SampleDocuments.stockYAML)
    let value = field.other(than: document.values[field.id] ?? .text(""))
    let isSeen = Settings(version: .v1_12).with("client-type", .text("public")).isRelevant(field)
    #expect(changed(document, [field.id: value]) == (isSeen ? [field.id] : []))
  }

  /// The shipped defaults of a public client, such as an empty callback URL, are nothing to bring along.
  @Test(arguments: [SampleDocuments.stockYAML, SampleDocuments.compose])
  func noShippedDefaultIsReplacedWithTheClientType(text: String) throws {
    let document = try SampleDocuments.read(text)
    let after = change(document, ["client-type": .text("confidential")]).document
    let now = Set(String(decoding: after.bytes, as: UTF8.self).split(separator: "\n"))
    let gone = text.split(separator: "\n").filter { !now.contains($0) }
    #expect(!gone.isEmpty && gone.allSatisfy { $0.contains("AUTHENTICATION_CLIENT_TYPE") }, "\(gone)")
  }

  @Test func aSetUpIsProposedWhereTheProviderOrItsAddressIsSet() throws {
    let document = try SampleDocuments.read(SampleDocuments.stockYAML)
    for typed in [("provider", Value.text("aws-cognito")), ("discovery-uri", Self.discovery(SampleDocuments.pool))] {
      let all = changed(document, [typed.0: typed.1])
      #expect(all.isSuperset(of: ["provider", "client-type", "disable-pkce", "prompt", "jwt-principal-claims"]))
    }
  }

  @Test func onTheScreenASetUpIsProposedForAPersonToJudge() throws {
    let document = try SampleDocuments.read(SampleDocuments.stockYAML)
    #expect(document.imported(beside: [:])["provider"] == .text("basic"))
    #expect(DocumentSet([document]).imported(beside: [:], proposal: .shown)["provider"] == nil)
  }

  @Test(arguments: ["AUTHENTICATION_PROVIDER=basic", "AUTHENTICATION_PROVIDER=ldap"])
  func aFileWithoutSingleSignOnMovesToItWhereTheProviderIsSet(text: String) throws {
    let document = try SampleDocuments.read(text + "\nAUTHENTICATION_CLIENT_TYPE=public\n")
    #expect(changed(document, ["discovery-uri": Self.discovery(SampleDocuments.pool)]) == ["discovery-uri"])
    #expect(changed(document, ["provider": .text("aws-cognito")]).contains("provider-name"))
  }

  /// Another provider is another client; another name for the same issuer is not.
  @Test(arguments: [
    ("google", "https://accounts.google.com", "aws-cognito", false),
    ("google", "https://accounts.google.com", "custom-oidc", true),
    ("custom-oidc", "https://accounts.google.com", "google", true),
    ("custom-oidc", SampleDocuments.pool, "aws-cognito", true),
    ("aws-cognito", SampleDocuments.pool, "okta", false),
  ])
  func anotherProviderIsAnotherClient(old: String, issuer: String, new: String, keepsClient: Bool) throws {
    let document = try SampleDocuments.read(
      """
      AUTHENTICATION_PROVIDER=\(old)
      AUTHENTICATION_CLIENT_TYPE=public
      AUTHENTICATION_AUTHORITY=\(issuer)
      AUTHENTICATION_CLIENT_ID=abc
      AUTHENTICATION_CALLBACK_URL=https://om.company.com/callback
      AUTHORIZER_ADMIN_PRINCIPALS=[carol]

      """)
    let imported = document.imported(beside: ["provider": .text(new)], version: .v1_12)
    for field in ["client-type", "client-id", "admin-principals"] {
      #expect((imported[field] != nil) == keepsClient, "\(field)")
    }
    #expect(imported["callback-url"] == .text("https://om.company.com/callback"))
    let moved = document.imported(
      beside: ["provider": .text(new), "discovery-uri": Self.discovery(SampleDocuments.otherPool)], version: .v1_12)
    #expect(moved["client-id"] == nil)
  }

  @Test func aNewPoolMovesTheTenantThatWasTheOldOnes() throws {
    let tenant = "OIDC_TENANT=eu-west-1_ABC123DEF\n"
    let typed = ["discovery-uri": Self.discovery(SampleDocuments.otherPool)]
    let document = try SampleDocuments.read(SampleDocuments.env + "\n" + tenant)
    #expect(changed(document, typed) == ["discovery-uri", "authority", "public-key-urls", "tenant"])
    #expect(change(document, typed).document.values["tenant"] == .text("us-east-1_Xyz987654"))
    for other in ["OIDC_TENANT='\"\"'\n", "OIDC_TENANT=mine\n"] {
      let document = try SampleDocuments.read(SampleDocuments.env + "\n" + other)
      #expect(!changed(document, typed).contains("tenant"))
    }
  }

  @Test func anotherRealmMovesItsAuthorityAndItsKeySet() throws {
    let document = try SampleDocuments.read(Self.keycloak)
    let other = "https://sso.company.com/realms/other"
    let after = change(document, ["discovery-uri": Self.discovery(other)])
    #expect(after.refused.isEmpty)
    #expect(
      String(decoding: after.document.bytes, as: UTF8.self) == Self.keycloak.replacing(Self.realm, with: other))
    let back = change(after.document, ["authority": .text(Self.realm)])
    #expect(back.document.bytes == document.bytes)
  }

  @Test func theAuthorityOfAPublicClientMovesItsKeySet() throws {
    let text = """
      AUTHENTICATION_PROVIDER=aws-cognito
      AUTHENTICATION_CLIENT_TYPE=public
      AUTHENTICATION_AUTHORITY=\(SampleDocuments.pool)
      AUTHENTICATION_PUBLIC_KEYS=[\(SampleDocuments.pool)/.well-known/jwks.json]

      """
    let document = try SampleDocuments.read(text)
    let after = change(document, ["authority": .text(SampleDocuments.otherPool)]).document
    #expect(
      String(decoding: after.bytes, as: UTF8.self)
        == text.replacing(SampleDocuments.pool, with: SampleDocuments.otherPool))
  }

  @Test func theKeySetOfTheProviderThatIsLeftIsNotKept() throws {
    let document = try SampleDocuments.read(SampleDocuments.env)
    let typed = ["provider": Value.text("custom-oidc"), "discovery-uri": Self.discovery(Self.realm)]
    #expect(document.imported(beside: typed)["public-key-urls"] == nil)
    #expect(document.imported(beside: ["provider": .text("custom-oidc")])["client-id"] != nil)
  }

  @Test func whatDoesNotApplyHasItsReason() {
    let client = Settings().with("client-type", .text("public"))
    #expect(client.whyNotApplied(.prompt) == "it does not apply to a public client")
    #expect(client.whyNotApplied(.principalDomain) == nil)
    #expect(client.whyNotApplied(.teamClaim)?.contains("it requires OpenMetadata 1.12, and 1.11 is assumed") == true)
  }

  @Test func whatAChangeMissedIsNamed() throws {
    let before = DocumentSet([try SampleDocuments.read(SampleDocuments.env)])
    let other = SampleDocuments.env.replacing("[alice,bob]", with: "[carol]").replacing(
      "company.com\"", with: "a.org\"")
    let after = DocumentSet([try SampleDocuments.read(other)])
    var settings = Settings()
    settings.imported = before.values
    let asked: [String: Value?] = ["admin-principals": .list(["carol"])]
    #expect(before.fieldsMissed(by: after, asked: asked, in: settings) == [.principalDomain])
    #expect(before.fieldsMissed(by: before, asked: asked, in: settings) == [.adminPrincipals])
    #expect(before.fieldsSaidDifferently(in: after) == [.adminPrincipals, .principalDomain])
  }

  @Test(arguments: ["basic", "ldap", "saml", "openmetadata"])
  func aFileThatSignsPeopleInOtherwiseIsNotCalledWrong(provider: String) throws {
    let document = try SampleDocuments.read(
      SampleDocuments.stockYAML.replacing("PROVIDER:-basic", with: "PROVIDER:-\(provider)"))
    var settings = Settings()
    settings.imported = document.imported(beside: [:])
    #expect(settings.findings().map(\.severity) == [.note] && settings.otherSignIn != nil)
    settings.typed["provider"] = .text(provider)
    #expect(settings.findings().contains { $0.field == "provider" && $0.severity == .error })
  }
}

/// The files as they are shipped, where they are at hand.
@Suite(.enabled(if: ReferenceFiles.root != nil)) struct ShippedFileTests {
  static let files = ReferenceFiles.files.filter { file in
    ["conf__openmetadata.yaml", "docker-compose.yml", "postgres.yml", "env-mysql", "values.yaml"].contains {
      file.hasSuffix($0)
    } && !file.hasPrefix("docs-shapes")
  }

  @Test(arguments: files) func theLinesOfTheVariableThatIsSetAreAllThatChange(file: String) throws {
    let root = try #require(ReferenceFiles.root)
    let document = try Document.read([UInt8](try Data(contentsOf: root.appendingPathComponent(file))), named: file)
    var settings = Settings(DocumentSet([document]).deployment)
    settings.typed = ["principal-domain": .text("changed.example")]
    settings.imported = document.imported(beside: settings.typed)
    let change = document.setting(document.changes(to: settings), in: settings)
    func lines(_ document: Document) -> [Substring] {
      String(decoding: document.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }
    let (old, new) = (lines(document), lines(change.document))
    let differing = zip(old, new).filter { $0 != $1 }
    #expect(change.refused.isEmpty && old.count == new.count && !differing.isEmpty)
    #expect(differing.allSatisfy { $0.0.contains("rincipalDomain") || $0.0.contains("AUTHORIZER_PRINCIPAL_DOMAIN") })
    #expect(differing.allSatisfy { $0.1 == $0.0.replacing("open-metadata.org", with: "changed.example") })
  }
}

extension Settings {
  fileprivate func with(_ id: String, _ value: Value) -> Settings {
    var settings = self
    settings.imported[id] = value
    return settings
  }
}
