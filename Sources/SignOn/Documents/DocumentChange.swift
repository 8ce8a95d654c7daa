import ConfigText

/// What became of a change to a file.
package struct DocumentChange: Sendable {
  /// The changed file; the same file where nothing could or had to be changed.
  package let document: Document
  /// Of the file before, in order.
  package let edits: [TextEdit]
  /// What must be done manually.
  package let refused: [RefusedField]
  /// What is worth knowing about the change.
  package let notes: [Finding]
}

/// A value that cannot be put into a file safely.
package struct RefusedField: Equatable, Sendable {
  package let field: String
  /// Line and column from one; nil where the file has no place for the value at all.
  package let line: Int?
  package let column: Int?
  /// Why; names and places only, never a value.
  package let problem: String
  /// What to write there manually, with the secret masked; nil if there is nothing to write.
  package let textToPutThere: String?
}

extension Document {
  /// The same file with these fields set and every other byte unchanged; nil removes a field.
  ///
  /// - Parameter settings: All other settings: client type and version decide which keys are written.
  package func setting(_ changes: [String: Value?], in settings: Settings) -> DocumentChange {
    setting(
      changes, in: settings, effective: values, isBesideCompose: false, handsOn: { _ in false }, isMeant: { _ in true })
  }

  /// - Parameters:
  ///   - effective: The effective values before the change.
  ///   - isBesideCompose: Whether a Compose file is changed with it, to pass on what it has.
  ///   - handsOn: Whether a variable is only to be passed on from another file.
  ///   - isMeant: Whether a key is to be set in this file.
  func setting(
    _ changes: [String: Value?], in settings: Settings, effective: [String: Value], isBesideCompose: Bool,
    handsOn: (ServerKey) -> Bool, isMeant: (ServerKey) -> Bool
  ) -> DocumentChange {
    var plan = ChangePlan(
      changes, values: effective, settings: settings, opensAuthorizer: opensAuthorizer,
      isMeant: { isMeant($0) || handsOn($0) })
    plan.passOn(handsOn)
    let result = text.parts?.carryOut(plan, kind) ?? carryOut(plan)
    let refused = plan.refused + result.refused
    let isForCompose = kind == .dockerEnv && !isBesideCompose && settings.deployment.kind != .server
    let lost = isForCompose ? plan.lostInCompose : []
    let notes = lost + notes(on: changes, result)
    guard !result.edits.isEmpty else {
      return DocumentChange(document: self, edits: [], refused: refused, notes: notes)
    }
    let changed = Document(path: path, kind: kind, text: result.text)
    guard bytes.applying(result.edits) == changed.bytes, differs(changed, only: Set(changes.keys)) else {
      let all = changes.keys.sorted().map {
        RefusedField(
          field: $0, line: nil, column: nil, problem: "the edit would also change something else", textToPutThere: nil)
      }
      return DocumentChange(document: self, edits: [], refused: all, notes: [])
    }
    return DocumentChange(document: changed, edits: result.edits, refused: refused, notes: notes)
  }

  private func carryOut(_ plan: ChangePlan) -> DocumentWriter.Result {
    var writer = DocumentWriter(text: text, kind: kind)
    writer.carryOut(plan)
    return writer.result
  }

  private func notes(on changes: [String: Value?], _ result: DocumentWriter.Result) -> [Finding] {
    var notes: [Finding] = []
    if changes[Field.clientType.id] == .text("public"), places[Field.clientSecret.id] != nil {
      notes.append(
        .note(.clientType, "The settings of the confidential client stay in the file; the server ignores them."))
    }
    if let secret = result.secretToMake {
      notes.append(
        .aboutTheFile(
          "Client ID and secret come from the Kubernetes Secret \(shown(secret)), which this file only names.",
          remedy: "Create or replace it with both."))
    }
    if result.setsDefault {
      notes.append(
        .aboutTheFile("These are `${NAME:-default}` values; if NAME is set in the environment (Docker, Helm), it wins.")
      )
    }
    return notes
  }

  /// Whether a section would be new that cannot do without the two class names.
  private var opensAuthorizer: Bool {
    kind.hasSections && ServerKey.known.allSatisfy { $0.section != .authorizer || (try? text.found($0)) == nil }
  }

  /// Whether all other fields are unchanged.
  private func differs(_ changed: Document, only meant: Set<String>) -> Bool {
    Field.all.allSatisfy { field in
      meant.contains(field.id) || places[field.id]?.state == .inferred || changed.places[field.id]?.state == .inferred
        || changed.values[field.id] == values[field.id]
        || (meant.contains(Field.clientType.id) && field.keys.count > 1)
    }
  }
}

/// The keys to be set and taken away for some fields.
struct ChangePlan {
  /// What an env file alone does not bring to the server.
  var lostInCompose: [Finding] {
    steps.compactMap { step in
      guard case .set(let entry) = step, entry.isLostInCompose, let field = Field.named(entry.field) else { return nil }
      return .note(
        field, "The stock Compose files do not pass on \(entry.key.variableName).",
        remedy: "List it under environment of execute-migrate-all and openmetadata-server, in an override file.")
    }
  }

  enum Step {
    case set(Entry)
    case remove(Field, ServerKey)
  }

  private(set) var steps: [Step] = []

  /// Removing what another file has needs no line here.
  mutating func passOn(_ handsOn: (ServerKey) -> Bool) {
    steps = steps.compactMap { step in
      switch step {
      case .set(var entry):
        entry.isHandedOn = handsOn(entry.key)
        return .set(entry)
      case .remove(_, let key): return handsOn(key) ? nil : step
      }
    }
  }
  private(set) var refused: [RefusedField] = []
  let isConfidential: Bool
  /// Whether the client becomes confidential: until now, no ID and secret of one were used.
  let bringsClient: Bool

  init(
    _ changes: [String: Value?], values: [String: Value], settings: Settings, opensAuthorizer: Bool,
    isMeant: (ServerKey) -> Bool
  ) {
    var after = settings
    after.imported = values.merging(settings.imported) { $1 }
    for (id, value) in changes {
      after.typed[id] = value
      if value == nil { after.imported[id] = nil }
    }
    isConfidential = after.isConfidential
    bringsClient = isConfidential && values[Field.clientType.id]?.text != "confidential"
    let entries = after.entries.filter { entry in changes[entry.field].map { $0 != nil } ?? false }
    let written = Set(entries.map(\.field))
    for field in Field.all where changes.keys.contains(field.id) && !written.contains(field.id) {
      if let problem = after.whyNotApplied(field) {
        refused.append(
          RefusedField(field: field.id, line: nil, column: nil, problem: problem, textToPutThere: nil))
        continue
      }
      let keys = field.keys.filter { after.isConfidential || $0.section != .oidc }
      steps += keys.filter(isMeant).map { .remove(field, $0) }
    }
    if opensAuthorizer, entries.contains(where: { $0.key.section == .authorizer }) {
      steps += Entry.always.map { .set($0) }
    }
    steps += entries.filter { isMeant($0.key) }.map { .set($0) }
  }
}
