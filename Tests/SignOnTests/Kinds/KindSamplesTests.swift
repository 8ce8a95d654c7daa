import Testing

@testable import SignOn

/// Files as people have them: recognised for what they are, read, and one field at a time set and set back.
@Suite struct KindSamplesTests {
  private func read(_ text: String) throws -> Document { try SampleDocuments.read(text) }

  private func settings(_ document: Document) -> Settings {
    var settings = Settings(version: .v2_0)
    settings.imported = document.values
    settings.imported["client-type"] = .text("confidential")
    return settings
  }

  @Test(arguments: KindSamples.all) func aFileIsTakenForWhatItIs(sample: KindSamples.Sample) throws {
    let document = try read(sample.text)
    #expect(document.kind.id == sample.kind)
    #expect(document.values["provider"]?.text == sample.provider)
    #expect(document.values["client-id"]?.text == sample.clientID)
    #expect(document.changes(to: Settings()).isEmpty)
  }

  /// The sum of what follows from the next two: nothing else changes, and what was set goes back.
  @Test(arguments: KindSamples.all, Field.all) func whatIsSetIsReadAndGoesBack(
    sample: KindSamples.Sample, field: Field
  ) throws {
    let document = try read(sample.text)
    let settings = settings(document)
    guard settings.isRelevant(field), field.id != "client-type", document.places[field.id]?.state != .inferred else {
      return
    }
    let old = document.values[field.id]
    let value = field.other(than: old ?? .text(""))
    let change = document.setting([field.id: value], in: settings)
    #expect(document.bytes.applying(change.edits) == change.document.bytes)
    guard change.refused.isEmpty else {
      #expect(change.edits.isEmpty || field.keys.count > 1, "\(change.refused)")
      return
    }
    guard !change.edits.isEmpty else { return }
    #expect(try read(String(decoding: change.document.bytes, as: UTF8.self)).values[field.id] == value)
    for other in Field.all where other.id != field.id && document.places[other.id]?.state != .inferred {
      guard change.document.places[other.id]?.state != .inferred else { continue }
      #expect(change.document.values[other.id] == document.values[other.id], "\(other.id)")
      #expect(change.document.places[other.id]?.state == document.places[other.id]?.state, "\(other.id)")
    }
    let again = change.document.setting([field.id: value], in: settings)
    #expect(again.edits.isEmpty)
    let back = change.document.setting([field.id: old], in: settings)
    // A new section stays, and a variable's default goes back to the server's own.
    guard old != nil || document.text is VariableKeys || document.text is UnitKeys else { return }
    #expect(back.refused.isEmpty, "\(back.refused)")
    let text = String(decoding: back.document.bytes, as: UTF8.self)
    // Quotes that a value needed stay when it goes.
    #expect(
      text == sample.text || (old != nil && isPartlyNew(field, document))
        || (value.text.isEmpty && text.filter { !"'\"".contains($0) } == sample.text.filter { !"'\"".contains($0) }))
  }

  /// One of the keys of a field is absent: it is added, and stays.
  private func isPartlyNew(_ field: Field, _ document: Document) -> Bool {
    field.keys.contains { (try? document.text.found($0)) == nil }
  }

  @Test func aReferenceIsNamedAndNeverReplaced() throws {
    let document = try read(KindSamples.deployment)
    #expect(document.places["client-secret"]?.state == .reference(secret: "keycloak", key: "client-secret"))
    #expect(document.places["principal-domain"]?.state == .elsewhere("the ConfigMap names under domain"))
    let change = document.setting(
      ["client-secret": .secret(Secret("new")), "principal-domain": .text("x.org")], in: settings(document))
    #expect(Set(change.refused.map(\.field)) == ["client-secret", "principal-domain"])
    #expect(change.edits.isEmpty)
    let task = try read(KindSamples.task)
    #expect(
      task.places["client-secret"]?.state
        == .elsewhere("arn:aws:secretsmanager:eu-west-1:1:secret:x, which valueFrom names"))
  }

  @Test func aReferenceWithinTheFileIsFollowed() throws {
    let document = try read(KindSamples.statefulSet)
    #expect(document.values["client-secret"] == .secret(Secret("oldsecret0123456789abcdef")))
    let change = document.setting(["client-secret": .secret(Secret("new0secret"))], in: settings(document))
    #expect(
      String(decoding: change.document.bytes, as: UTF8.self)
        == KindSamples.statefulSet.replacing("oldsecret0123456789abcdef", with: "new0secret"))
  }

  @Test func aParameterOfATemplateIsSetElsewhere() throws {
    #expect(
      try read(KindSamples.template).places["principal-domain"]?.state == .variable("AUTHORIZER_PRINCIPAL_DOMAIN"))
  }

  @Test func allContainersOfTheServerGetTheValue() throws {
    let document = try read(KindSamples.statefulSet)
    let change = document.setting(["provider": .text("aws-cognito")], in: settings(document))
    #expect(
      String(decoding: change.document.bytes, as: UTF8.self)
        == KindSamples.statefulSet.replacing("custom-oidc", with: "aws-cognito"))
  }

  @Test func anAddedVariableIsWrittenLikeItsNeighbour() throws {
    let document = try read(KindSamples.deployment)
    let change = document.setting(["registration-domains": .list(["a.org"])], in: settings(document))
    #expect(change.refused.isEmpty)
    #expect(change.document.values["registration-domains"] == .list(["a.org"]))
    #expect(
      String(decoding: change.document.bytes, as: UTF8.self).contains(
        "\n            - name: AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN\n              value: \"[a.org]\"\n"))
    let task = try read(KindSamples.task)
    let added = task.setting(["session-expiry": .text("7200")], in: settings(task))
    let text = String(decoding: added.document.bytes, as: UTF8.self)
    #expect(text.contains("\n        {\"name\": \"OIDC_SESSION_EXPIRY\", \"value\": \"7200\"}\n"))
  }

  @Test func aUnitsOtherFileIsNamed() throws {
    let document = try read(KindSamples.unit.replacing("ExecStart", with: "EnvironmentFile=-/etc/om.env\nExecStart"))
    #expect(document.notes.contains { $0.message == "line 8: the file /etc/om.env sets variables as well, and wins." })
    #expect(DocumentSet([document]).elsewhere.contains("discovery-uri"))
    let change = document.setting(["admin-principals": .list(["a b"])], in: settings(document))
    #expect(
      String(decoding: change.document.bytes, as: UTF8.self).contains(
        "Environment=\"AUTHORIZER_ADMIN_PRINCIPALS=[a b]\"\n"))
  }

  @Test func quotesAroundALineAreToldOf() throws {
    let document = try read(KindSamples.quotedLines)
    #expect(document.notes.contains { $0.field == "provider" && $0.message.contains("inside the quotes") })
  }

  @Test func aSecretStaysEncoded() throws {
    let document = try read(KindSamples.encodedSecret)
    #expect(document.values["client-secret"] == .secret(Secret("oldsecret0123456789abcdef")))
    let change = document.setting(["client-secret": .secret(Secret("new0secret"))], in: settings(document))
    #expect(
      String(decoding: change.document.bytes, as: UTF8.self)
        == KindSamples.encodedSecret.replacing("b2xkc2VjcmV0MDEyMzQ1Njc4OWFiY2RlZg==", with: "bmV3MHNlY3JldA=="))
    let broken = try read(KindSamples.encodedSecret.replacing("\"b2x", with: "\"*b2x"))
    #expect(broken.notes.contains { $0.message.contains("not Base64") })
  }

  @Test func whatAnotherSystemFillsIsNamed() throws {
    let document = try read(KindSamples.externalSecret)
    #expect(
      document.places["client-secret"]?.state == .elsewhere("the place behind the ExternalSecret oidc-secrets"))
    let change = document.setting(["client-secret": .secret(Secret("new"))], in: settings(document))
    #expect(change.edits.isEmpty && change.refused.count == 1 && change.refused[0].line == 9)
  }

  @Test func theProviderOfASecretIsNotGuessed() throws {
    let set = DocumentSet([try read(KindSamples.secret.replacing("'oldsecret", with: "'short ä"))])
    var settings = Settings()
    settings.imported = set.values
    settings.elsewhere = set.elsewhere
    #expect(settings.findings().allSatisfy { $0.field == "client-secret" && !$0.message.contains("Cognito") })
  }

  @Test func literalValuesInTerraformAreReadAndNotEdited() throws {
    let document = try read(KindSamples.terraform)
    #expect(document.values["public-key-urls"] == .list(["https://a.test/one", "https://a.test/two"]))
    #expect(document.places["public-key-urls"]?.line == 28 && document.values["admin-principals"] == .list(["ann"]))
    #expect(document.places["admin-principals"]?.line == 10 && document.values["authority"] == .text("https://a.test"))
    #expect(document.values["client-secret"] == .secret(Secret("oldsecret0123456789abcdef")))
    #expect(document.places["principal-domain"]?.state == .elsewhere("Terraform (var.domain)"))
    #expect(document.places["callback-url"]?.state == .elsewhere("Terraform (var.callback)"))
    let change = document.setting(
      ["provider": .text("okta"), "principal-domain": .text("b.test"), "provider-name": .text("SSO")],
      in: settings(document))
    #expect(change.edits.isEmpty && change.refused.count == 3)
    let provider = try #require(change.refused.first { $0.field == "provider" })
    #expect(provider.line == 20 && provider.problem == "this kind of file is only read")
    #expect(
      provider.textToPutThere
        == "set {\n  name  = \"openmetadata.config.authentication.provider\"\n  value = \"okta\"\n}")
    let list = try read(KindSamples.terraformList)
    #expect(list.values["admin-principals"] == .list(["ann", "bob"]))
    #expect(list.notes.contains { $0.message.hasPrefix("line 3: values also come from the file values.yaml") })
    #expect(DocumentSet([list]).elsewhere.contains("authority"))
  }

  @Test(arguments: [
    ("name: x\nvalue: y\n", DocumentError.unrecognized),
    ("# Notes\n\nSee: openmetadata, {{ x }}\n* a: [b\n", .unrecognized),
    ("kind: Deployment\napiVersion: apps/v1\nspec: {image: openmetadata}\n", .unrecognized),
    (
      "resource \"helm_release\" \"om\" {\n  set {\n    name  = \"openmetadata.config.authentication.provider\"\n  }\n}\n",
      .terraform(line: 3)
    ),
  ]) func whatIsNotKnownIsNotGuessed(text: String, error: DocumentError) {
    #expect(throws: error) { try read(text) }
  }

  @Test func aKindThatIsNamedCountsWhereTheContentDoesNotTell() throws {
    let bytes = Array("OTHER: x\n".utf8)
    #expect(throws: DocumentError.notOfKind(.compose)) { try Document.read(bytes, named: "f", as: .compose) }
    let both = Array("services:\n  a: {}\nauthenticationConfiguration: {provider: basic}\n".utf8)
    #expect(try Document.read(both, named: "f", as: .openMetadataYAML).values["provider"] == .text("basic"))
    let env = try Document.read(Array("OIDC_SCOPE=openid\n".utf8), named: "f", as: .compose)
    #expect(env.kind == .dockerEnv)
  }

  @Test(arguments: KindSamples.all) func noSecretIsShown(sample: KindSamples.Sample) {
    let text = Redactor().text(Array(sample.text.utf8))
    #expect(!text.contains("oldsecret") && !text.contains("b2xkc2Vj"))
  }

  @Test func onlyWhatASecretHoldsIsAskedOfIt() throws {
    let set = DocumentSet([try read(KindSamples.secret)])
    #expect(set.elsewhere.contains("discovery-uri") && !set.elsewhere.contains("client-secret"))
    let both = DocumentSet([try read(SampleDocuments.helm), try read(KindSamples.secret)])
    #expect(both.values["client-secret"] == .secret(Secret("oldsecret0123456789abcdef")))
    #expect(both.deciders["client-secret"] == 1 && both.elsewhere.isEmpty)
  }
}
