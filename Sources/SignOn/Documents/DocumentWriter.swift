import ConfigText

/// Sets several keys in a text; a refused one does not stop the others.
struct DocumentWriter {
  private var text: any KeyedText
  /// Before any change; refusals name its lines.
  private let original: any KeyedText
  private let kind: FileKind
  private var edits: [TextEdit] = []
  private var refused: [RefusedField] = []
  /// Whether a value went into a variable's default.
  private var setsDefault = false
  private var touchesClient = false
  /// What was there, by the paths of the keys that were set together.
  private var setBefore: [String: KeyContent?] = [:]
  /// Whether nothing has used a client yet, so that what the file refers to is made with it.
  private var bringsClient = false
  /// The Kubernetes Secret that is to be made for the new client.
  private var secretToMake: String?

  init(text: any KeyedText, kind: FileKind) {
    self.text = text
    original = text
    self.kind = kind
  }

  /// What became of a text.
  struct Result {
    var text: any KeyedText
    var edits: [TextEdit]
    var refused: [RefusedField]
    let setsDefault: Bool
    let secretToMake: String?
  }

  var result: Result {
    Result(text: text, edits: edits, refused: refused, setsDefault: setsDefault, secretToMake: secretToMake)
  }

  mutating func carryOut(_ plan: ChangePlan) {
    bringsClient = plan.bringsClient
    setTogether(plan.steps)
    for step in plan.steps { carryOut(step) }
    complete(isConfidential: plan.isConfidential)
  }

