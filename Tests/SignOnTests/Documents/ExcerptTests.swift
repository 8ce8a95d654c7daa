import Testing

@testable import ConfigText
@testable import SignOn

/// Files with very much that no edit concerns: edited as the same file without it.
@Suite struct ExcerptTests {
  private static let count = 90

  private static func around(_ part: String, _ line: (Int) -> String) -> String {
    (0..<count).map(line).joined() + part + (count..<2 * count).map(line).joined()
  }

  private static let sections = """
    authorizerConfiguration:
      adminPrincipals: ["admin"]
    authenticationConfiguration:
      provider: basic
      clientType: public

    """
  private static let services = """
      openmetadata-server:
        image: docker.getcollate.io/openmetadata/server:1.9.0
        environment:
          AUTHENTICATION_PROVIDER: basic

    """

  private static let files: [(name: String, whole: String)] = [
    (
      "conf.yaml",
      around(sections) { "group\($0): # \($0)\n  a:\($0 % 7 == 0 ? " &a" : "")\n    - \($0)\n  b: |+\n    text\n\n" }
    ),
    ("conf.yaml", sections + "rest:\n" + around("") { "  key\($0): \"${NAME\($0):-\($0)}\" # é\n" }),
    ("conf.yaml", around(sections) { "group\($0): {a: \($0)}\r\n" }),
    ("compose.yaml", "services:\n" + around(services) { "  other\($0):\n    image: example/other:\($0)\n" }),
    (
      "sso.env", around("AUTHENTICATION_PROVIDER=basic\nAUTHENTICATION_CLIENT_TYPE=public\n") { "NAME_\($0)='\($0)'\n" }
    ),
    (
      "sso.json",
      "{\n"
        + around("\"authenticationConfiguration\": {\n\"provider\": \"basic\"\n},\n") { "\"k\($0)\": [\($0), {}],\n" }
        + "\"last\": null\n}\n"
    ),
  ]

  @Test(arguments: files) func theExcerptIsEditedLikeTheWhole(_ file: (name: String, whole: String)) throws {
    let document = try Document.read(Array(file.whole.utf8), named: file.name)
    let parts = try #require(document.text.parts)
    #expect(!parts.cuts.isEmpty)
    let changes: [String: Value?] = [
      Field.principalDomain.id: .text("x.example"), Field.provider.id: .text("google"),
      Field.clientID.id: .text("abc"), Field.adminPrincipals.id: .list(["alice", "bob"]),
    ]
    var settings = Settings()
    for (id, value) in changes { settings.typed[id] = value }
    let plan = ChangePlan(
      changes, values: document.values, settings: settings, opensAuthorizer: false, isMeant: { _ in true })
    let excerpt = try #require(parts.carryOut(plan, document.kind))
    var writer = DocumentWriter(text: document.text, kind: document.kind)
    writer.carryOut(plan)
    #expect(!excerpt.edits.isEmpty && excerpt.refused == writer.result.refused)
    #expect(excerpt.text.bytes == writer.result.text.bytes)
    #expect(document.bytes.applying(excerpt.edits) == excerpt.text.bytes)
  }

  @Test func aRefusalNamesTheLineOfTheWholeFile() throws {
    let part = "authenticationConfiguration:\n  provider: !x basic\n"
    let whole = Self.around(part) { "group\($0): \($0)\n" }
    let document = try Document.read(Array(whole.utf8), named: "conf.yaml")
    let change = document.setting([Field.provider.id: .text("google")], in: Settings())
    #expect(change.refused.map(\.line) == [Self.count + 2])
  }
}
