import ConfigText

/// A kind of configuration file: how to recognize it, how it names the server's settings, its empty template and the
/// next steps.
///
/// Not every kind is both opened and written; `part` and `fileName` say which.
package struct FileKind: Sendable, Identifiable {
  /// As commands name it: `openmetadata-yaml`.
  package let id: String
  package let title: String
  /// For use in a sentence: `a Docker env file`.
  package let phrase: String
  /// Its role among several files of one configuration; nil for a kind that is only written.
  package var part: Part?
  /// How OpenMetadata runs where such a file is used; nil if the kind does not tell.
  var runs: Deployment.Kind?
  /// The proposed name of a new file; nil if only existing files are changed.
  package var fileName: String?
  /// Whether the file contains the client secret, if there is one; such a file is created with mode 0600.
  package var holdsSecret = false
  /// Whether it contains the server's two sections, which need the two class names.
  var hasSections = false
  /// The name of a key; nil if this kind of file cannot contain it.
  var keyName: @Sendable (ServerKey) -> String? = { _ in nil }
  /// Whether a file is of this kind, judged before it is parsed.
  var claims: @Sendable (FileSigns) -> Bool = { _ in false }
  /// Nil if the text turns out to be of another kind.
  var open: @Sendable ([UInt8]) throws(EditRefusal) -> (any KeyedText)? = { _ in nil }
  /// The same for a text that says nothing by itself, by what other files make of it.
  var openBeside: @Sendable ([UInt8], [Document]) throws(EditRefusal) -> (any KeyedText)? = { _, _ in nil }
  /// Whether such a file is only read.
  var isOnlyRead = false
  /// The new file before any value is set.
  var template: @Sendable (Settings) -> Template = { _ in Template() }
  var steps: @Sendable (DeployedFile) -> [NextStep] = { _ in [] }
  /// The kinds of file that a new one needs beside it.
  var needs: @Sendable (Settings) -> [FileKind] = { _ in [] }

  package enum Part: String, Sendable {
    case server = "server configuration"
    case compose = "Compose file"
    case environment = "env file"
    case secret = "Kubernetes Secret"
  }

  /// All keys are already in the text, without values.
  struct Template: Sendable {
    var text = ""
    var entries: [Entry] = []
  }

  package func name(of key: ServerKey) -> String? { keyName(key) }

  /// The files that a new one needs beside it, in its folder, named after it.
  package func filesBeside(_ path: String, _ settings: Settings) -> [(kind: FileKind, path: String)] {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let name = path.dropFirst(folder.count)
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return needs(settings).map { kind in
      let proposed = kind.fileName ?? ""
      let ending = proposed.firstIndex(of: ".").map { proposed[$0...] } ?? ""
      return (kind, String(folder) + (name == fileName ?? "" || stem.isEmpty ? proposed : String(stem) + ending))
    }
  }

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
      preconditionFailure("\(id) cannot contain a value: line \(error.line), \(error.reason)")
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

  /// The kind of new file that a file name suggests: by the whole name, else by its extension; nil if neither tells.
  package static func suggested(by path: String) -> FileKind? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    func ending(_ name: String) -> Substring? { name.lastIndex(of: ".").map { name[$0...] } }
    let same = written.filter { $0.fileName == name }
    let alike = written.filter { $0.fileName.flatMap(ending) == ending(name) }
    return same.count == 1 ? same[0] : alike.count == 1 && ending(name) != nil ? alike[0] : nil
  }

  static func comment(_ text: String) -> String {
    text.split(separator: "\n").map { "# \($0)\n" }.joined()
  }
}

extension Settings {
  /// The first lines of a file; the same settings give the same text.
  var fileComment: String {
    let isAssumed = deployment.release.isAssumed
    return FileKind.comment(
      "OpenMetadata \(otherSignIn == nil ? "single sign-on" : "sign-in") with \(signInTitle), "
        + "\(isConfidential ? "confidential" : "public") client.\n"
        + "Generated by openmetadata-sso for OpenMetadata \(version.rawValue)\(isAssumed ? " (assumed)" : "")."
        + (isRehearsal ? "\nRehearsal: checked with a simulated provider, not the real one." : ""))
  }
}
