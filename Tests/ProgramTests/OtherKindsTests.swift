import TestThreads
import Testing

/// Kinds of files at the command line: what is read besides, and what is told of a file that is not known.
@Suite(.waiting) struct OtherKindsTests {
  private static let secret = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: oidc-secrets
    stringData:
      openmetadata-oidc-client-id: catalog
      openmetadata-oidc-client-secret: oldsecret0123456789abcdef

    """

  @Test func theEnvFileThatComposeReadsIsReadAndEdited() async throws {
    try await TestFolder.with { folder in
      let compose = "services:\n  om:\n    image: openmetadata/server:1.12.6\n    env_file: [om.env]\n"
      try folder.write("dc.yml", compose)
      try folder.write("om.env", "AUTHENTICATION_PROVIDER=custom-oidc\nAUTHORIZER_PRINCIPAL_DOMAIN=a.test\n")
      let edit = try await folder.run(
        "edit", "dc.yml", "--offline", "--yes", "--force", "--set", "principal-domain=b.test")
      #expect(edit.status == 0 && edit.messages.contains("also reading om.env, as Compose does"), "\(edit.messages)")
      #expect(folder.text("dc.yml") == compose)
      #expect(folder.text("om.env") == "AUTHENTICATION_PROVIDER=custom-oidc\nAUTHORIZER_PRINCIPAL_DOMAIN=b.test\n")
      #expect(try await folder.run("summary", "dc.yml").text.contains("b.test"))
    }
  }

  @Test func aSecretIsReadCheckedAndEdited() async throws {
    try await TestFolder.with { folder in
      try folder.write("secret.yaml", Self.secret, mode: 0o600)
      try folder.write("new", "newsecret0123456789abcdef")
      let check = try await folder.run("check", "secret.yaml", "--offline")
      #expect(check.status == 0, "\(check.text)\(check.messages)")
      let summary = try await folder.run("summary", "secret.yaml")
      let redacted = try await folder.run("redact", "secret.yaml")
      #expect(summary.status == 0 && !(summary.text + redacted.text).contains("oldsecret"))
      let edit = try await folder.run("edit", "secret.yaml", "--offline", "--yes", "--secret-file", "new")
      #expect(edit.status == 0, "\(edit.messages)")
      #expect(folder.text("secret.yaml") == Self.secret.replacing("oldsecret", with: "newsecret"))
      #expect(!(edit.text + edit.messages).contains("newsecret"))
    }
  }

  @Test func aFileThatIsNotKnownIsNotGuessed() async throws {
    try await TestFolder.with { folder in
      try folder.write("notes.txt", "OpenMetadata: see openmetadata, OIDC_SCOPE and {{ x }}\n* [\n")
      let run = try await folder.run("check", "notes.txt", "--offline")
      #expect(run.status == 5 && run.messages.contains("This is not a file this program knows"), "\(run.messages)")
      #expect(run.messages.contains("--kind: openmetadata-yaml, docker-env, compose,"))
      let other = try await folder.run("check", "notes.txt", "--offline", "--kind", "nosuch")
      #expect(other.status == 64 && other.messages.contains("kubernetes-manifest"))
      let named = try await folder.run("check", "notes.txt", "--offline", "--kind", "compose")
      #expect(named.status == 5 && named.messages.contains("Docker Compose file"))
      try folder.write("main.tf", "resource \"helm_release\" \"om\" {\n  chart = \"openmetadata\"\n}\n")
      let terraform = try await folder.run("check", "main.tf", "--offline")
      #expect(terraform.status == 5 && terraform.messages.contains("line 2"), "\(terraform.messages)")
    }
  }

  /// A Compose file and the server's sections in one: only a person can tell.
  @Test func everyCommandThatReadsFilesTakesTheKind() async throws {
    try await TestFolder.with { folder in
      let text = """
        services: {a: {}}
        authenticationConfiguration: {provider: custom-oidc, clientType: public, clientId: catalog, authority: "PLACE"}
        """
      try folder.write("one", text)
      try folder.write("two", text.replacing("catalog", with: "other"))
      try folder.write("claims", #"{"sub": "ann", "email": "ann@a.test"}"#)
      let commands: [[String]] = [
        ["diff", "one", "two", "--fields"], ["export", "--from", "one", "--to", "helm-values", "--force"],
        ["explain-token", "claims", "--from", "one", "--offline"], ["sign-in", "one", "--rehearse"],
        ["summary", "one"],
        ["check", "one", "--offline"],
      ]
      for command in commands {
        let without = try await CommandRun(command, in: folder.path)
        #expect(without.status == 5 && without.messages.contains("could be"), "\(command): \(without.messages)")
        let with = try await CommandRun(command + ["--kind", "openmetadata-yaml"], in: folder.path)
        // What is missing in it is told, so that it was read.
        #expect(with.status != 5 && !with.messages.contains("Usage"), "\(command): \(with.status) \(with.messages)")
      }
      let diff = try await folder.run("diff", "one", "two", "--fields", "--kind", "openmetadata-yaml")
      #expect(diff.status == 1 && diff.text == "client-id\n  - catalog\n  + other\n", "\(diff.text)")
    }
  }

  @Test func whatComposeReadsByItselfIsReadInItsOrder() async throws {
    try await TestFolder.with { folder in
      let compose = """
        services:
          om:
            image: openmetadata/server:1.12.6
            env_file:
              - first.env
              - path: ./second.env
                required: false
              - {path: absent.env, required: false}
            environment:
              AUTHENTICATION_PROVIDER: ${OM_PROVIDER:-basic}

