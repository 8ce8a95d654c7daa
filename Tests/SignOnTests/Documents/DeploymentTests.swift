import Testing

@testable import SignOn

@Suite struct DeploymentTests {
  private static let compose = """
    services:
      openmetadata-server:
        image: docker.getcollate.io/openmetadata/server:TAG
        environment:
          AUTHENTICATION_PROVIDER: ${AUTHENTICATION_PROVIDER:-basic}
    """

  private static func compose(_ tag: String) -> String { compose.replacing("TAG", with: tag) }

  private static let values = """
    openmetadata:
      config:
        authentication:
          provider: basic

    """

  private func deployment(
    _ files: (name: String, text: String)..., beside neighbours: [(name: String, text: String)] = [],
    given: ServerVersion? = nil
  ) throws -> Deployment {
    Deployment(
      try files.map { try Document.read(Array($0.text.utf8), named: $0.name) },
      beside: neighbours.map { Deployment.Neighbour(name: $0.name, bytes: Array($0.text.utf8)) }, given: given)
  }

  @Test(arguments: [
    ("1.12.6", "1.12 from the image tag, Docker Compose"), ("v1.13.0", "1.13 from the image tag, Docker Compose"),
    ("1.13.4-rc1@sha256:0", "1.13 from the image tag, Docker Compose"),
    ("${OM_TAG:-1.12.6}", "1.12 from the image tag, Docker Compose"),
    ("1.10.1", "1.10 from the image tag (rules of 1.11), Docker Compose"),
    ("2.1.0", "2.1 from the image tag, Docker Compose"),
    ("2.2.0", "2.2 from the image tag (rules of 2.1), Docker Compose"),
    ("latest", "1.11 assumed, Docker Compose"), ("${OM_TAG}", "1.11 assumed, Docker Compose"),
    ("1", "1.11 assumed, Docker Compose"), ("1.x", "1.11 assumed, Docker Compose"),
    ("1.99999999999999999999", "1.11 assumed, Docker Compose"),
  ])
  func theImageTagTellsTheRelease(tag: String, words: String) throws {
    #expect(try deployment(("c.yml", Self.compose(tag))).words == words)
  }

  @Test func windowsLineEndsDoNotMatter() throws {
    let file = Self.compose("${OM_TAG}").replacing("\n", with: "\r\n")
    #expect(try deployment(("c.yml", file), beside: [(".env", "OM_TAG=1.13.4\r\n")]).release.patch == 4)
    let chart = "spec:\r\n  source:\r\n    chart: openmetadata\r\n    targetRevision: 1.13.3\r\n"
    #expect(ReleaseSigns([Array(chart.utf8)]).deployed?.patch == 3)
  }

  @Test func aTagInAnEnvFileCounts() throws {
    let file = ("c.yml", Self.compose("${OM_TAG:-1.11.2}"))
    #expect(try deployment(file, beside: [(".env", "A=1\nOM_TAG='1.13.4'\n")]).release.name == "1.13")
    #expect(try deployment(file, ("om.env", "OM_TAG=1.12.6\nOIDC_SCOPE=openid\n")).release.patch == 6)
    #expect(try deployment(file, beside: [(".env", "# OM_TAG=1.13.4\nMY_OM_TAG=1.12.0\n")]).release.name == "1.11")
  }

  @Test(arguments: [
    (
      "image:\n  repository: docker.getcollate.io/openmetadata/server\n  pullPolicy: Always\n  tag: \"1.12.6\"\n",
      "1.12"
    ),
    ("image:\n  tag: 1.13.0 # pinned\n  repository: openmetadata/server\n", "1.13"),
    ("image:\n  repository: openmetadata/server\n  # tag: 1.13.0\n  tag: \"\"\nother:\n  tag: 1.12.0\n", nil),
    ("# image: openmetadata/server:1.13.0\n", nil),
  ])
  func theImageOfChartValues(image: String, name: String?) throws {
    let release = try deployment(("values.yaml", Self.values + image)).release
    #expect(release == name.flatMap { Release(name == "1.12" ? "1.12.6" : "\($0).0", .imageTag) } ?? .assumed)
  }

