import CYAML
import Text

extension YAMLText {
  /// Adds missing keys in the style of their siblings.
  func plan(
    adding value: YAMLValue, at path: [YAMLStep], _ place: YAMLPlace, _ variable: String?, _ neighbours: [String]
  ) throws(EditRefusal) -> YAMLPlan {
    guard case .missing(let rest) = place.end else {
      guard documents.isEmpty else { throw refusal(.severalDocuments, at: documents[1]) }
      let names = try Self.names(path, else: source.refusal(.missing, at: bytes.count))
      let lines = try lines(names, value, variable, column: 0, place)
      let inner = Self.expected(names, .value(value))
      let expected = [.documentStart, .mappingStart] + inner + [.mappingEnd, .documentEnd]
      return YAMLPlan([lineAddition(lines, after: bytes.count)], replaced: 0..<0, expected: expected)
    }
    let node = place.node
    let names = try Self.names(rest, else: refusal(.missing, at: node))
    if stream.kind(node) == CYAML_MAPPING_START {
      if stream.style(node) == CYAML_FLOW { return try plan(addingInFlow: names, value, place) }
      return try plan(addingBelow: names, value, variable, place, neighbours)
    }
    guard isNull(node), stream.anchor(node).isEmpty else {
      throw refusal(.otherKind(found: stream.kind(node) == CYAML_SCALAR ? "text" : "a list"), at: node)
    }
    return try plan(filling: place, names, value, variable)
  }

  func plan(
    addingEntry name: String, _ text: String, _ place: YAMLPlace, _ neighbours: [String]
  ) throws(EditRefusal) -> YAMLPlan {
    try plan(addingBelow: [name], .text(text), nil, place, neighbours)
  }

  private static func names(_ steps: [YAMLStep], else refusal: EditRefusal) throws(EditRefusal) -> [String] {
    let names = steps.compactMap { step in if case .key(let name) = step { name } else { nil } }
    guard names.count == steps.count, !names.isEmpty else { throw refusal }
    return names
  }

  private func plan(
    addingBelow names: [String], _ value: YAMLValue, _ variable: String?, _ place: YAMLPlace, _ neighbours: [String]
  ) throws(EditRefusal) -> YAMLPlan {
    let entries = entries(of: place.node)
    guard let first = entries.first, let last = entries.last else { throw refusal(.missing, at: place.node) }
    let named = neighbours.lazy.compactMap { name in
      entries.first { stream.kind($0.key) == CYAML_SCALAR && stream.text($0.key) == name }
    }.first
    let neighbour = named ?? last
    let lines = try lines(names, value, variable, column: source.column(stream.range(first.key).lowerBound), place)
    let index = stream.next(neighbour.value)
    return YAMLPlan(
      [lineAddition(lines, after: lastByte(of: neighbour.value))], replaced: index..<index,
      expected: Self.expected(names, try added(value, variable, place)))
  }

  /// Below a key that has no value yet.
  private func plan(
    filling place: YAMLPlace, _ names: [String], _ value: YAMLValue, _ variable: String?
  ) throws(EditRefusal) -> YAMLPlan {
    let range = stream.range(place.node)
    guard !isInFlow(place), place.key != nil || place.parents.isEmpty else {
      throw refusal(.inexpressible, at: place.node)
    }
    let column = place.key.map { source.column(stream.range($0).lowerBound) + step(place) } ?? 0
    let lines = try lines(names, value, variable, column: column, place)
    var edits = [lineAddition(lines, after: range.upperBound)]
    if !range.isEmpty {
      let start = bytes[range.lowerBound - 1] == UInt8(ascii: " ") ? range.lowerBound - 1 : range.lowerBound
      edits.append(TextEdit(range: start..<range.upperBound, replacement: ""))
    }
    let expected = Self.expected(names, try added(value, variable, place))
    return YAMLPlan(
      edits, replaced: place.node..<place.node + 1, expected: [.mappingStart] + expected + [.mappingEnd])
  }

