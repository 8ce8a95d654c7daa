import SignOn

extension Examination {
  /// For programs, in the shape that `ResultSchema` gives.
  func json(isOffline: Bool) -> String {
    let documents = files.documents.map { document in
      JSONTree.object([("file", .text(document.path)), ("kind", .text(document.kind.rawValue))])
    }
    let counts = Finding.Severity.allCases.reversed().map { ($0.word, JSONTree.number(count($0))) }
    let rungs = settings.rungs.map { rung in
      let (word, detail) = rung.verdict(settings).outcome
      return JSONTree.object([
        ("name", .text(rung.name)), ("title", .text(rung.title)), ("verdict", .text(word.rawValue)),
        ("detail", .text(detail)),
      ])
    }
    return JSONTree.object([
      ("status", .number(Int(status.rawValue))), ("openmetadata", .text(settings.version.rawValue)),
      ("offline", .bool(isOffline)), ("files", .list(documents)), ("counts", .object(counts)),
      ("findings", .list(items.map(\.json))), ("rungs", .list(rungs)),
    ]).document
  }
}

extension Examination.Item {
  fileprivate var json: JSONTree {
    .object([
      ("file", .optional(line?.path)), ("line", .optional(line?.number)), ("field", .optional(finding.field)),
      ("check", .optional(finding.check)), ("severity", .text(finding.severity.word)),
      ("message", .text(finding.message)), ("remedy", .optional(finding.remedy)),
      ("command", .optional(finding.command)),
    ])
  }
}
