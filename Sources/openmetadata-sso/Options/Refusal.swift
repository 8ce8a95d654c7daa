import ArgumentParser

/// Why a command does not go on, with the code it ends with.
struct Refusal: Error, Equatable {
  let message: String
  let status: ExitStatus

  static func usage(_ message: String) -> Refusal { Refusal(message: message, status: .usage) }
  static func file(_ message: String) -> Refusal { Refusal(message: message, status: .fileTrouble) }
  static func findings(_ message: String) -> Refusal { Refusal(message: message, status: .findings) }

  /// Runs a command; what it refuses is said on standard error, and its code is the program's.
  @MainActor
  static func ending(_ command: () async throws -> Void) async throws {
    do {
      try await command()
    } catch let refusal as Refusal {
      complain(refusal.message)
      throw ExitCode(refusal.status.rawValue)
    }
  }
}
