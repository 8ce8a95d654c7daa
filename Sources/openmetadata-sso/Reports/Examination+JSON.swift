import Files
import SignOn
import Text

extension Examination {
  /// For programs, in the shape that `ResultSchema` gives.
  func json(isOffline: Bool, isRehearsal: Bool) -> String {
    let documents = files.documents.map { document in
      JSON.object([("file", .text(document.path)), ("kind", .text(document.kind.id))])
    }
    let counts = Finding.Severity.allCases.reversed().map { ($0.word, JSON.number(count($0))) }
    return JSON.result(
      status,
      [
        ("openmetadata", .text(settings.version.rawValue)), ("deployment", settings.deployment.tree),
        ("offline", .bool(isOffline)), ("files", .list(documents)),
        ("counts", .object(counts)), ("findings", findingsTree), ("rungs", stepsTree),
        ("rehearsal", .bool(isRehearsal)),
      ])
  }

  var findingsTree: JSON { .list(items.map(\.json)) }

  var stepsTree: JSON {
    .list(
      settings.steps.map { step in
        let (word, detail) = step.verdict(settings).outcome
        return .object([
          ("name", .text(step.name)), ("title", .text(step.title)), ("verdict", .text(word.rawValue)),
          ("detail", .text(detail)),
        ])
      })
  }
}

extension Examination.Item {
  fileprivate var json: JSON {
    .object([
      ("file", .optional(line?.path)), ("line", .optional(line?.number)), ("field", .optional(finding.field)),
      ("check", .optional(finding.check)), ("severity", .text(finding.severity.word)),
      ("message", .text(finding.message)), ("remedy", .optional(finding.remedy)),
      ("command", .optional(finding.command)),
    ])
  }
}
