import OpenIDConnect
import SignOn
import Wizard

/// A draft as it is on the disk: what it belongs to, and the answers, as JSON.
package struct DraftText: Equatable, Sendable {
  package let subject: DraftSubject
  package let answers: DraftAnswers

  package var bytes: [UInt8] {
    let values = answers.typed.sorted { $0.key < $1.key }.compactMap { name, value in
      Self.tree(value).map { (name: name, value: $0) }
    }
    return Array(
      JSONTree.object([
        ("draft", .number(1)), ("file", .optional(subject.path)), ("digest", .optional(subject.digest)),
        ("rehearsal", .bool(subject.isRehearsal)), ("openmetadata", .optional(answers.version?.rawValue)),
        ("format", .optional(answers.format)), ("output", .optional(answers.path)),
        ("summary", .optional(answers.summary?.rawValue)), ("lacksSecret", .bool(answers.lacksSecret)),
        ("answers", .object(values)),
      ]).document.utf8)
  }

  package init(subject: DraftSubject, answers: DraftAnswers) {
    self.subject = subject
    self.answers = answers
  }

  /// Nil where it is no draft, or one of a later program; what is no field any more is left out.
  package init?(_ bytes: [UInt8]) {
    guard case .object(let members)? = try? JSON.parse(bytes), case .number("1")? = members["draft"],
      case .object(let values)? = members["answers"]
    else { return nil }
    func text(_ name: String) -> String? {
      if case .string(let text)? = members[name] { text } else { nil }
    }
    subject = DraftSubject(path: text("file"), digest: text("digest"), isRehearsal: members["rehearsal"] == .bool(true))
    var typed: [String: Value] = [:]
    for (name, json) in values {
      if let field = Field.named(name), field.kind != .secret { typed[name] = Self.value(json, of: field) }
    }
    answers = DraftAnswers(
      typed, version: text("openmetadata").flatMap(ServerVersion.init), format: text("format"),
      path: text("output"), summary: text("summary").flatMap(SummaryChoice.init),
      lacksSecret: members["lacksSecret"] == .bool(true))
  }

  private static func tree(_ value: Value) -> JSONTree? {
    switch value {
    case .text(let text): .text(text)
    case .list(let items): .texts(items)
    case .pairs(let pairs): .list(pairs.map { .texts([$0.name, $0.value]) })
    case .secret: nil
    }
  }

  /// As it was typed, right or wrong.
  private static func value(_ json: JSON, of field: Field) -> Value? {
    switch json {
    case .string(let text): return .text(text)
    case .array(let items) where field.kind == .pairs:
      return .pairs(
        items.compactMap { item in
          guard case .array(let parts) = item, parts.count == 2, case .string(let name) = parts[0],
            case .string(let value) = parts[1]
          else { return nil }
          return Value.Pair(name, value)
        })
    case .array(let items):
      return .list(items.compactMap { if case .string(let text) = $0 { text } else { nil } })
    default: return nil
    }
  }
}
