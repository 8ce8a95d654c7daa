import Foundation
import TestThreads
import Testing

/// `edit --yes`: what was set, what follows from it, and nothing else; and what cannot be set is told.
@Suite(.waiting) struct EditAloneTests {
  /// As shipped: passwords of OpenMetadata's own, everything else a default.
  private static let stock =
    "services:\n"
    + ["execute-migrate-all", "openmetadata-server"].map { service in
      """
        \(service):
          image: docker.getcollate.io/openmetadata/server:1.12.6
          environment:
            AUTHORIZER_ADMIN_PRINCIPALS: ${AUTHORIZER_ADMIN_PRINCIPALS:-[admin]}
            AUTHORIZER_PRINCIPAL_DOMAIN: ${AUTHORIZER_PRINCIPAL_DOMAIN:-"open-metadata.org"}
            AUTHENTICATION_PROVIDER: ${AUTHENTICATION_PROVIDER:-basic}
            AUTHENTICATION_CLIENT_TYPE: ${AUTHENTICATION_CLIENT_TYPE:-public}
            OIDC_CLIENT_ID: ${OIDC_CLIENT_ID:-""}
            OIDC_DISABLE_PKCE: ${OIDC_DISABLE_PKCE:-true}
            OIDC_PROMPT_TYPE: ${OIDC_PROMPT_TYPE:-"consent"}

      """
    }.joined()

  private static let client = """
    AUTHENTICATION_PROVIDER=aws-cognito
    AUTHENTICATION_CLIENT_TYPE=public
    AUTHORIZER_ADMIN_PRINCIPALS=[alice]

    """

  private func run(_ folder: borrowing TestFolder, _ words: [String]) async throws -> CommandRun {
    try await CommandRun(words, in: folder.path)
  }

