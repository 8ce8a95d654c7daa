import SignOn
import TextUI

/// The search over all fields: by name, help or value, narrowed with every key.
public struct Finder: Equatable, Sendable {
  /// Which fields are listed.
  enum Filter: CaseIterable, Sendable {
    case all, problems, changed

    var title: String {
      switch self {
      case .all: "all fields"
      case .problems: "those with problems"
      case .changed: "those changed"
      }
    }
  }

  var editor = LineEditor()
  var filter = Filter.all
  var selected = 0

  /// The fields that match, those whose name matches first.
  func matches(_ state: State) -> [Field] {
    let wanted = editor.text.lowercased().split(separator: " ").map(String.init)
    let troubled = filter == .problems ? Set(state.settings.findings().map(\.field)) : []
    let shown = Field.all.filter { field in
      guard state.settings.isRelevant(field) else { return false }
      switch filter {
      case .all: return true
      case .problems: return troubled.contains(field.id)
      case .changed: return state.settings.typed[field.id] != nil
      }
    }
    let named = shown.filter { field in wanted.allSatisfy { Self.names(field).contains($0) } }
    let others = shown.filter { field in
      !named.contains(field) && wanted.allSatisfy { Self.text(field, state.settings).contains($0) }
    }
    return named + others
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

  mutating func cycleFilter() {
    let all = Filter.allCases
    filter = all[((all.firstIndex(of: filter) ?? 0) + 1) % all.count]
    selected = 0
  }
}
