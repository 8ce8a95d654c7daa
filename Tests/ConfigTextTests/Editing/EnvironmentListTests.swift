import ConfigText
import Testing

@Suite struct EnvironmentListTests {
  static let compose = """
    x-env: &env
      A: "[x]"
      B: ${B:-"b"}
    services:
      server:
        environment:
          A: ${A:-[admin]} # c
          B: ${B:-"http://b"}
          C: ${C}
          E :  "[ingestion]"
          F: $$x
      migrate:
        environment:
          - A=[admin]
          - B=""
          # - C=x
          - P
      one:
        environment: *env
      two:
        environment:
          <<: *env
          B: own
    """

  @Test(arguments: [
    (
      "a: 1\nextraEnvs: []\n# - name: X\nb: 2\n",
      "a: 1\nextraEnvs:\n  - name: A\n    value: x\n  - name: B\n    value: 'true'\n# - name: X\nb: 2\n"
    ),
    ("extraEnvs: [ ] # none", "extraEnvs: # none\n  - name: A\n    value: x\n  - name: B\n    value: 'true'"),
  ])
  func anEmptyListOfVariablesGetsItsFirst(before: String, after: String) throws {
    let place = EnvironmentList.Place("extraEnvs", at: ["extraEnvs"], .kubernetes)
    let list = EnvironmentList(try YAMLText(Array(before.utf8)), [place])
    let first = try list.setting("A", to: "x", in: ["extraEnvs"], after: [])
    let second = try first.text.setting("B", to: "true", in: ["extraEnvs"], after: ["A"])
    #expect(String(decoding: second.text.text.bytes, as: UTF8.self) == after)
    let used = EnvironmentList(try YAMLText(Array("extraEnvs: &e []\nb: *e\n".utf8)), [place])
    #expect(throws: EditRefusal.self) { try used.setting("A", to: "x", in: ["extraEnvs"], after: []) }
  }

  private func set(_ name: String, _ value: String, _ services: [String], _ after: [String] = []) throws -> String {
    let list = try EnvironmentList(Array(Self.compose.utf8))
    let change = try list.setting(name, to: value, in: services, after: after)
    let result = String(decoding: change.text.text.bytes, as: UTF8.self)
    #expect(Self.compose.applying(change.edits) == result)
    return result
  }

  @Test(
    arguments: [
      ("A", "[alice,bob]", ["server"], "${A:-[admin]}", "${A:-[alice,bob]}"),
      ("B", "\"http://c\"", ["server"], "${B:-\"http://b\"}", "${B:-\"http://c\"}"),
      ("B", "\"a: b\"", ["server"], "${B:-\"http://b\"}", "'${B:-\"a: b\"}'"),
      ("E", "[a]", ["server"], "\"[ingestion]\"", "\"[a]\""),
      ("F", "y$z", ["server"], "$$x", "\"y$$z\""),
      ("A", "[\"a\",b]", ["migrate"], "- A=[admin]", "- A=[\"a\",b]"),
      ("A", "a #b", ["migrate"], "- A=[admin]", "- 'A=a #b'"),
      ("B", "x", ["migrate"], "- B=\"\"", "- B=x"),
      ("A", "[y]", ["one", "two"], "A: \"[x]\"", "A: \"[y]\""),
      ("B", "mine", ["two"], "B: own", "B: mine"),
      ("C", "x", ["migrate"], "- P", "- P\n      - C=x"),
    ] as [(String, String, [String], String, String)])
  func onlyTheValueChanges(name: String, value: String, services: [String], old: String, new: String) throws {
    #expect(try set(name, value, services) == Self.compose.replacing(old, with: new, maxReplacements: 1))
  }

