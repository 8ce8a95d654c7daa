import ArgumentParser
import Files
import OpenMetadataServer
import SignOn
import Text

extension Refusal {
  init(_ failure: ServerFailure) {
    let (message, remedy) = failure.explained
    self.init(
      message: visible("\(message) \(remedy)"), status: failure.isUnreachable ? .unreachable : .serverRefused)
  }

  /// Runs a command; a refusal is printed on standard error, and its code becomes the exit code.
  ///
  /// - Parameter isJSON: Whether standard output always gets one JSON document; for a refusal it is
  ///   `{"status", "error"}` with the refusal's members.
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
