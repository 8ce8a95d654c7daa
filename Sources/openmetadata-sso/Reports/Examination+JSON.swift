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
        ("aws", settings.facts.account?.tree ?? .null), ("server", server.map(tree) ?? .null),
        ("rehearsal", .bool(isRehearsal)),
      ])
  }

  private func tree(_ server: ServerComparison) -> JSON {
    let checks = server.results.map { result in
      Self.outcome(result.check.rawValue, result.check.title, result.verdict.outcome)
    }
    let values = server.values.map { value in
      JSON.object([
        ("field", .text(value.field.id)), ("in", .text(value.isOfSignIn ? "sign-in" : "configuration")),
        ("configured", .optional(value.configured?.text)), ("running", .texts(value.seen.map(\.value.text))),
        ("outcome", .text(value.outcome.rawValue)),
      ])
    }
    let steps = nextSteps.map { JSON.object([("title", .text($0.title)), ("command", .optional($0.command))]) }
    return .object([
      ("url", .text(server.answers.address)), ("release", .optional(server.answers.release?.description)),
      ("checks", .list(checks)), ("values", .list(values)), ("nextSteps", .list(steps)),
    ])
  }

  private static func outcome(_ name: String, _ title: String, _ outcome: (Verdict.Outcome, String)) -> JSON {
    .object([
      ("name", .text(name)), ("title", .text(title)), ("verdict", .text(outcome.0.rawValue)),
      ("detail", .text(outcome.1)),
    ])
  }

  var findingsTree: JSON { .list(items.map(\.json)) }

  var stepsTree: JSON {
    .list(settings.steps.map { Self.outcome($0.name, $0.title, $0.verdict(settings).outcome) })
  }
}

extension Examination.Item {
  var json: JSON {
    .object([
      ("file", .optional(line?.path)), ("line", .optional(line?.number)), ("field", .optional(finding.field)),
      ("check", .optional(finding.check)), ("severity", .text(finding.severity.word)),
      ("message", .text(finding.message)), ("remedy", .optional(finding.remedy)),
      ("command", .optional(finding.command)),
    ])
  }
}
