import AWSAccount

/// A problem with a field, or something worth knowing, and what to do about it.
package struct Finding: Equatable, Sendable {
  /// An error blocks writing, a warning does not, a note informs.
  package enum Severity: Int, Comparable, Sendable, CaseIterable {
    case note, warning, error

    package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  }

  package let severity: Severity
  /// The id of the field it belongs to.
  package let field: String
  /// What is wrong, with the value found and the one expected.
  package var message: String
  /// What to do.
  package let remedy: String
  package let repair: Repair?
  /// A command for the user to copy and run; this program never runs it.
  package var command: String?
  /// A change in the AWS account that removes it, on request.
  package var mend: AccountMend?
  /// The name of the check that found it; set by `Check`.
  package var check = ""
  /// Whether the only problem is that the field is not set.
  package var isUnanswered = false

  package static func error(_ field: Field, _ message: String, remedy: String, repair: Repair? = nil) -> Finding {
    Finding(severity: .error, field: field.id, message: message, remedy: remedy, repair: repair)
  }

  package static func warning(_ field: Field, _ message: String, remedy: String, repair: Repair? = nil) -> Finding {
    Finding(severity: .warning, field: field.id, message: message, remedy: remedy, repair: repair)
  }

  package static func note(_ field: Field, _ message: String, remedy: String = "", repair: Repair? = nil) -> Finding {
    Finding(severity: .note, field: field.id, message: message, remedy: remedy, repair: repair)
  }
}

/// Changes that fix a finding, applied with one key.
package struct Repair: Equatable, Sendable {
  /// What it does, for the button: `use lower case`.
  package let label: String
  /// By field id; nil reverts to the value from file, provider or default.
  package let changes: [String: Value?]

  /// A host the secret may be sent to from now on.
  let trustedHost: String?

  package init(_ label: String, _ changes: [String: Value?] = [:], trusting trustedHost: String? = nil) {
    self.label = label
    self.changes = changes
    self.trustedHost = trustedHost
  }

  package static func set(_ field: Field, _ value: Value, _ label: String) -> Repair {
    Repair(label, [field.id: value])
  }

  package static func set(_ field: Field, _ text: String, _ label: String) -> Repair {
    Repair(label, [field.id: .text(text)])
  }

  /// Reverts the field to its value when nothing is typed.
  package static func revert(_ field: Field, _ label: String) -> Repair {
    Repair(label, [field.id: nil])
  }

  package func apply(to settings: inout Settings) {
    if let trustedHost { settings.trustedHosts.insert(trustedHost) }
    for (id, value) in changes {
      if let value { settings.typed[id] = value } else { settings.typed[id] = nil }
    }
  }
}
