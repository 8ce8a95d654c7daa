import ArgumentParser
import Files
import Glibc
import Session
import TextUI

/// How the wizard prompts.
struct ScreenFlags: ParsableArguments {
  @Flag(help: "Use plain prompts, for screen readers, serial lines and scripts.")
  var plain = false

  @Option(help: "Colour theme of the screen.")
  var theme: ThemeName?

  @Flag(
    inversion: .prefixedNo,
    help: "Use the mouse; --no-mouse leaves it to the terminal, for selecting text.")
  var mouse = true

  /// Where the wizard prompts.
  enum Front {
    case screen
    case lines(LineTerminal)
  }

  /// The smallest window the screen works in, in columns and rows; a smaller one gets plain lines.
  static let smallest = Size(columns: 30, rows: 7)

  var chosenTheme: Theme { (theme ?? .suggested).theme }

  /// The theme for a light background; nil if one was chosen, or no colour is wanted.
  var lightTheme: Theme? { theme == nil && ThemeName.suggested == .standard ? .light : nil }

  /// The full screen if the terminal supports it, else lines; without a terminal only if --plain is given.
  func front() throws -> Front {
    if plain { return .lines(LineTerminal(input: STDIN_FILENO, output: STDOUT_FILENO)) }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
      guard terminal >= 0 else {
        throw Refusal.usage(
          "there is no terminal to prompt on; pass answers with --set, --answers and --yes, or use --plain")
      }
      return .lines(LineTerminal(input: terminal, output: terminal))
    }
    let type = getenv("TERM").map { String(cString: $0) } ?? ""
    var window = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    let isSmall = isKnown && (Int(window.ws_col) < Self.smallest.columns || Int(window.ws_row) < Self.smallest.rows)
    guard type != "dumb", !type.isEmpty, !isSmall else {
      return .lines(LineTerminal(input: STDIN_FILENO, output: STDOUT_FILENO))
    }
    return .screen
  }
}

/// A theme by its name, as an argument.
enum ThemeName: String, CaseIterable, ExpressibleByArgument {
  case standard, light
  case highContrast = "high-contrast"
  case mono

  var theme: Theme { Theme.named(rawValue) ?? .standard }

  /// Without colour if the environment asks for that (no-color.org).
  static var suggested: ThemeName {
    guard let value = getenv("NO_COLOR") else { return .standard }
    return value.pointee == 0 ? .standard : .mono
  }
}
