import Browsers
import Emulator
import Foundation
import Loopback
import OpenIDConnect
import Synchronization
import TestThreads
import Testing
import Text
import TextUI

@testable import Rehearsal

/// With a server that the program does not simulate itself: what it sends is seen, and the token is the one it is given.
@Suite(.waiting) struct AppliedServerTests {
  private struct Running {
    let server: RehearsedServer
    let loopback: LoopbackServer
    let url: String
    let asked: Asked

    final class Asked: Sendable {
      let requests = Mutex<[LoopbackRequest]>([])
      let server = Mutex<RehearsedServer?>(nil)
      /// Called when the server has done what a request asks, before it is answered.
      let onAnswer = Mutex<(@Sendable () -> Void)?>(nil)
    }

    init(_ start: JSON = RehearsedServer.firstStart) throws {
      let seen = Asked()
      loopback = try LoopbackServer { request in
        seen.requests.withLock { $0.append(request) }
        let answer = seen.server.withLock(\.self)?.answer(request)
        seen.onAnswer.withLock(\.self)?()
        return answer ?? LoopbackResponse(status: 503, type: "text/plain", body: "")
      }
      url = "http://127.0.0.1:\(loopback.port)"
      let simulated = try #require(RehearsedServer(at: url, release: "2.0.7", configuration: start))
      seen.server.withLock { $0 = simulated }
      server = simulated
      asked = seen
    }
  }

  private static func token(_ running: Running, _ folder: TestFolder) throws -> String {
    let token = try #require(running.server.token(of: "admin")).reveal { $0 }
    try folder.write("token", token + "\n", mode: 0o600)
    return token
  }

