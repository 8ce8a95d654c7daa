import ArgumentParser
import Files
import SignOn
import Text
import TextUI

/// The difference between two files.
struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", _superCommandName: Program.name,
    abstract: "Compares two files of the same or of different kinds, or a file with a running server.",
    discussion: """
      Files of the same kind are compared line by line, others field by field. Secrets are shown as tags; equal \
      secrets have equal tags. Exit codes: 0 no difference; 1 there is a difference.

      With --server and an administrator's token, one file is compared field by field with the settings of a running \
      OpenMetadata; the secret, which it shows only to bots, is left out.

      Examples:

        openmetadata-sso diff openmetadata.yaml values.yaml
        openmetadata-sso diff sso.env --server https://om.test --token-file token
      """)

  @Argument(help: "The first file.", completion: .file())
  var old: String

  @Argument(help: "The second file; none with --server.", completion: .file())
  var new: String?

  @OptionGroup var kind: KindFlag
  @OptionGroup(title: "Server") var server: ServerFlags
  @OptionGroup(title: "Server") var token: TokenFlags
  @OptionGroup(title: "Server") var connection: ConnectionFlags

  @Flag(help: "Always compare field by field.")
  var fields = false

  @Flag(help: "Print the differing fields as JSON.")
  var json = false

  @OptionGroup var release: ReleaseFlag

  private var source: ServerSource { ServerSource(server: server, token: token, connection: connection) }

  func validate() throws {
    try source.validate()
    guard (new == nil) != (server.url == nil) else {
      throw ValidationError("pass either a second file or --server URL")
    }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      let running = try await source.read()
      let left = try OpenedFiles([old], as: kind.kind)
      let right =
        try running.map { try OpenedFiles(together: [$0.document]) } ?? OpenedFiles([new ?? ""], as: kind.kind)
      let (one, other) = (left.documents[0], right.documents[0])
      let isDifferent: Bool
      if json || fields || running != nil || one.kind != other.kind {
        var settings = (try left.settings(version: release.version), try right.settings(version: release.version))
        let release = [settings.0, settings.1].map(\.deployment.release).max { $0.version < $1.version }
        if let release = running?.release ?? release {
          (settings.0.deployment.release, settings.1.deployment.release) = (release, release)
        }
        let isSecretHidden = running != nil && settings.1[.clientSecret]?.isEmpty != false
        let differences = FieldDifference.between(settings.0, settings.1).filter { difference in
          !(isSecretHidden && difference.field == .clientSecret)
        }
        try Output.put(json ? FieldDifference.json(differences, left, right) : FieldDifference.text(differences))
        isDifferent = !differences.isEmpty
      } else {
        let difference = Difference(old: one.bytes, new: other.bytes, secrets: left.secrets + right.secrets)
        try Output.put(difference.shown(old: old, new: new ?? ""))
        isDifferent = !difference.isEmpty
      }
      if isDifferent { throw ExitCode(ExitStatus.findings.rawValue) }
    }
  }
}

extension Difference {
  /// In unified format with the file names, safe for a terminal; empty if there is no difference.
  func shown(old: String, new: String) -> String {
    guard !isEmpty else { return "" }
    return "--- \(visible(old))\n+++ \(visible(new))\n" + text.shownByLine
  }
}

/// A field with different values in two configurations; nil where it does not apply or is unknown.
struct FieldDifference {
  let field: Field
  let old: Value?
  let new: Value?

  static func between(_ left: Settings, _ right: Settings) -> [FieldDifference] {
    Field.all.compactMap { field in
      let old = left.isRelevant(field) ? left[field] : nil
      let new = right.isRelevant(field) ? right[field] : nil
      return old == new ? nil : FieldDifference(field: field, old: old, new: new)
    }
  }

  /// The values that the files themselves have differently.
  static func between(_ left: DocumentSet, _ right: DocumentSet) -> [FieldDifference] {
    left.fieldsSaidDifferently(in: right).map {
      FieldDifference(field: $0, old: left.values[$0.id], new: right.values[$0.id])
    }
  }

  static func text(_ differences: [FieldDifference]) -> String {
    differences.map { "\($0.field.id)\n  - \(shown($0.old))\n  + \(shown($0.new))\n" }.joined()
  }

  /// `{"status": 0 | 1, "files": [2], "differences": [{"field", "old", "new"}]}`; a value is as in a summary, a secret
  /// its tag.
  static func json(_ differences: [FieldDifference], _ left: OpenedFiles, _ right: OpenedFiles) -> String {
    JSON.result(
      differences.isEmpty ? .done : .findings,
      [
        ("files", .texts((left.documents + right.documents).map(\.path))),
        ("differences", .list(differences.map(\.tree))),
      ])
  }

  var tree: JSON { .object([("field", .text(field.id)), ("old", JSON(old)), ("new", JSON(new))]) }

  private static func shown(_ value: Value?) -> String {
    guard let value else { return "(not set)" }
    if value.isEmpty { return "(empty)" }
    if case .secret(let secret) = value { return secret.tag }
    return visible(value.masked.text)
  }
}
