import ArgumentParser
import Files
import SignOn
import Text
import TextUI

/// Checks files, offline and with the provider, and reports everything that is wrong at once.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a configuration and reports what is wrong, for people or programs.",
    discussion: """
      Files are read, never written. Unless --offline is given, the provider is checked too: that it answers, that its \
      keys are usable, that it knows the app client, callback URL and scopes, and that it accepts the secret.

      Exit codes: 0 no errors; 1 errors found; 2 no errors, but the provider cannot be reached; 3 the provider rejects \
      the app client, the callback URL, a scope or the secret; 5 a file cannot be read; 64 invalid usage.

      Without a file, --set and --answers are checked like a new setup.

      --schema prints the JSON Schema of what --json prints for files that can be read.
      """)

  @Argument(help: ReadingFlags.help, completion: .file())
  var files: [String] = []

  @OptionGroup var kind: KindFlag

  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "Provider checks") var network: NetworkFlags

  @Option(help: "Output format: text, json, sarif for code scanning, or junit for test results.")
  var format = ResultShape.text

  @Flag(help: "Same as --format json.")
  var json = false

  @Flag(help: "Print the JSON Schema of the result and exit.")
  var schema = false

  func validate() throws {
    guard !files.isEmpty || schema || network.rehearse || !given.isEmpty else {
      throw ValidationError("missing configuration: pass a file, or values with --set or --answers")
    }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json || format == .json) {
      guard !schema else { return try Output.put(ResultSchema.text) }
      let files = try OpenedFiles(kind.complete(files), as: kind.kind)
      var settings = try files.settings(version: release.version, given: { try given.apply(to: &$0) })
      try settings.refuseWhatGoesNowhere()
      if network.rehearse, self.files.isEmpty, given.isEmpty { settings.rehearse() }
      try await network.ask(&settings)
      let examination = Examination(settings, files)
      try Output.put(
        examination.result(json ? .json : format, isOffline: network.offline, isRehearsal: network.rehearse))
      if examination.status != .done { throw ExitCode(examination.status.rawValue) }
    }
  }
}

/// How the result of a check is written.
enum ResultShape: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif, junit
}

extension Examination {
  func result(_ shape: ResultShape, isOffline: Bool, isRehearsal: Bool) -> String {
    switch shape {
    case .text: text(isOffline: isOffline)
    case .json: json(isOffline: isOffline, isRehearsal: isRehearsal)
    case .sarif: sarif
    case .junit: junit
    }
  }
}

extension NetworkFlags {
  /// Runs the provider checks, unless offline.
  func ask(_ settings: inout Settings, to reach: Ladder.Reach = .client) async throws {
    guard !offline, settings.otherSignIn == nil else { return }
    let (client, rehearsal) = try await open()
    settings.trustedHosts = trustedHosts
    await Ladder.standard.climb(&settings, to: reach, by: client.answer)
    await rehearsal?.stop()
  }
}

extension Examination {
  /// For people: one finding per line, the provider checks, and the count.
  func text(isOffline: Bool) -> String {
    var lines = items.map(text)
    if !isOffline {
      lines += ["", "Provider checks:"]
      lines += settings.steps.map { step in
        let (word, detail) = step.verdict(settings).outcome
        return "  \(step.title): \(word.rawValue)" + (detail.isEmpty ? "" : ", \(visible(detail))")
      }
    }
    let counts = Finding.Severity.allCases.reversed().map { severity in
      "\(count(severity)) \(severity.word)\(count(severity) == 1 ? "" : "s")"
    }
    let hint = settings.deployment.release.isAssumed ? "; --openmetadata sets another release" : ""
    let made = "Checked for OpenMetadata \(settings.deployment.words)\(hint)."
    let end = "\(counts.joined(separator: ", "))\(isOffline ? "; provider checks skipped" : "")"
    return (lines + (lines.isEmpty ? [] : [""]) + [made, end]).joined(separator: "\n") + "\n"
  }
}
