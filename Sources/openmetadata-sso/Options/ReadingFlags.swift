import ArgumentParser
import Files
import SignOn
import Text
import TextUI

/// The OpenMetadata release a configuration is checked or written for.
struct ReleaseFlag: ParsableArguments {
  @Option(
    name: .customLong("openmetadata"),
    help: ArgumentHelp(
      "The OpenMetadata release (default: detected from the files, else assumed to be \(Release.assumed.name)).",
      valueName: "release"))
  var version: ServerVersion?
}

/// Files that are read.
struct ReadingFlags: ParsableArguments {
  static let help = ArgumentHelp(
    "The files; several form one configuration, such as server YAML with its env file.", valueName: "file")

  @Argument(help: help, completion: .file())
  var files: [String]

  @OptionGroup var kind: KindFlag
}

/// What a file is, where its content does not tell.
struct KindFlag: ParsableArguments {
  @Option(
    help: ArgumentHelp("The kind of a file that is not recognized by its content.", valueName: "kind"))
  var kind: FileKind?

  /// The files, with those that Compose reads as well.
  func open(_ paths: [String]) throws -> OpenedFiles {
    try OpenedFiles(together: OpenedFiles.documents(paths, as: kind, besides: besides, read: OpenedFiles.bytes))
  }

  /// The files that Compose reads as well; tells them.
  func besides(_ documents: [Document]) -> [Document] {
    let besides = OpenedFiles.filesBesides(documents)
    for file in besides {
      let condition =
        file.kind.part == .compose ? " in its folder; where you name files with -f, name this one too" : ""
      complain("also reading \(visible(file.path)), as Compose does\(condition)")
    }
    return besides
  }
}

extension FileKind: ExpressibleByArgument {
  public init?(argument: String) {
    guard let kind = FileKind.opened.first(where: { $0.id == argument }) else { return nil }
    self = kind
  }

  public static var allValueStrings: [String] { opened.map(\.id) }
}
