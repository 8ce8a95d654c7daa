import ConfigText
import Testing

@Suite struct EnvTextTests {
  @Test(arguments: [
    ("A=plain", "plain"), ("A='a$b'", "a$b"), ("A=\"dq\"", "dq"), ("A=\"a\\$b\"", "a$b"), ("A=a#b", "a#b"),
    ("A=a #b", "a"), ("A=\"a #b\" # c", "a #b"), ("A=[\"a\",\"b\"]", "[\"a\",\"b\"]"),
    ("A=\"[\\\"a\\\"]\"", "[\"a\"]"), ("A=", ""), ("A=\"\"", ""), ("A='\"\"'", "\"\""), ("A: x", "x"),
    ("A = x ", "x"), ("export A=x", "x"), ("A:\"id_token\"", "id_token"), ("A=x\r\nB=y", "x"),
    ("\u{FEFF}A=x", "x"), ("A='a\nb'\n", "a\nb"), ("A=1\nA=2", "2"), ("#A=0\nA=1\n# A=2", "1"), ("A= x", "x"),
  ])
  func theValueIsReadAsComposeDoes(text: String, value: String) throws {
    #expect(try EnvText(Array(text.utf8)).entry("A")?.value?.text == value)
  }

  @Test(arguments: [
    ("A=old # c\r\nB=1", "new", "A=new # c\r\nB=1"),
    ("A='old'", "n w", "A='n w'"),
    ("A=\"old\"\n", "n w", "A=\"n w\"\n"),
    ("A=\"old\"\n", "n$w", "A='n$w'\n"),
    ("A=old", "n w", "A='n w'"),
    ("A=[a]", "[a,b]", "A=[a,b]"),
    ("A=\n", "x", "A=x\n"),
    ("A= # c\n", "x", "A=x # c\n"),
    ("A = old", "x", "A = x"),
    ("export A=old\n", "x", "export A=x\n"),
    ("A:\"old\"\n", "x", "A:\"x\"\n"),
    ("A=1\nB=2\nA=3", "4", "A=1\nB=2\nA=4"),
    ("A=${A:-x}", "y", "A=y"),
    ("A='a\nb' # c", "y", "A='y' # c"),
    ("B=1", "x", "B=1\nA=x"),
    ("B=1\r\n", "x", "B=1\r\nA=x\r\n"),
    ("", "x", "A=x\n"),
    ("# A=0\nexport B=1\n\n", "x y", "# A=0\nexport B=1\n\nexport A='x y'\n"),
  ])
  func onlyTheValueChanges(text: String, value: String, result: String) throws {
    let change = try EnvText(Array(text.utf8)).setting("A", to: value)
    #expect(String(decoding: change.text.bytes, as: UTF8.self) == result)
  }

  @Test(arguments: ["it's", "a\\\\b", "${x}", "a\nb"])
  func whatReadersDoNotAgreeAboutIsRefused(value: String) throws {
    let text = try EnvText(Array("B=1\nA=x\n".utf8))
    let refusal = #expect(throws: EditRefusal.self) { try text.setting("A", to: value) }
    #expect(refusal?.line == 2 && refusal?.reason == .inexpressible)
  }

  @Test(arguments: [
    (#"A='a\'"#, 5), (#"A="a\\""#, 6), ("A='x' y\n", 7), ("A=\"x\n", 3), ("what is this\n", 6),
  ])
  func whatReadersTakeDifferentlyIsRefused(text: String, column: Int) {
    let refusal = #expect(throws: EditRefusal.self) { try EnvText(Array(text.utf8)) }
    #expect(refusal?.line == 1)
    #expect(refusal?.column == column)
  }

  @Test func aTabBeforeACommentIsRefused() throws {
    let text = try EnvText(Array("A=x\t# c\n".utf8))
    #expect(throws: EditRefusal.self) { try text.setting("A", to: "y") }
  }

  @Test func theLastOfSeveralAssignmentsIsChangedAndTold() throws {
    let text = try EnvText(Array("A=1\nA=2\n".utf8))
    #expect(try text.setting("A", to: "3").text.count(of: "A") > 1)
    #expect(throws: EditRefusal.self) { try text.removing("A") }
  }

  @Test func anAddedLineStandsAfterItsNeighbour() throws {
    let text = try EnvText(Array("A='x\ny' # c\nB=1\n".utf8))
    let change = try text.setting("C", to: "z", after: ["N", "A"])
    #expect(String(decoding: change.text.bytes, as: UTF8.self) == "A='x\ny' # c\nC=z\nB=1\n")
  }
}