  @Test func oneWriteAndTheTokenInHeadersAlone() async throws {
    let running = try Running()
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let token = try Self.token(running, folder)
      let flags = ["apply", "config.json", "--server", running.url, "--token-file", "token", "--offline", "--yes"]
      let run = try await CommandRun(flags, in: folder.path)
      #expect(
        run.status == 0 && run.text.contains("A test sign-in succeeds: unknown, skipped"), "\(run.text)\(run.messages)")
      let requests = running.asked.requests.withLock(\.self)
      #expect(requests.count { $0.method == "PUT" } == 1)
      let open = requests.filter { $0.header("Authorization") == nil }
      #expect(
        open.allSatisfy {
          $0.path.contains("/system/config/") || $0.path.hasSuffix("/version") || $0.path.hasSuffix("/auth/login")
        })
      for request in requests {
        #expect(!request.target.contains(token) && !request.target.contains(ProgramRun.secret))
        #expect(request.header("Authorization").map { $0 == "Bearer \(token)" } != false)
      }
      for text in [run.text, run.messages] + folder.names.filter({ $0 != "token" }).map(folder.text) {
        #expect(!text.contains(token))
      }
    }
    await running.loopback.stop()
  }

  /// A reader that goes away must not end the program between the write and its proofs.
  @Test func whoeverReadsTheOutputMayGoAway() async throws {
    let running = try Running()
    try await TestFolder.with { folder in
      try folder.writeSamples()
      _ = try Self.token(running, folder)
      let flags = ["apply", "config.json", "--server", running.url, "--token-file", "token", "--offline", "--yes"]
      _ = try await CommandRun(flags, in: folder.path, script: #""$0" "$@" | sed '/Nobody else/q'"#)
      let methods = running.asked.requests.withLock { $0.map(\.method) }
      let write = try #require(methods.firstIndex(of: "PUT"))
      #expect(methods.count - write > 4 && methods.count { $0 == "PUT" } == 1)
      #expect(!folder.names.contains("openmetadata-sso.applying.json"))
    }
    await running.loopback.stop()
  }

  /// After the backup come the question whether somebody else writes, the write, and three readings; it is killed when
  /// the server has done one of these, before it has the answer.
  @Test(arguments: 0..<5) func killedAtAnyPointTheNextRunSaysSo(number: Int) async throws {
    let running = try Running()
    try await TestFolder.with { folder in
      try folder.writeSamples()
      _ = try Self.token(running, folder)
      let left = Mutex(number)
      let path = folder.path
      running.asked.onAnswer.withLock {
        $0 = {
          guard FileManager.default.fileExists(atPath: path + "/former.json") else { return }
          let isNow = left.withLock { left in
            left -= 1
            return left == -1
          }
          let pid = try? String(contentsOfFile: path + "/pid", encoding: .utf8)
          if isNow, let pid = pid.flatMap({ Int32($0.trimmingCharacters(in: .newlines)) }) { kill(pid, SIGKILL) }
        }
      }
      let flags = ["apply", "config.json", "--server", running.url, "--token-file", "token", "--offline", "--yes"]
      let script = #"echo $BASHPID > pid; exec "$0" "$@""#
      let killed = try await CommandRun(flags + ["--backup", "former.json"], in: path, script: "( \(script) )")
      #expect(killed.status == 137, "\(killed.text)\(killed.messages)")
      running.asked.onAnswer.withLock { $0 = nil }
      let isStored = number > 0
      #expect((running.server.state.withLock(\.running) == RehearsedServer.firstStart) == !isStored)
      #expect(folder.names.contains("openmetadata-sso.applying.json") == isStored)
      let next = try await CommandRun(flags + ["--backup", "next.json"], in: path)
      guard isStored else { return #expect(next.status == 0, "\(next.text)\(next.messages)") }
      #expect(next.status == 7 && next.messages.contains("was cut off"))
      #expect(next.messages.contains("The server has other settings than the backup."))
      let back = ["apply", "--take-back", "former.json", "--server", running.url, "--token-file", "token", "--yes"]
      #expect(try await CommandRun(back, in: path).status == 0)
      #expect(running.server.state.withLock(\.running) == RehearsedServer.firstStart)
      #expect(!folder.names.contains("openmetadata-sso.applying.json"))
    }
    await running.loopback.stop()
  }

  @Test func aWrongTokenIsToldAndWrittenNowhere() async throws {
    let running = try Running()
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let flags = ["apply", "config.json", "--server", running.url, "--token-file", "secret", "--offline", "--yes"]
      let run = try await CommandRun(flags, in: folder.path)
      #expect(run.status == 7 && run.text.contains("The server rejects the token (401)"), "\(run.text)")
      #expect(!running.asked.requests.withLock { $0.contains { $0.method != "GET" } })
    }
    await running.loopback.stop()
  }

  /// The settings of the server become a file to edit.
  @Test func theServersSettingsAreOpened() async throws {
    let running = try Running(try JSON.parse(Array(CommandsSamples.json.utf8)))
    try await TestFolder.with { folder in
      _ = try Self.token(running, folder)
      let run = try ProgramRun(
        ["edit", "--plain", "--offline", "--server", running.url, "--token-file", folder["token"]],
        size: Size(columns: 300, rows: 100), script: "cd '\(folder.path)' && \"$0\" \"$@\"")
      try run.see("saved the settings of \(running.url)")
      try run.see("2.0 from the server")
      run.press(.control("c"))
      _ = run.pty.waitForExit()
      let name = "127.0.0.1-\(running.loopback.port).security.json"
      #expect(try folder.status(name).mode & 0o777 == 0o600)
      #expect(folder.text(name).contains(ProgramRun.clientID) && !folder.text(name).contains("***"))
    }
    await running.loopback.stop()
  }

  @Test func afterTheSetupTheConfigurationIsApplied() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let values = [
        "discovery-uri=\(ProgramRun.pool)", "client-id=\(ProgramRun.clientID)", "callback-url=\(ProgramRun.callback)",
        "admin-principals=alice",
      ]
      let flags = [
        "setup", "--plain", "--rehearse", "--secret-file", folder["secret"], "--output", folder["new.env"], "--server",
        "https://catalog.example.com",
      ]
      let run = try ProgramRun(
        flags + values.flatMap { ["--set", $0] }, size: Size(columns: 300, rows: 360))
      for question in ["Test, yes or no:", "Format:", "File:", "Summary:"] {
        try run.see(question)
        run.pty.type("\r")
      }
      try run.see("Write, yes or no:")
      run.pty.type("yes\r")
      try run.see("The configuration is now applied to catalog.example.com, step by step.")
      try run.see("Applying it to https://catalog.example.com:")
      try run.see("first? Y/n")
      run.pty.type("n\r")
      try run.see("y/N")
      run.pty.type("y\r")
      try run.see("Did it work?")
      #expect(try TextBrowser().signInThrough(run.text) == "Signed in to OpenMetadata as alice, administrator.")
      run.pty.type("y\r")
      try run.see("Applied: https://catalog.example.com")
      #expect(run.text.contains("Somebody signs in through the server: passed"))
      #expect(run.pty.waitForExit() == .exited(0))
      #expect(folder.names.contains { $0.hasPrefix("new.env.server.") })
    }
  }

  /// From nothing, on the screen: the server's own test sign-in, the write, and the same person through the server.
  @Test(arguments: ["1.12", "2.1"]) func onTheScreenFromNothingToTheSamePerson(release: String) throws {
    let flags = ["--rehearse", "--server", "https://catalog.example.com", "--openmetadata", release]
    let run = try ProgramRun(flags, size: Size(columns: 100, rows: 40))
    try run.answer()
    try run.see("7 of 7")
    run.press(.function(9))
    try run.see("[ Write and apply ]")
    run.press(.enter)
    if release == "2.1" {
      try run.see("Test a sign-in through the server")
      #expect(try TextBrowser().signInThrough(run.text) == "The test sign-in is finished.")
    }
    try run.see("Write this to https://catalog.example.com?")
    run.press(.character("y"))
    try run.see("sign in through the server now")
    try run.see("it did not")
    #expect(try TextBrowser().signInThrough(run.text) == "Signed in to OpenMetadata as alice, administrator.")
    run.press(.character("y"))
    try run.see("Applied: https://catalog.example.com")
    #expect(run.text.contains("15 of 15"))
    #expect(!run.emulator.received.holds(ProgramRun.secret) && !run.emulator.received.holds("eyJ"))
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(0))
    #expect(run.files.contains { $0.hasPrefix("openmetadata-sso.yaml.server.") })
  }

  /// Nobody gets in: the former settings come back by one key.
  @Test func onTheScreenWhatDoesNotWorkIsTakenBack() throws {
    let flags = ["--rehearse", "--server", "https://catalog.example.com", "--server-fault", "callback-breaks"]
    let run = try ProgramRun(flags, size: Size(columns: 100, rows: 40))
    try run.answer()
    try run.see("7 of 7")
    run.press(.function(9), .enter)
    try run.see("Write this to")
    run.press(.character("y"))
    try run.see("sign in through the server now")
    try run.see("it did not")
    #expect(try TextBrowser().signInThrough(run.text).contains("No session found for callback"))
    run.press(.character("n"))
    try run.see("https://catalog.example.com has the former settings again.")
    run.press(.enter)
    #expect(run.pty.waitForExit() == .exited(8))
  }

  @Test func unattendedASimulatedPersonSignsIn() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let flags = ["apply", "config.json", "--server", "https://catalog.example.com", "--rehearse", "--yes"]
      let run = try await CommandRun(flags, in: folder.path)
      #expect(run.status == 0, "\(run.text)\(run.messages)")
      #expect(run.text.contains("Somebody signs in through the server: passed, alice, an administrator"))
    }
  }
}

extension TextBrowser {
  /// Signs alice in at the address on a screen; what the last page says.
  fileprivate func signInThrough(_ screen: String) throws -> String {
    let joined = screen.split(separator: "\n").map { String($0).trimmingCharacters(in: .whitespaces) }
    let start = try #require(joined.firstIndex { $0.hasPrefix("http://127.0.0.1:") })
    // A long address is broken over lines.
    let address = joined[start...].prefix { !$0.contains(" ") && !$0.isEmpty }.joined()
    let text = try page(after: address, as: "alice@example.com").text
    let words = text.components(separatedBy: "<p>").last?.components(separatedBy: "</p>").first ?? ""
    return words.trimmingCharacters(in: .whitespaces)
  }
}
