import ConfigText
import Readers
import Testing

/// Thousands of files, one value set in each.
@Suite struct EditingPropertyTests {
  struct Cases: Encodable {
    struct YAML: Encodable {
      let before: String
      let after: String
      let path: [String]
      let text: String?
      let list: [String]?
      let variables: Bool
    }
    struct Env: Encodable {
      let before: String
      let after: String
      let name: String
      let value: String
    }
    var yaml: [YAML] = []
    var env: [Env] = []
  }

  struct Answer: Decodable {
    let failures: [String]
    let compared: Int
  }

  private let reader = PythonReader("edits.py", packages: ["yaml": "python3-yaml", "dotenv": "python3-dotenv"])

  @Test(arguments: [true, false]) func aValueIsSetAndNothingElse(variables: Bool) async throws {
    var files = RandomFile(seed: variables ? 1 : 2)
    var texts = SampleText(seed: 3)
    var cases = Cases()
    var refused = 0
    for _ in 0..<1500 {
      let document = files.document(variables: variables)
      let (path, isList) = files.pick(document.paths)
      let value: YAMLValue =
        isList ? .list((0..<files.below(4)).map { _ in texts.next() }) : .text(texts.next())
      let text = try YAMLText(Array(document.text.utf8), variables: variables ? .replacedBeforeReading : .none)
      do {
        let change = try text.setting(path, to: value)
        try expectOnlyThere(text, change, path, value)
        cases.yaml.append(try Self.example(text, change, path, value, variables))
      } catch is EditRefusal {
        refused += 1
      }
    }
    #expect(refused < 15, "\(refused)")
    let answer = try await reader.read(cases, as: Answer.self)
    #expect(answer.failures == [])
    #expect(answer.compared > 1400)
  }

  @Test func aDamagedFileIsRefusedOrChangedInOneValue() async throws {
    var files = RandomFile(seed: 5)
    var texts = SampleText(seed: 6)
    var cases = Cases()
    for _ in 0..<3000 {
      let document = files.document(variables: true)
      let (path, isList) = files.pick(document.paths)
      let bytes = files.mutated(document.text)
      let value: YAMLValue = isList ? .list(["a", texts.next()]) : .text(texts.next())
      do {
        let text = try YAMLText(bytes, variables: .replacedBeforeReading)
        let change = try text.setting(path, to: value)
        guard case .found(let found) = try change.text.value(at: path) else {
          Issue.record("not found after it was set: \(document.text)")
          continue
        }
        #expect(change.edits.isEmpty || Self.matches(found.content, value), "\(found.content) \(value)")
        cases.yaml.append(try Self.example(text, change, path, value, true))
      } catch let refusal as EditRefusal {
        #expect(refusal.line > 0 && refusal.column > 0)
      }
    }
    let answer = try await reader.read(cases, as: Answer.self)
    #expect(answer.failures == [])
    #expect(answer.compared > 1000)
  }

  @Test func whatIsSetBackLeavesTheFileAsItWas() throws {
    var files = RandomFile(seed: 8)
    for _ in 0..<1500 {
      let document = files.document(variables: true)
      let text = try YAMLText(Array(document.text.utf8), variables: .replacedBeforeReading)
      let (path, _) = files.pick(document.paths)
      guard case .found(let reading) = try text.value(at: path) else { continue }
      let (value, old): (YAMLValue, YAMLValue)
      switch reading.content {
      case .scalar(let text, .plain) where !text.contains(" "): (value, old) = (.text("changed"), .text(text))
      case .scalar(let text, .singleQuoted), .scalar(let text, .doubleQuoted):
        (value, old) = (.text("it is changed"), .text(text))
      case .list(let items) where !items.isEmpty: (value, old) = (.list(items.map { $0 + "z" }), .list(items))
      default: continue
      }
      let change = try text.setting(path, to: value)
      #expect(try change.text.setting(path, to: old).text.bytes == text.bytes, "\(document.text)")
    }
  }

