import Text

extension Summary {
  /// As JSON in this shape; members may be added, none goes away or changes its type:
  ///
  ///     {"status", "title", "made", "rehearsal", "version", "deployment": {"kind", "release", "source", "file"}, "provider", "client": "confidential" | "public",
  ///      "counts": {"error", "warning", "note"},
  ///      "fields": [{"name", "page", "label", "origin", "value", "findings": [{"severity", "message", "remedy"}]}],
  ///      "checks": [{"title", "result"}], "steps": [{"title", "command"}]}
  ///
  /// A value is null where nothing is known, a text, a list of texts, or a list of `{"name", "value"}`; a secret is
  /// the mask. An origin is one of typed, file, aws, compose-default,
  /// chart-default, openmetadata-yaml-default, server-default, discovered, derived, default, missing. A command may be null.
  ///
  /// - Parameter status: the command's exit code; nil omits the member.
  package func json(status: Int? = nil) -> String {
    JSON.object(
      (status.map { [("status", .number($0))] } ?? []) + [
        ("title", .text(Self.title)), ("made", .optional(made)), ("rehearsal", .bool(isRehearsal)),
        ("version", .text(version)), ("deployment", deployment.tree),
        ("provider", .text(provider)),
        ("client", .text(client)), ("counts", .object(counts)), ("fields", .list(rows.map(\.json))),
        ("checks", .list(outcomes.map { .object([("title", .text($0.title)), ("result", .text($0.result))]) })),
        ("steps", .list(steps.map(\.json))),
      ]
    ).source(.items)
  }

  private var counts: [(name: String, value: JSON)] {
    Finding.Severity.allCases.reversed().map { severity in
      (severity.word, .number(findings.count { $0.severity == severity }))
    }
  }
}

extension Summary.Row {
  fileprivate var json: JSON {
    let found = reported.map { finding in
      JSON.object([
        ("severity", .text(finding.severity.word)), ("message", .text(finding.message)),
        ("remedy", .text(finding.remedy)),
      ])
    }
    return .object([
      ("name", .text(field)), ("page", .text(page)), ("label", .text(label)), ("origin", .text(source.rawValue)),
      ("value", json(of: given)), ("findings", .list(found)),
    ])
  }

  private func json(of value: Value?) -> JSON {
    switch value {
    case nil: .null
    case .secret(let secret): .text(secret.isEmpty ? "" : FileText.mask)
    case let value?: value.masked.answer
    }
  }
}

extension Deployment {
  /// `{"kind", "release", "source", "file"}`: how OpenMetadata runs, or null; the release as found; how it is known, and
  /// in which file of the folder, if none of the opened ones tells.
  package var tree: JSON {
    .object([
      ("kind", .optional(kind?.rawValue)), ("release", .text(release.name)), ("source", .text(release.source.rawValue)),
      ("file", .optional(release.file)),
    ])
  }
}

extension NextStep {
  fileprivate var json: JSON {
    .object([("title", .text(title)), ("command", command.map { .text($0) } ?? .null)])
  }
}
