import ConfigText

/// A kind of configuration file: how one is told by its content, how the server's keys are called in it, what a new one
/// holds and what makes it count.
///
/// Not every kind is both opened and written; `part` and `fileName` say which.
package struct FileKind: Sendable, Identifiable {
  /// As commands name it: `openmetadata-yaml`.
  package let id: String
  package let title: String
  /// In a sentence: `a Docker env file`.
  package let phrase: String
  /// What such a file is among several that make one configuration; nil for a kind that is only written.
  package var part: Part?
  /// The name proposed for a new file; nil for a kind of which only existing files are changed.
  package var fileName: String?
  /// Whether the file holds the client secret when there is one; such a file is made with mode 0600.
  package var holdsSecret = false
  /// Whether the server's own two sections stand in it, which cannot do without the two class names.
  var hasSections = false
  /// How a key is called; nil where this kind of file has no place for it.
  var keyName: @Sendable (ServerKey) -> String? = { _ in nil }
  /// Whether a file is of this kind, by what can be told before it is read.
  var claims: @Sendable (FileSigns) -> Bool = { _ in false }
  /// Nil where the text is of another kind after all.
  var open: @Sendable ([UInt8]) throws(EditRefusal) -> (any KeyedText)? = { _ in nil }
  /// The new file before any value is set.
  var template: @Sendable (Settings) -> Template = { _ in Template() }
  var steps: @Sendable (DeployedFile) -> [NextStep] = { _ in [] }

  package enum Part: String, Sendable {
    case server = "configuration of the server"
    case compose = "Compose file"
    case environment = "env file"
  }

  /// Every key that is to be set stands in the text already, with nothing behind it.
  struct Template: Sendable {
    var text = ""
    var entries: [Entry] = []
  }

  package func name(of key: ServerKey) -> String? { keyName(key) }

  /// A new file: the entries set in the kind's empty template by what changes existing files. Each is set in the
  /// template itself, so that none depends on another.
  package func newFile(_ settings: Settings) -> FileText {
    let template = template(settings)
    let bytes = Array(template.text.utf8)
    var edits: [(edit: TextEdit, isSecret: Bool)] = []
    do throws(EditRefusal) {
      if !template.entries.isEmpty, let text = try open(bytes) {
        for entry in template.entries {
          edits += try text.setting(entry).edits.map { ($0, entry.value.isSecret) }
        }
      }
    } catch {
      preconditionFailure("\(id) cannot hold a value: line \(error.line), \(error.reason)")
    }
    return FileText(bytes, edits)
  }
}

extension FileKind: Hashable {
  package static func == (left: FileKind, right: FileKind) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension FileKind {
  /// The kinds that can be opened.
  package static let opened = all.filter { $0.part != nil }
  /// The kinds of new files.
  package static let written = all.filter { $0.fileName != nil }
  /// What people choose from.
  package static let ids = written.map(\.id)

  /// A kind of new file by its id.
  package static func named(_ id: String) -> FileKind? { written.first { $0.id == id } }

  static func comment(_ text: String) -> String {
    text.split(separator: "\n").map { "# \($0)\n" }.joined()
  }
}

extension Settings {
  /// What the first lines of a file say; the same for the same settings.
  var fileComment: String {
    FileKind.comment(
      "OpenMetadata \(otherSignIn == nil ? "single sign-on" : "sign-in") with \(signInTitle), \(isConfidential ? "confidential" : "public") client.\n"
        + "Made by openmetadata-sso for OpenMetadata \(version.rawValue).")
  }
}
