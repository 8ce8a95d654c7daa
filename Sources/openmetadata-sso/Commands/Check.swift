import ArgumentParser
import Files
import SignOn
import Text
import TextUI

/// Judges files, by themselves and at the provider, and says all that is wrong at once.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says what is wrong with a configuration, for people or programs.",
    discussion: """
      The files are read and never written. Unless --offline is given the provider is asked too: whether it answers, \
      whether its keys are usable, whether it knows client, callback and scopes, and whether it takes the secret.

      Ends with 0 if no error was found, 1 if one was, 2 if there is none but the provider could not be reached, 3 if \
      the provider refuses the client, the callback, a scope or the secret, 5 if a file cannot be read, 64 for wrong \
      usage.

      Without a file the values of --set and --answers are judged, as a new setup would take them.

      --schema prints the JSON Schema of what --json prints of files that can be read.
      """)

  @Argument(help: ReadingFlags.help, completion: .file())
  var files: [String] = []

  @OptionGroup var release: ReleaseFlag
  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "Asking the provider") var network: NetworkFlags

  @Option(help: "How the result is written: for people, for programs, for code scanning, or as test results.")
  var format = ResultShape.text

  @Flag(help: "The same as --format json.")
  var json = false

  @Flag(help: "Print the JSON Schema of the result and check nothing.")
  var schema = false

  func validate() throws {
    guard !files.isEmpty || schema || network.rehearse || !given.isEmpty else {
      throw ValidationError("give the configuration: a file, or values with --set or --answers")
    }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json || format == .json) {
      guard !schema else { return try Output.put(ResultSchema.text) }
      let files = try OpenedFiles(files)
      var settings = try files.settings(version: release.version, given: { try given.apply(to: &$0) })
      try settings.refuseWhatGoesNowhere()
      if network.rehearse, self.files.isEmpty, given.isEmpty { settings.rehearse() }
      try await network.ask(&settings)
      let examination = Examination(settings, files)
      try Output.put(examination.result(json ? .json : format, isOffline: network.offline))
      if examination.status != .done { throw ExitCode(examination.status.rawValue) }
    }
  }
}

/// How the result of a check is written.
enum ResultShape: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif, junit
}

extension Examination {
  func result(_ shape: ResultShape, isOffline: Bool) -> String {
    switch shape {
    case .text: text(isOffline: isOffline)
    case .json: json(isOffline: isOffline)
    case .sarif: sarif
    case .junit: junit
    }
  }
}

extension NetworkFlags {
  /// Puts all questions to the provider, unless none is to be put.
  func ask(_ settings: inout Settings, to reach: Ladder.Reach = .client) async throws {
    guard !offline, settings.otherSignIn == nil else { return }
    let (client, rehearsal) = try await open()
    settings.trustedHosts = trustedHosts
    await Ladder.standard.climb(&settings, to: reach, by: client.answer)
    await rehearsal?.stop()
  }
}

extension Examination {
  /// For people: a finding a line, the ladder, and the count.
  func text(isOffline: Bool) -> String {
    var lines = items.map(text)
    if !isOffline {
      lines += ["", "Asked at the provider:"]
      lines += settings.steps.map { step in
        let (word, detail) = step.verdict(settings).outcome
        return "  \(step.title): \(word.rawValue)" + (detail.isEmpty ? "" : ", \(visible(detail))")
      }
    }
    let counts = Finding.Severity.allCases.reversed().map { severity in
      "\(count(severity)) \(severity.word)\(count(severity) == 1 ? "" : "s")"
    }
    let end = "\(counts.joined(separator: ", "))\(isOffline ? "; the provider was not asked" : "")"
    return (lines + (lines.isEmpty ? [] : [""]) + [end]).joined(separator: "\n") + "\n"
  }
}
