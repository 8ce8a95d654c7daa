import ConfigText
import Testing

@Suite struct BlockTextTests {
  static let application = """
    spec:
      sources:
        - chart: other
        - chart: openmetadata
          helm:
            values: |
              # kept
              openmetadata:
                config:
                  authentication:
                    provider: "basic"
                    script: |
                      echo a

                      echo b

                  authorizer:
                    initialAdmins:
                    - "admin"
      syncPolicy: x
    """
  static let path: [YAMLStep] = ["spec", "sources", 1, "helm", "values"]

  @Test(arguments: ["\n", "\r\n"]) func onlyTheInnerValueChanges(lineBreak: String) throws {
    let lines = Self.application.replacing("\n", with: lineBreak)
    let text = try YAMLText(Array(lines.utf8))
    let block = try #require(try BlockText(text, at: Self.path))
    let change = try block.setting(["openmetadata", "config", "authentication", "provider"], to: .text("aws-cognito"))
    let result = String(decoding: change.text.outer.bytes, as: UTF8.self)
    #expect(result == lines.replacing("\"basic\"", with: "\"aws-cognito\""))
    #expect(lines.applying(change.edits) == result)
  }

  @Test(
    arguments: [
      (
        ["openmetadata", "config", "authentication", "clientType"],
        "provider: \"basic\"\n                clientType: \"x\"\n"
      ),
      (
        ["openmetadata", "config", "authorizer", "principalDomain"],
        "\n                principalDomain: x\n  syncPolicy"
      ),
      (["openmetadata", "extra", "deep"], "\n            extra:\n              deep: x\n  syncPolicy"),
    ] as [([YAMLStep], String)])
  func addedKeysStandOneIndentationDeeper(path: [YAMLStep], lines: String) throws {
    let block = try #require(try BlockText(YAMLText(Array(Self.application.utf8)), at: Self.path))
    let change = try block.setting(path, to: .text("x"), after: ["provider"])
    let result = String(decoding: change.text.outer.bytes, as: UTF8.self)
    #expect(result.contains(lines))
    #expect(Self.application.applying(change.edits) == result)
    let back = try change.text.removing(path.count == 3 ? Array(path.prefix(2)) : path)
    #expect(String(decoding: back.text.outer.bytes, as: UTF8.self) == Self.application)
  }

  @Test func aRefusalNamesTheLineOfTheWholeFile() throws {
    let broken = Self.application.replacing("provider: \"basic\"", with: "provider: a\n                provider: b")
    let block = try BlockText(YAMLText(Array(broken.utf8)), at: Self.path)
    let path: [YAMLStep] = ["openmetadata", "config", "authentication", "provider"]
    #expect(#expect(throws: EditRefusal.self) { try block?.setting(path, to: .text("x")) }?.line == 12)
  }

  @Test func otherThingsThanBlocksAreNotOpened() throws {
    let block = try BlockText(YAMLText(Array("a: b\n".utf8)), at: ["a"])
    #expect(block == nil)
  }
}

extension BlockText {
  func inner() throws(EditRefusal) -> YAMLText {
    try placed { () throws(EditRefusal) in try YAMLText(bytes) }
  }

  func setting(
    _ path: [YAMLStep], to value: YAMLValue, after neighbours: [String] = []
  ) throws(EditRefusal) -> Changed<BlockText> {
    let text = try inner()
    return try applying(
      placed { () throws(EditRefusal) in try text.setting(path, to: value, after: neighbours).edits })
  }

  func removing(_ path: [YAMLStep]) throws(EditRefusal) -> Changed<BlockText> {
    let text = try inner()
    return try applying(placed { () throws(EditRefusal) in try text.removing(path).edits })
  }
}