  /// Argo CD, Flux, Helmfile and Kustomize name the chart with its version beside it.
  @Test(arguments: [
    ("spec:\n  source:\n    chart: openmetadata\n    targetRevision: 1.13.3\n", "1.13"),
    (
      "spec:\n  sources:\n    - targetRevision: main\n      ref: v\n    - chart: openmetadata\n      targetRevision: '1.12.1'\n",
      "1.12"
    ),
    ("spec:\n  chart:\n    spec:\n      chart: openmetadata\n      version: \"1.12.x\"\n", "1.12"),
    ("releases:\n  - name: openmetadata\n    chart: open-metadata/openmetadata\n    version: ~1.12.0\n", "1.12"),
    ("releases:\n  - name: om\n    version: 1.13.1\n    chart: open-metadata/openmetadata\n", "1.13"),
    ("helmCharts:\n  - name: openmetadata\n    repo: https://helm.open-metadata.org\n    version: 1.12.6\n", "1.12"),
    ("apiVersion: v2\nname: openmetadata\nversion: 0.9.0\nappVersion: \"1.13.1\"\n", "1.13"),
    ("name: mine\ndependencies:\n  - name: openmetadata\n    version: 1.12.6\n    repository: https://h\n", "1.12"),
    ("metadata:\n  labels:\n    helm.sh/chart: openmetadata-1.13.1\n", "1.13"),
    ("spec:\n  chart:\n    spec:\n      chart: openmetadata\n      version: '>=1.12.0 <2'\n", nil),
    ("spec:\n  chart:\n    spec:\n      chart: openmetadata\n      version: ^1.12.0\n", nil),
    (
      "releases:\n  - name: openmetadata-dependencies\n    chart: om/openmetadata-dependencies\n    version: 1.12.0\n",
      nil
    ),
    ("metadata:\n  name: openmetadata\n  version: 1.12.0\n", nil),
  ])
  func theChartVersionTellsTheRelease(text: String, name: String?) {
    let release = ReleaseSigns([Array(text.utf8)]).deployed
    #expect(release?.name == name)
    #expect(release?.source == (name == nil ? nil : .chartVersion))
  }

