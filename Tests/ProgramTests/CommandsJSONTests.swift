import Foundation
import TestThreads
import Testing

/// What programs get: one JSON document on standard output, messages on standard error alone.
@Suite(.waiting) struct CommandsJSONTests {
  private static let setup = [
    "setup", "--offline", "--yes", "--set", "discovery-uri=\(ProgramRun.pool)", "--set",
    "client-id=\(ProgramRun.clientID)", "--set", "callback-url=\(ProgramRun.callback)", "--set",
    "admin-principals=alice", "--secret-file", "secret", "--json",
  ]
  private static let edit = ["edit", "--offline", "--json", "--set", "admin-principals=bob", "sso.env"]

  static let commands: [([String], Set<String>)] = [
    (setup + ["-o", "new.yaml"], ["openmetadata", "deployment", "files", "findings", "rungs", "rehearsal"]),
    (setup + ["--diff"], ["openmetadata", "deployment", "files", "findings", "rungs", "rehearsal"]),
    (edit + ["--yes"], ["openmetadata", "deployment", "files", "changes", "findings", "rungs", "steps", "rehearsal"]),
    (edit + ["--diff"], ["openmetadata", "deployment", "files", "changes", "findings", "rungs", "steps", "rehearsal"]),
    (
      ["check", "--offline", "--json", "sso.env"],
      ["openmetadata", "deployment", "offline", "files", "counts", "findings", "rungs", "rehearsal", "server", "aws"]
    ),
    (
      ["export", "--json", "--to", "helm-values", "--from", "sso.env"],
      ["format", "file", "masked", "text", "findings"]
    ),
    (["export", "--json", "--to", "answers", "--from", "sso.env"], ["format", "file", "masked", "text", "findings"]),
    (
      ["export", "--json", "--to", "docker-env", "-o", "x.env", "--from", "sso.env"],
      ["format", "file", "masked", "text", "findings"]
    ),
    (
      ["summary", "--json", "sso.env"],
      [
        "title", "made", "rehearsal", "version", "deployment", "provider", "client", "counts", "fields", "checks",
        "steps",
      ]
    ),
    (["fields", "--json"], ["fields"]), (["fields", "client-id", "--json"], ["fields"]),
    (["diff", "--json", "sso.env", "config.json"], ["files", "differences"]),
    (["explain-token", "claims", "--from", "sso.env", "--json"], ["token", "person"]),
    (["redact", "--json", "sso.env"], ["file", "kind", "text"]),
    (["restore", "--list", "--json", "sso.env"], ["file", "backups"]),
  ]

  @Test(arguments: commands)
  func standardOutputIsOneDocumentAndNothingElse(_ words: [String], _ members: Set<String>) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("claims", #"{"sub":"1f","email":"alice@example.com","cognito:username":"al"}"#)
      let run = try await CommandRun(words, in: folder.path)
      let result = try run.json()
      #expect(run.status == 0 && result["status"] as? Int == 0, "\(run.messages)")
      #expect(Set(result.keys) == members.union(["status"]))
      #expect(!run.output.holds("canary") && !run.messages.contains("canary") && !run.messages.contains("{"))
      #expect(run.output.last == 0x0A && !run.output.contains(0x1B))
    }
  }

  @Test(arguments: commands.map(\.0).filter { $0.contains("sso.env") && $0[0] != "restore" })
  func aRefusalIsADocumentToo(_ words: [String]) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("claims", "{}")
      try folder.write("sso.env", "\u{1B}[31m: [")
      let run = try await CommandRun(words, in: folder.path)
      let result = try run.json()
      if words[0] == "redact" { return }
      #expect(run.status == 5 && result["status"] as? Int == 5, "\(run.messages)")
      let error = try #require(result["error"] as? String)
      #expect(run.messages == "openmetadata-sso: \(error)\n")
    }
  }

  @Test func whatAnEditHasDoneIsToldFieldByField() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let result = try await CommandRun(Self.edit + ["--yes"], in: folder.path).json()
      let change = try #require((result["changes"] as? [[String: Any]])?.first)
      #expect(change["field"] as? String == "admin-principals")
      #expect(change["old"] as? [String] == ["alice"] && change["new"] as? [String] == ["bob"])
      let file = try #require((result["files"] as? [[String: Any]])?.first)
      #expect(file["file"] as? String == "sso.env" && file["written"] as? Bool == true)
      let kept = try #require(file["kept"] as? String)
      #expect(folder.backups == [(kept as NSString).lastPathComponent])
      #expect((file["difference"] as? String)?.contains("+AUTHORIZER_ADMIN_PRINCIPALS=[bob]") == true)
      let back = try await folder.run("restore", "sso.env", "--yes", "--json").json()
      #expect(back["restored"] as? String == kept && (back["difference"] as? String)?.contains("[alice]") == true)
      let again = try await CommandRun(["edit"] + ["sso.env", "--offline", "--yes", "--json"], in: folder.path)
      let nothing = try again.json()
      #expect((nothing["files"] as? [Any])?.isEmpty == true && again.messages.contains("nothing to change"))
    }
  }

  @Test func errorsThatStandAreInTheRefusal() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      for words in [
        Self.setup + ["-o", "new.yaml", "--set", "callback-url=nowhere"],
        Self.edit + ["--yes", "--set", "callback-url=nowhere"],
        ["export", "--json", "--to", "docker-env", "--from", "sso.env", "--set", "callback-url=nowhere"],
      ] {
        let run = try await CommandRun(words, in: folder.path)
        let result = try run.json()
        #expect(run.status == 1 && result["status"] as? Int == 1)
        let findings = try #require(result["findings"] as? [[String: Any]])
        #expect(findings.contains { $0["field"] as? String == "callback-url" && $0["severity"] as? String == "error" })
      }
    }
  }

  @Test func aFieldIsToldWithItsNameInEveryKindOfFile() async throws {
    try await TestFolder.with { folder in
      let all = try #require(try await folder.run("fields", "--json").json()["fields"] as? [[String: Any]])
      let list = try await folder.run("fields")
      #expect(all.allSatisfy { list.text.contains("  \($0["name"] as? String ?? "?") ") })
      let result = try await folder.run("fields", "admin-principals", "--json").json()
      let field = try #require((result["fields"] as? [[String: Any]])?.first)
      #expect(field["kind"] as? String == "list" && field["required"] as? Bool == true)
      let names = try #require((field["keys"] as? [[String: Any]])?.first?["names"] as? [String: Any])
      #expect(names["helm-values"] as? String == "openmetadata.config.authorizer.initialAdmins")
      #expect(names["docker-env"] as? String == "AUTHORIZER_ADMIN_PRINCIPALS")
      #expect(names["openmetadata-yaml"] as? String == "authorizerConfiguration.adminPrincipals")
    }
  }
}
