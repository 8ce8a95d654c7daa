import Foundation
import TestThreads
import Testing

/// Places and inputs that commands cannot work with, and surroundings that must not matter.
@Suite(.waiting) struct CommandsTroubleTests {
  @Test(arguments: [
    "env -u HOME", "env HOME=/nonexistent/home", "env HOME=/proc", "env -u TERM", "env TERM=no-such-terminal",
    "env TERM=dumb", "env LC_ALL=C", "env LC_ALL=POSIX LANG=C", "env LC_ALL=no_such_LOCALE", "env COLUMNS=7",
    "env CLICOLOR_FORCE=1 FORCE_COLOR=1", "env -i",
  ])
  func theSurroundingsDoNotMatter(_ start: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      for words in [
        ["check", "--offline", "sso.env"], ["check", "--offline", "--json", "sso.env"], ["redact", "sso.env"],
        ["export", "--to", "helm-values", "--from", "sso.env"], ["diff", "sso.env", "config.json"], ["fields"],
        ["edit", "sso.env", "--offline", "--diff", "--set", "admin-principals=bob"],
      ] {
        let usual = try await CommandRun(words, in: folder.path)
        let run = try await CommandRun(words, in: folder.path, script: #"\#(start) "$0" "$@""#)
        // Every run has tags of its own.
        let texts = [run, usual].map { $0.text.replacing(/‹secret [0-9a-f]{4}›/, with: "‹secret›") }
        #expect(run.status == usual.status && texts[0] == texts[1] && run.messages == usual.messages, "\(words)")
      }
    }
  }

  @Test(arguments: ["env -u HOME", "env HOME=/proc", "env -u TERM", "env LC_ALL=C"])
  func questionsOnAPipeEndWithAClearMessage(_ start: String) async throws {
    try await TestFolder.with { folder in
      let run = try await CommandRun(
        ["--plain", "--rehearse"], in: folder.path, script: #"echo \#(ProgramRun.pool) | \#(start) "$0" "$@""#)
      #expect(
        run.status == 4
          && run.text.hasSuffix("The input ended before all questions were answered; nothing was written.\n"))
      #expect(run.messages == "openmetadata-sso: cancelled; nothing was written\n")
    }
  }

