import ConfigText
import Testing

@Suite struct YAMLScalarEditTests {
  static let server = """
    # head: «ünïcode»
    other: &a {x: 1}
    authenticationConfiguration:
      # For SSO: "confidential"
      clientType: ${AUTHENTICATION_CLIENT_TYPE:-public}
      enableSelfSignup : ${AUTHENTICATION_ENABLE_SELF_SIGNUP:-true}\u{20}
      authority: ${AUTHENTICATION_AUTHORITY:-https://accounts.google.com}   # google, azure etc.
      callbackUrl: ${AUTHENTICATION_CALLBACK_URL:-""}
      publicKeyUrls: ${AUTHENTICATION_PUBLIC_KEYS:-[http://localhost:8585/keys]}
      plain: value
      single: 'value' # c
      double: "va\\"lue"
      nothing:
      nothingCommented:    # in seconds
      tilde: ~
      bare: ${BARE}
      quoted: "${QUOTED:-a}"
      single-quoted: '${QUOTED:-a}'
      blank: ${BLANK:- "elasticsearch"}
      folded: one
        two
      literal: |  # kept
        line one
        line two

      last: 1

    csp: ${CSP:-"default-src 'self'; img-src blob: data:"}
    """

  @Test(arguments: [
    ("clientType", YAMLValue.text("confidential"), "${AUTHENTICATION_CLIENT_TYPE:-confidential}"),
    ("clientType", .text("a}b: c"), #"${AUTHENTICATION_CLIENT_TYPE:-"a\x7db: c"}"#),
    ("clientType", .text("a: b"), #"${AUTHENTICATION_CLIENT_TYPE:-"a: b"}"#),
    ("clientType", .text("${x}"), #"${AUTHENTICATION_CLIENT_TYPE:-"\x24\x7bx\x7d"}"#),
    ("enableSelfSignup", .boolean(false), "${AUTHENTICATION_ENABLE_SELF_SIGNUP:-false}"),
    ("callbackUrl", .text("https://x/callback"), #"${AUTHENTICATION_CALLBACK_URL:-"https://x/callback"}"#),
    ("bare", .text("x"), "${BARE:-x}"),
    ("quoted", .text("it's \"x\""), #""${QUOTED:-it's \"x\"}""#),
    ("single-quoted", .text("it's"), "'${QUOTED:-it''s}'"),
    ("single-quoted", .text("{}"), #""${QUOTED:-\x7b\x7d}""#),
    ("blank", .text("x y"), #"${BLANK:- "x y"}"#),
  ])
  func aDefaultIsChangedInsideItsVariable(key: String, value: YAMLValue, source: String) throws {
    try expect(key, value, source)
  }

  @Test(arguments: [
    ("plain", YAMLValue.text("other"), "other"),
    ("plain", .text("true"), "\"true\""),
    ("plain", .text("a #b"), "\"a #b\""),
    ("plain", .integer(12), "12"),
    ("single", .text("it's"), "'it''s'"),
    ("single", .text("a\nb"), #""a\nb""#),
    ("double", .text("x"), "\"x\""),
    ("tilde", .text("x"), "x"),
    ("folded", .text("x"), "x"),
  ])
  func theStyleIsKeptWhereTheValueAllowsIt(key: String, value: YAMLValue, source: String) throws {
    try expect(key, value, source)
  }

  @Test func anEmptyValueGetsABlankBeforeIt() throws {
    let text = try YAMLText(Array(Self.server.utf8), variables: .replacedBeforeReading)
    let path: [YAMLStep] = ["authenticationConfiguration", "nothing"]
    let change = try text.setting(path, to: .text("x"))
    #expect(String(decoding: change.text.bytes, as: UTF8.self).contains("\n  nothing: x\n"))
    let commented = try text.setting(["authenticationConfiguration", "nothingCommented"], to: .text("x"))
    #expect(String(decoding: commented.text.bytes, as: UTF8.self).contains("nothingCommented: x    # in seconds\n"))
  }

  @Test(arguments: [
    (YAMLValue.text("x"), "  literal: |-  # kept\n    x\n\n  last: 1"),
    (.text("x\ny\n"), "  literal: |  # kept\n    x\n    y\n\n  last: 1"),
    (.boolean(true), "  literal: true  # kept\n\n  last: 1"),
    (.text(" \u{7}"), "  literal: \" \\x07\"  # kept\n\n  last: 1"),
  ])
  func aBlockScalarStaysOneWhereItCan(value: YAMLValue, expected: String) throws {
    let text = try YAMLText(Array(Self.server.utf8), variables: .replacedBeforeReading)
    let change = try text.setting(["authenticationConfiguration", "literal"], to: value)
    #expect(String(decoding: change.text.bytes, as: UTF8.self).contains(expected))
  }

  private func expect(_ key: String, _ value: YAMLValue, _ source: String) throws {
    let text = try YAMLText(Array(Self.server.utf8), variables: .replacedBeforeReading)
    let path: [YAMLStep] = ["authenticationConfiguration", .key(key)]
    guard case .found(let reading) = try text.value(at: path) else {
      Issue.record("\(key) was not found")
      return
    }
    let change = try text.setting(path, to: value)
    let whole = TextEdit(range: reading.range, replacement: source)
    #expect(String(decoding: change.text.bytes, as: UTF8.self) == Self.server.applying([whole]))
  }
}
