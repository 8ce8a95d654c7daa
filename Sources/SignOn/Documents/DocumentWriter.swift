import ConfigText

/// Sets key after key in a text; what is refused does not stop the others.
struct DocumentWriter {
  private(set) var text: any KeyedText
  let kind: DocumentKind
  private(set) var edits: [TextEdit] = []
  private(set) var refused: [RefusedField] = []
  private(set) var notes: [Finding] = []

  init(text: any KeyedText, kind: DocumentKind) {
    self.text = text
    self.kind = kind
  }

  mutating func carryOut(_ step: ChangePlan.Step, of settings: Settings) {
    do throws(EditRefusal) {
      switch step {
      case .set(let entry): try set(entry)
      case .remove(let field, let key): try remove(key, of: field)
      }
    } catch {
      let (field, secret) =
        switch step {
        case .set(let entry): (entry.field, entry.value.isSecret)
        case .remove(let field, _): (field.id, false)
        }
      refused.append(RefusedField(error, field: field, isSecret: secret))
    }
  }

  private mutating func set(_ entry: Entry) throws(EditRefusal) {
    guard let field = Field.named(entry.field), let name = text.name(of: entry.key) else { return refuse(entry) }
    let found = try text.found(entry.key)
    if let found, let value = FieldValue(found, of: field), value.value == entry.value, value.notes.isEmpty { return }
    switch found?.content {
    case .variable(let variable)?: return refuse(entry, found, "the value comes from the variable \(variable), which is set elsewhere")
    case .reference(let secret, let key)?: return refer(entry, found, to: secret, key)
    default: break
    }
    _ = name
    keep(try text.setting(entry))
  }

  private mutating func remove(_ key: ServerKey, of field: Field) throws(EditRefusal) {
    guard text.name(of: key) != nil, try text.found(key) != nil else { return }
    keep(try text.removing(key))
  }

  private mutating func keep(_ edit: KeyedEdit) {
    text = edit.text
    edits = edits.followed(by: edit.edits)
  }

  private mutating func refuse(_ entry: Entry) {
    refused.append(
      RefusedField(
        field: entry.field, line: nil, column: nil,
        problem: "\(kind.title) has no place for \(entry.key.name)", textToPutThere: nil))
  }

  private mutating func refuse(_ entry: Entry, _ found: KeyContent?, _ problem: String) {
    refused.append(
      RefusedField(field: entry.field, line: found?.line, column: 1, problem: problem, textToPutThere: nil))
  }

  /// What Helm values only refer to is changed where it is kept.
  private mutating func refer(_ entry: Entry, _ found: KeyContent?, to secret: String, _ key: String) {
    let value = entry.value.isSecret ? "(the secret)" : YAMLScalar(entry.value.text).source
    refused.append(
      RefusedField(
        field: entry.field, line: found?.line, column: 1,
        problem: "the value is kept in the Kubernetes Secret \(secret) under \(key): change it there",
        textToPutThere: "stringData:\n  \(key): \(value)"))
  }
}

extension RefusedField {
  init(_ refusal: EditRefusal, field: String, isSecret: Bool) {
    self.init(
      field: field, line: refusal.line, column: refusal.column, problem: "\(refusal.reason)",
      textToPutThere: isSecret
        ? refusal.textToPutThere.map { "\($0.prefix { $0 != ":" && $0 != "=" }): (the secret)" } : refusal.textToPutThere)
  }
}

extension Value {
  var isSecret: Bool { if case .secret = self { true } else { false } }
}
