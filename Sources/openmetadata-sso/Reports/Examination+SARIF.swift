import Files
import SignOn
import Text

extension Examination {
  /// For code scanning, as SARIF 2.1.0: one rule per check and provider step, one result per finding.
  var sarif: String {
    let rules = Self.rules + (server == nil ? [] : ServerCheck.allCases.map { ($0.rawValue, $0.title) })
    let results = items.map { result($0, rules: rules.map(\.name)) }
    let driver = JSON.object([
      ("name", .text("openmetadata-sso")), ("semanticVersion", .text(Program.version)),
      ("rules", .list(rules.map { .object([("id", .text($0.name)), ("shortDescription", Self.message($0.title))]) })),
    ])
    let artifacts = files.documents.map { JSON.object([("location", Self.place($0.path))]) }
    let run = JSON.object([
      ("tool", .object([("driver", driver)])),
      (
        "invocations",
        .list([
          .object([("executionSuccessful", .bool(true)), ("exitCode", .number(Int(status.rawValue)))])
        ])
      ),
      ("artifacts", .list(artifacts)), ("results", .list(results)),
    ])
    return JSON.object([
      ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .text("2.1.0")),
      ("runs", .list([run])),
    ]).source(.document)
  }

  /// The rules that findings belong to; all findings from reading share one rule.
  static let rules: [(name: String, title: String)] =
    checkRules + Ladder.standard.steps.map { ($0.name, $0.title) }

  static let checkRules: [(name: String, title: String)] =
    [(understanding, "Every value of the file can be read")] + SignOn.Check.all.map { ($0.name, $0.statement) }

  static let understanding = "file-is-understood"

  private func result(_ item: Item, rules: [String]) -> JSON {
    let finding = item.finding
    let rule = finding.check.isEmpty ? Self.understanding : finding.check
    let index = rules.firstIndex(of: rule).map { [("ruleIndex", JSON.number($0))] } ?? []
    let text = [finding.field, "\(finding.message) \(finding.remedy)"].filter { !$0.isEmpty }.joined(separator: ": ")
    // Code scanning only shows results with a location.
    let location = (item.line ?? files.onlyFile).map { line in
      [("locations", JSON.list([.object([("physicalLocation", Self.place(line))])]))]
    }
    return .object(
      [("ruleId", .text(rule))] + index + [
        ("level", .text(finding.severity.word)), ("message", Self.message(text.trimmingEnd)),
      ] + (location ?? []))
  }

  private static func message(_ text: String) -> JSON { .object([("text", .text(text))]) }

  private static func place(_ path: String) -> JSON { .object([("uri", .text(uri(path)))]) }

  private static func place(_ line: OpenedFiles.Line) -> JSON {
    let region = line.number.map { [("region", JSON.object([("startLine", .number($0))]))] }
    return .object([("artifactLocation", place(line.path))] + (region ?? []))
  }

  /// A path as a relative reference, or a `file` URL if it is absolute (RFC 3986, RFC 8089).
  private static func uri(_ path: String) -> String {
    (path.hasPrefix("/") ? "file://" : "") + FormText.encoded(path, keeping: "~/")
  }
}

extension String {
  fileprivate var trimmingEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