  @Test func aFileAsShippedGetsTheOneValueInItsPlaces() async throws {
    try await TestFolder.with { folder in
      try folder.write("compose.yml", Self.stock)
      let edit = ["edit", "compose.yml", "--offline", "--yes", "--json", "--set", "principal-domain=example.org"]
      let run = try await run(folder, edit)
      #expect(run.status == 0, "\(run.messages)")
      #expect(
        folder.text("compose.yml") == Self.stock.replacingOccurrences(of: "open-metadata.org", with: "example.org"))
      let changes = try #require(try run.json()["changes"] as? [[String: Any]])
      #expect(changes.count == 1 && changes[0]["old"] as? String == "open-metadata.org")
      #expect(changes[0]["field"] as? String == "principal-domain" && changes[0]["new"] as? String == "example.org")
    }
  }

  @Test func whatTheServerSeesIsShownAndExported() async throws {
    try await TestFolder.with { folder in
      try folder.write("compose.yml", Self.stock)
      let check = try await run(folder, ["check", "compose.yml", "--offline"])
      #expect(check.status == 0 && check.text.contains("basic signs people in with OpenMetadata's own passwords"))
      let summary = try await run(folder, ["summary", "compose.yml", "--json"]).json()
      #expect(summary["provider"] as? String == "basic" && summary["client"] as? String == "public")
      let export = try await run(folder, ["export", "--from", "compose.yml", "--to", "docker-env"])
      #expect(export.text.contains("AUTHENTICATION_PROVIDER=basic\n"))
      #expect(export.text.contains("AUTHENTICATION_CLIENT_TYPE=public\n"))
    }
  }

  @Test func anErrorThatWasThereBeforeIsToldAndStopsNoOtherField() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let wrong = folder.text("sso.env").replacingOccurrences(of: ProgramRun.callback, with: "nowhere")
      try folder.write("sso.env", wrong)
      let other = try await run(folder, ["edit", "sso.env", "--offline", "--yes", "--set", "admin-principals=bob"])
      #expect(other.status == 0 && other.messages.contains("error: callback-url: "), "\(other.messages)")
      #expect(folder.text("sso.env") == wrong.replacingOccurrences(of: "[alice]", with: "[bob]"))
      let same = try await run(folder, ["edit", "sso.env", "--offline", "--yes", "--set", "callback-url=elsewhere"])
      #expect(same.status == 1 && same.messages.contains("nothing written: "))
    }
  }

  @Test(arguments: [
    (["--set", "prompt=login"], "prompt"), (["--secret-file", "secret"], "client-secret"),
    (["--set", "default-role=DataConsumer", "--openmetadata", "1.11"], "default-role"),
  ]) func whatDoesNotApplyIsToldAndNotDropped(_ words: [String], _ field: String) async throws {
    try await TestFolder.with { folder in
      try folder.write("public.env", Self.client)
      try folder.write("secret", ProgramRun.secret)
      for command in [
        ["edit", "public.env", "--yes", "--json"], ["edit", "public.env", "--yes", "--force", "--json"],
      ] {
        let run = try await run(folder, command + ["--offline"] + words)
        #expect(run.status == 1 && run.messages.contains("\(field) cannot be set: "), "\(run.messages)")
        let refused = try #require(try run.json()["refused"] as? [[String: String]])
        #expect(refused.map { $0["field"] } == [field])
        #expect(folder.text("public.env") == Self.client && !run.messages.contains("canary"))
      }
      let setup = ["setup", "--offline", "--yes", "--force", "-o", "new.yaml", "--set", "client-type=public"]
      #expect(try await run(folder, setup + words).status == 1 && !folder.names.contains("new.yaml"))
    }
  }

  @Test func whatComposeDoesNotPassOnIsToldWithTheOverride() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let cookie = ["--offline", "--set", "secure-session-cookie=true"]
      let edit = try await run(folder, ["edit", "sso.env", "--yes"] + cookie)
      #expect(edit.status == 0 && folder.text("sso.env").contains("FORCE_SECURE_SESSION_COOKIE=true"))
      #expect(
        edit.messages.contains("do not pass on FORCE_SECURE_SESSION_COOKIE") && edit.messages.contains("override"))
      let setup = ["setup", "--format", "docker-env", "--yes", "--force"] + cookie
      let alone = try await run(folder, setup + ["-o", "alone.env", "--alone"])
      #expect(alone.messages.contains("do not pass on FORCE_SECURE_SESSION_COOKIE"))
      #expect(!folder.names.contains("alone.override.yaml"))
      #expect(try await run(folder, setup + ["-o", "new.env"]).text.contains("written: new.override.yaml"))
    }
  }

  @Test func aListThatBeginsWithABracketIsJSON() async throws {
    try await TestFolder.with { folder in
      try folder.write("compose.yml", Self.stock)
      func set(_ assignment: String) async throws -> CommandRun {
        try await run(folder, ["edit", "compose.yml", "--offline", "--diff", "--set", assignment])
      }
      for text in [#"["ann","bob"]"#, #" [ "ann", "bob" ]"#, "ann,bob", "ann, bob"] {
        let run = try await set("admin-principals=\(text)")
        #expect(run.status == 0 && run.text.contains(":-[ann,bob]}"), "\(run.messages)")
      }
      #expect(try await set(#"allowed-domains=["a,b.org"]"#).text.contains(#""a,b.org""#))
      for (text, place) in [
        ("[ann]", "character 2"), (#"["ann""#, "character 7"), (#"[["ann"]]"#, "an array of strings"),
      ] {
        let run = try await set("admin-principals=\(text)")
        #expect(run.status == 64 && run.messages.contains("--set") && run.messages.contains(place), "\(run.messages)")
      }
      let help = try await run(folder, ["edit", "--help"]).text.split(whereSeparator: \.isWhitespace)
      #expect(help.joined(separator: " ").contains("A list that begins with [ is JSON"))
    }
  }

  @Test func valuesAreCheckedWithoutAFile() async throws {
    try await TestFolder.with { folder in
      let answers = ["discovery-uri", "client-id", "callback-url", "admin-principals"]
      let values = [ProgramRun.pool, ProgramRun.clientID, ProgramRun.callback, "alice"]
      let given = zip(answers, values).flatMap { ["--set", "\($0)=\($1)"] }
      try folder.write("secret", ProgramRun.secret)
      let right = try await run(folder, ["check", "--offline", "--secret-file", "secret", "--json"] + given)
      let judged = try right.json()
      #expect(right.status == 0 && (judged["files"] as? [Any])?.isEmpty == true, "\(right.text)")
      try folder.write("answers.json", #"{"client-id": "abc", "openmetadata": "2.0"}"#)
      let wrong = try await run(folder, ["check", "--offline", "--answers", "answers.json", "--json"])
      let release = try wrong.json()["openmetadata"] as? String
      #expect(wrong.status == 1 && release == "2.0")
      for format in ["sarif", "junit", "text"] {
        #expect(
          try await run(folder, ["check", "--offline", "--answers", "answers.json", "--format", format]).status == 1)
      }
      for command in ["check", "sign-in"] {
        let none = try await run(folder, [command])
        #expect(none.status == 64 && none.messages.contains("pass a file, or values with --set or --answers"))
      }
      let signIn = try await run(folder, ["sign-in", "--rehearse", "--answers", "answers.json"])
      #expect(signIn.status == 64 && signIn.messages.contains("discovery-uri"), "\(signIn.messages)")
    }
  }
}
