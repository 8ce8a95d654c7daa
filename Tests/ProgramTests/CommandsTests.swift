import Foundation
import TestThreads
import Testing

/// What holds for every command.
@Suite(.waiting) struct CommandsTests {
  static let readers = [
    ["check", "--offline"], ["check", "--offline", "--json"], ["summary"], ["summary", "--format", "markdown"],
    ["summary", "--json"], ["redact"], ["export", "--to", "helm-values", "--from"], ["restore", "--list"],
    ["edit", "--diff", "--offline", "--set", "admin-principals=bob"],
    ["edit", "--diff", "--offline", "--secret-file", "secret", "--set", "admin-principals=bob"],
  ]

  @Test(arguments: readers, CommandsCheckTests.kinds.keys.sorted())
  func theSecretIsInNoOutputAndNothingColoursIt(_ words: [String], _ name: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await CommandRun(words + [name], in: folder.path)
      let isInKubernetes = name == "values.yaml" && words.contains("--secret-file")
      #expect(run.status == (isInKubernetes ? 5 : 0), "\(run.messages)")
      #expect(!run.output.holds("canary") && !run.messages.contains("canary"))
      #expect(!run.output.contains(0x1B) && !run.output.contains(0x0D) && !run.messages.contains("\u{1B}"))
    }
  }

  @Test(
    arguments: [
      ["check", "--offline"], ["summary"], ["export", "--to", "docker-env", "--from"], ["restore", "--yes"],
      ["edit", "--yes", "--offline", "--set", "client-id=x"], ["explain-token", "--offline"], ["diff", "sso.env"],
    ], ["nothere", "folder", "unreadable", "huge", "binary", "/dev/null"])
  func aFileThatCannotBeTakenIsToldInOneLine(_ words: [String], _ name: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try FileManager.default.createDirectory(atPath: folder["folder"], withIntermediateDirectories: false)
      try folder.write("binary", "AUTHENTICATION_PROVIDER=\0\u{1}\u{2}")
      try folder.write("unreadable", "\u{1B}[31m: [", mode: 0)
      try folder.write("huge", "")
      try #require(truncate(folder["huge"], 300 << 20) == 0)
      let run = try await CommandRun(words + [name], in: folder.path)
      #expect(run.status == 5 && run.output.isEmpty, "\(run.text)")
      #expect(run.messages.hasPrefix("openmetadata-sso: ") && run.messages.split(separator: "\n").count == 1)
      #expect(!run.messages.contains("\u{1B}"))
    }
  }

  @Test(arguments: [
    (["chekc", "sso.env"], "did you mean check?"),
    (["check"], "missing configuration: pass a file, or values with --set or --answers"),
    (["check", "--offlin", "sso.env"], "Did you mean '--offline'?"),
    (["summary", "--format", "htm", "sso.env"], "'markdown'"),
    (["export", "--from", "sso.env", "--to", "x"], "helm-values"),
    (["edit", "sso.env", "--yes", "--set", "client-i=1"], "did you mean client-id?"),
    (["edit", "sso.env", "--yes", "--set", "client-id"], "expected name=value"),
    (["edit", "sso.env", "--yes", "--set", "client-secret=x"], "secrets cannot be passed as arguments"),
    (["edit", "sso.env", "--yes", "--unset", "client-i"], "did you mean client-id?"),
    (["check", "sso.env", "--timeout", "0"], "1 to 120"), (["check", "sso.env", "--fault", "html"], "--rehearse"),
    (["restore", "sso.env", "--json"], "--list"),
    (["check", "sso.env", "--secret-env", "NOT_SET"], "NOT_SET is not set"),
    (["check", "sso.env", "--secret-env", "canary0secret"], "given by --secret-env is not set"),
    (["edit", "sso.env", "--yes", "--set", "client-secret:canary"], "--set client-secret: expected name=value"),
    (["sso.env"], "edit sso.env, or check sso.env"),
  ])
  func wrongUsageEndsWith64AndSaysWhatIsRight(_ words: [String], _ says: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await CommandRun(words, in: folder.path)
      #expect(run.status == 64 && run.output.isEmpty && run.messages.contains(says), "\(run.messages)")
      #expect(!run.messages.contains("canary"))
    }
  }

  @Test func aClosedPipeEndsQuietlyAndAFullDiskIsTold() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let closed = try await CommandRun(
        ["summary", "sso.env"], in: folder.path, script: #"trap '' PIPE; "$0" "$@" | true; echo "${PIPESTATUS[0]}""#)
      #expect(closed.messages.isEmpty && ["0\n", "141\n"].contains(closed.text))
      let full = try await CommandRun(["summary", "sso.env"], in: folder.path, script: #""$0" "$@" >/dev/full"#)
      #expect(full.status == 5 && full.messages.contains("standard output: No space left"))
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsKnowTheCommandsAndTheFormats(_ shell: String) async throws {
    try await TestFolder.with { folder in
      let run = try await folder.run("--generate-completion-script", shell)
      #expect(run.status == 0 && run.messages.isEmpty)
      for word in ["check", "explain-token", "redact", "helm-values", "security-config-json", "disabled-scope"] {
        #expect(run.text.contains(word), "\(word)")
      }
    }
  }

  @Test func theSetupWithoutAQuestionWritesWhatAnExportOfItsAnswersWrites() async throws {
    try await TestFolder.with { folder in
      try folder.write("secret", ProgramRun.secret)
      let answers = [
        "discovery-uri=\(ProgramRun.pool)", "client-id=\(ProgramRun.clientID)", "callback-url=\(ProgramRun.callback)",
        "admin-principals=alice",
      ]
      let words =
        answers.flatMap { ["--set", $0] } + ["--secret-file", "secret", "--rehearse", "--yes", "-o", "new.yaml"]
      #expect(try await CommandRun(["setup"] + words, in: folder.path).status == 0)
      let export = try await folder.run(
        "export", "--from", "new.yaml", "--to", "openmetadata-yaml", "--with-secret")
      let mark = "# Rehearsal: checked with a simulated provider, not the real one.\n"
      #expect(folder.text("new.yaml").contains(mark))
      let summary = folder.text("new.yaml.summary.md")
      #expect(summary.contains("- Rehearsal: checked with a simulated provider, not the real one\n"))
      #expect(summary.contains(/- Made: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC by openmetadata-sso \d/), "\(summary)")
      #expect(folder.text("new.yaml").replacing(mark, with: "") == export.text)
      let refused = try await CommandRun(
        ["setup"] + words.map { $0 == "new.yaml" ? "other.yaml" : $0 } + ["--fault", "wrong-secret"], in: folder.path)
      #expect(refused.status == 3 && !folder.names.contains("other.yaml"))
    }
  }
}
