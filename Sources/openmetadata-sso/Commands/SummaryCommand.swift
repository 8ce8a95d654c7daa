import ArgumentParser
import Files
import SignOn
import Text
import TextUI

/// Everything that a configuration says, in one table.
struct SummaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Shows all values of a configuration in one table, the secret masked.",
    discussion: "Where each value comes from and what is wrong with it stands beside it. The provider is not asked.")

  @OptionGroup var reading: ReadingFlags
  @OptionGroup var release: ReleaseFlag

  @Option(help: "How it is written.")
  var format = SummaryShape.text

  @Flag(help: "The same as --format json.")
  var json = false

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json || format == .json) {
      let files = try OpenedFiles(reading.files)
      let settings = try files.settings(version: release.version)
      let document = files.documents[0]
      let steps = settings.nextSteps(document.kind, fileName: document.path)
      let findings = Examination(settings, files).items.map(\.finding)
      let summary = Summary(settings, findings: findings, steps: steps)
      switch json ? .json : format {
      case .text: try Output.put(summary.text())
      case .markdown: try Output.put(summary.markdown)
      case .json: try Output.put(summary.json(status: Int(ExitStatus.done.rawValue)))
      }
    }
  }
}

/// How a summary is written.
enum SummaryShape: String, CaseIterable, ExpressibleByArgument {
  case text, markdown, json
}
