import Emulator
import Foundation
import TextUI

/// One run of the program in rehearsal, pictured on its way.
final class Tour {
  private var pty: Pty
  private let start: () throws -> Pty
  private let folder: URL
  private let suffix: String
  private let isLight: Bool
  private let isPlain: Bool
  private(set) var pictures: [Picture] = []

  struct Lost: Error, CustomStringConvertible {
    let description: String
  }

  /// - Parameter file: a file with this text is opened.
  init(
    file: String? = nil, _ text: String = "", suffix: String = "", size: Size = Size(columns: 80, rows: 24),
    theme: String = "standard", arguments: [String] = ["--fault", "none"]
  ) throws {
    self.suffix = suffix
    isLight = theme == "light"
    isPlain = arguments.contains("--plain")
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("screenshots-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    if let file { try Data(text.utf8).write(to: folder.appendingPathComponent(file)) }
    let flags = file == nil ? arguments + ["--format", "openmetadata-yaml"] : []
    let words = (file.map { ["edit", $0] } ?? []) + ["--rehearse", "--theme", theme] + flags
    start = { [folder] in
      try Pty(
        builtProgram("openmetadata-sso"), words,
        environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": folder.path], directory: folder.path,
        size: size)
    }
    pty = try start()
  }

  /// Leaves at once, and starts the program once more.
  func startAgain() throws {
    press(.control("c"))
    guard pty.waitForExit() != nil else { throw Lost(description: "it does not end:\n\(pty.emulator.text)") }
    pty = try start()
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Goes on when the text is on a screen that is painted to its end and nothing is being asked.
  func see(_ wanted: String) throws {
    let isSeen = pty.waitUntil { [isPlain] emulator in
      let text = emulator.text
      return text.contains(wanted) && !text.contains("contacting ") && (isPlain || emulator.isPainted)
    }
    guard isSeen else { throw Lost(description: "'\(wanted)' does not appear:\n\(pty.emulator.text)") }
  }

  func press(_ keys: Key...) { for key in keys { pty.send(key) } }

  func type(_ text: String) { pty.type(text) }

  func paste(_ text: String) { pty.paste(text) }

  func take(_ name: String) {
    pictures.append(Picture(name: name + suffix, isLight: isLight, pty.emulator))
  }
}
