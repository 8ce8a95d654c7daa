import OpenIDConnect
import SignOn
import Synchronization

/// The files that are edited as one configuration, and which parts of the change to include.
package struct EditedFiles: Equatable, Sendable {
  package let files: DocumentSet
  /// The excluded parts of the change, by number.
  package private(set) var leftOut: Set<Int> = []
  /// The selected line of the Review screen: Write, then one per part.
  var selected = 0
  private let changes = Changes()

  init(_ files: DocumentSet) {
    self.files = files
  }

  /// Excludes a part of the change, or includes it again.
  mutating func toggle(_ part: Int) {
    if leftOut.remove(part) == nil { leftOut.insert(part) }
  }

  package static func == (left: EditedFiles, right: EditedFiles) -> Bool {
    left.files.documents.elementsEqual(right.files.documents) { $0.path == $1.path && $0.bytes == $1.bytes }
      && left.leftOut == right.leftOut && left.selected == right.selected
  }

  /// For the header.
  package var title: String { files.documents.count == 1 ? files.documents[0].path : "\(files.documents.count) files" }

  /// What is wrong with the files as they are, whatever is changed here.
  package var warnings: [Finding] { files.notes.filter { $0.severity > .note } }

  /// The files as they would be with the current settings.
  package func change(_ settings: Settings) -> EditedChange { changes.change(to: files, settings) }
}

/// Caches the last change: reading a large file again for every key and frame takes too long.
private final class Changes: Sendable {
  private let last = Mutex<(settings: Settings, change: EditedChange)?>(nil)

  func change(to files: DocumentSet, _ settings: Settings) -> EditedChange {
    last.withLock { last in
      if let last, last.settings == settings { return last.change }
      let results = files.setting(files.changes(to: settings, proposal: .shown), in: settings)
      let change = EditedChange(results, of: files.documents, settings)
      last = (settings, change)
      return change
    }
  }
}

/// The change to the files, part by part.
package struct EditedChange: Sendable {
  /// Changes close together in one file.
  package struct Part: Sendable {
    /// Counted from zero.
    package let file: Int
    package let hunk: Difference.Hunk
  }

  private let before: [Document]
  private let results: [DocumentChange]
  private let differences: [Difference]
  package let parts: [Part]

  init(_ results: [DocumentChange], of before: [Document], _ settings: Settings) {
    let id = Field.clientSecret.id
    let secrets = (before.map { $0.values[id] } + [settings[.clientSecret]]).compactMap { value -> Secret? in
      if case .secret(let secret)? = value { return secret }
      return nil
    }
    self.before = before
    self.results = results
    differences = zip(before, results).map { document, result in
      Difference(old: document.bytes, new: result.document.bytes, secrets: secrets, context: 1)
    }
    parts = differences.enumerated().flatMap { file, difference in
      difference.hunks.map { Part(file: file, hunk: $0) }
    }
  }

  /// What must be done manually.
  package var refused: [RefusedField] {
    results.flatMap(\.refused).reduce(into: []) { all, field in
      if !all.contains(field) { all.append(field) }
    }
  }

  package var notes: [Finding] {
    results.flatMap(\.notes).reduce(into: []) { all, note in
      if !all.contains(note) { all.append(note) }
    }
  }

  /// The new contents of the changed files, without the excluded parts.
  func replacements(leavingOut leftOut: Set<Int>) -> [Replacement] {
    let isSecret = (before + results.map(\.document)).contains {
      $0.values[Field.clientSecret.id].map { !$0.isEmpty } ?? false
    }
    var number = 0
    return zip(before, differences).compactMap { document, difference in
      defer { number += difference.hunks.count }
      let wanted = Set(difference.hunks.indices.filter { !leftOut.contains(number + $0) })
      guard !wanted.isEmpty else { return nil }
      return Replacement(path: document.path, bytes: difference.applying(only: wanted), holdsSecret: isSecret)
    }
  }
}

/// New content for an existing file; it may contain a secret, so its description hides it.
package struct Replacement: Equatable, Sendable, CustomStringConvertible, CustomReflectable {
  package let path: String
  package let bytes: [UInt8]
  /// Whether the old or the new content contains the client secret.
  package let holdsSecret: Bool

  package var description: String { "(replacement of \(path))" }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

extension State {
  /// Opens files that form one configuration; a change goes to the file that decides.
  mutating func edit(_ files: DocumentSet, in deployment: Deployment?) {
    editing = EditedFiles(files)
    settings.deployment = deployment ?? files.deployment
    var untyped = settings
    untyped.typed = [:]
    untyped.read(files, proposal: .shown)
    opening = Opening(file: untyped.imported)
    followFile()
    openEditor()
  }

  /// Values of the file that depend on something typed follow it.
  mutating func followFile() {
    guard let editing else { return }
    settings.read(editing.files, proposal: .shown)
  }
}