  @Test func allServicesChangeAtOnce() throws {
    let result = try set("A", "[z]", ["server", "migrate"])
    #expect(
      result == Self.compose.replacing("${A:-[admin]}", with: "${A:-[z]}").replacing("A=[admin]", with: "A=[z]"))
  }

  @Test func anAddedVariableIsWrappedAsItsNeighbour() throws {
    #expect(try set("D", "d", ["server"], ["Z", "B"]).contains("\n      B: ${B:-\"http://b\"}\n      D: ${D:-d}\n"))
    #expect(try set("D", "d", ["migrate"], ["A"]).contains("\n      - A=[admin]\n      - D=d\n"))
    #expect(try set("D", "d", ["two"]).hasSuffix("      B: own\n      D: d"))
  }

  @Test(arguments: [
    ("A", "one", 2, EditRefusal.Reason.sharedAnchor("env")),
    ("C", "server", 9, .unknownPlaceholder),
    ("D", "one", 19, .alias("env")),
  ])
  func whatOthersShareIsRefused(name: String, service: String, line: Int, reason: EditRefusal.Reason) throws {
    let list = try EnvironmentList(Array(Self.compose.utf8))
    let refusal = #expect(throws: EditRefusal.self) { try list.setting(name, to: "v", in: [service]) }
    #expect(refusal?.reason == reason)
    #expect(refusal?.line == line)
    #expect(refusal?.textToPutThere == "\(name): v")
  }

  /// Compose would end the default early, or put a variable in its place.
  @Test(arguments: [("A", "{}", 7), ("A", "p}w", 7), ("B", "a$b", 8), ("D", "{}", 7)])
  func whatADefaultCannotHoldIsRefusedForThatReason(name: String, value: String, line: Int) throws {
    let list = try EnvironmentList(Array(Self.compose.utf8))
    let refusal = #expect(throws: EditRefusal.self) { try list.setting(name, to: value, in: ["server"], after: ["B"]) }
    #expect(refusal?.reason == .notInDefault && refusal?.line == line, "\(String(describing: refusal))")
    #expect("\(EditRefusal.Reason.notInDefault)".contains("env file"))
  }

  @Test func entriesTellWhatTheyAre() throws {
    let list = try EnvironmentList(Array(Self.compose.utf8))
    #expect(list.services == ["server", "migrate", "one", "two"])
    #expect(list.services(with: "A") == ["server", "migrate", "one", "two"])
    #expect(try list.entry("A", of: "server")?.placeholder?.defaultText == "[admin]")
    #expect(try list.entry("B", of: "migrate")?.text == "\"\"")
    #expect(try list.entry("P", of: "migrate")?.text == .some(nil))
    #expect(try list.entry("A", of: "one")?.anchor == "env")
    #expect(try list.entry("Z", of: "server") == nil)
  }

  @Test func aRemovedVariableLeavesTheCommentsBeside() throws {
    let list = try EnvironmentList(Array(Self.compose.utf8))
    let change = try list.removing("B", in: ["server", "migrate"])
    let without = Self.compose.replacing("      B: ${B:-\"http://b\"}\n", with: "").replacing(
      "      - B=\"\"\n", with: "")
    #expect(String(decoding: change.text.text.bytes, as: UTF8.self) == without)
  }

  /// Many services are set with one reading, and as they are one after the other.
  @Test(arguments: [3, 40]) func manyServicesAreSetAsFewAre(count: Int) throws {
    let services = (0..<count).map { number in
      switch number % 4 {
      case 0: "  s\(number):\n    environment:\n      A: ${A:-one} # kept\n      B: 'x'\n"
      case 1: "  s\(number):\n    environment:\n      - B=x\n      - A=${A:-one}\n"
      case 2: "  s\(number):\n    environment:\n      - B=x # last\n"
      default: "  s\(number):\n    environment: {A: \"one\"}\n"
      }
    }
    let list = try EnvironmentList(Array(("services:\n" + services.joined()).utf8))
    let all = try list.setting("A", to: "two", in: list.services, after: ["B"])
    var one = list
    for service in list.services { one = try one.setting("A", to: "two", in: [service], after: ["B"]).text }
    #expect(all.text.text.bytes == one.text.bytes && list.text.bytes.applying(all.edits) == one.text.bytes)
    for service in list.services { #expect(try all.text.entry("A", of: service)?.text?.contains("two") == true) }
    #expect(try all.text.setting("A", to: "two", in: list.services).edits == [])
  }
}
