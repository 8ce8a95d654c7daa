import ConfigText

/// An opened file: its kind, the values it sets, and how to change them.
package struct Document: Sendable {
  /// The largest file accepted, in bytes.
  package static let largest = 256 << 20

  package let path: String
  package let kind: FileKind
  /// What the file sets, by field id.
  package let values: [String: Value]
  /// Where it sets them, by field id; fields that are not in the file are absent.
  package let places: [String: Place]
  /// What is worth knowing about the file, in the order of the fields.
  package let notes: [Finding]
  let text: any KeyedText
  /// The paths of the keys in it. Compose takes an empty value in an env file for none.
  let keys: Set<String>

  package var bytes: [UInt8] { text.bytes }

  /// Recognizes the kind by content; the file name only breaks ties.
  ///
  /// - Parameter kind: What the file is taken for if its content does not tell.
  package static func read(
    _ bytes: [UInt8], named path: String, as kind: FileKind? = nil
  ) throws(DocumentError) -> Document {
    guard bytes.count <= largest else { throw .tooLarge(bytes.count) }
    if let error = DocumentError(notText: bytes) { throw error }
    do throws(DocumentError) {
      let (kind, text) = try FileKind.recognised(bytes, named: path)
      return Document(path: path, kind: kind, text: text)
    } catch {
      guard let kind else { throw error }
      switch error {
      case .unrecognized, .ambiguous: return try taken(bytes, path, as: kind)
      default: throw error
      }
    }
  }

  /// A file that says nothing by itself, read by what others make of it: an object they refer to, a Compose file for
  /// one of their services; nil if it is neither.
  package static func read(_ bytes: [UInt8], named path: String, beside others: [Document]) -> Document? {
    guard bytes.count <= largest, DocumentError(notText: bytes) == nil else { return nil }
    for kind in FileKind.opened {
      if let text = try? kind.openBeside(bytes, others) { return Document(path: path, kind: kind, text: text) }
    }
    return nil
  }

  /// Another content of the same file.
  package func reading(_ bytes: [UInt8]) throws(DocumentError) -> Document {
    guard let keys = text as? VariableKeys else { return try Self.read(bytes, named: path, as: kind) }
    do throws(EditRefusal) {
      return Document(path: path, kind: kind, text: try keys.reading(bytes))
    } catch {
      throw DocumentError(error, in: kind)
    }
  }

  private static func taken(_ bytes: [UInt8], _ path: String, as kind: FileKind) throws(DocumentError) -> Document {
    do throws(EditRefusal) {
      if let text = try kind.open(bytes) { return Document(path: path, kind: kind, text: text) }
    } catch {
      throw DocumentError(error, in: kind)
    }
    throw .notOfKind(kind)
  }

  init(path: String, kind: FileKind, text: any KeyedText) {
    let contents = KeyContents(of: text, kind)
    let reading = FieldReading(contents)
    self.path = path
    self.kind = kind
    self.text = text
    keys = contents.paths(withNull: text.stock != .compose)
    values = reading.values
    places = reading.places
    notes = contents.notes + reading.notes + text.notes() + Self.lineEndNotes(text.bytes)
  }

  private static func lineEndNotes(_ bytes: [UInt8]) -> [Finding] {
    guard let first = bytes.firstIndex(of: UInt8(ascii: "\n")), first > 0, bytes[first - 1] == UInt8(ascii: "\r") else {
      return []
    }
    return [Finding.aboutTheFile("The file has Windows line endings (CRLF); they are kept.")]
  }
}

extension Finding {
  /// About the file as a whole, under no field.
  static func aboutTheFile(_ message: String, _ severity: Severity = .note, remedy: String = "") -> Finding {
    Finding(severity: severity, field: "", message: message, remedy: remedy, repair: nil)
  }
}

/// The content of a text for all keys of all fields.
struct KeyContents {
  /// By the keys' paths.
  private(set) var found: [String: KeyContent] = [:]
  private(set) var notes: [Finding] = []

  init(of text: any KeyedText, _ kind: FileKind) {
    for field in Field.all {
      for key in field.keys {
        do throws(EditRefusal) {
          found[key.path] = try text.found(key)
        } catch {
          let name = kind.name(of: key) ?? key.name
          found[key.path] = KeyContent(content: .unreadable("\(error.reason)"), line: error.line, name: name)
        }
      }
    }
  }

  init(_ found: [String: KeyContent]) {
    self.found = found
  }

  func paths(withNull: Bool) -> Set<String> {
    Set(found.lazy.filter { withNull || $0.value.content != .null }.map(\.key))
  }

  subscript(key: ServerKey) -> KeyContent? { found[key.path] }
}
