import SignOn
import TextUI

/// The search over all fields: by name, help or value, narrowed with every key.
public struct Finder: Equatable, Sendable {
  /// Which fields are listed.
  public enum Filter: CaseIterable, Sendable {
    case all, problems, changed

    var title: String {
      switch self {
      case .all: "All fields"
      case .problems: "Problems"
      case .changed: "Changed"
      }
    }
  }

  var editor = LineEditor()
  var filter = Filter.all
  var selected = 0

  /// The fields that match, those whose name matches first.
  func matches(_ state: State, _ findings: [Finding]) -> [Field] {
    let wanted = editor.text.lowercased().split(separator: " ").map(String.init)
    let shown = Self.fields(of: filter, state, findings)
    let named = shown.filter { field in wanted.allSatisfy { Self.names(field).contains($0) } }
    let others = shown.filter { field in
      !named.contains(field) && wanted.allSatisfy { Self.text(field, state.settings).contains($0) }
    }
    return named + others
  }

  /// What a filter lets through; a note is no problem.
  static func fields(of filter: Filter, _ state: State, _ findings: [Finding]) -> [Field] {
    switch filter {
    case .all: return Field.all.filter(state.settings.isRelevant)
    case .changed: return state.changedFields
    case .problems:
      let troubled = Set(findings.filter { $0.severity > .note || $0.isUnanswered }.map(\.field))
      return Field.all.filter { state.settings.isRelevant($0) && troubled.contains($0.id) }
    }
  }

  /// The sentence of the help that holds the first word, if the name does not.
  func place(in field: Field) -> String? {
    guard let word = editor.text.lowercased().split(separator: " ").first, !Self.names(field).contains(word) else {
      return nil
    }
    let help = field.help
    let texts = [help.why, help.place, help.server] + help.notes + help.examples
    return texts.first { $0.lowercased().contains(word) }
  }

  private static func names(_ field: Field) -> String { "\(field.label) \(field.id)".lowercased() }

  /// Everything that is searched; never a secret.
  private static func text(_ field: Field, _ settings: Settings) -> String {
    let value = field.kind == .secret ? "" : settings.text(field)
    let help = field.help
    let parts = [names(field), value, help.definition, help.why, help.place, help.server] + help.notes + help.examples
    return (parts + field.keys.map(\.path) + field.keys.compactMap(\.variable)).joined(separator: "\n").lowercased()
  }

  mutating func edit(_ key: Key) {
    if editor.apply(key: key) { selected = 0 }
  }

  mutating func paste(_ text: String) {
    editor.apply(.insert(text.trimmed))
    selected = 0
  }

  mutating func choose(_ new: Filter) {
    filter = new
    selected = 0
  }

  mutating func cycleFilter() {
    let all = Filter.allCases
    filter = all[((all.firstIndex(of: filter) ?? 0) + 1) % all.count]
    selected = 0
  }
}
