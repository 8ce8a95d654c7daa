import Foundation
import HostileServers
import TestThreads
import Testing

@testable import Session

/// The browser of this machine, as scripts that tell what they were started with.
@Suite(.waiting) struct BrowserTests {
  private static let url = "http://127.0.0.1:1/authorize?client_id=a&state=b%20c"

  /// A program in the folder that keeps its arguments, and then does this.
  private func script(_ folder: TestFolder, _ name: String, _ end: String = "exit 0") throws {
    try ScriptedTool.write(
      "printf '%s\\n' \"$@\" > \"$(dirname \"$0\")/\(name).seen\"\n\(end)", as: folder[name])
  }

  @Test(arguments: [
    ("%/fake", "fake", [url]), ("fake --new-window", "fake", ["--new-window", url]),
    ("fake %s --private", "fake", [url, "--private"]), ("missing:fake", "fake", [url]), ("", "xdg-open", [url]),
  ])
  func theURLIsOneArgument(browser: String, name: String, seen: [String]) async throws {
    try await TestFolder.with { folder in
      try script(folder, "fake")
      try script(folder, "xdg-open")
      let wished = browser.replacing("%/", with: folder.path + "/")
      let browser = Browser(
        variable: { ["PATH": folder.path, "DISPLAY": ":9", "BROWSER": wished][$0] }, patience: 600_000)
      #expect(browser.open(Self.url) == (name, ""))
      #expect(folder.text("\(name).seen").split(separator: "\n").map(String.init) == seen)
    }
  }

  @Test func whatDoesNotWorkIsTold() async throws {
    try await TestFolder.with { folder in
      try script(folder, "fake", "exit 3")
      try folder.write("broken", "no program", mode: 0o755)
      func problem(_ variables: [String: String]) -> String {
        Browser(variable: { variables[$0] ?? ["PATH": folder.path][$0] }, patience: 600_000)
          .open(Self.url).problem
      }
      #expect(problem([:]) == "There is no display here")
      #expect(problem(["DISPLAY": ":9"]) == "No browser was found; set BROWSER to one")
      #expect(problem(["BROWSER": "fake"]) == "fake could not open it")
      #expect(problem(["BROWSER": "broken"]) == "broken could not be started")
      // A relative path could be anybody's program.
      #expect(
        problem(["BROWSER": "./fake", "DISPLAY": ":9", "PATH": "."]) == "No browser was found; set BROWSER to one")
    }
  }

  /// A browser that stays open is not waited for, and leaves nothing behind when it ends.
  @Test func theBrowserMayStay() async throws {
    try await TestFolder.with { folder in
      try script(folder, "fake", "echo $$ > \"$(dirname \"$0\")/process\"; exec sleep 1000")
      let started = NamedPipe(folder["process"])
      let browser = Browser(variable: { ["PATH": "\(folder.path):/bin:/usr/bin", "BROWSER": "fake"][$0] })
      #expect(browser.open(Self.url) == ("fake", ""))
      let process = try #require(started.process())
      #expect(kill(process.number, SIGKILL) == 0)
      #expect(process.isReaped())
    }
  }
}
