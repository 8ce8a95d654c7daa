import ArgumentParser
import Files
import SignOn
import Text
import TextUI

/// All values of a configuration, in one table.
struct SummaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", _superCommandName: Program.name,
    abstract: "Shows all values of a configuration in one table, with the secret masked.",
    discussion: """
      Each value is listed with its source and its problems. The provider is not contacted.

      Examples:

        openmetadata-sso summary openmetadata.yaml
        openmetadata-sso summary docker-compose.yml sso.env --format markdown
      """)

  @OptionGroup var reading: ReadingFlags
  @OptionGroup var release: ReleaseFlag

  @Option(help: "Output format.")
  var format = SummaryShape.text

  @Flag(help: "Same as --format json.")
  var json = false

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json || format == .json) {
      let files = try reading.kind.open(reading.files)
      let settings = try files.settings(version: release.version)
      let document = files.documents[0]
      let steps = settings.nextSteps(document.kind, fileName: document.path)
      let findings = Examination(settings, files).items.map(\.finding)
      let summary = Summary(settings, findings: findings, steps: steps, made: Program.made)
      switch json ? .json : format {
      case .text: try Output.say(summary.text())
      case .markdown: try Output.put(summary.markdown)
      case .json: try Output.put(summary.json(status: Int(ExitStatus.done.rawValue)))
      }
    }
  }
}

/// The output format of a summary.
enum SummaryShape: String, CaseIterable, ExpressibleByArgument {
  case text, markdown, json
}
