import SignOn
import Text
import Wizard

/// A draft as saved on disk: its subject and the answers, as JSON.
package struct DraftText: Equatable, Sendable {
  package let subject: DraftSubject
  package let answers: DraftAnswers

  package var bytes: [UInt8] {
    let values = answers.typed.sorted { $0.key < $1.key }.compactMap { name, value in
      Self.tree(value).map { (name: name, value: $0) }
    }
    return Array(
      JSON.object([
        ("draft", .number(1)), ("file", .optional(subject.path)), ("digest", .optional(subject.digest)),
        ("rehearsal", .bool(subject.isRehearsal)), ("openmetadata", .optional(answers.version?.rawValue)),
        ("format", .optional(answers.format)), ("output", .optional(answers.path)),
        ("summary", .optional(answers.summary?.rawValue)), ("lacksSecret", .bool(answers.lacksSecret)),
        ("answers", .object(values)),
      ]).source(.document).utf8)
  }

  package init(subject: DraftSubject, answers: DraftAnswers) {
    self.subject = subject
    self.answers = answers
  }

  /// Nil if it is not a draft, or from a later version; fields that no longer exist are dropped.
  package init?(_ bytes: [UInt8]) {
    guard let json = try? JSON.parse(bytes), json["draft"] == .number(1), let values = json["answers"]?.members else {
      return nil
    }
    func text(_ name: String) -> String? { json[name]?.text }
    subject = DraftSubject(path: text("file"), digest: text("digest"), isRehearsal: json["rehearsal"] == .bool(true))
    var typed: [String: Value] = [:]
    for (name, value) in values {
      if let field = Field.named(name), field.kind != .secret { typed[name] = Self.value(value, of: field) }
    }
    answers = DraftAnswers(
      typed, version: text("openmetadata").flatMap(ServerVersion.init), format: text("format"),
      path: text("output"), summary: text("summary").flatMap(SummaryChoice.init),
      lacksSecret: json["lacksSecret"] == .bool(true))
  }

  private static func tree(_ value: Value) -> JSON? {
    switch value {
    case .text(let text): .text(text)
    case .list(let items): .texts(items)
    case .pairs(let pairs): .list(pairs.map { .texts([$0.name, $0.value]) })
    case .secret: nil
    }
  }

  /// As typed, valid or not.
  private static func value(_ json: JSON, of field: Field) -> Value? {
    switch json {
    case .text(let text): return .text(text)
    case .list(let items) where field.kind == .pairs:
      return .pairs(items.compactMap(\.texts).filter { $0.count == 2 }.map { Value.Pair($0[0], $0[1]) })
    case .list(let items): return .list(items.compactMap(\.text))
    default: return nil
    }
  }
}
