import SignOn
import Testing

/// Several files of one kind in one configuration: a later one wins, and an edit goes to the one that decides.
@Suite struct LayersTests {
  private func set(_ texts: (String, String)...) throws -> DocumentSet {
    DocumentSet(try texts.map { try SampleDocuments.read($0.0, $0.1) })
  }

  private func changed(_ files: DocumentSet, _ changes: [String: Value?]) -> [String] {
    var settings = Settings()
    settings.imported = files.values
    return files.setting(changes, in: settings).map { String(decoding: $0.document.bytes, as: UTF8.self) }
  }

  private static let compose = """
    services:
      server:
        image: openmetadata/server:1.12.6
        env_file:
          - a.env
          - path: ./more/b.env
            required: false
        environment:
          AUTHENTICATION_PROVIDER: ${OM_PROVIDER:-basic}
    """

  /// The order of `env_file` counts, not the order in which the files are named here.
  @Test func aLaterEnvFileWinsAndIsEdited() throws {
    let first = "AUTHENTICATION_CLIENT_ID=one\nAUTHORIZER_PRINCIPAL_DOMAIN=a.test\n"
    let second = "AUTHORIZER_PRINCIPAL_DOMAIN=b.test\n"
    let files = try set((Self.compose, "dc.yml"), (second, "more/b.env"), (first, "a.env"))
    #expect(files.values["principal-domain"] == .text("b.test") && files.deciders["principal-domain"] == 1)
    #expect(files.values["client-id"] == .text("one") && files.deciders["client-id"] == 2)
    #expect(
      files.notes.contains {
        $0.field == "principal-domain" && $0.message == "line 2 of a.env has no effect: line 1 of more/b.env wins."
      })
    let after = changed(files, ["principal-domain": .text("c.test"), "client-id": .text("two")])
    #expect(after == [Self.compose, "AUTHORIZER_PRINCIPAL_DOMAIN=c.test\n", first.replacing("one", with: "two")])
    let added = changed(files, ["enable-self-signup": .text("false")])
    #expect(added == [Self.compose, second + "AUTHENTICATION_ENABLE_SELF_SIGNUP=false\n", first])
  }

  @Test func anEnvFileThatIsNotThereMaySetTheRest() throws {
    let files = try set((Self.compose, "dc.yml"), ("AUTHORIZER_PRINCIPAL_DOMAIN=a.test\n", "a.env"))
    #expect(files.elsewhere.contains("client-id") && !files.elsewhere.contains("principal-domain"))
    let both = try set(
      (Self.compose, "dc.yml"), ("AUTHORIZER_PRINCIPAL_DOMAIN=a.test\n", "a.env"), ("A=b\n", "more/b.env"))
    #expect(!both.elsewhere.contains("client-id"))
  }

  private static let kustomization = """
    configMapGenerator:
      - name: om
        literals:
          - AUTHENTICATION_PROVIDER=custom-oidc
          - AUTHORIZER_PRINCIPAL_DOMAIN=a.test
    patches:
      - path: patch.yaml

    """
  private static let patch = """
    apiVersion: apps/v1
    kind: Deployment
    spec:
      template:
        spec:
          containers:
            - name: om
              env:
                - name: AUTHORIZER_PRINCIPAL_DOMAIN
                  value: b.test

    """

  @Test func aPatchWinsOverWhatKustomizeGenerates() throws {
    let alone = try set((Self.kustomization, "kustomization.yaml"))
    let note = "line 7: the patch patch.yaml may set variables as well, and wins."
    #expect(alone.values["principal-domain"] == .text("a.test") && alone.notes.contains { $0.message == note })
    let both = [
      try set((Self.kustomization, "kustomization.yaml"), (Self.patch, "patch.yaml")),
      try set((Self.patch, "patch.yaml"), (Self.kustomization, "kustomization.yaml")),
    ]
    for files in both {
      #expect(files.values["principal-domain"] == .text("b.test") && files.values["provider"] == .text("custom-oidc"))
      #expect(!files.notes.contains { $0.message == note })
      let after = changed(files, ["principal-domain": .text("c.test"), "provider": .text("okta")])
      #expect(
        Set(after) == [
          Self.kustomization.replacing("custom-oidc", with: "okta"), Self.patch.replacing("b.test", with: "c.test"),
        ])
    }
  }

  @Test func aPatchWithinAKustomizationWinsOverItsLiterals() throws {
    let text = KindSamples.kustomizePatch
    let files = try set((text, "kustomization.yaml"))
    #expect(files.values["principal-domain"] == .text("example.com") && files.notes.isEmpty)
    let after = changed(files, ["principal-domain": .text("c.test"), "provider": .text("okta")])
    #expect(after == [text.replacing("example.com", with: "c.test").replacing("custom-oidc", with: "okta")])
  }

  @Test func aJSONPatchIsNotReadAndThatIsSaid() throws {
    let operations = "- op: replace\n  path: /data/AUTHORIZER_PRINCIPAL_DOMAIN\n  value: b.test\n"
    #expect(throws: DocumentError.operations(line: 2)) { try SampleDocuments.read(operations, "patch.yaml") }
    let json = #"[{"op": "add", "path": "/data/AUTHORIZER_PRINCIPAL_DOMAIN", "value": "b.test"}]"#
    #expect(throws: DocumentError.operations(line: 1)) { try SampleDocuments.read(json, "patch.json") }
    let patch =
      "patches:\n  - target: {kind: ConfigMap}\n    patch: |\n"
      + operations.split(separator: "\n").map { "      \($0)\n" }.joined()
    #expect(throws: DocumentError.operations(line: 5)) { try SampleDocuments.read(patch, "kustomization.yaml") }
    let generator = Self.kustomization.split(separator: "\n").prefix(5).map { "\($0)\n" }.joined()
    let files = try set((generator + patch, "kustomization.yaml"))
    #expect(files.values["principal-domain"] == .text("a.test"))
    #expect(
      files.notes.map(\.message) == [
        "line 8: a JSON 6902 patch may set variables as well, and wins; it is not read."
      ])
  }

  @Test func anObjectWithNamesOfItsOwnIsReadBesideWhatRefersToIt() throws {
    let values = """
      openmetadata:
        config:
          authentication:
            provider: custom-oidc
            clientType: confidential
            oidcConfiguration:
              enabled: true
              clientId: {secretRef: company-sso, secretKey: id}
              clientSecret: {secretRef: company-sso, secretKey: key}
      """
    let secret = "kind: Secret\nmetadata: {name: company-sso}\nstringData:\n  id: catalog\n  key: oldsecret\n"
    let bytes = Array(secret.utf8)
    #expect(throws: DocumentError.unrecognized) { try Document.read(bytes, named: "secret.yaml") }
    let chart = try SampleDocuments.read(values, "values.yaml")
    #expect(Document.read(bytes, named: "secret.yaml", beside: []) == nil)
    #expect(Document.read(Array(secret.replacing("company", with: "other").utf8), named: "s", beside: [chart]) == nil)
    let files = DocumentSet([chart, try #require(Document.read(bytes, named: "secret.yaml", beside: [chart]))])
    #expect(files.values["client-id"] == .text("catalog"))
    #expect(files.values["client-secret"] == .secret(Secret("oldsecret")))
    let after = changed(files, ["client-secret": .secret(Secret("newsecret"))])
    #expect(after == [values, secret.replacing("oldsecret", with: "newsecret")])
    #expect(try files.documents[1].reading(Array(after[1].utf8)).bytes == Array(after[1].utf8))
  }

  /// What `env_file` names does not fill variables; `.env` does.
  @Test func anEnvFileForVariablesGoesBesideNamedOnes() throws {
    let files = try set((Self.compose, "dc.yml"), ("OM_PROVIDER=basic\n", "a.env"), ("OM_PROVIDER=google\n", ".env"))
    #expect(files.values["provider"] == .text("google") && files.deciders["provider"] == 2)
    let after = changed(files, ["provider": .text("okta")])
    #expect(after == [Self.compose, "OM_PROVIDER=basic\n", "OM_PROVIDER=okta\n"])
  }

  @Test func anOverrideOfComposeWins() throws {
    let override = """
      services:
        server:
          environment:
            - AUTHENTICATION_PROVIDER=okta
            - AUTHENTICATION_CLIENT_ID=two
      """
    let files = try set((Self.compose, "docker-compose.yml"), (override, "docker-compose.override.yml"))
    #expect(files.values["provider"] == .text("okta") && files.deciders["provider"] == 1)
    let after = changed(files, ["provider": .text("auth0")])
    #expect(after == [Self.compose, override.replacing("okta", with: "auth0")])
  }

  private static let base = """
    openmetadata:
      config:
        authorizer:
          principalDomain: a.test
          initialAdmins: [ann]
        authentication:
          provider: google
          clientId: one
    extraEnvs:
      - name: AUTHENTICATION_CLIENT_ID
        value: three
    """

  @Test func laterValuesWinAndReplaceTheListOfVariables() throws {
    let production = "openmetadata:\n  config:\n    authorizer:\n      principalDomain: b.test\n"
    let files = try set((Self.base, "values.yaml"), (production, "production.yaml"))
    #expect(files.values["principal-domain"] == .text("b.test") && files.values["client-id"] == .text("three"))
    #expect(files.values["admin-principals"] == .list(["ann"]) && files.elsewhere.isEmpty)
    let after = changed(files, ["principal-domain": .text("c.test"), "admin-principals": .list(["bob"])])
    #expect(after == [Self.base.replacing("[ann]", with: "[bob]"), production.replacing("b.test", with: "c.test")])
    let list = production + "extraEnvs:\n  - {name: OIDC_TYPE, value: x}\n"
    let replaced = try set((Self.base, "values.yaml"), (list, "production.yaml"))
    #expect(replaced.values["client-id"] == .text("one"))
    #expect(changed(replaced, ["client-id": .text("4")])[0] == Self.base.replacing("one", with: "'4'"))
  }

  private static let objects = """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: om-settings}
    data:
      AUTHORIZER_PRINCIPAL_DOMAIN: b.test
      AUTHENTICATION_CLIENT_ID: four
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: om-sso}
    stringData:
      OM_AUTHORIZER_PRINCIPAL_DOMAIN: c.test
      AUTHENTICATION_PROVIDER: okta
    """

  /// `extraEnvs` wins over what `envFrom` names, of which the last wins; names get the prefix.
  @Test func objectsThatEnvFromNamesAreFollowedInOrder() throws {
    let values = Self.base + "\nenvFrom:\n  - configMapRef: {name: om-settings}\n"
    let files = try set((values, "values.yaml"), (Self.objects, "objects.yaml"))
    #expect(files.values["principal-domain"] == .text("b.test") && files.values["client-id"] == .text("three"))
    // The Secret is not named.
    #expect(files.values["provider"] == .text("google") && files.elsewhere.isEmpty)
    let after = changed(files, ["principal-domain": .text("d.test"), "provider": .text("auth0")])
    #expect(
      after == [values.replacing("google", with: "auth0"), Self.objects.replacing("b.test", with: "d.test")])
    let more = values + "  - {prefix: X_, secretRef: {name: om-sso}}\n  - {secretRef: {name: om-sso}}\n"
    let last = try set((more, "values.yaml"), (Self.objects, "objects.yaml"))
    #expect(last.values["provider"] == .text("okta") && last.values["principal-domain"] == .text("b.test"))
    let absent = try set((more, "values.yaml"))
    #expect(absent.notes.count { $0.message.contains("win over the chart's values") } == 3)
    #expect(absent.elsewhere.contains("authority"))
  }

  @Test func aReferenceLeadsToTheObjectOfItsName() throws {
    let values = SampleDocuments.helm.replacing("oidc-secrets", with: "om-oidc")
    let secret = KindSamples.secret.replacing("name: oidc-secrets", with: "name: om-oidc")
    let files = try set((values, "values.yaml"), (secret, "secret.yaml"))
    #expect(files.values["client-secret"] == .secret(Secret("oldsecret0123456789abcdef")))
    let other = try set((values, "values.yaml"), (KindSamples.secret, "secret.yaml"))
    #expect(other.values["client-secret"] == nil && other.elsewhere.contains("client-secret"))
  }

  @Test func aWorkloadTakesItsVariablesFromObjectsInOtherFiles() throws {
    let workload = KindSamples.deployment.replacing(
      "          env:\n", with: "          envFrom: [{secretRef: {name: om-sso}}]\n          env:\n")
    let objects = Self.objects.replacing("om-settings", with: "names").replacing(
      "AUTHENTICATION_CLIENT_ID: four", with: "domain: e.test")
    let files = try set((workload, "deployment.yaml"), (objects, "objects.yaml"))
    #expect(files.values["provider"] == .text("custom-oidc") && files.values["principal-domain"] == .text("e.test"))
    let after = changed(files, ["principal-domain": .text("f.test")])
    #expect(after == [workload, objects.replacing("e.test", with: "f.test")])
  }
}