  @Test func whatIsGivenWinsThenTheFilesThenTheirNeighbours() throws {
    let file = ("c.yml", Self.compose("1.12.6"))
    let neighbours = [("docker-compose.yml", Self.compose("1.13.0"))]
    #expect(try deployment(file, beside: neighbours, given: .v2_0).release.words == "2.0")
    #expect(try deployment(file, beside: neighbours).release.words == "1.12 from the image tag")
    let env = ("om.env", "AUTHENTICATION_PROVIDER=basic\nAUTHORIZER_DEFAULT_OAUTH_ROLE=x\n")
    #expect(try deployment(env).words == "1.12 or later, from its settings, Docker Compose")
    #expect(
      try deployment(env, beside: neighbours).release.words == "1.13 from the image tag in docker-compose.yml")
    #expect(try deployment().words == "1.11 assumed")
    #expect(try deployment(beside: neighbours).kind == .compose)
    #expect(try deployment(beside: [("compose.yaml", "services:\n  db:\n    image: mysql:8\n")]).kind == nil)
  }

  @Test(arguments: [
    ("values.yaml", values, Deployment.Kind.helm), ("om.env", "OIDC_SCOPE=openid\nOIDC_TYPE=x\n", .compose),
    ("openmetadata.yaml", "authenticationConfiguration:\n  provider: basic\n", .server),
    (
      "app.yaml",
      "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      valuesObject:\n"
        + "        openmetadata:\n          config:\n            authentication:\n              provider: basic\n",
      .gitOps
    ),
  ])
  func theKindOfFileTellsHowItRuns(name: String, text: String, kind: Deployment.Kind) throws {
    #expect(try deployment((name, text)).kind == kind)
  }

  /// Where releases differ, a release that is only assumed says so instead of being silent.
  @Test func anAssumedReleaseSilencesNothing() throws {
    var assumed = Settings.samplePool()
    assumed.deployment = Deployment()
    assumed.imported[Field.tokenValidity.id] = .text("0")
    let validity = try #require(assumed.findings().first { $0.check == "token-validity-fits-the-version" })
    #expect(validity.severity == .warning && validity.message.contains("from 2.0"))
    assumed.typed[Field.sessionExpiry.id] = .text("60")
    let expiry = try #require(assumed.findings().first { $0.check == "session-expiry-is-an-hour-or-more" })
    #expect(expiry.message.contains("up to 1.13") && expiry.message.contains("from 2.0"))
    let keys = try #require(assumed.findings().first { $0.check == "own-key-set-fits-the-version" })
    #expect(keys.message.contains("1.11") && keys.remedy.contains("From 1.12"))
    var known = assumed
    known.version = .v1_12
    #expect(!known.findings().contains { $0.check == "token-validity-fits-the-version" })
  }

  /// What applies a file says what to do with it; its own Secret is named.
  @Test func whatAppliesAFileTellsTheNextSteps() throws {
    let chart = """
      openmetadata:
        config:
          authentication:
            clientType: confidential
            provider: custom-oidc
            oidcConfiguration:
              enabled: true
              clientId: {secretRef: sso, secretKey: id}
              clientSecret: {secretRef: sso, secretKey: "it's"}
      """
    func commands(_ text: String) throws -> [String] {
      let document = try Document.read(Array(text.utf8), named: "f.yaml")
      let settings = Settings(version: .v1_12).with(.clientType, "confidential")
      return settings.nextSteps(after: [document]).compactMap(\.command)
    }
    func inside(_ head: String, _ indent: Int) -> String {
      let space = String(repeating: " ", count: indent)
      return head + chart.split(separator: "\n").map { "\(space)\($0)\n" }.joined()
    }
    let secret =
      "kubectl create secret generic sso --from-file=id=client-id.txt "
      + #"--from-file='it'\''s'=client-secret.txt --dry-run=client --output yaml | kubectl apply -f -"#
    let argo = try commands(
      inside("apiVersion: v1\nkind: Application\nspec:\n  source:\n    helm:\n      valuesObject:\n", 8))
    #expect(argo.first == secret && argo[1].hasPrefix("git commit ") && !argo.contains { $0.contains("helm ") })
    let helmfile = try commands(inside("releases:\n  - chart: om/openmetadata\n    values:\n      -\n", 8))
    #expect(helmfile.contains("helmfile --file f.yaml apply"))
    #expect(try commands(chart).contains { $0.hasPrefix("helm upgrade ") && $0.contains("CHART_VERSION") })
  }

  /// The chart requires the client ID outside the OIDC section as well; there it is no reference.
  @Test func theSecretsEntriesAreNamedAsTheFileRefersToThem() throws {
    let chart = """
      openmetadata:
        config:
          authentication:
            clientType: confidential
            provider: custom-oidc
            clientId: openmetadata
            oidcConfiguration:
              enabled: true
              clientId: {secretRef: sso, secretKey: id}
              clientSecret: {secretRef: sso, secretKey: secret}
      """
    let document = try Document.read(Array(chart.utf8), named: "f.yaml")
    let settings = Settings(version: .v1_12).with(.clientType, "confidential")
    let commands = settings.nextSteps(after: [document]).compactMap(\.command)
    #expect(
      commands.contains { $0.contains(" sso --from-file=id=client-id.txt --from-file=secret=client-secret.txt ") })
  }

  /// Releases before 1.13.4 request what Cognito does not offer; a test sign-in requests a code.
  @Test(arguments: [
    ("1.12.6", Finding.Severity.error, TokenJudgement.Verdict.fail), ("1.13.3", .error, .fail), ("1.13.4", nil, nil),
    ("1.13.x", .warning, .cannotTell), ("2.0.1", .warning, .cannotTell), ("", .warning, .cannotTell),
  ])
  func aPublicClientOfCognitoNeedsAFixedRelease(
    tag: String, severity: Finding.Severity?, verdict: TokenJudgement.Verdict?
  ) throws {
    var settings = Settings.samplePool(isPublic: true)
    settings.deployment.release = Release(tag, .imageTag) ?? .assumed
    let finding = settings.findings().first { $0.check == "client-type-is-confidential" }
    #expect(finding?.severity == severity)
    let person = Principal.become(settings, .sample(#"{"email":"alice@company.com","sub":"1"}"#))
    #expect(person.steps.first { $0.topic == .request }?.verdict == verdict)
    #expect(person.admission.isRefused == (verdict == .fail))
    settings.typed["client-type"] = .text("confidential")
    #expect(
      !Principal.become(settings, .sample(#"{"email":"alice@company.com"}"#)).steps.contains { $0.topic == .request })
  }

  @Test func anAssumedReleaseIsInNoCommand() {
    for kind in FileKind.all {
      let steps = kind.nextSteps(DeployedFile(path: "f", release: .assumed))
      #expect(!steps.contains { $0.command?.contains("1.11") == true }, "\(kind.id)")
    }
    let load = "update-security-config"
    let steps = FileKind.openMetadataYAML.nextSteps(DeployedFile(path: "f", release: .assumed))
    #expect(steps.contains { $0.title.contains("from 1.12 on") && $0.command?.contains(load) == true })
    #expect(Settings().answersText().shown.contains("openmetadata") == false)
    #expect(Settings(version: .v1_12).answersText().shown.contains("\"openmetadata\": \"1.12\""))
  }
}