        """
      let override = "services:\n  om:\n    environment:\n      AUTHENTICATION_CLIENT_ID: catalog\n"
      try folder.write("compose.yaml", compose)
      try folder.write("compose.override.yaml", override)
      try folder.write("first.env", "AUTHORIZER_PRINCIPAL_DOMAIN=a.test\nAUTHENTICATION_AUTHORITY=https://a.test\n")
      try folder.write("second.env", "AUTHORIZER_PRINCIPAL_DOMAIN=b.test\n")
      try folder.write(".env", "OM_PROVIDER=custom-oidc\n")
      let edit = try await folder.run(
        "edit", "compose.yaml", "--offline", "--yes", "--force", "--set", "principal-domain=c.test", "--set",
        "client-id=other", "--json")
      #expect(edit.status == 0, "\(edit.messages)")
      for name in ["compose.override.yaml", "first.env", "second.env", ".env"] {
        #expect(edit.messages.contains("also reading \(name), as Compose does"))
      }
      #expect(folder.text("second.env") == "AUTHORIZER_PRINCIPAL_DOMAIN=c.test\n")
      #expect(folder.text("first.env").hasPrefix("AUTHORIZER_PRINCIPAL_DOMAIN=a.test\n"))
      #expect(folder.text("compose.yaml") == compose)
      #expect(folder.text("compose.override.yaml") == override.replacing("catalog", with: "other"))
      let summary = try await folder.run("summary", "compose.yaml")
      #expect(summary.text.contains("c.test") && summary.text.contains("custom-oidc") && summary.text.contains("other"))
    }
  }

  /// An override that names only another env file, which comes after the first one's.
  @Test func anOverrideWithOnlyAnEnvFileIsReadToo() async throws {
    try await TestFolder.with { folder in
      try folder.write(
        "docker-compose.yml", "services:\n  om:\n    image: openmetadata/server:1.12.6\n    env_file: a.env\n")
      let override = "services:\n  om:\n    env_file: b.env\n"
      try folder.write("docker-compose.override.yml", override)
      try folder.write("a.env", "AUTHENTICATION_PROVIDER=custom-oidc\nAUTHORIZER_PRINCIPAL_DOMAIN=a.test\n")
      try folder.write("b.env", "AUTHORIZER_PRINCIPAL_DOMAIN=b.test\n")
      let edit = try await folder.run(
        "edit", "docker-compose.yml", "--offline", "--yes", "--force", "--set", "principal-domain=c.test")
      #expect(edit.status == 0, "\(edit.messages)")
      #expect(
        edit.messages.contains(
          "also reading docker-compose.override.yml, as Compose does in its folder; where you name files with -f, name "
            + "this one too\n"))
      #expect(edit.messages.contains("also reading b.env, as Compose does\n"))
      #expect(edit.messages.contains("docker compose -f docker-compose.yml -f docker-compose.override.yml up -d"))
      #expect(folder.text("b.env") == "AUTHORIZER_PRINCIPAL_DOMAIN=c.test\n")
      #expect(folder.text("a.env").contains("a.test") && folder.text("docker-compose.override.yml") == override)
      let alone = try await folder.run("check", "docker-compose.override.yml", "--offline")
      #expect(alone.status == 5 && alone.messages.contains("is read along with them"), "\(alone.messages)")
    }
  }

  @Test func aSecretWithNamesOfItsOwnIsChangedBesideItsValues() async throws {
    try await TestFolder.with { folder in
      let values = """
        openmetadata:
          config:
            authentication:
              provider: custom-oidc
              clientType: confidential
              oidcConfiguration:
                enabled: true
                clientSecret: {secretRef: company-sso, secretKey: key}

