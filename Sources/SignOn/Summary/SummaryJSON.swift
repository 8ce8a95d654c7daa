import ConfigText

extension Summary {
  /// As JSON in this shape; members may be added, none goes away or changes its type:
  ///
  ///     {"status", "title", "version", "provider", "client": "confidential" | "public",
  ///      "counts": {"error", "warning", "note"},
  ///      "fields": [{"name", "page", "label", "origin", "value", "findings": [{"severity", "message", "remedy"}]}],
  ///      "checks": [{"title", "result"}], "steps": [{"title", "command"}]}
  ///
  /// A value is null where nothing is known, a text, a list of texts, or a list of `{"name", "value"}`; a secret is
  /// the mask. An origin is one of typed, file, discovered, derived, default, missing. A command may be null.
  ///
  /// - Parameter status: the code of the command that says so; without one there is no such member.
  package func json(status: Int? = nil) -> String {
    let head = [("title", Self.title), ("version", version), ("provider", provider), ("client", client)]
    let counts = Finding.Severity.allCases.reversed().map { severity in
      "\(JSONString(severity.word).source): \(findings.count { $0.severity == severity })"
    }
    let names = head.map { "\(JSONString($0.0).source): \(JSONString($0.1).source)" }
    let members =
      (status.map { ["\"status\": \($0)"] } ?? []) + names + ["\"counts\": {\(counts.joined(separator: ", "))}"]
      + [
        array("fields", rows.map(\.json)),
        array("checks", outcomes.map { JSONFlow.object([("title", $0.title), ("result", $0.result)]) }),
        array("steps", steps.map(\.json)),
      ]
    return "{\n\(members.map { "  \($0)" }.joined(separator: ",\n"))\n}\n"
  }

  private func array(_ name: String, _ items: [String]) -> String {
    guard !items.isEmpty else { return "\"\(name)\": []" }
    return "\"\(name)\": [\n\(items.map { "    \($0)" }.joined(separator: ",\n"))\n  ]"
  }
}

extension Summary.Row {
  fileprivate var json: String {
    let head = JSONFlow.object([("name", field), ("page", page), ("label", label), ("origin", source.rawValue)])
    let found = reported.map {
      JSONFlow.object([("severity", $0.severity.word), ("message", $0.message), ("remedy", $0.remedy)])
    }
    return "\(head.dropLast()), \"value\": \(valueSource), \"findings\": [\(found.joined(separator: ", "))]}"
  }

  private var valueSource: String {
    switch given {
    case nil: "null"
    case .secret(let secret): JSONString(secret.isEmpty ? "" : FileText.mask).source
    case let value?: value.answerSource
    }
  }
}

extension NextStep {
  fileprivate var json: String {
    "{\"title\": \(JSONString(title).source), \"command\": \(command.map { JSONString($0).source } ?? "null")}"
  }
}
