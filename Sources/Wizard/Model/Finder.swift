import SignOn
import TextUI

/// The search over all fields: by name, help or value, narrowed with every key.
package struct Finder: Equatable, Sendable {
  /// Which fields are listed.
  package enum Filter: CaseIterable, Sendable {
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
    let wanted = editor.text.lowercased().split(separator: " ").map { Array($0.utf8) }
    let shown = Self.fields(of: filter, state, findings)
    let named = shown.filter { field in wanted.allSatisfy { Self.names[field.id]?.holds($0) ?? false } }
    let others = shown.filter { field in
      guard !named.contains(field) else { return false }
      let value = field.kind == .secret ? [] : Array(state.settings.text(field).lowercased().utf8)
      return wanted.allSatisfy { value.holds($0) || Self.texts[field.id]?.holds($0) ?? false }
    }
    return named + others
  }

  /// The fields a filter keeps; a note is not a problem.
  static func fields(of filter: Filter, _ state: State, _ findings: [Finding]) -> [Field] {
    switch filter {
    case .all: return Field.all.filter(state.settings.isRelevant)
    case .changed: return state.changedFields
    case .problems:
      let troubled = Set(findings.filter { $0.severity > .note || $0.isUnanswered }.map(\.field))
      return Field.all.filter { state.settings.isRelevant($0) && troubled.contains($0.id) }
    }
  }

  /// The help sentence that contains the first word, if the name does not.
  func place(in field: Field) -> String? {
    guard let word = editor.text.lowercased().split(separator: " ").first,
      Self.names[field.id]?.holds(Array(word.utf8)) != true
    else { return nil }
    let help = field.help
    let texts = [help.why, help.place, help.server] + help.notes + help.examples
    return texts.first { $0.lowercased().contains(word) }
  }

  private static let names = searched { "\($0.label) \($0.id)" }

  /// Everything that is searched except the value; a secret's value is not searched.
  private static let texts = searched { field in
    let help = field.help
    let parts = [field.label, field.id, help.definition, help.why, help.place, help.server]
    let places = field.keys.map(\.path) + field.keys.compactMap(\.variable)
    return (parts + help.notes + help.examples + places).joined(separator: "\n")
  }

  private static func searched(_ text: (Field) -> String) -> [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: Field.all.map { ($0.id, Array(text($0).lowercased().utf8)) })
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

extension [UInt8] {
  fileprivate func holds(_ word: [UInt8]) -> Bool {
    guard let first = word.first else { return true }
    guard word.count <= count else { return false }
    return (0...count - word.count).contains { self[$0] == first && self[$0..<$0 + word.count] == word[...] }
  }
}

extension State {
  /// The fields with problems, those changed, or those with a word in their name, help or value; all without a word.
  package func fields(_ filter: Finder.Filter, holding word: String = "") -> [Field] {
    var finder = Finder()
    finder.filter = filter
    finder.editor = LineEditor(word)
    return finder.matches(self, allFindings)
  }
}
