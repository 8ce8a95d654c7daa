import ArgumentParser
import SignOn
import TextUI

/// For which release a configuration is judged or written.
struct ReleaseFlag: ParsableArguments {
  @Option(
    name: .customLong("openmetadata"),
    help: ArgumentHelp(
      "The OpenMetadata release the files are for; without it, what they tell, or \(ServerVersion.v1_11.rawValue).",
      valueName: "release"))
  var version: ServerVersion?
}

/// Files that are read.
struct ReadingFlags: ParsableArguments {
  static let help = ArgumentHelp(
    "The files; several together make one configuration, as a server's YAML and its env file do.", valueName: "file")

  @Argument(help: help, completion: .file())
  var files: [String]
}
