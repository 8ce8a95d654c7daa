import CYAML

extension YAMLText {
  /// The name of an item of a list of variables: `NAME=value`, or a mapping with `name`.
  func variableName(ofItem node: Int) -> String? {
    if stream.kind(node) == CYAML_SCALAR { return scalarText(node).map { EnvironmentList.name(ofItem: $0) } }
    guard let name = member("name", of: node), stream.kind(name.value) == CYAML_SCALAR else { return nil }
    return scalarText(name.value)
  }

  func member(_ key: String, of node: Int) -> (key: Int, value: Int)? {
    guard node < stream.events.count else { return nil }
    return stream.keys(key, of: node).first.map { ($0, stream.next($0)) }
  }

  /// One more item with a name and a value, written like one that is there, after the first neighbour that is there.
  func plan(
    appendingNamed name: String, _ value: String, to place: YAMLPlace, _ neighbours: [String]
  ) throws(EditRefusal) -> YAMLPlan {
    let nodes = children(of: place.node)
    let names = nodes.map { variableName(ofItem: $0) ?? "" }
    guard !nodes.isEmpty else { return try plan(fillingEmpty: place, name, value) }
    let after = neighbours.lazy.compactMap { names.firstIndex(of: $0) }.first ?? nodes.count - 1
    let isFlow = stream.style(place.node) == CYAML_FLOW
    let copies = ([after] + nodes.indices.reversed()).lazy.compactMap { index in
      copy(of: nodes[index], in: place, isFlow: isFlow, name, value)
    }
    guard let (text, pairs) = copies.first else { throw refusal(.inexpressible, at: nodes[after]) }
    let end = stream.extent(nodes[after]).upperBound
    let index = stream.next(nodes[after])
    let edit =
      isFlow
      ? TextEdit(range: end..<end, replacement: separator(after: after, nodes) + text)
      : lineAddition(
        text.split(separator: "\n").map { $0.hasSuffix("\r") ? String($0.dropLast()) : String($0) },
        after: lastLine(of: nodes[after]))
    return YAMLPlan([edit], replaced: index..<index, expected: [.value(.map(pairs))])
  }

  /// The first item in place of `[]`.
  private func plan(fillingEmpty place: YAMLPlace, _ name: String, _ value: String) throws(EditRefusal) -> YAMLPlan {
    let range = stream.extent(place.node)
    guard let key = place.key, !isInFlow(place), stream.anchor(place.node).isEmpty, stream.tag(place.node).isEmpty,
      source.string(range).allSatisfy({ "[ ]".contains($0) })
    else { throw refusal(.inexpressible, at: place.node) }
    let margin = String(repeating: " ", count: source.column(stream.range(key).lowerBound) + 2)
    let lines = ["- name: \(YAMLWriter.file.scalar(name))", "  value: \(YAMLWriter.file.scalar(value))"]
    let start = bytes[range.lowerBound - 1] == UInt8(ascii: " ") ? range.lowerBound - 1 : range.lowerBound
    let item = YAMLValue.map([YAMLValue.Pair("name", name), YAMLValue.Pair("value", value)])
    return YAMLPlan(
      [
        TextEdit(range: start..<range.upperBound, replacement: ""),
        lineAddition(lines.map { margin + $0 }, after: range.upperBound),
      ], replaced: place.node..<stream.next(place.node), expected: [.sequenceStart, .value(item), .sequenceEnd])
  }

  func plan(removingFlowItem node: Int, of list: Int) -> YAMLPlan {
    let nodes = children(of: list)
    let index = nodes.firstIndex(of: node) ?? 0
    let range =
      index > 0
      ? stream.extent(nodes[index - 1]).upperBound..<stream.extent(node).upperBound
      : stream.extent(node).lowerBound..<stream.extent(nodes[1]).lowerBound
    return YAMLPlan([TextEdit(range: range, replacement: "")], replaced: node..<stream.next(node), expected: [])
  }

  /// The source of an item with another name and value; of a block list its whole lines. Nil if it has anything else.
  private func copy(
    of node: Int, in place: YAMLPlace, isFlow: Bool, _ name: String, _ value: String
  ) -> (text: String, pairs: [YAMLValue.Pair])? {
    let entries = entries(of: node)
    guard entries.count == 2, let first = member("name", of: node), let second = member("value", of: node) else {
      return nil
    }
    let scalars = entries.flatMap { [$0.key, $0.value] }
    guard
      scalars.allSatisfy({
        stream.kind($0) == CYAML_SCALAR && innerRange($0)?.isEmpty == false && stream.anchor($0).isEmpty
          && stream.tag($0).isEmpty
      }), stream.anchor(node).isEmpty, stream.tag(node).isEmpty
    else { return nil }
    var range = stream.extent(node)
    if stream.style(node) != CYAML_FLOW {
      range = stream.range(scalars[0]).lowerBound..<stream.range(scalars[3]).upperBound
    }
    if !isFlow { range = source.lineStart(range.lowerBound)..<source.lineEnd(range.upperBound) }
    var position = range.lowerBound
    var text = ""
    for scalar in scalars + [-1] {
      let next = scalar < 0 ? range.upperBound..<range.upperBound : stream.range(scalar)
      guard bytes[position..<next.lowerBound].allSatisfy({ Self.isBlank($0) || "-{},:".utf8.contains($0) }) else {
        return nil
      }
      text += source.string(position..<next.lowerBound)
      position = next.upperBound
      guard scalar >= 0 else { break }
      let inner = YAMLPlace(end: .value, node: scalar, parents: place.parents + [place.node, node])
      switch scalar {
      case first.value: text += writer(inner).scalar(name, style: style(scalar))
      case second.value: text += writer(inner).scalar(value, style: style(scalar))
      default: text += source.string(next)
      }
    }
    let pairs = entries.map { entry in
      YAMLValue.Pair(stream.text(entry.key), entry.value == first.value ? name : value)
    }
    return (text, pairs)
  }

  private func separator(after index: Int, _ nodes: [Int]) -> String {
    let last = index + 1 < nodes.count ? index : index - 1
    guard last >= 0 else { return ", " }
    let gap = source.string(stream.extent(nodes[last]).upperBound..<stream.extent(nodes[last + 1]).lowerBound)
    return gap.utf8.allSatisfy { Self.isBlank($0) || $0 == UInt8(ascii: ",") } ? gap : ", "
  }
}
