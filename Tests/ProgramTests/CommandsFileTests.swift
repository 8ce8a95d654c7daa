import Foundation
import TestThreads
import Testing

@testable import Files

/// `export`, `diff`, `redact`, `restore`, `edit` and `summary` on files.
@Suite(.waiting) struct CommandsFileTests {
  @Test(arguments: [
    "openmetadata-yaml", "docker-env", "compose-override", "helm-values", "kubernetes-secret", "security-config-yaml",
    "security-config-json",
  ])
  func anExportHoldsTheSecretOnlyWhereItIsMeantTo(_ format: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let shown = try await folder.run("export", "--from", "openmetadata.yaml", "--to", format)
      #expect(shown.status == 0 && !shown.output.isEmpty && !shown.output.holds("canary"))
      let whole = try await folder.run("export", "--from", "openmetadata.yaml", "--to", format, "--with-secret")
      #expect(whole.status == 0)
      let file = try await folder.run("export", "--from", "openmetadata.yaml", "--to", format, "-o", "new")
      #expect(file.status == 0 && file.output.isEmpty && file.messages.contains("written: new"))
      #expect(Array(folder.text("new").utf8) == whole.output)
      let isSecret = whole.output.holds("canary")
      #expect(try folder.status("new").mode & 0o077 == (isSecret ? 0 : 0o044))
      #expect(shown.messages.contains("YOUR_CLIENT_SECRET stands for the secret") == isSecret)
      #expect(shown.text.contains("YOUR_CLIENT_SECRET") == isSecret && !shown.text.contains("•"))
    }
  }

  @Test(arguments: CommandsCheckTests.kinds.keys.sorted().filter { $0 != "values.yaml" })
  func whatIsExportedFromAnyKindReadsBackTheSame(_ name: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      for format in ["openmetadata-yaml", "docker-env", "security-config-json", "security-config-yaml"] {
        let export = try await folder.run("export", "--from", name, "--to", format, "-o", format)
        #expect(export.status == 0, "\(export.messages)")
        let diff = try await folder.run("diff", "--fields", name, format)
        #expect(diff.status == 0 && diff.output.isEmpty, "\(diff.text)\(diff.messages)")
      }
    }
  }

  @Test func nothingIsExportedWhileAnErrorStands() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let words = ["export", "--from", "sso.env", "--to", "helm-values", "--set", "callback-url=nowhere", "-o", "new"]
      let refused = try await CommandRun(words, in: folder.path)
      #expect(refused.status == 1 && refused.output.isEmpty && refused.messages.contains("error: callback-url"))
      #expect(!folder.names.contains("new"))
      #expect(try await CommandRun(words + ["--force"], in: folder.path).status == 0)
      #expect(folder.text("new").contains("nowhere"))
      #expect(try await CommandRun(words + ["--force"], in: folder.path).status == 5)
    }
  }

  @Test func filesOfOneKindAreComparedByLinesAndOthersByFields() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("b.env", folder.text("sso.env").replacingOccurrences(of: "[alice]", with: "[bob]"))
      let same = try await folder.run("diff", "sso.env", "sso.env")
      #expect(same.status == 0 && same.output.isEmpty && same.messages.isEmpty)
      let lines = try await folder.run("diff", "sso.env", "b.env")
      #expect(lines.status == 1)
      #expect(lines.text.contains("-AUTHORIZER_ADMIN_PRINCIPALS=[alice]\n+AUTHORIZER_ADMIN_PRINCIPALS=[bob]\n"))
      let fields = try await folder.run("diff", "openmetadata.yaml", "b.env")
      #expect(fields.status == 1 && fields.text == "admin-principals\n  - alice\n  + bob\n")
      let json = try await folder.run("diff", "--json", "openmetadata.yaml", "b.env").json()
      let differences = try #require(json["differences"] as? [[String: Any]])
      #expect(differences.count == 1 && differences[0]["new"] as? [String] == ["bob"])
    }
  }

  @Test func anotherSecretIsADifferenceThatDoesNotShowIt() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("b.env", folder.text("sso.env").replacingOccurrences(of: "canary0", with: "canary1"))
      for words in [["sso.env", "b.env"], ["openmetadata.yaml", "b.env"], ["--json", "sso.env", "b.env"]] {
        let run = try await CommandRun(["diff"] + words, in: folder.path)
        #expect(run.status == 1 && run.text.contains("‹secret ") && !run.output.holds("canary"), "\(run.text)")
      }
    }
  }

  @Test func anEditChangesItsValueAloneAndRestoreBringsTheOldOneBack() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let old = folder.text("openmetadata.yaml")
      let words = ["edit", "openmetadata.yaml", "--offline", "--set", "admin-principals=alice,bob"]
      let shown = try await CommandRun(words + ["--diff"], in: folder.path)
      #expect(
        shown.status == 0 && shown.text.contains("+  adminPrincipals: ${AUTHORIZER_ADMIN_PRINCIPALS:-[alice,bob]}"))
      #expect(folder.text("openmetadata.yaml") == old)
      let done = try await CommandRun(words + ["--yes"], in: folder.path)
      #expect(done.status == 0 && done.output.isEmpty && done.messages.contains("written: openmetadata.yaml"))
      #expect(folder.text("openmetadata.yaml") == old.replacingOccurrences(of: ":-[alice]", with: ":-[alice,bob]"))
      #expect(folder.backups.count == 1)
      let again = try await CommandRun(words + ["--yes"], in: folder.path)
      #expect(again.status == 0 && again.messages.contains("nothing to change"))
      let list = try await folder.run("restore", "openmetadata.yaml", "--list", "--json")
      #expect((try list.json()["backups"] as? [[String: Any]])?.count == 1)
      #expect(try await folder.run("restore", "openmetadata.yaml").status == 64)
      let back = try await folder.run("restore", "openmetadata.yaml", "--yes")
      #expect(back.status == 0 && folder.text("openmetadata.yaml") == old)
      #expect(!(shown.output + back.output + list.output).holds("canary"))
    }
  }

  @Test func anEditThatLeavesAnErrorIsNotWrittenUnlessForced() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let old = folder.text("sso.env")
      let words = ["edit", "sso.env", "--offline", "--set", "callback-url=nowhere", "--yes"]
      let refused = try await CommandRun(words, in: folder.path)
      #expect(refused.status == 1 && refused.messages.contains("error: callback-url") && folder.text("sso.env") == old)
      #expect(try await CommandRun(words + ["--force"], in: folder.path).status == 0)
      #expect(folder.text("sso.env").contains("AUTHENTICATION_CALLBACK_URL=nowhere"))
    }
  }

  @Test func aSecretRefusedByTheProviderIsNotWritten() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await folder.run(
        "edit", "sso.env", "--rehearse", "--fault", "wrong-secret", "--set", "admin-principals=bob", "--yes")
      #expect(run.status == 3 && folder.backups.isEmpty)
    }
  }

  @Test func ofSeveralFilesTheOneThatDecidesIsChanged() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("one.env", "AUTHORIZER_ADMIN_PRINCIPALS=[carol]\n")
      let old = folder.text("openmetadata.yaml")
      let run = try await folder.run(
        "edit", "openmetadata.yaml", "one.env", "--offline", "--yes", "--set", "admin-principals=dave")
      #expect(run.status == 0, "\(run.messages)")
      #expect(folder.text("one.env") == "AUTHORIZER_ADMIN_PRINCIPALS=[dave]\n")
      #expect(folder.text("openmetadata.yaml") == old)
    }
  }

  @Test func aFieldThatIsTakenOutLeavesTheRestAsItIs() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let old = folder.text("sso.env")
      let run = try await folder.run("edit", "sso.env", "--offline", "--yes", "--unset", "disable-pkce")
      #expect(run.status == 0, "\(run.messages)")
      #expect(folder.text("sso.env") == old.replacingOccurrences(of: "OIDC_DISABLE_PKCE=false\n", with: ""))
    }
  }

  @Test func twoFilesThatWouldSayTheSameAreRefused() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      for words in [
        ["check", "--offline"], ["summary"], ["edit", "--yes", "--offline", "--set", "admin-principals=bob"],
      ] {
        let run = try await CommandRun(words + ["openmetadata.yaml", "config.json"], in: folder.path)
        #expect(run.status == 64 && run.messages.contains("overlap"))
      }
    }
  }
}