  private mutating func carryOut(_ step: ChangePlan.Step) {
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
      refused.append(RefusedField(onOriginal(step) ?? error, field: field, isSecret: secret))
    }
  }

  private func onOriginal(_ step: ChangePlan.Step) -> EditRefusal? {
    do throws(EditRefusal) {
      switch step {
      case .set(let entry): _ = try original.setting(entry)
      case .remove(_, let key): _ = try original.removing(key)
      }
      return nil
    } catch {
      return error
    }
  }

  /// Sets what can be set with one reading of the text; what is then left is set one after the other.
  private mutating func setTogether(_ steps: [ChangePlan.Step]) {
    var before = Int.max
    while true {
      let due = due(steps)
      guard due.count > 1, due.count < before, let change = text.setting(together: due.map(\.entry)) else { return }
      before = due.count
      for (entry, found) in due where setBefore[entry.key.path] == nil { setBefore[entry.key.path] = found }
      keep(change)
      // A mapping that is not there yet comes with its first key; the others are then set together.
      guard let first = due.first(where: { (try? text.found($0.entry.key)) ?? nil == nil })?.entry,
        let added = try? text.setting(first)
      else { return }
      keep(added)
    }
  }

  /// What can be set and is not yet, in the order of the shipped file.
  private func due(_ steps: [ChangePlan.Step]) -> [(entry: Entry, found: KeyContent?)] {
    var due: [(entry: Entry, found: KeyContent?)] = []
    for case .set(let entry) in steps where kind.name(of: entry.key) != nil && !entry.isHandedOn {
      do throws(EditRefusal) {
        let found = try text.found(entry.key)
        if isToBeSet(entry, found) { due.append((entry, found)) }
      } catch {}
    }
    return due.sorted { $0.entry.key.rank < $1.entry.key.rank }
  }

  private func isToBeSet(_ entry: Entry, _ found: KeyContent?) -> Bool {
    guard let found else { return text.reference(for: entry.key) == nil && text.lineToAdd(entry) == nil }
    switch found.content {
    case .variable, .elsewhere, .reference: return false
    case .null where isEmptyForServer(entry): return false
    case .null, .text, .list, .pairs, .unreadable: return !isSaid(entry, by: found)
    }
  }

  /// The server treats a missing mapping as empty.
  private func isEmptyForServer(_ entry: Entry) -> Bool { kind != .helmValues && entry.value == .pairs([]) }

  private func isSaid(_ entry: Entry, by found: KeyContent) -> Bool {
    guard let field = Field.named(entry.field), let value = FieldValue(found, of: field) else { return false }
    return value.value == entry.value && value.notes.isEmpty
  }

  private mutating func note(_ entry: Entry, _ found: KeyContent?) {
    if found?.variable != nil { setsDefault = true }
    if entry.key.section == .oidc || entry.field == Field.clientType.id { touchesClient = true }
  }

  private mutating func set(_ entry: Entry) throws(EditRefusal) {
    guard kind.name(of: entry.key) != nil else {
      return refuse(entry, nil, "\(kind.phrase) cannot contain this setting")
    }
    let found = try text.found(entry.key)
    if found?.content == .null, isEmptyForServer(entry) { return }
    if let found, isSaid(entry, by: found) {
      if let before = setBefore[entry.key.path] { note(entry, before) }
      return
    }
    switch found?.content {
    case .variable(let variable)?:
      return refuse(entry, found, "the value comes from the variable \(shown(variable)), which is set somewhere else")
    case .elsewhere(let place)?:
      return refuse(entry, found, "the value comes from \(shown(place, 200)): change it there")
    case .reference(let secret, let key)?: return refer(entry, found, to: secret, key)
    case nil:
      if let (secret, key) = text.reference(for: entry.key) { return refer(entry, nil, to: secret, key) }
      if let line = text.lineToAdd(entry) {
        let problem =
          kind.isOnlyRead ? "\(EditRefusal.Reason.onlyRead)" : "cannot be added to the list automatically"
        return refuse(entry, nil, problem, put: line)
      }
    default: break
    }
    keep(try text.setting(entry))
    note(entry, found)
  }

  /// Adds the settings that the changed ones require.
  private mutating func complete(isConfidential: Bool) {
    guard touchesClient else { return }
    do throws(EditRefusal) {
      if let edit = try text.completed(isConfidential: isConfidential) { keep(edit) }
    } catch {
      refused.append(RefusedField(error, field: Field.clientType.id, isSecret: false))
    }
  }

  private mutating func remove(_ key: ServerKey, of field: Field) throws(EditRefusal) {
    guard kind.name(of: key) != nil, let found = try text.found(key) else { return }
    if let stock = StockValues.content(found), let value = FieldValue(stock, of: field)?.value {
      if FieldValue(found, of: field)?.value == value { return }
      return keep(try text.setting(Entry(key: key, field: field.id, value: value)))
    }
    keep(try text.removing(key))
  }

  private mutating func keep(_ edit: Changed<any KeyedText>) {
    text = edit.text
    edits = edits.followed(by: edit.edits)
  }

  private mutating func refuse(_ entry: Entry, _ found: KeyContent?, _ problem: String, put line: String? = nil) {
    refused.append(
      RefusedField(
        field: entry.field, line: found?.line, column: found.map { _ in 1 }, problem: problem, textToPutThere: line))
  }

  /// What Helm values only refer to must be changed where it is stored; the Secret of a new client is made anew.
  private mutating func refer(_ entry: Entry, _ found: KeyContent?, to secret: String, _ key: String) {
    if bringsClient {
      secretToMake = secret
      return
    }
    let value = entry.value.isSecret ? "(the secret)" : YAMLWriter.file.scalar(entry.value.text)
    refused.append(
      RefusedField(
        field: entry.field, line: found?.line, column: found.map { _ in 1 },
        problem: "the value is stored in the Kubernetes Secret \(shown(secret)) under \(shown(key)): change it there",
        textToPutThere: "stringData:\n  \(shown(key)): \(value)"))
  }
}

extension RefusedField {
  init(_ refusal: EditRefusal, field: String, isSecret: Bool) {
    self.init(
      field: field, line: refusal.line, column: refusal.column, problem: shown("\(refusal.reason)", 200),
      textToPutThere: isSecret
        ? refusal.textToPutThere.map { "\($0.prefix { $0 != ":" && $0 != "=" }): (the secret)" }
        : refusal.textToPutThere)
  }
}

extension Value {
  var isSecret: Bool { if case .secret = self { true } else { false } }
}
