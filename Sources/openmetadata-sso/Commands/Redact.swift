import ArgumentParser
import Files
import SignOn
import Text
import TextUI

/// A file without its secrets, to show to others.
struct Redact: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact", _superCommandName: Program.name,
    abstract: "Prints a file with tags in place of its secrets.",
    discussion: """
      Secrets are recognized by where they stand, by name and by shape; not every one can be recognized. Within one run, \
      equal secrets get equal tags. The file is not changed.

      Examples:

        openmetadata-sso redact openmetadata.yaml
      """)

  @Argument(help: "The file.", completion: .file())
  var file: String

  @Flag(help: "Print the text and the kind of file as JSON.")
  var json = false

  /// As JSON `{"status", "file", "kind": … | null, "text"}`.
  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      let bytes: [UInt8]
      do throws(FileError) { bytes = try InputFile.read(file) } catch { throw Refusal(error) }
      if let error = DocumentError(notText: bytes) {
        throw Refusal.file("\(visible(file)): \(error.message) \(error.remedy)")
      }
      let document = try? Document.read(bytes, named: file)
      let secrets = document.map { OpenedFiles([$0]).secrets } ?? []
      complain(Redactor.limit)
      let text = Redactor(secrets: secrets).text(bytes)
      if json {
        let kind = JSON.optional(document?.kind.id)
        return try Output.put(JSON.result(.done, [("file", .text(file)), ("kind", kind), ("text", .text(text))]))
      }
      try Output.put(Output.isTerminal ? text.shownByLine : text)
    }
  }
}

extension String {
  /// Safe for a terminal; line breaks and tabs stay.
  var shownByLine: String {
    var result = ""
    var rest = self[...]
    while let end = rest.firstIndex(where: { $0 == "\n" || $0 == "\t" || $0 == "\r\n" }) {
      result += visible(String(rest[..<end])) + (rest[end] == "\t" ? "\t" : "\n")
      rest = rest[rest.index(after: end)...]
    }
    return result + visible(String(rest))
  }
}
