import ArgumentParser
import SignOn
import TextUI

/// Judges files, by themselves and at the provider, and says all that is wrong at once.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what is wrong with a configuration, for people or programs.",
    discussion: """
      The files are read and never written. Unless --offline is given the provider is asked too: whether it answers, \
      whether its keys are usable, whether it knows client, callback and scopes, and whether it takes the secret.

      Ends with 0 if no error was found, 1 if one was, 2 if there is none but the provider could not be reached, 3 if \
      the provider refuses the client, the callback, a scope or the secret, 5 if a file cannot be read, 64 for wrong \
      usage.
      """)

  @OptionGroup var reading: ReadingFlags
  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "Asking the provider") var network: NetworkFlags

  @Flag(help: "The result as JSON.")
  var json = false

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      let files = try OpenedFiles(reading.files)
      var settings = try files.settings(version: release.version, given: given)
      try await network.ask(&settings)
      let examination = Examination(settings, files)
      try Output.put(json ? examination.json(isOffline: network.offline) : examination.text(isOffline: network.offline))
      if examination.status != .done { throw ExitCode(examination.status.rawValue) }
    }
  }
}

extension NetworkFlags {
  /// Puts all questions to the provider, unless none is to be put.
  func ask(_ settings: inout Settings, keysOnly: Bool = false) async throws {
    guard !offline else { return }
    let (client, rehearsal) = try await open()
    let asking = Asking(client: client)
    if keysOnly { await asking.askForKeys(&settings) } else { await asking.ask(&settings) }
    await rehearsal?.stop()
  }
}

extension Examination {
  /// For people: a finding a line, the ladder, and the count.
  func text(isOffline: Bool) -> String {
    var lines = items.map(text)
    if !isOffline {
      lines += ["", "Asked at the provider:"]
      lines += settings.rungs.map { rung in
        let (word, detail) = rung.verdict(settings).outcome
        return "  \(rung.title): \(word)" + (detail.isEmpty ? "" : ", \(visible(detail))")
      }
    }
    let counts = Finding.Severity.allCases.reversed().map { severity in
      "\(count(severity)) \(severity.word)\(count(severity) == 1 ? "" : "s")"
    }
    let end = "\(counts.joined(separator: ", "))\(isOffline ? "; the provider was not asked" : "")"
    return (lines + (lines.isEmpty ? [] : [""]) + [end]).joined(separator: "\n") + "\n"
  }

  /// For programs, in this shape; members may be added, none goes away or changes its type:
  ///
  ///     {"status": 0 | 1 | 2 | 3, "openmetadata": "1.12", "offline": true | false,
  ///      "files": [{"file", "kind"}], "counts": {"error", "warning", "note"},
  ///      "findings": [{"file", "line", "field", "check", "severity", "message", "remedy", "command"}],
  ///      "rungs": [{"name", "title", "verdict", "detail"}]}
  ///
  /// `file`, `line`, `field`, `check`, `remedy` and `command` may be null; a line counts from one. A severity is
  /// error, warning or note. A verdict is passed, failed, unreachable, unknown or not-asked. No secret is in it.
  func json(isOffline: Bool) -> String {
    let documents = files.documents.map { document in
      JSONTree.object([("file", .text(document.path)), ("kind", .text(document.kind.rawValue))])
    }
    let counts = Finding.Severity.allCases.reversed().map { ($0.word, JSONTree.number(count($0))) }
    return JSONTree.result(
      status,
      [
        ("openmetadata", .text(settings.version.rawValue)), ("offline", .bool(isOffline)), ("files", .list(documents)),
        ("counts", .object(counts)), ("findings", findingsTree), ("rungs", rungsTree),
      ])
  }

  var findingsTree: JSONTree { .list(items.map(\.json)) }

  var rungsTree: JSONTree {
    .list(
      settings.rungs.map { rung in
        let (word, detail) = rung.verdict(settings).outcome
        return .object([
          ("name", .text(rung.name)), ("title", .text(rung.title)), ("verdict", .text(word)), ("detail", .text(detail)),
        ])
      })
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
