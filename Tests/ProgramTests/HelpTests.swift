import TestThreads
import Testing

/// The examples in the help of every command.
@Suite(.waiting) struct HelpTests {
  private static let commands = [
    "setup", "edit", "check", "apply", "export", "summary", "fields", "sign-in", "explain-token", "diff", "redact",
    "restore", "mend",
  ]

  /// Each is one that the program understands; the files it names are missing here.
  @Test(arguments: commands) func theExamplesAreUnderstood(command: String) async throws {
    try await TestFolder.with { folder in
      let help = try await folder.run(command, "--help").text
      let lines = help.split(separator: "\n").map { $0.drop { $0 == " " } }
      let examples = lines.filter { $0.hasPrefix("openmetadata-sso \(command)") && !$0.contains("[") }
      #expect(!examples.isEmpty && help.contains("Examples:"), "\(help)")
      for example in examples {
        let words = example.split(separator: " ").dropFirst().map(String.init)
        // Nothing here asks a provider of others.
        let stays = command == "check" ? ["--offline"] : []
        let run = try await CommandRun(words + stays, in: folder.path)
        #expect(run.status != 64 || run.messages.contains("terminal"), "\(example): \(run.messages)")
      }
    }
  }

  @Test func noCommandIsLeftOut() async throws {
    let help = try await CommandRun(["--help"], in: "/").text
    #expect(help.split { $0 == " " || $0 == "\n" }.joined(separator: " ").contains("130 for Ctrl-C"))
    for command in Self.commands { #expect(help.contains("  \(command) ")) }
    let listed = help.split(separator: "\n").drop { !$0.hasPrefix("SUBCOMMANDS") }.dropFirst()
      .prefix { !$0.isEmpty }.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See") }
    #expect(listed.count == Self.commands.count, "\(listed)")
  }
}
