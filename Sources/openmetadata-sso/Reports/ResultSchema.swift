import Files
import SignOn
import Text

/// What `check --json` prints, as JSON Schema (2020-12). Members may be added; none is removed or changes its type.
enum ResultSchema {
  static var text: String {
    let head: [(name: String, value: JSON)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text("openmetadata-sso check")),
    ]
    return JSON.object(head + members(result)).source(.document)
  }

  private static let result = record([
    ("status", described("The exit code.", oneOf([.done, .findings, .unreachable, .refused].map(number)))),
    ("openmetadata", described("The release it was checked for.", names(ServerVersion.allCases.map(\.rawValue)))),
    (
      "deployment",
      record([
        ("kind", described("How OpenMetadata runs; null if nothing tells.", oneOf(kinds + [.null]))),
        ("release", described("As found.", type("string"))),
        ("source", described("How the release is known.", names(Release.Source.allCases.map(\.rawValue)))),
        ("file", orNull("string", "The file beside the opened ones that tells the release.")),
      ])
    ), ("offline", type("boolean")),
    ("files", list(of: record([("file", type("string")), ("kind", names(FileKind.opened.map(\.id)))]))),
    ("counts", record(severities.map { ($0, whole(from: 0)) })), ("findings", list(of: finding)),
    ("rungs", described("The provider checks.", list(of: step))),
    ("aws", described("What the AWS account was asked about; null without --aws.", nullOr(account))),
    ("server", described("The running OpenMetadata; null without --server.", nullOr(server))),
    ("rehearsal", described("Whether the provider was simulated.", type("boolean"))),
  ])

  private static let account = record([
    ("profile", orNull("string", "Null if none was named.")), ("region", type("string")),
    ("pool", type("string")), ("poolName", type("string")), ("client", type("string")), ("clientName", type("string")),
    ("users", described("How many users were read.", whole(from: 0))),
    ("allUsers", described("Whether these are all.", type("boolean"))),
  ])

  private static let server = record([
    ("url", type("string")), ("release", orNull("string", "Null if it did not answer.")),
    ("checks", list(of: outcome(ServerCheck.allCases.map(\.rawValue)))), ("values", list(of: value)),
    (
      "nextSteps",
      described(
        "What makes the file count; empty if nothing differs.",
        list(of: record([("title", type("string")), ("command", orNull("string", "For a person to run."))])))
    ),
  ])

  private static let value = record([
    ("field", type("string")), ("in", described("Where the server shows it.", names(["configuration", "sign-in"]))),
    ("configured", orNull("string", "Null if the files do not set it, or leave it empty.")),
    ("running", described("What the server has; several if replicas differ.", list(of: type("string")))),
    ("outcome", names(ComparedValue.Outcome.allCases.map(\.rawValue))),
  ])

  private static let finding = record([
    ("file", orNull("string", "Null if no file sets it.")),
    ("line", described("Counted from 1.", .object([("type", .texts(["integer", "null"])), ("minimum", .number(1))]))),
    ("field", orNull("string", "The name that --set takes; null for a file as a whole.")),
    ("check", orNull("string", "The name of the check; null for problems found while reading.")),
    ("severity", names(severities)), ("message", type("string")), ("remedy", orNull("string", "What to do.")),
    ("command", orNull("string", "For an authorized person to copy and run; never run by this program.")),
  ])

  private static let step = outcome(Ladder.standard.steps.map(\.name))

  private static func outcome(_ checks: [String]) -> JSON {
    record([
      ("name", names(checks)), ("title", type("string")),
      ("verdict", names(Verdict.Outcome.allCases.map(\.rawValue))), ("detail", type("string")),
    ])
  }

  private static let kinds = Deployment.Kind.allCases.map { JSON.text($0.rawValue) }

  private static let severities = Finding.Severity.allCases.reversed().map(\.word)

  private static func number(_ status: ExitStatus) -> JSON { .number(Int(status.rawValue)) }

  /// An object with all of these members required.
  private static func record(_ members: [(name: String, value: JSON)]) -> JSON {
    .object([
      ("type", .text("object")), ("required", .texts(members.map(\.name))), ("properties", .object(members)),
    ])
  }

  private static func list(of item: JSON) -> JSON { .object([("type", .text("array")), ("items", item)]) }
  private static func type(_ name: String) -> JSON { .object([("type", .text(name))]) }
  private static func nullOr(_ schema: JSON) -> JSON { .object([("anyOf", .list([schema, type("null")]))]) }
  private static func oneOf(_ values: [JSON]) -> JSON { .object([("enum", .list(values))]) }
  private static func names(_ names: [String]) -> JSON { oneOf(names.map { .text($0) }) }

  private static func whole(from least: Int) -> JSON {
    .object([("type", .text("integer")), ("minimum", .number(least))])
  }

  private static func orNull(_ name: String, _ words: String) -> JSON {
    described(words, .object([("type", .texts([name, "null"]))]))
  }

  private static func described(_ words: String, _ schema: JSON) -> JSON {
    .object([("description", .text(words))] + members(schema))
  }

  private static func members(_ tree: JSON) -> [(name: String, value: JSON)] {
    if case .object(let members) = tree { members } else { [] }
  }
}
