import CYAML
import Text

/// A YAML text whose values can be found and changed without touching any other byte.
package struct YAMLText: Sendable {
  /// When a program replaces `${NAME:-default}` in this kind of file.
  package enum Variables: Sendable {
    /// In the raw text, as Dropwizard does: defaults are YAML themselves.
    case replacedBeforeReading
    /// In the values read, as Compose does.
    case replacedAfterReading
    /// Never: they are texts like all others.
    case none
  }

  let source: SourceText
  let variables: Variables
  let mask: YAMLMask
  let stream: YAMLStream
  /// Whether it is JSON, and must stay so.
  let isJSON: Bool
  /// The root nodes of the documents.
  let documents: [Int]

  package var bytes: [UInt8] { source.bytes }

  /// - Throws: Where the text is not UTF-8, not YAML, or too deep.
  package init(_ bytes: [UInt8], variables: Variables = .none) throws(EditRefusal) {
    source = try SourceText(bytes)
    self.variables = variables
    isJSON = Self.isJSON(source)
    mask = YAMLMask(source, variables: variables == .replacedBeforeReading)
    do {
      stream = try YAMLStream(mask.bytes, from: source.start, source: source)
      documents = Self.documents(of: stream)
    } catch {
      guard let template = mask.spots.first(where: { $0.kind == .template }), case .unreadable = error.reason else {
        throw error
      }
      throw source.refusal(.template, at: template.range.lowerBound)
    }
  }

  /// Another text of the same kind.
  package func reading(_ bytes: [UInt8]) throws(EditRefusal) -> YAMLText {
    try YAMLText(bytes, variables: variables)
  }

  private static func isJSON(_ source: SourceText) -> Bool {
    let first = source.bytes[source.start...].first { !isBlank($0) }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    return (try? JSONReader.nodes(of: source.bytes, from: source.start, deepest: JSONText.deepest)) != nil
  }

  package var documentCount: Int { documents.count }

  /// The keys of the whole text's outermost mapping, each once, in order; of all documents.
  package var topLevelKeys: [String] {
    var seen: Set<String> = []
    return documents.flatMap { keys(of: $0) }.filter { seen.insert($0).inserted }
  }

  /// - Throws: If a key on the path is duplicated, or several documents have the first key.
  package func value(at path: [YAMLStep]) throws(EditRefusal) -> YAMLLookup {
    let place = try locate(path)
    switch place.end {
    case .value: return .found(try reading(place.node))
    case .alias: return .alias(name: stream.anchor(place.node), line: line(place.node))
    case .merged(let key): return .merged(line: line(key))
    case .missing, .noDocument: return .absent
    }
  }

  private static func documents(of stream: YAMLStream) -> [Int] {
    var roots: [Int] = []
    var index = 0
    while index < stream.events.count {
      if stream.kind(index) == CYAML_DOCUMENT_START { roots.append(index + 1) }
      index = max(stream.next(index), index + 1)
    }
    return roots
  }

  /// The direct children of a collection; keys and values alternate in a mapping.
  func children(of node: Int) -> [Int] {
    guard node < stream.events.count, [CYAML_MAPPING_START, CYAML_SEQUENCE_START].contains(stream.kind(node)) else {
      return []
    }
    var result: [Int] = []
    var index = node + 1
    while index < stream.next(node) - 1 {
      result.append(index)
      index = stream.next(index)
    }
    return result
  }

  func entries(of node: Int) -> [(key: Int, value: Int)] {
    guard node < stream.events.count, stream.kind(node) == CYAML_MAPPING_START else { return [] }
    let nodes = children(of: node)
    return stride(from: 0, to: nodes.count - 1, by: 2).map { (nodes[$0], nodes[$0 + 1]) }
  }

  func keys(of node: Int) -> [String] {
    entries(of: node).map(\.key).filter { stream.kind($0) == CYAML_SCALAR }.map { stream.text($0) }
  }

  func line(_ node: Int) -> Int { source.position(of: stream.range(node).lowerBound).line }
}
