import ConfigText
import Testing

@Suite struct YAMLLookupTests {
  static let text = """
    base: &base
      shared: x
    config:
      <<: *base
      empty:
      tilde: ~
      word: null
      quoted: ""
      none: ${NONE:-}
      wrapped: ${WRAPPED:-"a b"} # c
      list: ${LIST:-["x", y]}
      partly: http://${HOST:-localhost}:${PORT}/
      escaped: $${X}
      block: |
        a
        b
      sequence:
      - p
      - q
      inner: {k: v}
      alias: *base
      anchored: &own z
      oidcConfiguration.enabled: true
      mixed: [{a: 1}]
    """

  private func lookup(_ path: [YAMLStep]) throws -> YAMLLookup {
    try YAMLText(Array(Self.text.utf8), variables: .replacedBeforeReading).value(at: path)
  }

  private func reading(_ key: String) throws -> YAMLReading? {
    guard case .found(let reading) = try lookup(["config", .key(key)]) else { return nil }
    return reading
  }

  @Test(arguments: [
    ("empty", YAMLReading.Content.null), ("tilde", .null), ("word", .null), ("none", .null),
    ("quoted", .scalar("", .doubleQuoted)), ("wrapped", .scalar("a b", .doubleQuoted)), ("list", .list(["x", "y"])),
    ("partly", .scalar("http://${HOST:-localhost}:${PORT}/", .plain)), ("escaped", .scalar("$${X}", .plain)),
    ("block", .scalar("a\nb\n", .literal)), ("sequence", .list(["p", "q"])), ("inner", .mapping(["k"])),
    ("anchored", .scalar("z", .plain)), ("mixed", .other),
  ])
  func unsetEmptyAndNullAreToldApart(key: String, content: YAMLReading.Content) throws {
    #expect(try reading(key)?.content == content)
  }

  @Test func aPlaceholderTellsItsVariableAndItsDefault() throws {
    let reading = try #require(try reading("wrapped"))
    #expect(reading.isPlaceholder)
    #expect(reading.placeholders.map(\.name) == ["WRAPPED"])
    #expect(reading.placeholders.map(\.defaultText) == ["\"a b\""])
    let range = try #require(reading.placeholders.first?.defaultRange)
    #expect(String(decoding: Array(Self.text.utf8)[range], as: UTF8.self) == "\"a b\"")
  }

  @Test func variablesWithinATextAreAllTold() throws {
    let reading = try #require(try reading("partly"))
    #expect(!reading.isPlaceholder)
    #expect(reading.placeholders.map(\.name) == ["HOST", "PORT"])
    #expect(reading.placeholders.map(\.defaultText) == ["localhost", nil])
  }

  @Test func whatIsNotThereIsToldApart() throws {
    #expect(try lookup(["nothing"]) == .absent)
    #expect(try lookup(["config", "shared"]) == .merged(line: 4))
    #expect(try lookup(["config", "alias"]) == .alias(name: "base", line: 21))
    #expect(try lookup(["config", "alias", "shared"]) == .alias(name: "base", line: 21))
    #expect(try lookup(["config", "sequence", 2]) == .absent)
    #expect(try reading("anchored")?.anchor == "own")
    #expect(try YAMLText(Array("a.b: true\n".utf8)).value(at: ["a", "b"]) == .absent)
  }

  @Test func anAnchorOfItsOwnDoesNotHinder() throws {
    let change = try YAMLText(Array("a: &k  x # c\n".utf8)).setting(["a"], to: .text("z"))
    #expect(String(decoding: change.text.bytes, as: UTF8.self) == "a: &k  z # c\n")
  }

  @Test func aTemplateInQuotesSurvives() throws {
    let text = "a: \"{{ .Values.x }}\" # {{ c }}\nb: old\nc: is {{ this }}\n"
    let change = try YAMLText(Array(text.utf8)).setting(["b"], to: .text("new"))
    #expect(String(decoding: change.text.bytes, as: UTF8.self) == text.replacing("old", with: "new"))
  }

  @Test(arguments: [
    (#"a: "pre%{a\x24b}post""#, "pre%{a$b}post"), (#"a: "{{ \"x\" }}""#, #"{{ "x" }}"#),
    ("a: 'is {{ it''s }}'", "is {{ it's }}"), (#"a: "{{ printf "x" }}""#, #"{{ printf "x" }}"#),
    (#"a: "{{ ": x }}""#, #"{{ ": x }}"#), ("a: x %{y\\x24}", "x %{y\\x24}"),
  ]) func whatLooksLikeATemplateIsReadWithItsEscapes(text: String, value: String) throws {
    guard case .found(let reading) = try YAMLText(Array(text.utf8)).value(at: ["a"]),
      case .scalar(value, _) = reading.content
    else { return #expect(Bool(false), "\(text)") }
  }

  @Test func editsAddUp() {
    let first = [TextEdit(range: 1..<2, replacement: "XYZ"), TextEdit(range: 4..<4, replacement: "-")]
    let later = [TextEdit(range: 2..<5, replacement: "_"), TextEdit(range: 0..<0, replacement: "<")]
    let text = "abcdef"
    #expect(text.applying(first).applying(later) == text.applying(first.followed(by: later)))
    #expect(text.applying([]) == text)
  }

  @Test func editsAddUpWhereverTheyMeet() {
    var files = RandomFile(seed: 4)
    func edits(_ count: Int) -> [TextEdit] {
      let places = (0..<6).map { _ in files.below(count + 1) }.sorted()
      return stride(from: 0, to: 6, by: 2).map {
        TextEdit(range: places[$0]..<places[$0 + 1], replacement: files.pick(["", "x", "yz", "uvw"]))
      }
    }
    for _ in 0..<5000 {
      let text = "abcdefghijklm"
      let first = edits(text.utf8.count)
      let middle = Array(text.utf8).applying(first)
      let later = edits(middle.count)
      #expect(middle.applying(later) == Array(text.utf8).applying(first.followed(by: later)), "\(first) \(later)")
    }
  }
}
