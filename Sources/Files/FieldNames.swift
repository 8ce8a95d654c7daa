import SignOn
import Text
import TextUI

/// Finds fields by name, or by the name on the screen, and suggests one if there is none.
package enum FieldNames {
  package static func field(_ name: String) throws -> Field {
    if let field = Field.named(name) { return field }
    let wanted = name.trimmed.lowercased()
    if let field = Field.all.first(where: { [$0.label, $0.shortLabel].map { $0.lowercased() }.contains(wanted) }) {
      return field
    }
    let nearest = suggestion(for: name, among: Field.all.map(\.id)).map { "; did you mean \($0)?" } ?? ""
    throw Refusal.usage("unknown field \(visible(truncated(name, to: 60)))\(nearest)")
  }

  /// The completions for a word on the command line: names, or after `name=` the options.
  package static func completions(of word: String) -> [String] {
    guard let sign = word.firstIndex(of: "="), let field = Field.named(String(word[..<sign])) else {
      return Field.all.filter { $0.kind != .secret }.map { "\($0.id)=" }
    }
    return field.options.map { "\(field.id)=\($0.value)" }
  }

  /// The nearest name, if it is close enough.
  package static func suggestion(for name: String, among names: [String]) -> String? {
    let name = name.lowercased()
    return name.nearest(among: names, distance: max(1, name.count / 3))
      ?? names.first { $0.contains(name) && name.count > 2 }
  }
}

extension Settings {
  /// Sets a field by `name=value`, as `--set` takes it.
  ///
  /// - Throws: `Refusal` if there is no such field, no value, or the field is a secret.
  package mutating func set(_ assignment: String) throws {
    let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      // What follows the name may be a secret.
      let name = assignment.prefix { $0.isLetter || $0 == "-" }
      throw Refusal.usage("--set \(visible(truncated(String(name), to: 60))): expected name=value")
    }
    let field = try FieldNames.field(parts[0])
    guard field.kind != .secret else {
      throw Refusal.usage(
        "--set \(field.id): secrets cannot be passed as arguments; use --secret-file, --secret-env or --secret-stdin")
    }
    typed[field.id] = try field.listValue(from: parts[1]) ?? field.value(from: parts[1])
  }
}

extension Field {
  /// A list that begins with a bracket, which makes it JSON; nil for any other text.
  ///
  /// - Throws: `Refusal` with the place of the mistake.
  fileprivate func listValue(from text: String) throws -> Value? {
    let text = text.trimmed
    switch kind {
    case .list where text.hasPrefix("["): break
    case .pairs where text.hasPrefix("[") || text.hasPrefix("{"): break
    default: return nil
    }
    do {
      return try Answers.value(try JSON.parse(Array(text.utf8)), of: self, "--set")
    } catch let error as JSONError {
      throw Refusal.usage(
        "--set \(id): a list that begins with a bracket is JSON: "
          + "\(error.problem.words) at character \(error.column); or use commas without brackets")
    } catch let refusal as Refusal {
      throw Refusal.usage(refusal.message)
    }
  }
}
