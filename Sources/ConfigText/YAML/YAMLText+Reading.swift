import CYAML
import Text

extension YAMLText {
  func reading(_ node: Int) throws(EditRefusal) -> YAMLReading {
    let range = valueRange(node) ?? stream.extent(node)
    let anchor = stream.anchor(node)
    let placeholders = stream.kind(node) == CYAML_SCALAR ? placeholders(in: range) : []
    return YAMLReading(
      content: effectiveContent(node), range: range, line: source.position(of: range.lowerBound).line,
      placeholders: placeholders, isPlaceholder: wholePlaceholder(node) != nil,
      anchor: anchor.isEmpty ? nil : anchor)
  }

  /// Of the default, where there is one that is replaced before reading.
  func effectiveContent(_ node: Int) -> YAMLReading.Content {
    wholePlaceholder(node).flatMap { defaultContent($0, in: node) } ?? content(node)
  }

  func content(_ node: Int) -> YAMLReading.Content {
    switch stream.kind(node) {
    case CYAML_MAPPING_START: return .mapping(keys(of: node))
    case CYAML_SEQUENCE_START:
      let items = children(of: node)
      guard items.allSatisfy({ stream.kind($0) == CYAML_SCALAR }) else { return .other }
      let texts = items.compactMap { scalarText($0) }
      return texts.count == items.count ? .list(texts) : .other
    case CYAML_SCALAR:
      if isNull(node) { return .null }
      return scalarText(node).map { .scalar($0, style(node)) } ?? .other
    default: return .other
    }
  }

  func isNull(_ node: Int) -> Bool {
    stream.kind(node) == CYAML_SCALAR && stream.style(node) == CYAML_PLAIN && stream.tag(node).isEmpty
      && ["", "~", "null", "Null", "NULL"].contains(stream.text(node))
  }

  /// As its program reads it, variables not replaced.
  func scalarText(_ node: Int) -> String? {
    mask.uncovered(stream.text(node), in: stream.range(node)) { spot in
      let bytes = Array(source.bytes[spot.range])
      return spot.kind == .template ? unescaped(bytes, style(node)) ?? bytes : bytes
    }
  }

  /// A part of a text in quotes; nil if it is none, as a template with quotes of its own.
  private func unescaped(_ part: [UInt8], _ style: YAMLStyle) -> [UInt8]? {
    guard style == .doubleQuoted || style == .singleQuoted else { return nil }
    let quote: [UInt8] = [UInt8(ascii: style == .doubleQuoted ? "\"" : "'")]
    guard let source = try? SourceText(quote + part + quote),
      let stream = try? YAMLStream(source.bytes, from: 0, source: source),
      let node = stream.events.indices.first(where: { stream.kind($0) == CYAML_SCALAR }),
      stream.range(node) == source.bytes.indices
    else { return nil }
    return Array(stream.text(node).utf8)
  }

  func style(_ node: Int) -> YAMLStyle {
    switch stream.style(node) {
    case CYAML_SINGLE_QUOTED: .singleQuoted
    case CYAML_DOUBLE_QUOTED: .doubleQuoted
    case CYAML_LITERAL: .literal
    case CYAML_FOLDED: .folded
    default: .plain
    }
  }

  /// A scalar's own text, after anchor and tag on the same line.
  func valueRange(_ node: Int) -> Range<Int>? {
    guard stream.kind(node) == CYAML_SCALAR else { return nil }
    let range = stream.range(node)
    var start = range.lowerBound
    guard !stream.anchor(node).isEmpty || !stream.tag(node).isEmpty else { return range }
    while start < range.upperBound, [UInt8(ascii: "&"), UInt8(ascii: "!")].contains(bytes[start]) {
      while start < range.upperBound, !Self.isBlank(bytes[start]) { start += 1 }
      while start < range.upperBound, bytes[start] == UInt8(ascii: " ") { start += 1 }
    }
    guard start == range.upperBound || !(Self.isBlank(bytes[start]) || bytes[start] == UInt8(ascii: "#")) else {
      return nil
    }
    return start..<range.upperBound
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// The inside of the quotes, or the whole of a plain scalar.
  func innerRange(_ node: Int) -> Range<Int>? {
    guard let range = valueRange(node) else { return nil }
    switch style(node) {
    case .plain: return range
    case .singleQuoted, .doubleQuoted: return range.count > 1 ? (range.lowerBound + 1)..<(range.upperBound - 1) : nil
    case .literal, .folded: return nil
    }
  }

  /// The variable that is all of the scalar, between its quotes.
  func wholePlaceholder(_ node: Int) -> Placeholder? {
    guard let inner = innerRange(node), let first = placeholders(in: inner).first, first.range == inner else {
      return nil
    }
    return first
  }

  func placeholders(in range: Range<Int>) -> [Placeholder] {
    guard variables != .none else { return [] }
    var result: [Placeholder] = []
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      guard bytes[index] == UInt8(ascii: "$") else {
        index += 1
        continue
      }
      let isEscaped = index > 0 && bytes[index - 1] == UInt8(ascii: "$")
      guard bytes[index + 1] == UInt8(ascii: "{"),
        let end = bytes.withUnsafeBufferPointer({ Placeholder.end($0, from: index) }), end <= range.upperBound
      else {
        index += 1
        continue
      }
      if !isEscaped { result.append(Placeholder(index..<end, in: bytes)) }
      index = end
    }
    return result
  }

  private func defaultContent(_ placeholder: Placeholder, in node: Int) -> YAMLReading.Content? {
    guard variables == .replacedBeforeReading, let text = placeholder.defaultText else { return nil }
    switch style(node) {
    case .plain: return Self.content(ofSource: text)
    case .singleQuoted: return Self.content(ofSource: "'\(text)'")
    default: return Self.content(ofSource: "\"\(text)\"")
    }
  }

  /// What YAML source means as the value of a key.
  static func content(ofSource text: String) -> YAMLReading.Content {
    guard let inner = try? YAMLText(Array("k: \(text)\n".utf8)), inner.documents.count == 1 else { return .other }
    let entries = inner.entries(of: inner.documents[0])
    return entries.count == 1 ? inner.content(entries[0].value) : .other
  }
}
