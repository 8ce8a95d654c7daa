import CYAML
import Text

/// All values of a text that is JSON or YAML, in order and with their places: for those who look and change nothing.
package struct Outline: Sendable {
  package struct Node: Sendable {
    package enum Kind: Sendable { case mapping, list, scalar, alias }

    package let kind: Kind
    /// Of a scalar as it is read, or the name of an alias.
    package let text: String
    package let anchor: String
    /// Of a scalar: what is written, without quotes, anchor and tag.
    package let range: Range<Int>
    /// Index of the node after this one and all within it.
    package let next: Int
  }

  /// In a mapping, keys and values by turns.
  package private(set) var nodes: [Node] = []

  /// Nil where the bytes are neither JSON nor YAML, or too deep. A member may stand twice.
  package init?(_ bytes: [UInt8]) {
    guard let source = try? SourceText(bytes) else { return nil }
    if let read = try? JSONReader.nodes(of: bytes, from: source.start, deepest: JSONText.deepest) {
      addJSON(read, bytes)
    } else if let stream = try? YAMLStream(bytes, from: source.start, source: source) {
      addYAML(stream, bytes)
    } else {
      return nil
    }
  }

  /// The nodes that stand in no other.
  package var roots: [Int] { siblings(from: 0, to: nodes.count) }

  package func children(of node: Int) -> [Int] {
    nodes[node].kind == .mapping || nodes[node].kind == .list ? siblings(from: node + 1, to: nodes[node].next) : []
  }

  private func siblings(from first: Int, to end: Int) -> [Int] {
    var result: [Int] = []
    var index = first
    while index < end {
      result.append(index)
      index = nodes[index].next
    }
    return result
  }

  private mutating func addJSON(_ read: [JSONNode], _ bytes: [UInt8]) {
    var places: [Int] = [0]
    for node in read { places.append((places.last ?? 0) + (node.key == nil ? 1 : 2)) }
    func add(_ kind: Node.Kind, _ range: Range<Int>, _ next: Int) {
      let isText = kind == .scalar && bytes[range.lowerBound] == UInt8(ascii: "\"")
      let inner = isText ? range.lowerBound + 1..<range.upperBound - 1 : range
      let text = isText ? JSONReader.content(of: range, in: bytes) : String(decoding: bytes[range], as: UTF8.self)
      nodes.append(
        Node(kind: kind, text: kind == .scalar ? text : "", anchor: "", range: inner, next: next))
    }
    for node in read {
      if let key = node.key { add(.scalar, key, nodes.count + 1) }
      let kind: Node.Kind = node.kind == .object ? .mapping : node.kind == .array ? .list : .scalar
      add(kind, node.range, places[node.next])
    }
  }

  private mutating func addYAML(_ stream: YAMLStream, _ bytes: [UInt8]) {
    let kinds: [Int: Node.Kind] = [
      CYAML_MAPPING_START: .mapping, CYAML_SEQUENCE_START: .list, CYAML_SCALAR: .scalar, CYAML_ALIAS: .alias,
    ]
    var places: [Int] = [0]
    for index in stream.events.indices {
      places.append((places.last ?? 0) + (kinds[stream.kind(index)] == nil ? 0 : 1))
    }
    for index in stream.events.indices {
      guard let kind = kinds[stream.kind(index)] else { continue }
      let isAlias = kind == .alias
      nodes.append(
        Node(
          kind: kind, text: isAlias ? stream.anchor(index) : stream.text(index),
          anchor: isAlias ? "" : stream.anchor(index),
          range: kind == .scalar ? Self.inner(stream, index, bytes) : stream.range(index),
          next: places[stream.next(index)]))
    }
  }

  private static func inner(_ stream: YAMLStream, _ index: Int, _ bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (stream.range(index).lowerBound, stream.range(index).upperBound)
    func skip(while rule: (UInt8) -> Bool) {
      while start < end, rule(bytes[start]) { start += 1 }
    }
    if !stream.anchor(index).isEmpty || !stream.tag(index).isEmpty {
      while start < end, bytes[start] == UInt8(ascii: "&") || bytes[start] == UInt8(ascii: "!") {
        skip { !YAMLText.isBlank($0) }
        skip(while: YAMLText.isBlank)
      }
    }
    switch stream.style(index) {
    case CYAML_SINGLE_QUOTED, CYAML_DOUBLE_QUOTED: return start + 1..<max(start + 1, end - 1)
    case CYAML_LITERAL, CYAML_FOLDED: skip { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    default: break
    }
    skip(while: YAMLText.isBlank)
    while end > start, YAMLText.isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}
