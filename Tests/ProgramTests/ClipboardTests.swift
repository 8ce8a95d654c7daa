import HostileServers
import TestThreads
import Testing

@testable import Session

/// The clipboards of this machine, as scripts that keep what they were given.
@Suite(.waiting) struct ClipboardTests {
  @Test(arguments: [
    (["TMUX": "a"], "tmux", "load-buffer -w -"), (["WAYLAND_DISPLAY": "a", "DISPLAY": ":9"], "wl-copy", ""),
    (["DISPLAY": ":9"], "xclip", "-selection clipboard"), (["WSL_DISTRO_NAME": "a"], "clip.exe", ""),
  ])
  func theProgramOfTheSessionGetsTheText(session: [String: String], name: String, arguments: String) async throws {
    try await TestFolder.with { folder in
      for program in ["tmux", "wl-copy", "xclip", "clip.exe"] {
        let seen = "\"$(dirname \"$0\")/\(program).seen\""
        try ScriptedTool.write("echo \"$*\" > \(seen); cat >> \(seen)", as: folder[program])
      }
      let variables = session.merging(["PATH": "\(folder.path):/usr/bin:/bin"]) { $1 }
      let text = "https://id.test/authorize?state=a%20b\u{1B}"
      #expect(Clipboard(variable: { variables[$0] }, patience: 600_000).copy(text) == name)
      #expect(folder.text("\(name).seen") == "\(arguments)\n\(text)")
      #expect(folder.names.count { $0.hasSuffix(".seen") } == 1)
    }
  }

  /// Then the terminal is asked.
  @Test func whereNoneTakesItThatIsKnown() async throws {
    try await TestFolder.with { folder in
      try ScriptedTool.write("exit 1", as: folder["xclip"])
      func copied(_ variables: [String: String]) -> String? {
        Clipboard(variable: { (["PATH": folder.path].merging(variables) { $1 })[$0] }, patience: 600_000).copy("a")
      }
      #expect(copied([:]) == nil)
      #expect(copied(["TMUX": "a"]) == nil)
      #expect(copied(["DISPLAY": ":9"]) == nil)
    }
  }
}
