import Text

/// Why a command stops, with its exit code.
package struct Refusal: Error {
  package let message: String
  package let status: ExitStatus
  /// Further JSON members.
  package var members: [(name: String, value: JSON)] = []

  package init(message: String, status: ExitStatus, members: [(name: String, value: JSON)] = []) {
    self.message = message
    self.status = status
    self.members = members
  }

  package static func usage(_ message: String) -> Refusal { Refusal(message: message, status: .usage) }
  package static func file(_ message: String) -> Refusal { Refusal(message: message, status: .fileTrouble) }

  /// The same, with more JSON members.
  package func telling(_ members: [(name: String, value: JSON)]) -> Refusal {
    Refusal(message: message, status: status, members: self.members + members)
  }
}
