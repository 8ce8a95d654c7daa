import ConfigText
import Testing

@Suite struct YAMLStructureEditTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let before: String
    let path: [YAMLStep]
    let value: YAMLValue
    let after: String
    var variable: String?
    var neighbours: [String] = []

    var testDescription: String { "\(before) <- \(value)" }
  }

  static let lists = [
    Case(before: "a: [x, y] # c\n", path: ["a"], value: .list(["x", "z"]), after: "a: [x, z] # c\n"),
    Case(before: "a: [x,y]\n", path: ["a"], value: .list(["x", "y", "z"]), after: "a: [x,y,z]\n"),
    Case(before: "a: [ \"x\", \"y\" ]\n", path: ["a"], value: .list(["z", "y"]), after: "a: [ \"z\", \"y\" ]\n"),
    Case(before: "a: ['x']\n", path: ["a"], value: .list(["x", "y"]), after: "a: ['x', 'y']\n"),
    Case(before: "a: []\n", path: ["a"], value: .list(["x", "y z,"]), after: "a: [x, 'y z,']\n"),
    Case(before: "a: [x]\n", path: ["a"], value: .list([]), after: "a: []\n"),
    Case(before: "a: [\n  x,\n  y\n]\n", path: ["a"], value: .list(["y", "z"]), after: "a: [\n  y,\n  z\n]\n"),
    Case(before: "a: \"[x]\"\n", path: ["a"], value: .list(["x", "q"]), after: "a: \"[x,q]\"\n"),
    Case(before: "a: '[\"all\"]'\n", path: ["a"], value: .list(["x", "y"]), after: "a: '[\"x\",\"y\"]'\n"),
    Case(before: "a:\n- x # 1\n- y # 2\nb: 1", path: ["a"], value: .list(["y"]), after: "a:\n- y # 2\nb: 1"),
    Case(
      before: "a:\n- x # 1\n- y # 2\nb: 1", path: ["a"], value: .list(["z", "y"]), after: "a:\n- z # 1\n- y # 2\nb: 1"),
    Case(
      before: "a:\n  - x\n  # c\n\nb: 1", path: ["a"], value: .list(["x", "q"]),
      after: "a:\n  - x\n  - q\n  # c\n\nb: 1"),
    Case(before: "a:\n-   \"x\"", path: ["a"], value: .list(["x", "y"]), after: "a:\n-   \"x\"\n-   \"y\""),
    Case(before: "a:\r\n- x\r\n", path: ["a"], value: .list(["w", "x"]), after: "a:\r\n- w\r\n- x\r\n"),
    Case(before: "a:\n- x\n- y\nb: 1", path: ["a"], value: .list([]), after: "a: []\nb: 1"),
    Case(before: "a:\n", path: ["a"], value: .list(["x"]), after: "a: [x]\n"),
    Case(before: "a: ${A:-[x,y]}\n", path: ["a"], value: .list(["x", "a b"]), after: "a: ${A:-[x,a b]}\n"),
    Case(before: "a: ${A:-[]}\n", path: ["a"], value: .list(["{x}", "b"]), after: "a: ${A:-[\"\\x7bx\\x7d\",b]}\n"),
    Case(
      before: "a: ${A:-[\"x\"]} # c\n", path: ["a"], value: .list(["x", "y"]), after: "a: ${A:-[\"x\",\"y\"]} # c\n"),
    Case(before: "a: ${A:-[x]}\n", path: ["a"], value: .list([]), after: "a: ${A:-[]}\n"),
  ]

  static let maps = [
    Case(before: "m: {a: 1}\n", path: ["m"], value: .map([.init("b", "x")]), after: "m: {b: x}\n"),
    Case(before: "m:\n", path: ["m"], value: .map([.init("b", "1")]), after: "m: {b: '1'}\n"),
    Case(
      before: "m:\n  a: x # c\n  b: y\n", path: ["m"], value: .map([.init("a", "z"), .init("c", "w")]),
      after: "m:\n  a: z # c\n  c: w\n"),
  ]

  static let added = [
    Case(
      before: "a:\n  b: 1\n\n# c\nd: 2\n", path: ["a", "x"], value: .text("q"),
      after: "a:\n  b: 1\n  x: q\n\n# c\nd: 2\n"),
    Case(before: "a:\n  b: 1 # c", path: ["a", "x"], value: .text("q"), after: "a:\n  b: 1 # c\n  x: q"),
    Case(
      before: "a:\r\n    b: \"k\"\r\n", path: ["a", "x"], value: .text("q"),
      after: "a:\r\n    b: \"k\"\r\n    x: \"q\"\r\n"),
    Case(
      before: "a:\n  b: ${B:-1}\n", path: ["a", "x"], value: .text("q"), after: "a:\n  b: ${B:-1}\n  x: ${X:-q}\n",
      variable: "X"),
    Case(
      before: "a:\n  b: ${B:-1}\n  c: 1\n", path: ["a", "x"], value: .boolean(true),
      after: "a:\n  b: ${B:-1}\n  c: 1\n  x: true\n", variable: "X"),
    Case(
      before: "a:\n    b: 1\n", path: ["a", "x", "k"], value: .list(["z"]),
      after: "a:\n    b: 1\n    x:\n        k: [z]\n"),
    Case(
      before: "a:\n  b: 1\n  c: |\n    t\n\n  # e\nd: 1\n", path: ["a", "x"], value: .text("q"),
      after: "a:\n  b: 1\n  c: |\n    t\n  x: q\n\n  # e\nd: 1\n"),
    Case(
      before: "a:\n  b: 1\n  c: 2\n", path: ["a", "x"], value: .text("q"), after: "a:\n  b: 1\n  x: q\n  c: 2\n",
      neighbours: ["z", "b"]),
    Case(
      before: "a:\n  # x: commented\n", path: ["a", "x"], value: .text("q"), after: "a:\n  x: q\n  # x: commented\n"),
    Case(before: "a: # c\nb: 1", path: ["a", "x"], value: .text("q"), after: "a: # c\n  x: q\nb: 1"),
    Case(before: "a: ~\nb: 1", path: ["a", "x"], value: .text("q"), after: "a:\n  x: q\nb: 1"),
    Case(before: "a: {b: 1}\n", path: ["a", "x"], value: .text("q"), after: "a: {b: 1, x: q}\n"),
    Case(before: "a: {}\n", path: ["a", "x", "z"], value: .text("q"), after: "a: {x: {z: q}}\n"),
    Case(before: "", path: ["a", "x"], value: .text("q"), after: "a:\n  x: q\n"),
    Case(before: "# c\n", path: ["a"], value: .text("q"), after: "# c\na: q\n"),
    Case(before: "---\n", path: ["a"], value: .text("q"), after: "---\na: q\n"),
    Case(before: "a: 1\n---\nb: 1\n", path: ["b2"], value: .text("q"), after: ""),
    Case(
      before: "s:\n  - k: 1\n  - k: 2\nz: 1\n", path: ["s", 1, "v"], value: .text("q"),
      after: "s:\n  - k: 1\n  - k: 2\n    v: q\nz: 1\n"),
    Case(before: "\u{FEFF}a: 1\n", path: ["b"], value: .text("q"), after: "\u{FEFF}a: 1\nb: q\n"),
  ]

  @Test(arguments: lists + maps + added.filter { !$0.after.isEmpty }) func nothingElseMoves(example: Case) throws {
    let text = try YAMLText(Array(example.before.utf8), variables: .replacedBeforeReading)
    let change = try text.setting(
      example.path, to: example.value, variable: example.variable, after: example.neighbours)
    #expect(String(decoding: change.text.bytes, as: UTF8.self) == example.after)
    #expect(text.bytes.applying(change.edits) == change.text.bytes)
    #expect(try change.text.setting(example.path, to: example.value).edits == [])
  }

  @Test(
    arguments: added.filter {
      !$0.after.isEmpty && !["", "# c\n", "---\n"].contains($0.before) && !$0.before.contains("# x")
    })
  func whatWasAddedCanBeRemoved(example: Case) throws {
    let text = try YAMLText(Array(example.after.utf8), variables: .replacedBeforeReading)
    let known: Set<[YAMLStep]> = [["a", "x", "k"], ["a", "x", "z"]]
    let path = known.contains(example.path) ? ["a", "x"] : example.path
    guard !example.before.hasPrefix("a: #"), !example.before.hasPrefix("a: ~") else { return }
    #expect(String(decoding: try text.removing(path).text.bytes, as: UTF8.self) == example.before)
  }

  @Test(
    arguments: [
      ("a: 1\nb: 2\na: 3\n", ["a"], 3, EditRefusal.Reason.duplicateKey("a", firstLine: 1)),
      ("x: &k 1\na: *k\n", ["a"], 2, .alias("k")),
      ("a: &k 1\nb: *k\n", ["a"], 1, .sharedAnchor("k")),
      ("a: &k\n  c: 1\nb: *k\n", ["a", "c"], 1, .sharedAnchor("k")),
      ("d: &d {e: 1}\na:\n  <<: *d\n  f: 1\n", ["a", "e"], 3, .mergeKey),
      ("a: !!int 1\n", ["a"], 1, .explicitTag),
      ("a: 1\nb: {{ .x }}\n", ["a"], 2, .template),
      ("{{- if .x }}\na: 1\n{{- end }}\n", ["a"], 1, .template),
      ("a: 1\n%{ if x }\nb: 1\n", ["a"], 2, .template),
      ("a: 1\n---\na: 2\n", ["a"], 3, .severalDocuments),
      ("a: 1\n---\nb: 2\n", ["c"], 3, .severalDocuments),
      ("a:\n  b: 1\n", ["a"], 2, .otherKind(found: "a mapping")),
      ("a: [1]\n", ["a"], 1, .otherKind(found: "a list")),
      ("a: x\n", ["a", "b"], 1, .otherKind(found: "text")),
      ("a: ${A:-${B:-x}}\n", ["a"], 1, .nestedPlaceholder),
      ("a: ${A B:-x}\n", ["a"], 1, .unknownPlaceholder),
      ("a: 1\n# ${B\nc: ${C:-x}\n", ["a"], 2, .unknownPlaceholder),
    ] as [(String, [YAMLStep], Int, EditRefusal.Reason)])
  func whatIsNotSafeIsRefused(text: String, path: [YAMLStep], line: Int, reason: EditRefusal.Reason) throws {
    let yaml = try YAMLText(Array(text.utf8), variables: .replacedBeforeReading)
    let refusal = #expect(throws: EditRefusal.self) { try yaml.setting(path, to: .text("new")) }
    #expect(refusal?.reason == reason)
    #expect(refusal?.line == line)
    #expect(refusal?.textToPutThere?.hasSuffix("new") == true)
  }

  @Test(arguments: [
    ("a: 1\n\tb: 2\n", 2, 1), ("a: \"x\ny", 2, 2), ("a: 'x'y\n", 1, 7), ("a: \u{7}\n", 1, 4),
  ])
  func whatIsNotYAMLIsRefusedWithItsPlace(text: String, line: Int, column: Int) {
    let refusal = #expect(throws: EditRefusal.self) { try YAMLText(Array(text.utf8)) }
    #expect(refusal?.line == line)
    #expect(refusal?.column == column)
  }

  @Test func invalidUTF8IsRefusedWithItsPlace() {
    let refusal = #expect(throws: EditRefusal.self) { try YAMLText([0x61, 0x0A, 0xC3, 0xA9, 0xC3, 0x28]) }
    #expect(refusal?.reason == .notUTF8)
    #expect(refusal?.line == 2)
    #expect(refusal?.column == 2)
  }

  @Test func deepNestingIsRefused() {
    let text = Array(String(repeating: "[", count: 200_000).utf8)
    #expect(#expect(throws: EditRefusal.self) { try YAMLText(text) }?.reason == .tooDeep)
  }

  @Test(
    arguments: [
      ("a:\n  b: 1\n  # c\n  c: 2 # d\n", ["a", "c"], "a:\n  b: 1\n  # c\n"),
      ("a: {b: 1, c: 2}\n", ["a", "b"], "a: {c: 2}\n"),
      ("a: {b: 1}\n", ["a", "b"], "a: {}\n"),
      ("a: 1\nb:\n  - x\n  - y\nc: 1", ["b"], "a: 1\nc: 1"),
      ("a: 1\r\nb: 2", ["b"], "a: 1"),
    ] as [(String, [YAMLStep], String)])
  func aKeyGoesWithItsLines(text: String, path: [YAMLStep], result: String) throws {
    let change = try YAMLText(Array(text.utf8)).removing(path)
    #expect(String(decoding: change.text.bytes, as: UTF8.self) == result)
  }

  @Test(
    arguments: [
      ("a:\n  b: 1\nc: 1\n", ["a", "b"], EditRefusal.Reason.onlyEntry),
      ("a: 1\nb:\n  # c\n  d: 1\n", ["b"], .commentInside),
      ("- a: 1\n  b: 2\n", [0, "a"], .inexpressible),
    ] as [(String, [YAMLStep], EditRefusal.Reason)])
  func aKeyThatLeavesATraceStays(text: String, path: [YAMLStep], reason: EditRefusal.Reason) throws {
    let yaml = try YAMLText(Array(text.utf8))
    #expect(#expect(throws: EditRefusal.self) { try yaml.removing(path) }?.reason == reason)
  }
}
