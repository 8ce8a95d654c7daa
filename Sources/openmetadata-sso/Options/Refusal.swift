import ArgumentParser
import Text
import TextUI

/// Why a command does not go on, with the code it ends with.
struct Refusal: Error {
  let message: String
  let status: ExitStatus
  /// What programs are told besides.
  var members: [(name: String, value: JSON)] = []

  static func usage(_ message: String) -> Refusal { Refusal(message: message, status: .usage) }
  static func file(_ message: String) -> Refusal { Refusal(message: message, status: .fileTrouble) }

  /// The same, with more to tell programs.
  func telling(_ members: [(name: String, value: JSON)]) -> Refusal {
    Refusal(message: message, status: status, members: self.members + members)
  }

  /// Runs a command; what it refuses is said on standard error, and its code is the program's.
  ///
  /// - Parameter isJSON: Whether standard output gets one JSON document whatever happens; of a refusal it is
  ///   `{"status", "error"}` and what else is known.
  @MainActor
  static func ending(isJSON: Bool = false, _ command: () async throws -> Void) async throws {
    do {
      try await command()
    } catch let refusal as Refusal {
      complain(refusal.message)
      let members = [("error", JSON.text(refusal.message))] + refusal.members
      if isJSON { try? Output.put(JSON.result(refusal.status, members)) }
      throw ExitCode(refusal.status.rawValue)
    }
  }
}
