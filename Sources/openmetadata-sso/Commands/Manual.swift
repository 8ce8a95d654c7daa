import ArgumentParser

/// The manual page, to be read at once or to be installed.
struct Manual: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Prints the manual page, for man.",
    discussion: """
      To read it: openmetadata-sso manual | man -l -

      To install it: openmetadata-sso manual > ~/.local/share/man/man1/openmetadata-sso.1
      """)

  @MainActor
  func run() async throws {
    try await Refusal.ending { try Output.put(ManualPage().text) }
  }
}
