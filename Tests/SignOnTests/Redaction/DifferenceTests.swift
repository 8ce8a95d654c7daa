import SignOn
import Testing

@Suite struct DifferenceTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func aChangedWordIsMarkedAlone() throws {
    let difference = Difference(old: bytes("a: 1\nb: two three\nc: 3\n"), new: bytes("a: 1\nb: two four\nc: 3\n"))
    let lines = try #require(difference.hunks.first).lines
    #expect(lines.map(\.kind) == [.same, .removed, .added, .same])
    #expect(lines[1].changed.map { String(lines[1].text[$0]) } == ["three"])
    #expect(lines[2].changed.map { String(lines[2].text[$0]) } == ["four"])
    #expect(difference.text == "@@ -1,3 +1,3 @@\n a: 1\n-b: two three\n+b: two four\n c: 3\n")
  }

  @Test func hunksCanBeLeftOut() {
    let old = (0..<40).map { "k\($0): \($0)\n" }.joined()
    let new = old.replacing("k3: 3\n", with: "k3: x\nadded: 1\n").replacing("k30: 30\n", with: "")
    let difference = Difference(old: bytes(old), new: bytes(new))
    #expect(difference.hunks.count == 2)
    #expect(difference.applying(only: []) == bytes(old))
    #expect(difference.applying(only: [0, 1]) == bytes(new))
    #expect(difference.applying(only: [1]) == bytes(old.replacing("k30: 30\n", with: "")))
  }

  @Test func textsWithoutAFinalNewlineAndEmptyOnesAreWhole() {
    for (old, new) in [("", "a"), ("a", ""), ("a\nb", "a\nb\n"), ("a\r\n", "a\n"), ("x\na", "a\nx")] {
      let difference = Difference(old: bytes(old), new: bytes(new))
      #expect(difference.applying(only: Set(difference.hunks.indices)) == bytes(new))
      #expect(difference.applying(only: []) == bytes(old))
      #expect(Difference(old: bytes(old), new: bytes(old)).isEmpty)
    }
  }

  private static let secrets = [
    "zq7oldcanary0123456789abcdefghijklmnop", "p'\\$a${b}#: \"ü, x", "two words-and-more", "a$b$$c",
  ]

  @Test(arguments: FileKind.written.filter { $0.holdsSecret }, secrets)
  func noPartOfASecretIsSeenInADifference(format: FileKind, secret: String) {
    let other = "zq8newcanary9876543210ponmlkjihgfedcba"
    var (old, new) = (Settings.cognito(.v1_12), Settings.cognito(.v1_12))
    old.typed["client-secret"] = .secret(Secret(secret))
    new.typed["client-secret"] = .secret(Secret(other))
    let (left, right) = (format.newFile(old).reveal { $0 }, format.newFile(new).reveal { $0 })
    for told in [[], [Secret(secret)], [Secret(secret), Secret(other)]] {
      let difference = Difference(old: left, new: right, secrets: told)
      let text = difference.text
      #expect(
        !text.contains("canary") && !text.contains("two words") && !text.contains("${b}") && !text.contains("a$b"))
      #expect(text.contains("‹secret "))
      for line in difference.hunks.flatMap(\.lines) where line.text.contains("‹secret") {
        for range in line.changed where line.text[range].contains("‹") { #expect(line.text[range].contains("›")) }
      }
    }
  }

  @Test func theSameSecretHasTheSameTagEverywhere() throws {
    let secret = Secret(Self.secrets[0])
    let text = bytes(
      "OIDC_CLIENT_SECRET=\(Self.secrets[0])\n# was \(Self.secrets[0])\n\"secret\": \"\(Self.secrets[0])\",\n")
    let lines = Redactor(secrets: [secret]).lines(text).map { String(decoding: $0, as: UTF8.self) }
    let tag = try #require(lines[0].split(separator: "=").last)
    #expect(lines[1] == "# was \(tag)")
    #expect(lines[2] == "\"secret\": \"\(tag)\",")
    #expect(String(decoding: Redactor().lines(text)[0], as: UTF8.self) == lines[0])
  }

  @Test(arguments: [
    ("password: hunter2", "password: ‹›"),
    ("  dnAdminPassword: ${LDAP_PWD:-\"hunter2\"} # c", "  dnAdminPassword: ${LDAP_PWD:-\"‹›\"} # c"),
    ("FERNET_KEY=hunter2", "FERNET_KEY=‹›"), ("export DB_USER_PASSWORD='hunter2'", "export DB_USER_PASSWORD='‹›'"),
    ("- OIDC_CLIENT_SECRET=hunter2", "- OIDC_CLIENT_SECRET=‹›"), ("# password: hunter2", "# password: ‹›"),
    ("url: postgres://me:hunter2@host/db", "url: postgres://me:‹›@host/db"),
    ("\"jwtToken\" : \"hunter2\",", "\"jwtToken\" : \"‹›\","),
    ("secret: \"\"", "secret: \"\""), ("secretRef: oidc-secrets", "secretRef: oidc-secrets"),
    ("secretKey: openmetadata-oidc-client-secret", "secretKey: openmetadata-oidc-client-secret"),
    ("secret: ${OIDC_CLIENT_SECRET:-\"\"}", "secret: ${OIDC_CLIENT_SECRET:-\"\"}"), ("clientSecret:", "clientSecret:"),
    ("tokenValidity: 3600", "tokenValidity: 3600"),
    ("tokenValidationAlgorithm: RS256", "tokenValidationAlgorithm: RS256"),
    ("clientAuthenticationMethod: client_secret_post", "clientAuthenticationMethod: client_secret_post"),
    ("secret: '*********'", "secret: '*********'"),
  ])
  func valuesWhoseKeySaysSoAreHidden(line: String, shown: String) {
    let text = Redactor().text(bytes(line))
    #expect(!text.contains("hunter2"))
    #expect(text.replacing(/‹secret [0-9a-f]{4}›/, with: "‹›") == shown)
  }

  @Test func blocksAndOpenQuotesUnderASecretKeyAreHiddenToTheirEnd() {
    let text = "privateKey: |\n  line one\n  line two\nplain: shown\nPASSWORD=\"first\nsecond\"\nNEXT=shown\n"
    let lines = Redactor().lines(bytes(text)).map { String(decoding: $0, as: UTF8.self) }
    #expect(lines.count == 8 && lines[3] == "plain: shown" && lines[6] == "NEXT=shown")
    for word in ["line one", "line two", "first", "second"] { #expect(!lines.joined().contains(word)) }
  }
}