  @Test func anAddedKeyIsRemovedWithoutATrace() throws {
    var files = RandomFile(seed: 9)
    var refused = 0
    for _ in 0..<1500 {
      let document = files.document(variables: true)
      let text = try YAMLText(Array(document.text.utf8), variables: .replacedBeforeReading)
      let path: [YAMLStep] = files.pick([["section0", "added"], ["section0", "added", "below"], ["added"]])
      let neighbours = files.pick([[], ["k0"], ["none", "section0"]])
      guard let change = try? text.setting(path, to: .text("x y"), variable: "ADDED", after: neighbours) else {
        // After a block scalar that keeps its line breaks, or that ends with the file.
        #expect(document.text.contains("|"))
        refused += 1
        continue
      }
      #expect(change.edits.allSatisfy { $0.range.isEmpty }, "\(document.text)")
      let back = try change.text.removing(path.count == 3 ? ["section0", "added"] : path)
      #expect(back.text.bytes == text.bytes, "\(document.text)")
    }
    #expect(refused < 30)
  }

  @Test func anEnvValueIsSetAndNothingElse() async throws {
    var files = RandomFile(seed: 11)
    var texts = SampleText(seed: 12)
    var cases = Cases()
    for round in 0..<2000 {
      let (file, names) = files.environment()
      let text = try EnvText(Array(file.utf8))
      let name = files.pick(names + ["ADDED"])
      let value = YAMLWriter.portable.scalar(texts.next())
      let change = try text.setting(name, to: value)
      #expect(change.text.entry(name)?.value?.text == value)
      if let old = text.entry(name)?.value?.range {
        #expect(change.edits.allSatisfy { $0.range == old })
      } else {
        #expect(try change.text.removing(name).text.bytes == text.bytes, "\(file)")
      }
      let after = String(decoding: change.text.bytes, as: UTF8.self)
      guard round < 200 else { continue }
      cases.env.append(.init(before: file, after: after, name: name, value: value))
    }
    let answer = try await reader.read(cases, as: Answer.self)
    #expect(answer.failures == [])
    #expect(answer.compared == 200)
  }

  private func expectOnlyThere(
    _ text: YAMLText, _ change: Changed<YAMLText>, _ path: [YAMLStep], _ value: YAMLValue
  ) throws {
    guard case .found(let before) = try text.value(at: path), case .found(let after) = try change.text.value(at: path)
    else {
      Issue.record("not found")
      return
    }
    #expect(Self.matches(after.content, value) || change.edits.isEmpty)
    if case .list(let items) = value, items.isEmpty { return }
    for edit in change.edits {
      let reach = before.range.lowerBound...text.bytes.count
      #expect(reach.contains(edit.range.lowerBound) && edit.range.upperBound <= before.range.upperBound + 2)
    }
  }

  private static func matches(_ content: YAMLReading.Content, _ value: YAMLValue) -> Bool {
    switch (content, value) {
    case (.scalar(let found, _), .text(let text)): found.utf8.elementsEqual(text.utf8)
    case (.list(let found), .list(let items)): found.elementsEqual(items) { $0.utf8.elementsEqual($1.utf8) }
    default: false
    }
  }

  private static func example(
    _ text: YAMLText, _ change: Changed<YAMLText>, _ path: [YAMLStep], _ value: YAMLValue, _ variables: Bool
  ) throws -> Cases.YAML {
    let names = path.compactMap { step in if case .key(let name) = step { name } else { nil } }
    let (scalar, list): (String?, [String]?) =
      switch value {
      case .text(let text): (text, nil)
      case .list(let items): (nil, items)
      default: (nil, nil)
      }
    return Cases.YAML(
      before: String(decoding: text.bytes, as: UTF8.self), after: String(decoding: change.text.bytes, as: UTF8.self),
      path: names, text: scalar, list: list, variables: variables)
  }
}
