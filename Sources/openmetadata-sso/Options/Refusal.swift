import ArgumentParser
import Files
import Text

extension Refusal {
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
