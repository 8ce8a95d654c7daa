import Emulator
import Foundation
import Glibc
import HostileServers
import Testing
import TextUI

/// The program on a terminal of its own, in an empty folder that is its working folder and its home; drafts go beside it.
final class ProgramRun {
  static let program = builtProgram("openmetadata-sso")
  static let environment = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
  static let pool = "eu-west-1_Ab12Cd34E"
  static let clientID = "5k2f8hq0v1n3example4u7t9s"
  static let secret = RecordingProxy.secret
  static let callback = "https://catalog.example.com/callback"

  let folder: URL
  let pty: Pty

  /// - Parameters:
  ///   - script: a shell command that starts the program as `"$0" "$@"`; without one it is started itself.
  ///   - file: is there before the program.
  ///   - earlierClientID: what a draft of an earlier run holds.
  ///   - isAsked: whether a setup asks how OpenMetadata runs; else its format tells.
  init(
    _ arguments: [String] = ["--rehearse"], environment changes: [String: String?] = [:],
    size: Size = Size(columns: 80, rows: 24), script: String? = nil, file: (name: String, text: String)? = nil,
    earlierClientID: String? = nil, isAsked: Bool = false
  ) throws {
    let isSetup = arguments.first?.hasPrefix("-") != false
    let format =
      isSetup && !isAsked && !arguments.contains("--format") && !arguments.contains("-o")
      ? ["--format", "openmetadata-yaml"] : []
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    if let file { try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name)) }
    if let earlierClientID { try Self.keepDraft(earlierClientID, of: folder) }
    var environment = Self.environment.merging(Self.places(folder)) { $1 }
    for (name, value) in changes { environment[name] = value }
    let words = script.map { ["/bin/bash", "-c", $0, Self.program] } ?? [Self.program]
    pty = try Pty(
      words[0], words.dropFirst() + arguments + format, environment: environment, directory: folder.path, size: size)
  }

  private static func places(_ folder: URL) -> [String: String] {
    ["HOME": folder.path, "XDG_STATE_HOME": folder.path + ".state", "PATH": "/usr/bin:/bin"]
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
    try? FileManager.default.removeItem(atPath: folder.path + ".state")
  }

  var emulator: Emulator { pty.emulator }
  var text: String { pty.emulator.text }

  /// Goes on until the text is on the screen.
  func see(_ wanted: String, at location: SourceLocation = #_sourceLocation) throws {
    try seeThat("'\(wanted)' is shown", at: location) { $0.text.contains(wanted) }
  }

  func seeThat(
    _ words: String, at location: SourceLocation = #_sourceLocation, _ condition: (Emulator) -> Bool
  ) throws {
    let isSeen = pty.waitUntil(timeout: 60, condition)
    try #require(
      isSeen, "not so in the end: \(words)\n\(text)", sourceLocation: location)
  }

  func press(_ keys: Key...) {
    for key in keys { pty.send(key) }
  }

  func start() throws { try see("Discovery URI") }

  /// The five answers, each where it is asked for; ends on the Checks screen.
  func answer() throws {
    try start()
    pty.type(Self.pool)
    press(.enter)
    try see("▸? Client ID")
    pty.type(Self.clientID)
    press(.enter)
    try see("▸? Client Secret")
    pty.paste(Self.secret + "\n")
    try see("▸  Client Secret")
    press(.enter)
    try see("▸? Callback URL")
    pty.type(Self.callback)
    press(.enter)
    try see("▸? Admin Principals")
    pty.type("alice")
    press(.enter)
    try see("Provider checks")
  }

  /// Answers, and waits on the Review screen.
  func answerAndReview() throws {
    try answer()
    try see("7 of 7")
    press(.function(9))
    try see("Show        the summary")
  }

  /// What the folder holds, hidden files too.
  var files: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
  }

  func contents(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// Permission bits.
  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(name).path)
    return try #require(attributes[.posixPermissions] as? NSNumber).intValue
  }

  /// The terminal is as it was before the program: modes, screen, cursor, mouse and pastes.
  var isGivenBack: Bool {
    let isPlain = !emulator.showsAlternateScreen && !emulator.marksPastes && !emulator.reportsMouse
    return isPlain && emulator.showsCursor && pty.modes == Self.freshModes
  }

  /// Of a terminal that nothing has changed.
  private static let freshModes = try? Pty("/bin/true").modes
}

extension Sequence<UInt8> {
  func holds(_ text: String) -> Bool { Array(self).firstRange(of: Array(text.utf8)) != nil }
}