  private func plan(
    addingInFlow names: [String], _ value: YAMLValue, _ place: YAMLPlace
  ) throws(EditRefusal) -> YAMLPlan {
    let entries = entries(of: place.node)
    let writer = YAMLWriter(place: .flow, preferred: preferredQuotes(in: place.node), isJSON: isJSON)
    guard let source = writer.source(value, style: .plain) else { throw refusal(.inexpressible, at: place.node) }
    let keys = names.map { writer.scalar($0) }
    let nested = keys.dropFirst().reversed().reduce(source) { "{\($1): \($0)}" }
    let end = stream.extent(place.node).upperBound - 1
    let position = entries.last.map { stream.extent($0.value).upperBound } ?? end
    let index = stream.next(place.node) - 1
    return YAMLPlan(
      [TextEdit(range: position..<position, replacement: "\(entries.isEmpty ? "" : ", ")\(keys[0]): \(nested)")],
      replaced: index..<index, expected: Self.expected(names, .value(value)))
  }

  private static func expected(_ names: [String], _ value: YAMLPlan.Expected) -> [YAMLPlan.Expected] {
    names.dropLast().flatMap { [.key($0), .mappingStart] } + [.key(names.last ?? ""), value]
      + names.dropLast().map { _ in .mappingEnd }
  }

  private func lines(
    _ names: [String], _ value: YAMLValue, _ variable: String?, column: Int, _ place: YAMLPlace
  ) throws(EditRefusal) -> [String] {
    let step = step(place)
    var lines = names.enumerated().map { depth, name in
      String(repeating: " ", count: column + depth * step) + YAMLWriter.file.scalar(name) + ":"
    }
    var writer = writer(place)
    writer.preferred = preferredQuotes(in: place.node)
    var style = YAMLStyle.plain
    if case .placeholder = try added(value, variable, place) { writer.forbidsBraces = true }
    if case .text = value, prefersQuotes(place.node) { style = writer.preferred }
    guard let source = writer.source(value, style: style) else { throw refusal(.inexpressible, at: place.node) }
    if case .placeholder(let name, _) = try added(value, variable, place) {
      lines[lines.count - 1] += " ${\(name):-\(source)}"
    } else {
      lines[lines.count - 1] += " \(source)"
    }
    return lines
  }

  /// Wrapped in the variable if all sibling scalars are.
  private func added(
    _ value: YAMLValue, _ variable: String?, _ place: YAMLPlace
  ) throws(EditRefusal) -> YAMLPlan.Expected {
    guard let variable, variables == .replacedBeforeReading, variable.isVariableName else { return .value(value) }
    if case .map = value { return .value(value) }
    let scalars = place.node < stream.events.count ? scalars(in: place.node) : []
    guard !scalars.isEmpty, scalars.allSatisfy({ style($0) == .plain && wholePlaceholder($0) != nil }) else {
      return .value(value)
    }
    return .placeholder(name: variable, value)
  }

  private func scalars(in node: Int) -> [Int] {
    entries(of: node).map(\.value).filter { stream.kind($0) == CYAML_SCALAR && !stream.range($0).isEmpty }
  }

  /// Whether sibling texts are quoted although they need not be.
  private func prefersQuotes(_ node: Int) -> Bool {
    guard node < stream.events.count else { return false }
    let texts = scalars(in: node).compactMap { node -> (text: String, style: YAMLStyle)? in
      guard case .scalar(let text, let style) = effectiveContent(node) else { return nil }
      return YAMLPlain.isSafe(text, in: .block) ? (text, style) : nil
    }
    let quoted = texts.count { $0.style == .singleQuoted || $0.style == .doubleQuoted }
    return quoted * 2 > texts.count
  }

  /// The indentation of a mapping relative to its parent key.
  private func step(_ place: YAMLPlace) -> Int {
    let mappings = (place.parents + [place.node]).filter { $0 < stream.events.count && !entries(of: $0).isEmpty }
    for parent in mappings.reversed() {
      for entry in entries(of: parent) where stream.style(entry.value) == CYAML_BLOCK {
        guard let child = entries(of: entry.value).first?.key else { continue }
        let step = source.column(stream.range(child).lowerBound) - source.column(stream.range(entry.key).lowerBound)
        if (1...8).contains(step) { return step }
      }
    }
    return 2
  }
}
