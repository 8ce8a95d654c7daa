import Text

/// Edits, and the value that must follow from them.
private struct JSONPlan: EditPlan {
  let edits: [TextEdit]
  /// Nodes of the original text.
  let replaced: Range<Int>
  /// Nil if nothing takes their place.
  var expected: (path: [YAMLStep], value: YAMLValue)?
  /// How many names are added on the way to the value.
  var added = 0

  func end(from part: Int, of after: JSONText, replacing before: JSONText) -> Int? {
    guard let (path, value) = expected else { return part }
    guard let place = try? after.locate(path), place.rest.isEmpty, after.means(place.node, value),
      place.node - max(added - 1, 0) == part
    else { return nil }
    return after.nodes[place.node].next
  }
}

extension JSONText {
  /// The text with the value at the path; objects and members that are missing are added.
  package func setting(
    _ path: [YAMLStep], to value: YAMLValue, after neighbours: [String] = []
  ) throws(EditRefusal) -> Changed<JSONText> {
    try carryOut(try plan(setting: path, to: value, after: neighbours))
  }

  /// The text with several values, read once; those are left out that cannot be set, or whose object is not there yet.
  ///
  /// - Returns: Nil where they are to be set one after the other.
  package func setting(
    together values: [(path: [YAMLStep], value: YAMLValue, neighbours: [String])]
  ) -> Changed<JSONText>? {
    let plans = values.compactMap { path, value, neighbours -> JSONPlan? in
      guard let place = try? locate(path), place.rest.count < 2 else { return nil }
      return try? plan(setting: path, to: value, after: neighbours)
    }
    return carryOut(plans)
  }

  private func plan(
    setting path: [YAMLStep], to value: YAMLValue, after neighbours: [String]
  ) throws(EditRefusal) -> JSONPlan {
    let place = try locate(path)
    if place.rest.isEmpty {
      if means(place.node, value) { return JSONPlan(edits: [], replaced: 0..<0) }
      try requireKind(of: place.node, for: value)
      let edit = TextEdit(range: nodes[place.node].range, replacement: written(value, like: place.node))
      return JSONPlan(edits: [edit], replaced: place.node..<nodes[place.node].next, expected: (path, value))
    }
    guard nodes[place.node].kind == .object else {
      throw source.refusal(.missing, at: nodes[place.node].range.lowerBound, put: Self.line(path, value))
    }
    return try plan(adding: value, at: path, place, neighbours)
  }

  /// The text without the member at the path.
  package func removing(_ path: [YAMLStep]) throws(EditRefusal) -> Changed<JSONText> {
    let place = try locate(path)
    guard place.rest.isEmpty else { return Changed(self) }
    guard let parent = place.parent, let key = nodes[place.node].key else {
      throw source.refusal(.onlyEntry, at: nodes[place.node].range.lowerBound)
    }
    let members = children(of: parent)
    let index = members.firstIndex(of: place.node) ?? 0
    let range =
      if index > 0 {
        nodes[members[index - 1]].range.upperBound..<nodes[place.node].range.upperBound
      } else if members.count > 1, let next = nodes[members[1]].key {
        key.lowerBound..<next.lowerBound
      } else {
        (nodes[parent].range.lowerBound + 1)..<(nodes[parent].range.upperBound - 1)
      }
    let edit = TextEdit(range: range, replacement: "")
    return try carryOut(JSONPlan(edits: [edit], replaced: place.node..<nodes[place.node].next))
  }

  private static func line(_ path: [YAMLStep], _ value: YAMLValue) -> String {
    guard case .key(let name)? = path.last else { return value.json.source() }
    return member(name, value.json.source())
  }

  private static func member(_ name: String, _ source: String, colon: String = ": ") -> String {
    JSONString(name).source + colon + source
  }

  private func requireKind(of node: Int, for value: YAMLValue) throws(EditRefusal) {
    let offset = nodes[node].range.lowerBound
    switch (nodes[node].kind, value) {
    case (.object, .map) where children(of: node).allSatisfy({ nodes[$0].kind == .text }): break
    case (.object, _): throw source.refusal(.otherKind(found: "an object"), at: offset, put: value.json.source())
    case (.array, .list) where content(node) != .other: break
    case (.array, _): throw source.refusal(.otherKind(found: "a list"), at: offset, put: value.json.source())
    default: break
    }
  }

