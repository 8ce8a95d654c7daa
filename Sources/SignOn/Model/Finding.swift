/// Something that is wrong, doubtful or worth knowing about a field, and what to do about it.
public struct Finding: Equatable, Sendable {
  /// An error blocks writing, a warning does not, a note informs.
  public enum Severity: Int, Comparable, Sendable, CaseIterable {
    case note, warning, error

    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  }

  public let severity: Severity
  /// The id of the field it stands under.
  public let field: String
  /// What is wrong, with the value found and the one expected.
  public let message: String
  /// What to do.
  public let remedy: String
  public let repair: Repair?
  /// A command to be copied and run by the person who may, never by this program.
  public var command: String?
  /// The name of the check that found it; set by `Check`.
  public var check = ""
  /// Whether all that is wrong is that nobody has answered yet.
  public var isUnanswered = false

  public static func error(_ field: Field, _ message: String, remedy: String, repair: Repair? = nil) -> Finding {
    Finding(severity: .error, field: field.id, message: message, remedy: remedy, repair: repair)
  }

  public static func warning(_ field: Field, _ message: String, remedy: String, repair: Repair? = nil) -> Finding {
    Finding(severity: .warning, field: field.id, message: message, remedy: remedy, repair: repair)
  }

  public static func note(_ field: Field, _ message: String, remedy: String = "", repair: Repair? = nil) -> Finding {
    Finding(severity: .note, field: field.id, message: message, remedy: remedy, repair: repair)
  }
}

/// Changes that put a finding right, done at one key.
public struct Repair: Equatable, Sendable {
  /// What it does, for the button: `use lower case`.
  public let label: String
  /// By field id; nil takes back what was typed, so that the given value holds again.
  public let changes: [String: Value?]

  public init(_ label: String, _ changes: [String: Value?]) {
    self.label = label
    self.changes = changes
  }

  public static func set(_ field: Field, _ value: Value, _ label: String) -> Repair {
    Repair(label, [field.id: value])
  }

  public static func set(_ field: Field, _ text: String, _ label: String) -> Repair {
    Repair(label, [field.id: .text(text)])
  }

  /// Returns the field to what holds when nothing is typed.
  public static func revert(_ field: Field, _ label: String) -> Repair {
    Repair(label, [field.id: nil])
  }

  public func apply(to settings: inout Settings) {
    for (id, value) in changes {
      if let value { settings.typed[id] = value } else { settings.typed[id] = nil }
    }
  }
}
