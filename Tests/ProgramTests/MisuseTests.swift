import Foundation
import Glibc
import TestThreads
import Testing
import Text

/// What is typed by mistake, or by somebody who means harm, is answered with its real cause.
@Suite(.waiting) struct MisuseTests {
  @Test func aFileWithoutItsCommandGetsBoth() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await folder.run("sso.env")
      #expect(run.status == 64 && run.messages.contains("edit sso.env, or check sso.env"), "\(run.messages)")
    }
  }

  @Test func aFileThatIsNotThereIsNoUnknownCommand() async throws {
    try await TestFolder.with { folder in
      let run = try await folder.run("om.yaml")
      #expect(run.status == 64 && run.messages.contains("there is no command or file om.yaml"), "\(run.messages)")
    }
  }

  @Test(arguments: [["--yes"], ["--list"], ["--list", "--json"]])
  func aFileThatIsNotThereCannotBeRestored(_ words: [String]) async throws {
    try await TestFolder.with { folder in
      let run = try await CommandRun(["restore", "nosuch"] + words, in: folder.path)
      #expect(run.status == 5 && run.messages.contains("nosuch does not exist"), "\(run.messages)")
    }
  }

  @Test(arguments: ["OIDC Client ID", "oidc client id", "Client ID", "client-id"])
  func aFieldIsFoundByItsNameOnTheScreen(_ name: String) async throws {
    try await TestFolder.with { folder in
      let run = try await folder.run("fields", name)
      #expect(run.status == 0 && run.text.hasPrefix("OIDC Client ID (client-id)"), "\(run.messages)")
    }
  }

  @Test(arguments: [
    ["--\u{1B}[31mx"], ["--format", "\u{1B}]0;x\u{7}"], ["--timeout", "\u{9B}1"], ["--set", "\u{1B}[31mx=1"],
    ["--openmetadata", "\u{202E}1"],
  ]) func aWrongOptionIsShownVisibly(_ words: [String]) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await CommandRun(["check", "sso.env"] + words, in: folder.path)
      #expect(run.status == 64 && run.messages.contains("\\"), "\(run.messages)")
      #expect(run.messages.unicodeScalars.allSatisfy { $0 == "\n" || visible(String($0)) == String($0) })
    }
  }

  @Test func aDifferenceWithErrorsEndsWithOne() async throws {
    try await TestFolder.with { folder in
      let words = ["setup", "--offline", "--diff", "--set", "callback-url=nowhere"]
      let run = try await CommandRun(words, in: folder.path)
      #expect(run.status == 1 && run.text.contains("nowhere"))
      let json = try await CommandRun(words + ["--json"], in: folder.path)
      #expect(try json.status == 1 && json.json()["status"] as? Int == 1)
      try folder.writeSamples()
      let edit = ["edit", "sso.env", "--offline", "--diff", "--set", "callback-url=nowhere"]
      let edited = try await CommandRun(edit, in: folder.path)
      #expect(edited.status == 1 && edited.text.contains("+OIDC_CALLBACK=nowhere"), "\(edited.text)")
      let told = try await CommandRun(edit + ["--json"], in: folder.path)
      #expect(try told.status == 1 && told.json()["status"] as? Int == 1)
    }
  }

  @Test func aFileThatOthersCanReadGetsNoSecretUnlessForced() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("s", "canary0another0secret0of0the0client0000000000000000")
      chmod(folder["sso.env"], 0o644)
      let old = folder.text("sso.env")
      let words = ["edit", "sso.env", "--offline", "--secret-file", "s", "--yes"]
      let run = try await CommandRun(words, in: folder.path)
      #expect(run.status == 5 && run.messages.contains("chmod go= sso.env"), "\(run.messages)")
      #expect(folder.text("sso.env") == old && folder.backups.isEmpty && !run.messages.contains("canary"))
      #expect(try await CommandRun(words + ["--force"], in: folder.path).status == 0)
      chmod(folder["sso.env"], 0o644)
      let other = ["edit", "sso.env", "--offline", "--set", "admin-principals=bob", "--yes"]
      #expect(try await CommandRun(other, in: folder.path).status == 0)
    }
  }

  @Test(arguments: ["http://u:canary@h st:1", "http://u:canary@h:99999999", "http://u:can'ary@h:x", "http://u:canary"])
  func aProxyThatCannotBeReadIsNotQuoted(_ proxy: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("proxy", proxy)
      let script = #"HTTPS_PROXY="$(cat proxy)" exec "$0" "$@""#
      let run = try await CommandRun(["check", "sso.env", "--json"], in: folder.path, script: script)
      #expect(run.status == 2 && run.text.contains("proxy failed"), "\(run.text)")
      #expect(!(run.text + run.messages).contains("canary") && !(run.text + run.messages).contains("ary@"))
    }
  }

  @Test(arguments: [5, 6, 8, 12, 16])
  func tooFewDescriptorsAreTheCauseThatIsTold(_ count: Int) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let script = #"ulimit -n \#(count); exec "$0" "$@""#
      let words = ["edit", "sso.env", "--offline", "--set", "admin-principals=bob", "--yes"]
      let run = try await CommandRun(words, in: folder.path, script: script)
      let isTold = run.messages.lowercased().contains("too many open files")
      #expect(run.status == 0 || run.status == 5 && isTold, "\(run.status) \(run.messages)")
    }
  }

  @Test func aRehearsalLeavesARealFileAsItIs() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let old = folder.text("sso.env")
      let words = ["edit", "sso.env", "--rehearse", "--set", "admin-principals=bob"]
      let run = try await CommandRun(words + ["--yes"], in: folder.path)
      #expect(run.status == 5 && run.messages.contains("a rehearsal does not change existing files"))
      #expect(folder.text("sso.env") == old && folder.backups.isEmpty)
      let shown = try await CommandRun(words + ["--diff", "--json"], in: folder.path)
      #expect(try shown.json()["rehearsal"] as? Bool == true)
      let check = try await folder.run("check", "sso.env", "--offline", "--json")
      #expect(try check.json()["rehearsal"] as? Bool == false)
    }
  }

  @Test func anEditSaysWhatComesNextAndTheWayBackFirst() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let words = ["edit", "sso.env", "--offline", "--yes", "--set", "admin-principals=bob"]
      let run = try await CommandRun(words, in: folder.path)
      let rescue = try #require(run.messages.range(of: "openmetadata-sso restore sso.env"))
      #expect(run.status == 0 && run.messages.contains("docker compose --env-file sso.env up -d"))
      #expect(!run.messages[..<rescue.lowerBound].contains("If nobody can sign in: remove"))
      let again = try await CommandRun(words.dropLast() + ["admin-principals=eve", "--json"], in: folder.path)
      #expect((try again.json()["steps"] as? [[String: Any]])?.isEmpty == false)
    }
  }

  @Test func whatIsSecretInOtherValuesIsMasked() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let given = [
        "--offline", "--force", "--yes", "--set", #"custom-parameters={"api_secret": "canary1", "hint": "plain"}"#,
        "--set",
        "callback-url=https://u:canary2@catalog.example.com/callback",
      ]
      #expect(try await CommandRun(["edit", "sso.env"] + given, in: folder.path).status == 0)
      for words in [
        ["summary", "sso.env"], ["summary", "sso.env", "--format", "markdown"], ["summary", "sso.env", "--json"],
        ["diff", "sso.env", "values.yaml", "--fields"], ["diff", "sso.env", "values.yaml", "--fields", "--json"],
      ] {
        let run = try await CommandRun(words, in: folder.path)
        #expect(!run.output.holds("canary1"), "\(words): \(run.text)")
        #expect(!run.output.holds("canary2"), "\(words): \(run.text)")
      }
    }
  }

  @Test func theMarksOfAPasteAreNoPartOfTheAnswer() async throws {
    try await TestFolder.with { folder in
      let script = #"printf '\033[200~%s\033[201~\n' eu-west-1_Ab12Cd34E | "$0" "$@""#
      let run = try await CommandRun(["--plain", "--offline"], in: folder.path, script: script)
      #expect(run.text.contains("derived from the pool ID"), "\(run.text)")
    }
  }

  @Test func theAnswerOfALoadBalancerIsNotOpenMetadatas() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await folder.run(
        "check", "sso.env", "--offline", "--set", "callback-url=https://catalog.acme.test/oauth2/idpresponse")
      #expect(run.text.contains("Use https://catalog.acme.test/callback here"), "\(run.text)")
    }
  }

  @Test(arguments: [
    ("weak-keys", "60", "found only 1024 bits, expected"),
    ("slow", "1", ": cognito-idp.eu-west-1.amazonaws.com did not finish"),
  ])
  func whatTheProviderDidIsToldOnceAndAsItIsWritten(_ fault: String, _ timeout: String, _ says: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await folder.run("check", "sso.env", "--rehearse", "--fault", fault, "--timeout", timeout)
      #expect(run.text.contains(says), "\(run.text)")
    }
  }

  @Test func whatAKilledProgramLeftIsRemovedByAnyLaterOne() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let names = folder.names
      try folder.write(".openmetadata-sso-1x", "canary", mode: 0o600)
      #expect(try await folder.run("check", "sso.env", "--offline").status == 0)
      #expect(folder.names == names)
    }
  }
}
