/// A file's content as the value of a field.
struct FieldValue {
  let value: Value
  var notes: [Finding] = []

  /// Nil if the file contains no value for it.
  init?(_ content: KeyContent, of field: Field) {
    guard let found = Self.reading(content, of: field) else { return nil }
    self = found
  }

  private init(_ value: Value, _ notes: [Finding] = []) {
    self.value = value
    self.notes = notes
  }

  private static func reading(_ content: KeyContent, of field: Field) -> FieldValue? {
    switch content.content {
    case .null, .reference, .elsewhere, .variable, .unreadable: nil
    case .text(let text): reading(text, content, field)
    case .list(let items): FieldValue(field.kind == .text ? .text(items.joined(separator: " ")) : .list(items))
    case .pairs(let pairs): reading(pairs, content, field)
    }
  }

  private static func reading(_ text: String, _ content: KeyContent, _ field: Field) -> FieldValue? {
    switch field.kind {
    case .secret: FieldValue(.secret(Secret(text)), maskNotes(text, content, field))
    case .list: FieldValue(.list(ListText.items(text)))
    case .pairs:
      if case .pairs(let pairs) = PastedYAML.content(text) { reading(pairs, content, field) } else { nil }
    case .toggle: FieldValue(field.value(from: text))
    case .text, .url, .choice, .number: FieldValue(.text(text))
    }
  }

  private static func maskNotes(_ text: String, _ content: KeyContent, _ field: Field) -> [Finding] {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 == UInt8(ascii: "*") }) else { return [] }
    return [
      .error(
        field, "line \(content.line): the secret is all asterisks; it was copied from a place where it is masked.",
        remedy: "Enter the secret as shown in the provider's console.")
    ]
  }

  private static func reading(_ pairs: [Value.Pair], _ content: KeyContent, _ field: Field) -> FieldValue? {
    guard field.kind == .pairs else { return nil }
    if let numbered = numbered(pairs) { return FieldValue(.pairs(numbered)) }
    let note = Finding.warning(
      field, "line \(content.line): the server ignores parameters that are not in the numbered form.",
      remedy: "Set the field again; it is then written in the numbered form.")
    return FieldValue(.pairs(pairs), [note])
  }

  /// The pairs in `customParamKey1`, `customParamValue1` and so on; nil if there are other keys.
  private static func numbered(_ pairs: [Value.Pair]) -> [Value.Pair]? {
    var result: [Value.Pair] = []
    var rest = pairs
    for number in 1...max(pairs.count, 1) {
      guard let name = rest.firstIndex(where: { $0.name == "customParamKey\(number)" }) else { continue }
      let pair = rest.remove(at: name)
      let text = rest.firstIndex { $0.name == "customParamValue\(number)" }.map { rest.remove(at: $0).value }
      result.append(Value.Pair(pair.value, text ?? ""))
    }
    return rest.isEmpty ? result : nil
  }
}
