import ConfigText
import Testing

/// What became of the keys of one file.
struct Outcome {
  let bytes: [UInt8]
  var changed = 0
  var refusals: [EditRefusal] = []

  private static let sections: Set = [
    "authenticationConfiguration", "authorizerConfiguration", "authentication", "authorizer",
  ]
  private static let prefixes = ["AUTHENTICATION_", "AUTHORIZER_", "OIDC_", "CUSTOM_OIDC_"]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func refuse(_ refusal: EditRefusal) {
    #expect(refusal.line > 0 && refusal.column > 0)
    refusals.append(refusal)
  }

  private mutating func expect(
    _ edits: [TextEdit], _ result: [UInt8], back: () throws -> [UInt8]
  ) throws {
    #expect(!edits.isEmpty)
    #expect(bytes.applying(edits) == result)
    changed += 1
    do {
      let again = try back()
      #expect(again == bytes)
    } catch let refusal as EditRefusal {
      Issue.record("not set back: \(refusal)")
    }
  }

  /// Runs one trial; a refusal is an outcome too.
  private mutating func attempt(_ trial: (inout Outcome) throws -> Void) throws {
    do {
      try trial(&self)
    } catch let refusal as EditRefusal {
      refuse(refusal)
    }
  }

  mutating func tryEnv() throws {
    let text = try EnvText(bytes)
    for name in Set(text.entries.map(\.name)).sorted() where Self.prefixes.contains(where: name.hasPrefix) {
      try attempt { outcome in
        let change = try text.setting(name, to: "changed")
        let old = text.entry(name)?.value?.range
        #expect(change.edits.map(\.range) == [old])
        #expect(outcome.bytes.applying(change.edits) == change.text.bytes)
        outcome.changed += 1
      }
    }
    if changed + refusals.count > 0 { return }
    let change = try text.setting("ADDED", to: "x")
    try expect(change.edits, change.text.bytes) { try change.text.removing("ADDED").text.bytes }
  }

  mutating func tryJSON() throws {
    let text = try JSONText(bytes)
    guard case .object(let names)? = try text.value(at: [])?.content else { return }
    for name in names {
      try attempt { outcome in
        let change = try text.setting([.key(name)], to: .text("changed"))
        try outcome.expect(change.edits, change.text.bytes) {
          guard case .text(let old)? = try text.value(at: [.key(name)])?.content else { return text.bytes }
          return try change.text.setting([.key(name)], to: .text(old)).text.bytes
        }
      }
    }
  }

  mutating func tryYAML() throws {
    let isServer = bytes.contains(text: "authenticationConfiguration:")
    if !isServer, bytes.contains(text: "environment:"), bytes.contains(text: "services:") { return try tryCompose() }
    let text = try YAMLText(bytes, variables: isServer ? .replacedBeforeReading : .none)
    if !isServer, !Self.names(in: text).isEmpty { return try tryCompose(isPiece: true) }
    for path in Self.paths(in: text) { try tryPath(path, in: text) }
    for path in Self.blocks(in: text) {
      guard let block = try BlockText(text, at: path) else { continue }
      for inner in Self.paths(in: try block.inner()) { try tryBlock(inner, in: block) }
    }
    if changed + refusals.count == 0 { try tryAdding(to: text) }
  }

  /// For a file that has none of the keys.
  private mutating func tryAdding(to text: YAMLText) throws {
    let change = try text.setting(["added", "key"], to: .text("x"))
    try expect(change.edits, change.text.bytes) { try change.text.removing(["added"]).text.bytes }
  }

  private static func names(in text: YAMLText) -> [String] {
    text.topLevelKeys.filter { name in prefixes.contains(where: name.hasPrefix) }
  }

