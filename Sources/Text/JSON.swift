/// A JSON value (RFC 8259): members in the order of the text, numbers as they were written.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(String)
  case text(String)
  case list([JSON])
  case object([(name: String, value: JSON)])

  package static func number(_ number: Int) -> JSON { .number(String(number)) }
  package static func texts(_ items: [String]) -> JSON { .list(items.map { .text($0) }) }

  /// Null if there is nothing, or an empty text.
  package static func optional(_ text: String?) -> JSON {
    guard let text, !text.isEmpty else { return .null }
    return .text(text)
  }

  package static func optional(_ number: Int?) -> JSON { number.map { .number($0) } ?? .null }

  /// The kind of value, for a message.
  package var kind: String {
    switch self {
    case .object: "an object"
    case .list: "an array"
    case .text: "a string"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }

  /// The member of an object; nil if there is none.
  package subscript(name: String) -> JSON? { members?.first { $0.name == name }?.value }

  package var members: [(name: String, value: JSON)]? { if case .object(let members) = self { members } else { nil } }
  package var items: [JSON]? { if case .list(let items) = self { items } else { nil } }
  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The items of an array of strings; nil for anything else.
  package var texts: [String]? {
    guard let texts = items?.compactMap(\.text), texts.count == items?.count else { return nil }
    return texts
  }
}

extension JSON {
  /// An object with these members, each in the place of the one of its name, or else at the end.
  package func with(_ changes: [(name: String, value: JSON)]) -> JSON {
    changes.reduce(self) { $0.setting([$1.name], to: $1.value) }
  }

  /// An object with the value at a path, whose other objects are made where they are missing; nil removes it.
  package func setting(_ path: [String], to value: JSON?) -> JSON {
    guard let name = path.first else { return value ?? .null }
    var members = self.members ?? []
    let place = members.firstIndex { $0.name == name }
    if path.count == 1, value == nil {
      if let place { members.remove(at: place) }
      return .object(members)
    }
    let inner = (place.map { members[$0].value } ?? .object([])).setting(Array(path.dropFirst()), to: value)
    if let place { members[place].value = inner } else { members.append((name, inner)) }
    return .object(members)
  }

  package subscript(path: [String]) -> JSON? { path.reduce(self as JSON?) { $0?[$1] } }
}

extension JSON: Equatable {
  package static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.number(let one), .number(let other)), (.text(let one), .text(let other)): one == other
    case (.list(let one), .list(let other)): one == other
    case (.object(let one), .object(let other)): one.elementsEqual(other) { $0.name == $1.name && $0.value == $1.value }
    default: false
    }
  }
}

extension JSON {
  /// Parses strictly: one value and nothing after it, no byte-order mark, no duplicate members, limited depth.
  package static func parse(_ bytes: [UInt8], deepest: Int = 32) throws(JSONError) -> JSON {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw JSONError(.byteOrderMark, at: 0, in: bytes) }
    if let offset = bytes.firstOutsideUTF8 { throw JSONError(.notUTF8, at: offset, in: bytes) }
    if bytes.allSatisfy(\.isJSONBlank) { throw JSONError(.empty, at: 0, in: bytes) }
    return try JSONTreeBuilder(bytes: bytes, nodes: JSONReader.nodes(of: bytes, deepest: deepest)).value(0)
  }
}

/// Builds values from the parsed nodes, recursively.
private struct JSONTreeBuilder {
  let bytes: [UInt8]
  let nodes: [JSONNode]

  func value(_ index: Int) throws(JSONError) -> JSON {
    let node = nodes[index]
    switch node.kind {
    case .null: return .null
    case .boolean: return .bool(bytes[node.range.lowerBound] == UInt8(ascii: "t"))
    case .number: return .number(String(decoding: bytes[node.range], as: UTF8.self))
    case .text: return .text(JSONReader.content(of: node.range, in: bytes))
    case .array: return .list(try parts(of: index).map(\.value))
    case .object: return .object(try parts(of: index))
    }
  }

  private func parts(of parent: Int) throws(JSONError) -> [(name: String, value: JSON)] {
    var parts: [(name: String, value: JSON)] = []
    var names: Set<String> = []
    var index = parent + 1
    while index < nodes[parent].next {
      let key = nodes[index].key
      let name = key.map { JSONReader.content(of: $0, in: bytes) } ?? ""
      if let key, !names.insert(name).inserted { throw JSONError(.repeatedName(name), at: key.lowerBound, in: bytes) }
      parts.append((name, try value(index)))
      index = nodes[index].next
    }
    return parts
  }
}
