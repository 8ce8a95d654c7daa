import Foundation
import Rehearsal
import TestThreads
import Testing

/// A configuration held against a running OpenMetadata, by the program.
@Suite(.waiting) struct ServerCheckTests {
  private static let server = "https://catalog.example.com"

  @Test(
    arguments: [
      (.none, 0, "The server runs this configuration: passed"),
      (.otherClient, 1, "OIDC Client ID"), (.basic, 1, "The server runs this configuration: failed"),
      (.stockPrompt, 1, "OIDC Prompt, OIDC Max Age"), (.replicas, 1, "Repeated answers agree: failed"),
      (.noSignIn, 1, "The server starts this sign-in: failed"),
      (.signInFails, 1, "The server starts this sign-in: failed"),
      (.html, 1, "OpenMetadata answers: failed"), (.redirect, 1, "OpenMetadata answers: failed"),
      (.notFound, 1, "OpenMetadata answers: failed"), (.unavailable, 2, "OpenMetadata answers: unreachable"),
    ] as [(ServerFault, Int32, String)])
  func theCodeSaysWhatTheServerRuns(_ fault: ServerFault, _ code: Int32, _ says: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let asked = ["check", "sso.env", "--server", Self.server, "--rehearse", "--server-fault", fault.rawValue]
      let run = try await CommandRun(asked, in: folder.path)
      #expect(run.status == code && run.text.contains(says), "\(run.text)\(run.messages)")
      let result = try await CommandRun(asked + ["--json"], in: folder.path)
      let told = try #require(try result.json()["server"] as? [String: Any])
      #expect(result.status == code && told["url"] as? String == Self.server)
      #expect((told["checks"] as? [Any])?.count == 5)
      for text in [run.text, run.messages, result.text, result.messages] { #expect(!text.contains(ProgramRun.secret)) }
    }
  }

  /// From 2.1 on the server tells which of its deployment's values do not count.
  @Test func whatTheUIOverridesIsTold() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("token", "any")
      let asked = [
        "check", "sso.env", "--server", Self.server, "--rehearse", "--server-fault", "overrides", "--token-file",
        "token",
        "--openmetadata",
      ]
      let run = try await CommandRun(asked + ["2.1"], in: folder.path)
      #expect(
        run.text.contains("The stored principalDomain counts, not the deployment's AUTHORIZER_PRINCIPAL_DOMAIN."),
        "\(run.text)\(run.messages)")
      let adopt = "adopt-deployment-config --type authorizerConfiguration --path=principalDomain"
      #expect(run.text.contains(adopt) && run.text.contains("SECURITY_CONFIG_SOURCE=AUTO"))
      let before = try await CommandRun(asked + ["2.0"], in: folder.path)
      #expect(!before.text.contains("adopt-deployment-config"))
    }
  }

  @Test func withoutAFileItTellsWhatTheServerRuns() async throws {
    try await TestFolder.with { folder in
      let run = try await CommandRun(
        ["check", "--server", Self.server, "--rehearse", "--server-fault", "basic"], in: folder.path)
      #expect(run.status == 0 && run.text.contains("What the server runs:\n  Provider: basic"), "\(run.text)")
    }
  }

  @Test func plainHTTPToAnotherMachineHasToBeNamed() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let run = try await CommandRun(["check", "sso.env", "--server", "http://catalog.example.com"], in: folder.path)
      #expect(run.status == 64 && run.messages.contains("--insecure-http"))
    }
  }
}
