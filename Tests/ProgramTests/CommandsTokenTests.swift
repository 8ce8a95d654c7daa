import Foundation
import TestThreads
import Testing

/// `explain-token`, which shows what is in a token and never the token.
@Suite(.waiting) struct CommandsTokenTests {
  private static let claims = #"{"sub":"1f","email":"Alice@example.com","cognito:username":"al","email_verified":true}"#

  private static var token: String { compact(claims) }

  private static func compact(_ claims: String) -> String {
    [#"{"alg":"RS256","kid":"x"}"#, claims, "canary signature"].map { part in
      Data(part.utf8).base64EncodedString().filter { $0 != "=" }
        .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
    }.joined(separator: ".")
  }

  @Test func claimsAloneTellWhoSomebodyWouldBe() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("claims", Self.claims)
      let run = try await folder.run("explain-token", "claims", "--from", "sso.env")
      #expect(run.status == 0 && run.messages.isEmpty)
      #expect(run.text.hasSuffix("would be alice <alice@example.com>, an administrator\n"), "\(run.text)")
      let other = try await folder.run(
        "explain-token", "claims", "--from", "sso.env", "--set", "admin-principals=bob", "--json")
      let person = try #require(try other.json()["person"] as? [String: Any])
      let lines = try #require(try other.json()["token"] as? [[String: Any]])
      #expect(lines.compactMap { $0["name"] as? String } == ["sub", "email_verified"])
      #expect(person["userName"] as? String == "alice" && person["administrator"] as? Bool == false)
    }
  }

  @Test func aTokenThatNobodySignedIsRefusedLineByLine() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("token", Self.token + "\n")
      let script = #""$0" "$@" <token"#
      let run = try await CommandRun(
        ["explain-token", "--from", "sso.env", "--rehearse"], in: folder.path, script: script)
      #expect(run.status == 1 && run.text.contains("fail: signature") && run.text.contains("fail: aud: absent"))
      #expect(run.text.contains("OpenMetadata would refuse this sign-in: token_use, signature"))
      let json = try await CommandRun(
        ["explain-token", "-", "--from", "sso.env", "--rehearse", "--json"], in: folder.path, script: script)
      let lines = try #require(try json.json()["token"] as? [[String: Any]])
      #expect(lines.contains { $0["name"] as? String == "signature" && $0["verdict"] as? String == "fail" })
      let parts = Self.token.split(separator: ".")
      for part in parts { #expect(!run.output.holds(String(part)) && !json.output.holds(String(part))) }
    }
  }

  @Test(
    arguments: [
      ("1.12", 1, "could not sign in: Refused: this release requests id_token"), ("2.0", 0, "might be alice"),
    ] as [(String, Int32, String)])
  func aPublicClientOfCognitoIsJudgedByWhatTheReleaseSends(release: String, status: Int32, words: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("claims", Self.claims)
      let run = try await folder.run(
        "explain-token", "claims", "--from", "sso.env", "--set", "client-type=public", "--openmetadata", release)
      #expect(run.status == status && run.text.contains("the user \(words)"), "\(run.text)")
      #expect(!run.text.contains("would be"))
    }
  }

  @Test(arguments: [
    (#""iss":"https://elsewhere.test""#, "iss"), (#""aud":"another""#, "aud"), (#""exp":1"#, "exp"),
    (#""token_use":"access""#, "token_use"),
  ])
  func claimsAreJudgedLikeThoseOfAToken(_ claim: String, _ name: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("claims", "{\(claim),\(Self.claims.dropFirst())")
      let run = try await folder.run("explain-token", "--from", "sso.env", "claims", "--offline")
      #expect(run.status == 1 && run.text.contains("fail: \(name): "), "\(run.text)")
      #expect(!run.text.contains("signature"))
    }
  }

  @Test func anUncheckedSignatureIsNoSuccess() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let pool =
        try await folder.run("export", "--from", "sso.env", "--to", "answers").json()
      let now = Int(Date().timeIntervalSince1970)
      let claims = """
        {"iss":"\(pool["authority"] ?? "")","aud":"\(pool["client-id"] ?? "")","token_use":"id","exp":\(now + 600),\
        "iat":\(now),\(Self.claims.dropFirst())
        """
      try folder.write("token", Self.compact(claims))
      let run = try await folder.run("explain-token", "token", "--from", "sso.env", "--offline")
      #expect(run.status == 1 && !run.text.contains("fail: "), "\(run.text)")
      #expect(run.text.contains("the signature was not checked"))
    }
  }

  @Test(arguments: ["https://catalog.example.com/callback?code=canary&state=x", "not a token", "{}"])
  func whatIsNoTokenIsNotRepeated(_ text: String) async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("token", text)
      let run = try await folder.run("explain-token", "token", "--from", "sso.env", "--offline")
      #expect(run.status == 5 && run.output.isEmpty && !run.messages.isEmpty && !run.messages.contains("canary"))
    }
  }
}
