import Testing

@testable import ConfigText

/// Terraform is read as far as it is literal.
@Suite struct HCLTextTests {
  private func body(_ text: String) -> HCLText.Body { HCLText(Array(text.utf8)).body }

  private static let cases: [(String, HCLText.Expression)] = [
    (#""a""#, .text("a")), (#""a\"b\u00e9\n""#, .text("a\"bé\n")), (#""$${a}""#, .text("${a}")),
    ("true", .text("true")),
    ("-12", .text("-12")), ("var.a", .other("var.a")), (#""x${var.a["b"]}y""#, .other(#""x${var.a["b"]}y""#)),
    (#""a" == "b" ? 1 : 2"#, .other(#""a" == "b" ? 1 : 2"#)), ("[]", .list([])), ("f(1, 2)", .other("f(1, 2)")),
    (#"file("a.yaml")"#, .call("file", HCLText.Item(value: .text("a.yaml"), line: 1))),
    ("[for x in y : x]", .other("[for x in y : x]")), (#""open"#, .other(#""open"#)), ("", .other("")),
    (#"["a", var.b, /* c */ "d",]"#, .list([item(.text("a")), item(.other("var.b")), item(.text("d"))])),
    (
      #"{a = 1, "b" : "c"}"#,
      .object([.init(name: "a", item: item(.text("1"))), .init(name: "b", item: item(.text("c")))])
    ),
  ]

  @Test(arguments: cases) func anExpressionIsReadAsFarAsItIsLiteral(text: String, expected: HCLText.Expression) {
    #expect(body("x = \(text)\ny = \"after\"\n")["x"]?.value == expected)
    #expect(body("x = \(text)\ny = \"after\"\n")["y"] == HCLText.Item(value: .text("after"), line: 2))
  }

  private static func item(_ value: HCLText.Expression) -> HCLText.Item { HCLText.Item(value: value, line: 1) }

  @Test func blocksAreFoundWithTheirLines() throws {
    let text = """
      # a { comment
      resource "helm_release" "om" { # another
        set {
          name = "a" // b
        }
        /* set { } */
        values = [<<-EOT
            k: "}"
          EOT
        ]
      }
      odd line
      resource "x" "y" {}
      """
    let blocks = body(text).blocks
    #expect(blocks.map(\.labels) == [["helm_release", "om"], ["x", "y"]] && blocks.map(\.line) == [2, 13])
    #expect(blocks[0].body.blocks.map(\.line) == [3])
    #expect(blocks[0].body["values"]?.value == .list([.init(value: .heredoc("      k: \"}\"\n", line: 8), line: 7)]))
  }

  @Test func anythingIsReadToItsEnd() {
    for text in [
      "{", "}", "a {", "a = [", "a = {", "a = \"", "a = <<E\nx", "a = <<", "= = =", "a \"b\" c", "\u{FEFF}a = 1",
      "a = f(",
      String(repeating: "a {\n", count: 500), "x = " + String(repeating: "[", count: 500), "a = \"\\",
    ] {
      _ = body(text)
    }
    #expect(body("\u{FEFF}a = 1")["a"]?.value == .text("1"))
  }
}