        """
      let secret = "kind: Secret\nmetadata: {name: company-sso}\nstringData:\n  key: oldsecret0123456789abcdef\n"
      try folder.write("values.yaml", values)
      try folder.write("secret.yaml", secret, mode: 0o600)
      try folder.write("new", "newsecret0123456789abcdef")
      let words = ["--offline", "--yes", "--force", "--secret-file", "new"]
      let edit = try await CommandRun(["edit", "secret.yaml", "values.yaml"] + words, in: folder.path)
      #expect(edit.status == 0, "\(edit.messages)")
      #expect(folder.text("values.yaml") == values)
      #expect(folder.text("secret.yaml") == secret.replacing("oldsecret", with: "newsecret"))
      #expect(!(edit.text + edit.messages).contains("secret0123"))
    }
  }

  private static let valuesWithObject = """
    openmetadata:
      config:
        authorizer:
          principalDomain: a.test
        authentication:
          provider: custom-oidc
          clientId: catalog
    envFrom:
      - secretRef:
          name: om-sso

    """
  private static let object = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: om-sso
    stringData:
      AUTHORIZER_PRINCIPAL_DOMAIN: b.test
      OIDC_CLIENT_SECRET: oldsecret0123456789abcdef

    """

  @Test func whatEnvFromNamesWinsOverTheChartsValues() async throws {
    try await TestFolder.with { folder in
      let (values, secret) = (Self.valuesWithObject, Self.object)
      try folder.write("values.yaml", values)
      try folder.write("secret.yaml", secret)
      let both = try await folder.run(
        "edit", "values.yaml", "secret.yaml", "--offline", "--yes", "--force", "--set", "principal-domain=c.test")
      #expect(both.status == 0, "\(both.messages)")
      #expect(folder.text("values.yaml") == values)
      #expect(folder.text("secret.yaml") == secret.replacing("b.test", with: "c.test"))
      let alone = try await folder.run(
        "edit", "values.yaml", "--offline", "--yes", "--force", "--set", "principal-domain=d.test")
      #expect(alone.status == 0 && folder.text("values.yaml") == values.replacing("a.test", with: "d.test"))
      #expect(
        alone.messages.contains("If the Secret om-sso sets the variable as well (envFrom, line 10), it wins."),
        "\(alone.messages)")
      let check = try await folder.run("check", "values.yaml", "--offline")
      #expect(
        check.text.contains(
          "line 10: the server also gets the variables of the Secret om-sso, which win over the chart's values."),
        "\(check.text)")
    }
  }
}