  /// Lists and objects stay on one line or on several, as they were.
  private func written(_ value: YAMLValue, like node: Int) -> String {
    let parts =
      value.json.items?.map { $0.source() } ?? value.json.members?.map { Self.member($0.name, $0.value.source()) }
    let children = children(of: node)
    guard let parts, !parts.isEmpty, let first = children.first, let last = children.last else {
      return value.json.source()
    }
    let start = nodes[node].range.lowerBound + 1
    let gap = source.string(start..<(nodes[first].key ?? nodes[first].range).lowerBound)
    let tail = source.string(nodes[last].range.upperBound..<(nodes[node].range.upperBound - 1))
    let separator = gap.contains("\n") ? "," + gap : separator(of: node)
    let inner = gap + parts.joined(separator: separator) + tail
    return nodes[node].kind == .array ? "[\(inner)]" : "{\(inner)}"
  }

  private func separator(of node: Int) -> String {
    let children = children(of: node)
    guard children.count > 1 else { return ", " }
    let next = nodes[children[1]].key ?? nodes[children[1]].range
    return source.string(nodes[children[0]].range.upperBound..<next.lowerBound)
  }

  private func plan(
    adding value: YAMLValue, at path: [YAMLStep], _ place: Place, _ neighbours: [String]
  ) throws(EditRefusal) -> JSONPlan {
    let names = place.rest.compactMap { step in if case .key(let name) = step { name } else { nil } }
    let offset = nodes[place.node].range.lowerBound
    guard names.count == place.rest.count else { throw source.refusal(.missing, at: offset) }
    let members = children(of: place.node)
    let neighbour = neighbours.lazy.compactMap { name in members.first { self.name($0) == name } }.first
    let before = neighbour ?? members.last
    let style = style(of: place.node)
    var text = value.json.source()
    for (depth, name) in names.enumerated().reversed() {
      text = Self.member(name, text, colon: style.colon)
      if depth > 0 { text = "{" + style.lead(depth) + text + style.lead(depth - 1) + "}" }
    }
    let start = nodes[place.node].range.lowerBound + 1
    let edit: TextEdit
    if let before {
      let end = nodes[before].range.upperBound
      edit = TextEdit(range: end..<end, replacement: "," + style.lead(0) + text)
    } else {
      let inside = start..<(nodes[place.node].range.upperBound - 1)
      edit = TextEdit(range: inside, replacement: style.lead(0) + text + style.lead(-1))
    }
    let index = before.map { nodes[$0].next } ?? place.node + 1
    return JSONPlan(edits: [edit], replaced: index..<index, expected: (path, value), added: names.count)
  }

  private func carryOut(_ plan: JSONPlan) throws(EditRefusal) -> Changed<JSONText> {
    guard let change = carryOut([plan]) else {
      let put = plan.expected.map { Self.line($0.path, $0.value) }
      throw source.refusal(.wouldChangeMore, at: plan.edits.map(\.range.lowerBound).min() ?? 0, put: put)
    }
    return change
  }

  private func carryOut(_ plans: [JSONPlan]) -> Changed<JSONText>? { carryOut(plans) { try? JSONText($0) } }

  package func isSame(_ node: Int, _ other: JSONText, _ otherNode: Int) -> Bool {
    let (one, two) = (nodes[node], other.nodes[otherNode])
    guard one.kind == two.kind, one.depth == two.depth, (one.key == nil) == (two.key == nil) else { return false }
    if let key = one.key, let otherKey = two.key, bytes[key] != other.bytes[otherKey] { return false }
    return one.kind == .object || one.kind == .array || bytes[one.range] == other.bytes[two.range]
  }

  fileprivate func means(_ node: Int, _ value: YAMLValue) -> Bool {
    switch value {
    case .text(let text): content(node) == .text(text)
    case .boolean(let isTrue): content(node) == .boolean(isTrue)
    case .integer(let number): content(node) == .number(String(number))
    case .list(let items): content(node) == .list(items)
    case .map(let pairs):
      nodes[node].kind == .object && children(of: node).map { name($0) } == pairs.map(\.name)
        && children(of: node).map { content($0) } == pairs.map { .text($0.value) }
    }
  }
}

extension YAMLValue {
  fileprivate var json: JSON {
    switch self {
    case .text(let text): .text(text)
    case .boolean(let isTrue): .bool(isTrue)
    case .integer(let number): .number(number)
    case .list(let items): .texts(items)
    case .map(let pairs): .object(pairs.map { ($0.name, .text($0.value)) })
    }
  }
}
