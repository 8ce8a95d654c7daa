import Foundation
import TestThreads
import Testing

@testable import Session

/// The browser of this machine, as scripts that tell what they were started with.
@Suite(.waiting) struct BrowserTests {
  private static let url = "http://127.0.0.1:1/authorize?client_id=a&state=b%20c"

  /// A program in the folder that keeps its arguments, and then does this.
  private func script(_ folder: TestFolder, _ name: String, _ end: String = "exit 0") throws {
    try folder.write(
      name, "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$(dirname \"$0\")/\(name).seen\"\n\(end)\n", mode: 0o755)
  }

  /// While another test starts a program, a file that was just written may not be one yet (ETXTBSY).
  private func opened(_ browser: Browser) async -> (name: String?, problem: String) {
    for _ in 0..<10_000 {
      let result = browser.open(Self.url)
      guard result.problem.hasSuffix("could not be started") else { return result }
      await Task.yield()
    }
    return browser.open(Self.url)
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
      let browser = Browser(environment: ["PATH": folder.path, "DISPLAY": ":9", "BROWSER": wished], patience: 600_000)
      #expect(await opened(browser) == (name, ""))
      #expect(folder.text("\(name).seen").split(separator: "\n").map(String.init) == seen)
    }
  }

  @Test func whatDoesNotWorkIsTold() async throws {
    try await TestFolder.with { folder in
      try script(folder, "fake", "exit 3")
      try folder.write("broken", "no program", mode: 0o755)
      func problem(_ variables: [String: String]) -> String {
        Browser(environment: variables.merging(["PATH": folder.path]) { given, _ in given }, patience: 600_000)
          .open(Self.url).problem
      }
      #expect(problem([:]) == "There is no display here")
      #expect(problem(["DISPLAY": ":9"]) == "No browser was found; set BROWSER to one")
      let failing = Browser(environment: ["BROWSER": "fake", "PATH": folder.path], patience: 600_000)
      #expect(await opened(failing).problem == "fake could not open it")
      #expect(problem(["BROWSER": "broken"]) == "broken could not be started")
      // A relative path could be anybody's program.
      #expect(
        problem(["BROWSER": "./fake", "DISPLAY": ":9", "PATH": "."]) == "No browser was found; set BROWSER to one")
    }
  }

  /// A browser that stays open is not waited for.
  @Test func theBrowserMayStay() async throws {
    try await TestFolder.with { folder in
      try script(folder, "fake", "echo $$ > \"$(dirname \"$0\")/process\"; exec sleep 1000")
      let browser = Browser(environment: ["PATH": "\(folder.path):/bin:/usr/bin", "BROWSER": "fake"])
      #expect(await opened(browser) == ("fake", ""))
      let deadline = ContinuousClock.now + .seconds(20)
      while folder.text("process").isEmpty, ContinuousClock.now < deadline { await Task.yield() }
      let process = try #require(Int32(folder.text("process").trimmingCharacters(in: .whitespacesAndNewlines)))
      #expect(kill(process, SIGKILL) == 0)
    }
  }
}