  private mutating func tryPath(_ path: [YAMLStep], in text: YAMLText) throws {
    try attempt { outcome in
      guard case .found(let reading) = try text.value(at: path) else { return }
      let (new, old) = Self.values(for: reading)
      let change = try text.setting(path, to: new)
      try outcome.expect(change.edits, change.text.bytes) {
        guard let old else { return text.bytes }
        return try change.text.setting(path, to: old).text.bytes
      }
    }
  }

  private mutating func tryBlock(_ path: [YAMLStep], in block: BlockText) throws {
    try attempt { outcome in
      guard case .found(let reading) = try block.inner().value(at: path) else { return }
      let (new, old) = Self.values(for: reading)
      let change = try block.setting(path, to: new)
      try outcome.expect(change.edits, change.text.outer.bytes) {
        guard let old else { return block.outer.bytes }
        return try change.text.setting(path, to: old).text.outer.bytes
      }
    }
  }

  private mutating func tryCompose(isPiece: Bool = false) throws {
    let list = try EnvironmentList(bytes, isPiece: isPiece)
    let names = Self.variables(in: bytes)
    for name in names {
      try attempt { outcome in
        let services = list.services(with: name)
        guard let service = services.first, try list.entry(name, of: service)?.text != nil else { return }
        let change = try list.setting(name, to: "changed", in: services)
        #expect(outcome.bytes.applying(change.edits) == change.text.text.bytes)
        #expect(change.edits.count <= services.count)
        outcome.changed += 1
      }
    }
    if changed + refusals.count == 0 { try tryAdding(to: list.text) }
  }

  private static func variables(in bytes: [UInt8]) -> [String] {
    let words = bytes.split { !($0 == UInt8(ascii: "_") || (0x41...0x5A).contains($0)) }
    return Set(words.map { String(decoding: $0, as: UTF8.self) }).filter { name in
      prefixes.contains(where: name.hasPrefix)
    }.sorted()
  }

  private static func values(for reading: YAMLReading) -> (new: YAMLValue, old: YAMLValue?) {
    if case .scalar(let text, _) = reading.content, text.hasPrefix("${"), reading.isPlaceholder {
      return (.text("changed"), reading.placeholders.first?.defaultText.map { .text($0) })
    }
    return values(for: reading.content)
  }

  private static func values(for content: YAMLReading.Content) -> (new: YAMLValue, old: YAMLValue?) {
    switch content {
    case .list(let items): (.list(["changed"] + items.dropFirst()), .list(items))
    case .scalar("true", .plain): (.boolean(false), .boolean(true))
    case .scalar("false", .plain): (.boolean(true), .boolean(false))
    case .scalar(let text, .plain) where Int(text) != nil: (.integer(7), .integer(Int(text) ?? 0))
    case .scalar(let text, _): (.text("changed"), .text(text))
    default: (.text("changed"), nil)
    }
  }

  /// All values below the sections about signing in, wherever those stand.
  private static func paths(in text: YAMLText) -> [[YAMLStep]] {
    var result: [[YAMLStep]] = []
    var open: [(path: [YAMLStep], isInside: Bool)] = [([], false)]
    while let (path, isInside) = open.popLast() {
      guard case .found(let reading)? = try? text.value(at: path) else { continue }
      if case .mapping(let keys) = reading.content {
        open += keys.map { (path + [.key($0)], isInside || sections.contains($0)) }
      } else if isInside {
        result.append(path)
      } else if reading.content == .other, path.count < 8 {
        open += (0..<3).map { (path + [.index($0)], false) }
      }
    }
    return result
  }

  private static func blocks(in text: YAMLText) -> [[YAMLStep]] {
    [["spec", "source", "helm", "values"], ["spec", "sources", 0, "helm", "values"]]
  }
}

extension [UInt8] {
  fileprivate func contains(text: String) -> Bool {
    String(decoding: self, as: UTF8.self).contains(text)
  }
}

extension String {
  func applying(_ edits: [TextEdit]) -> String { String(decoding: Array(utf8).applying(edits), as: UTF8.self) }
}
