import CYAML

/// Where a path leads in a YAML text.
struct YAMLPlace {
  enum End {
    case value
    case alias
    /// The event of the merge key.
    case merged(Int)
    /// The steps that do not exist below the node.
    case missing([YAMLStep])
    case noDocument
  }

  var end: End
  /// The value, or the last node that exists on the way.
  var node: Int
  /// The value's key, if it has one.
  var key: Int?
  /// Collections around the node, the outermost first.
  var parents: [Int] = []
}

extension YAMLText {
  func locate(_ path: [YAMLStep]) throws(EditRefusal) -> YAMLPlace {
    guard let root = try root(for: path.first) else { return YAMLPlace(end: .noDocument, node: 0) }
    var place = YAMLPlace(end: .value, node: root)
    for (depth, step) in path.enumerated() {
      if case .document = step { continue }
      let node = place.node
      if stream.kind(node) == CYAML_ALIAS {
        place.end = .alias
        return place
      }
      guard let entry = try child(step, of: node) else {
        place.end = mergeKey(of: node).map { .merged($0) } ?? .missing(Array(path[depth...]))
        return place
      }
      place.parents.append(node)
      place.key = entry.key
      place.node = entry.value
    }
    if stream.kind(place.node) == CYAML_ALIAS { place.end = .alias }
    return place
  }

  private func child(_ step: YAMLStep, of node: Int) throws(EditRefusal) -> (key: Int?, value: Int)? {
    switch step {
    case .index(let index):
      guard stream.kind(node) == CYAML_SEQUENCE_START else { return nil }
      let items = children(of: node)
      return items.indices.contains(index) ? (nil, items[index]) : nil
    case .document: return nil
    case .key(let name):
      let (first, second) = stream.keys(name, of: node)
      if let first, let second { throw refusal(.duplicateKey(name, firstLine: line(first)), at: second) }
      return first.map { ($0, stream.next($0)) }
    }
  }

  /// The value at a path as a reader sees it, through aliases and merge keys; nil where there is none.
  package func readingThrough(_ path: [YAMLStep]) throws(EditRefusal) -> YAMLReading? {
    // Merge keys that merge others lead to the same place in very many ways.
    var budget = 10_000
    guard let root = try root(for: path.first), let node = try node(at: path[...], from: root, 0, &budget) else {
      return nil
    }
    return try reading(node)
  }

  /// The keys of the mapping at a path as a reader sees it, with their lines; none where there is no mapping.
  package func keysThrough(_ path: [YAMLStep]) throws(EditRefusal) -> [(name: String, line: Int)] {
    var budget = 10_000
    guard let root = try root(for: path.first), let node = try node(at: path[...], from: root, 0, &budget) else {
      return []
    }
    return entries(of: node).map(\.key).filter { stream.kind($0) == CYAML_SCALAR }.map { (stream.text($0), line($0)) }
  }

  private func node(at path: ArraySlice<YAMLStep>, from start: Int, _ depth: Int, _ budget: inout Int)
    throws(EditRefusal) -> Int?
  {
    guard depth < YAMLStream.deepest, budget > 0 else { return nil }
    budget -= 1
    var start = start
    if stream.kind(start) == CYAML_ALIAS {
      let anchor = stream.anchor(start)
      let anchored = (0..<start).last { stream.isAnchored($0) && stream.anchor($0) == anchor }
      guard let anchored else { return nil }
      start = anchored
    }
    guard let step = path.first else { return start }
    if case .document = step { return try node(at: path.dropFirst(), from: start, depth + 1, &budget) }
    if let entry = try child(step, of: start) {
      return try node(at: path.dropFirst(), from: entry.value, depth + 1, &budget)
    }
    guard let merge = mergeKey(of: start) else { return nil }
    let value = merge + 1
    for source in stream.kind(value) == CYAML_SEQUENCE_START ? children(of: value) : [value] {
      if let found = try node(at: path, from: source, depth + 1, &budget) { return found }
    }
    return nil
  }

  private func mergeKey(of node: Int) -> Int? {
    let (first, second) = stream.keys("<<", of: node)
    return [first, second].compactMap(\.self).first { stream.style($0) == CYAML_PLAIN }
  }

  /// The root of the one document that has the first key, or of the only document.
  private func root(for first: YAMLStep?) throws(EditRefusal) -> Int? {
    let roots = documents
    if case .document(let index)? = first { return roots.indices.contains(index) ? roots[index] : nil }
    guard roots.count > 1, let first else { return roots.first }
    var found: [Int] = []
    for root in roots where try child(first, of: root) != nil { found.append(root) }
    guard found.count < 2 else { throw refusal(.severalDocuments, at: found[1]) }
    return found.first
  }

  func refusal(_ reason: EditRefusal.Reason, at node: Int, put text: String? = nil) -> EditRefusal {
    source.refusal(reason, at: node < stream.events.count ? stream.range(node).lowerBound : bytes.count, put: text)
  }
}
