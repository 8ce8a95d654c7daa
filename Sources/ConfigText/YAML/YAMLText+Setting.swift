import CYAML
import Text

extension YAMLText {
  /// The text with the value at the path, which is added where it is absent.
  ///
  /// - Parameters:
  ///   - variable: What an added key's value is wrapped in, if all its neighbours are wrapped.
  ///   - neighbours: Sibling keys to insert an added key after; the first one present is used.
  package func setting(
    _ path: [YAMLStep], to value: YAMLValue, variable: String? = nil, after neighbours: [String] = []
  ) throws(EditRefusal) -> Changed<YAMLText> {
    let line = Self.suggestion(path, value)
    do throws(EditRefusal) {
      let place = try locate(path)
      return try carryOut(try plan(setting: path, at: place, to: value, variable, neighbours), put: line)
    } catch {
      throw error.putting(line)
    }
  }

  /// The text with several values, read once; those are left out that cannot be set, or whose mapping is not there yet.
  ///
  /// - Returns: Nil where they are to be set one after the other.
  package func setting(
    together values: [(path: [YAMLStep], value: YAMLValue, variable: String?, neighbours: [String])]
  ) -> Changed<YAMLText>? {
    let plans = values.compactMap { path, value, variable, neighbours -> YAMLPlan? in
      guard let place = try? locate(path) else { return nil }
      if case .missing(let rest) = place.end, rest.count > 1 { return nil }
      if case .noDocument = place.end { return nil }
      return try? plan(setting: path, at: place, to: value, variable, neighbours)
    }
    return carryOut(plans)
  }

  private func plan(
    setting path: [YAMLStep], at place: YAMLPlace, to value: YAMLValue, _ variable: String?, _ neighbours: [String]
  ) throws(EditRefusal) -> YAMLPlan {
    try requireEditable(place)
    return switch place.end {
    case .value: try plan(setting: place, to: value)
    case .missing, .noDocument: try plan(adding: value, at: path, place, variable, neighbours)
    case .alias: throw refusal(.alias(stream.anchor(place.node)), at: place.node)
    case .merged(let key): throw refusal(.mergeKey, at: key)
    }
  }

  /// The value in block style, for display.
  static func suggestion(_ path: [YAMLStep], _ value: YAMLValue) -> String? {
    let source = YAMLWriter.file.source(value, style: .plain)
    guard case .key(let name)? = path.last else { return source }
    return source.map { "\(YAMLWriter.file.scalar(name)): \($0)" }
  }

  /// - Throws: If it is a template that is still to be rendered.
  package func requireRendered() throws(EditRefusal) {
    if let template = firstBareTemplate() { throw source.refusal(.unfilledTemplate, at: template.lowerBound) }
  }

  /// Whether nothing but the place itself would change with it.
  ///
  /// - Parameter shared: An anchor all of whose aliases are meant to change.
  func requireEditable(_ place: YAMLPlace, sharing shared: String? = nil) throws(EditRefusal) {
    if let template = firstBareTemplate() { throw source.refusal(.template, at: template.lowerBound) }
    if let open = mask.openVariable { throw source.refusal(.unknownPlaceholder, at: open) }
    guard place.node < stream.events.count else { return }
    let used = stream.aliased.subtracting([shared ?? ""])
    guard !used.isEmpty else { return }
    var inside = place.node..<place.node + 1
    if case .value = place.end { inside = place.node..<stream.next(place.node) }
    for node in place.parents + Array(inside) + (place.key.map { [$0] } ?? []) {
      guard stream.kind(node) != CYAML_ALIAS, used.contains(stream.anchor(node)) else { continue }
      throw refusal(.sharedAnchor(stream.anchor(node)), at: node)
    }
  }

  /// A template that is not in quotes, in a comment, or part of a longer text.
  func firstBareTemplate() -> Range<Int>? {
    let spots = mask.spots.filter { $0.kind == .template }
    guard !spots.isEmpty else { return nil }
    var (node, commentEnd) = (0, 0)
    for spot in spots where spot.range.lowerBound >= commentEnd {
      while node < stream.events.count,
        stream.kind(node) != CYAML_SCALAR || stream.range(node).upperBound <= spot.range.lowerBound
      { node += 1 }
      if node < stream.events.count, stream.range(node).contains(spot.range.lowerBound) {
        if style(node) == .plain, stream.range(node).lowerBound == spot.range.lowerBound { return spot.range }
      } else if isComment(at: spot.range.lowerBound) {
        commentEnd = source.lineEnd(spot.range.lowerBound)
      } else {
        return spot.range
      }
    }
    return nil
  }

  private func isComment(at offset: Int) -> Bool {
    let start = source.lineStart(offset)
    return (start..<offset).contains {
      bytes[$0] == UInt8(ascii: "#") && ($0 == start || Self.isBlank(bytes[$0 - 1]))
    }
  }

  private func plan(setting place: YAMLPlace, to value: YAMLValue) throws(EditRefusal) -> YAMLPlan {
    let node = place.node
    let tag = stream.tag(node)
    if case .text = value, tag == "tag:yaml.org,2002:str" || tag == "!" {
    } else if !tag.isEmpty {
      throw refusal(.explicitTag, at: node)
    }
    switch value {
    case .list(let items): return try plan(settingListAt: place, to: items)
    case .map(let pairs): return try plan(settingMapAt: place, to: pairs)
    case .text, .boolean, .integer:
      if stream.kind(node) == CYAML_MAPPING_START { throw refusal(.otherKind(found: "a mapping"), at: node) }
      if stream.kind(node) == CYAML_SEQUENCE_START { throw refusal(.otherKind(found: "a list"), at: node) }
      if case .scalar(let old, _) = effectiveContent(node), old == value.plainText {
        return YAMLPlan([], replaced: node..<node, expected: [])
      }
      if let whole = wholePlaceholder(node) { return try plan(settingDefault: whole, of: place, to: value) }
      return try plan(settingScalarAt: place, to: value)
    }
  }

  func isInFlow(_ place: YAMLPlace) -> Bool {
    place.parents.contains { stream.style($0) == CYAML_FLOW }
  }

  /// The kind of quotes used most often in sibling scalars.
  func preferredQuotes(in parent: Int?) -> YAMLStyle {
    var balance = 0
    for entry in parent.map({ entries(of: $0) }) ?? [] where stream.kind(entry.value) == CYAML_SCALAR {
      let inner = wholePlaceholder(entry.value)?.defaultText?.first
      let style = style(entry.value)
      if style == .doubleQuoted || inner == "\"" { balance += 1 }
      if style == .singleQuoted || inner == "'" { balance -= 1 }
    }
    return balance > 0 ? .doubleQuoted : .singleQuoted
  }
}
