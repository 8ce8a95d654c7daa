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
}
