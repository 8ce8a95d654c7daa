import Text

/// A JSON text whose members can be found and changed without touching any other byte.
package struct JSONText: Sendable {
  package enum Content: Equatable, Sendable {
    case null
    case text(String)
    case boolean(Bool)
    /// As written.
    case number(String)
    /// A list of texts.
    case list([String])
    /// The names, in order.
    case object([String])
    case other
  }

  package struct Reading: Equatable, Sendable {
    package let content: Content
    package let range: Range<Int>
    package let line: Int
  }

  /// The deepest nesting accepted.
  static let deepest = 100

  let source: SourceText
  let nodes: [JSONNode]

  package var bytes: [UInt8] { source.bytes }

  /// - Throws: Where the text is not UTF-8, not JSON, or too deep.
  package init(_ bytes: [UInt8]) throws(EditRefusal) {
    source = try SourceText(bytes)
    do {
      nodes = try JSONReader.nodes(of: bytes, from: source.start, deepest: Self.deepest)
    } catch {
      throw source.refusal(error.reason, at: error.offset)
    }
  }

  /// Nil if the path does not exist.
  package func value(at path: [YAMLStep]) throws(EditRefusal) -> Reading? {
    let place = try locate(path)
    guard place.rest.isEmpty else { return nil }
    let range = nodes[place.node].range
    return Reading(content: content(place.node), range: range, line: source.position(of: range.lowerBound).line)
  }

  struct Place {
    var node = 0
    var parent: Int?
    /// The steps that do not exist below the node.
    var rest: [YAMLStep] = []
  }

  func locate(_ path: [YAMLStep]) throws(EditRefusal) -> Place {
    var place = Place()
    for (depth, step) in path.enumerated() {
      guard let child = try child(step, of: place.node) else {
        place.rest = Array(path[depth...])
        return place
      }
      place.parent = place.node
      place.node = child
    }
    return place
  }

  private func child(_ step: YAMLStep, of node: Int) throws(EditRefusal) -> Int? {
    let children = children(of: node)
    switch step {
    case .index(let index):
      return nodes[node].kind == .array && children.indices.contains(index) ? children[index] : nil
    case .document: return nil
    case .key(let name):
      let found = children.filter { self.name($0) == name }
      if found.count > 1 {
        let first = source.position(of: nodes[found[0]].range.lowerBound).line
        throw source.refusal(.duplicateKey(name, firstLine: first), at: nodes[found[1]].range.lowerBound)
      }
      return found.first
    }
  }

  func children(of node: Int) -> [Int] {
    guard nodes[node].kind == .object || nodes[node].kind == .array else { return [] }
    var result: [Int] = []
    var index = node + 1
    while index < nodes[node].next {
      result.append(index)
      index = nodes[index].next
    }
    return result
  }

  func name(_ node: Int) -> String? { nodes[node].key.map { JSONReader.content(of: $0, in: bytes) } }

  private func text(_ node: Int) -> String? {
    nodes[node].kind == .text ? JSONReader.content(of: nodes[node].range, in: bytes) : nil
  }

  func content(_ node: Int) -> Content {
    let range = nodes[node].range
    switch nodes[node].kind {
    case .null: return .null
    case .boolean: return .boolean(bytes[range.lowerBound] == UInt8(ascii: "t"))
    case .number: return .number(source.string(range))
    case .text: return text(node).map { .text($0) } ?? .other
    case .object: return .object(children(of: node).compactMap { name($0) })
    case .array:
      let children = children(of: node)
      let texts = children.compactMap { text($0) }
      return texts.count == children.count ? .list(texts) : .other
    }
  }
}

extension JSONText: TextInParts {
  package var partCount: Int { nodes.count }
  package func start(ofPart part: Int) -> Int { (nodes[part].key ?? nodes[part].range).lowerBound }

  /// Members that an edit within these outermost ones need not look at.
  package func cuts(outside names: Set<String>) -> [Cut] { cuts(of: 0, outside: names) }

  private func cuts(of node: Int, outside names: Set<String>) -> [Cut] {
    guard nodes[node].kind == .object else { return [] }
    let members = children(of: node)
    var (siblings, inner): ([Cut.Sibling], [Cut]) = ([], [])
    for (index, member) in members.enumerated() {
      let isNamed = name(member).map(names.contains) ?? true
      let isKept = isNamed || Cut.isAtEnds(index, of: members.count)
      siblings.append(Cut.Sibling(start: start(ofPart: member), part: member, isKept: isKept))
      if isKept, !isNamed { inner += cuts(of: member, outside: []) }
    }
    return Cut.runs(siblings) + inner
  }
}

extension JSONError {
  fileprivate var reason: EditRefusal.Reason {
    switch problem {
    case .notUTF8: .notUTF8
    case .tooDeep: .tooDeep
    case .syntax(let problem): .unreadable(problem)
    case .byteOrderMark, .empty, .repeatedName: .unreadable("not a JSON value")
    }
  }
}
