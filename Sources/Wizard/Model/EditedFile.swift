import OpenIDConnect
import SignOn

/// The file that is being edited, and which parts of the change to it are wanted.
public struct EditedFile: Equatable, Sendable {
  public let document: Document
  /// The hunks of the difference that are left out.
  var leftOut: Set<Int> = []
  /// The line of the Review screen that is selected: Write, then one a hunk.
  var selected = 0

  public init(_ document: Document) {
    self.document = document
  }

  public static func == (left: EditedFile, right: EditedFile) -> Bool {
    left.document.path == right.document.path && left.document.bytes == right.document.bytes
      && left.leftOut == right.leftOut && left.selected == right.selected
  }

  /// What the file becomes with what is set now.
  func change(_ settings: Settings) -> DocumentChange {
    document.setting(document.changes(to: settings), in: settings)
  }

  func difference(_ change: DocumentChange, _ settings: Settings) -> Difference {
    let secrets = [document.values[Field.clientSecret.id], settings[.clientSecret]].compactMap { value -> Secret? in
      if case .secret(let secret)? = value { return secret }
      return nil
    }
    return Difference(old: document.bytes, new: change.document.bytes, secrets: secrets, context: 1)
  }
}

/// New content for a file that is there; it may hold a secret, so it shows nothing of itself.
public struct Replacement: Equatable, Sendable, CustomStringConvertible, CustomReflectable {
  public let path: String
  public let bytes: [UInt8]
  /// Whether the old or the new content holds the client secret.
  public let holdsSecret: Bool

  public var description: String { "(replacement of \(path))" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

extension State {
  /// Opens a file: its values are there, and a change goes back into it.
  public mutating func edit(_ document: Document) {
    editing = EditedFile(document)
    if let version = document.version { settings.version = version }
    opening = Opening(file: document.imported(beside: [:], version: settings.version))
    followFile()
    openEditor()
  }

  /// Values of the file that follow from something typed give way to it.
  mutating func followFile() {
    guard let editing else { return }
    settings.imported = editing.document.imported(beside: settings.typed, version: settings.version)
  }
}