  /// As a user who is not root, on files that are root's alone.
  @Test(.enabled(if: geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")))
  func whatMayNotBeReadOrWrittenIsTold() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try FileManager.default.copyItem(atPath: ProgramRun.program, toPath: folder["program"])
      try #require(chmod(folder["program"], 0o755) == 0 && chmod(folder["sso.env"], 0o600) == 0)
      let user = #"setpriv --reuid 65534 --regid 65534 --clear-groups ./program "$@""#
      try #require(try await CommandRun(["--version"], in: folder.path, script: user).status == 0)
      for words in [
        ["check", "--offline", "sso.env"], ["summary", "sso.env"], ["redact", "sso.env"],
        ["diff", "sso.env", "config.json"],
        ["export", "--to", "docker-env", "--from", "sso.env"], ["explain-token", "sso.env"],
        ["check", "--offline", "--secret-file", "sso.env", "config.json"],
        ["setup", "--offline", "--answers", "sso.env", "--yes", "-o", "x"],
        ["edit", "--offline", "--yes", "--set", "admin-principals=bob", "sso.env"],
      ] {
        let run = try await CommandRun(words, in: folder.path, script: user)
        #expect(run.status == 5 && run.output.isEmpty && run.messages.contains("sso.env"), "\(words): \(run.messages)")
        #expect(
          run.messages.contains("is not readable for you") || run.messages.contains("ermission"), "\(run.messages)")
      }
      let edit = ["edit", "--offline", "--yes", "--set", "admin-principals=bob", "openmetadata.yaml"]
      let export = ["export", "--to", "docker-env", "--from", "openmetadata.yaml", "-o", "new"]
      for words in [edit, export] {
        let run = try await CommandRun(words, in: folder.path, script: user)
        #expect(run.status == 5 && run.output.isEmpty && !run.messages.isEmpty, "\(words): \(run.messages)")
      }
      #expect(folder.backups.isEmpty && !folder.names.contains("new"))
    }
  }

  @Test(arguments: [
    ["-o", "folder"], ["-o", "nothere/new"], ["-o", "/dev/full"], ["-o", "/dev/null"], ["-o", "sso.env"], ["-o", ""],
    ["-o", "new", "--save-answers", "sso.env"],
  ])
  func whereNoFileCanBeMadeNothingIs(_ words: [String]) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try FileManager.default.createDirectory(atPath: folder["folder"], withIntermediateDirectories: false)
      let names = folder.names
      try folder.write("answers.json", "{\"discovery-uri\": \"\(ProgramRun.pool)\", \"client-type\": \"public\"}")
      let given = [
        "--set", "client-id=\(ProgramRun.clientID)", "--set", "callback-url=\(ProgramRun.callback)", "--set",
        "admin-principals=alice", "--answers", "answers.json",
      ]
      let run = try await CommandRun(
        ["setup", "--offline", "--yes", "--openmetadata", "2.0"] + given + words, in: folder.path)
      #expect(run.status == 5 && run.output.isEmpty, "\(run.text)")
      #expect(run.messages.split(separator: "\n").last?.hasPrefix("openmetadata-sso: ") == true, "\(run.messages)")
      #expect(folder.names.filter { $0 != "answers.json" } == names)
    }
  }

  @Test(arguments: [
    ("{\"client-i\": \"x\"}", "did you mean client-id?"), ("{\"client-secret\": \"canary\"}", "--secret-file"),
    ("[]", "expected a JSON object"), ("{", "answers.json"), ("\u{0}\u{1}", "answers.json"), ("", "answers.json"),
    ("{\"openmetadata\": \"9\"}", "1.11"), ("{\"format\": \"toml\"}", "helm-values"), ("{\"summary\": 1}", "markdown"),
    ("{\"client-id\": [\"a\"]}", "one string"), ("{\"admin-principals\": [1]}", "array of strings"),
    ("{\"client-id\": {}}", "one string"), ("{\"custom-parameters\": [[]]}", "name and value"),
  ])
  func answersThatCannotBeTakenAreTold(_ text: String, _ says: String) async throws {
    try await TestFolder.with { folder in
      try folder.write("answers.json", text)
      let run = try await folder.run("setup", "--offline", "--yes", "-o", "x", "--answers", "answers.json")
      #expect(run.status == 5 && run.output.isEmpty && run.messages.contains(says), "\(run.messages)")
      #expect(run.messages.split(separator: "\n").count == 1 && !run.messages.contains("canary"))
      #expect(folder.names == ["answers.json"])
    }
  }

  @Test(arguments: [
    ("client-type=secretive", "client-type"), ("max-age=soon", "max-age"), ("callback-url=nowhere", "callback-url"),
    ("use-nonce=perhaps", "use-nonce"), ("provider=aws", "provider"), ("session-expiry=-1", "session-expiry"),
  ])
  func aWrongValueIsAFindingWithItsFieldAndNothingIsWritten(_ assignment: String, _ field: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let old = folder.text("sso.env")
      for words in [["check"], ["edit", "--yes"]] {
        let run = try await CommandRun(words + ["--offline", "--set", assignment, "sso.env"], in: folder.path)
        let told = words == ["check"] ? run.text : run.messages
        #expect(run.status == 1 && told.contains("error: \(field): "), "\(told)")
      }
      #expect(folder.text("sso.env") == old)
    }
  }

  @Test(arguments: CommandsJSONTests.commands.map(\.0) + [["--version"], ["--help"]])
  func aFullDiskUnderStandardOutputIsTold(_ words: [String]) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("claims", #"{"sub":"1f","email":"alice@example.com"}"#)
      let run = try await CommandRun(words, in: folder.path, script: #""$0" "$@" >/dev/full"#)
      #expect(run.status == 5 && run.messages.contains("No space left on device"), "\(run.messages)")
    }
  }

  @Test(arguments: [
    ["check", "--offline", "--json", "sso.env"], ["summary", "--format", "markdown", "sso.env"], ["fields", "--json"],
    ["fields", "--markdown"], ["export", "--to", "helm-values", "--from", "openmetadata.yaml"], ["--help"],
  ])
  func whoStopsReadingIsNotComplainedOf(_ words: [String]) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let script = #""$0" "$@" | head -c1 >first; echo "${PIPESTATUS[0]}"; cat first"#
      let run = try await CommandRun(words, in: folder.path, script: script)
      #expect(["0", "141"].contains(run.text.split(separator: "\n").first ?? ""), "\(run.text)")
      #expect(folder.text("first").count == 1)
      let isMasked = words[0] == "export" && run.messages.hasPrefix("openmetadata-sso: ")
      #expect(run.messages.isEmpty || isMasked, "\(run.messages)")
    }
  }
}
