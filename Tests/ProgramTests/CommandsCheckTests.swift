import Foundation
import Rehearsal
import TestThreads
import Testing

/// `check`, which never writes.
@Suite(.waiting) struct CommandsCheckTests {
  static let kinds = [
    "openmetadata.yaml": "openmetadata-yaml", "sso.env": "docker-env", "compose.yml": "compose",
    "values.yaml": "helm-values", "config.json": "security-config-json",
  ]

  @Test(arguments: kinds.sorted { $0.key < $1.key })
  func aRightConfigurationHasNoError(_ name: String, _ kind: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await folder.run("check", "--offline", "--json", name)
      let result = try run.json()
      #expect(run.status == 0 && run.messages.isEmpty, "\(run.text)")
      #expect(result["status"] as? Int == 0)
      #expect((result["files"] as? [[String: String]])?.first == ["file": name, "kind": kind])
      #expect((result["counts"] as? [String: Int])?["error"] == 0)
    }
  }

  @Test(arguments: [
    ("openmetadata.yaml", "aws-cognito}", "openmetadata.yaml:15"), ("sso.env", "=aws-cognito", "sso.env:2"),
    ("values.yaml", "provider: aws-cognito", "values.yaml:9"),
  ])
  func anErrorIsSaidWithTheLineItStandsAt(_ name: String, _ old: String, _ place: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let wrong = old.replacingOccurrences(of: "aws-cognito", with: "azure-cognito")
      let text = folder.text(name)
      let first = try #require(text.range(of: old))
      try folder.write(name, text.replacingCharacters(in: first, with: wrong))
      let run = try await folder.run("check", "--offline", name)
      #expect(run.status == 1 && run.messages.isEmpty)
      #expect(run.text.contains("\(place): error: provider: "), "\(run.text)")
    }
  }

  @Test func everyMemberOfTheResultIsThereAsDocumented() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let wrong = folder.text("sso.env").replacingOccurrences(of: ProgramRun.callback, with: "http://a.example.com/x")
      try folder.write("sso.env", wrong)
      let run = try await folder.run("check", "--offline", "--json", "sso.env")
      let result = try run.json()
      #expect(run.status == 1)
      #expect(
        Set(result.keys) == [
          "status", "openmetadata", "deployment", "offline", "files", "counts", "findings", "rungs", "rehearsal",
          "server", "aws",
        ])
      let findings = try #require(result["findings"] as? [[String: Any]])
      let members: Set = ["file", "line", "field", "check", "severity", "message", "remedy", "command"]
      #expect(findings.allSatisfy { Set($0.keys) == members })
      let error = try #require(findings.first { $0["severity"] as? String == "error" })
      #expect(error["field"] as? String == "callback-url" && error["line"] as? Int == 14)
      #expect(error["file"] as? String == "sso.env" && (error["check"] as? String)?.hasPrefix("callback-") == true)
      let rungs = try #require(result["rungs"] as? [[String: String]])
      #expect(rungs.count == 7 && rungs.allSatisfy { Set($0.keys) == ["name", "title", "verdict", "detail"] })
    }
  }

  @Test(
    arguments: [
      (Fault.none, 0), (.notFound, 1), (.html, 1), (.emptyKeys, 1), (.noDomain, 1), (.serverError, 2), (.truncated, 2),
      (.unknownClient, 3), (.unregisteredCallback, 3), (.disabledScope, 3), (.wrongSecret, 3), (.postOnly, 3),
      (.noCodeFlow, 3),
    ] as [(Fault, Int32)])
  func theCodeSaysWhatTheProviderMadeOfIt(_ fault: Fault, _ code: Int32) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await folder.run("check", "--rehearse", "--fault", fault.rawValue, "--json", "openmetadata.yaml")
      #expect(run.status == code, "\(run.text)\(run.messages)")
      #expect(try run.json()["status"] as? Int == Int(code))
      #expect(run.messages.isEmpty && !run.output.holds("canary"))
    }
  }

  @Test func aCommandToBeCopiedStandsUnderItsFinding() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await folder.run("check", "--rehearse", "--fault", "wrong-secret", "openmetadata.yaml")
      #expect(run.text.contains("\n    aws cognito-idp describe-user-pool-client --region eu-west-1 "), "\(run.text)")
    }
  }

  @Test func anErrorOfTheFileCountsMoreThanAProviderThatIsNotReached() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await folder.run(
        "check", "--rehearse", "--fault", "server-error", "--set", "admin-principals=Alice:", "sso.env")
      #expect(run.status == 1)
    }
  }

  @Test func anEnvFileWinsOverTheServersFileWhateverTheirOrder() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("one.env", "AUTHORIZER_ADMIN_PRINCIPALS=[carol:x]\n")
      for files in [["openmetadata.yaml", "one.env"], ["one.env", "openmetadata.yaml"]] {
        let run = try await CommandRun(["check", "--offline"] + files, in: folder.path)
        #expect(run.status == 1 && run.text.contains("one.env:1: error: admin-principals"), "\(run.text)")
      }
    }
  }
}
