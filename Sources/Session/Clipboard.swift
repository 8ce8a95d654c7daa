import Glibc
import Processes

/// The clipboard of the person at this machine, by the program that their session has for it.
struct Clipboard {
  /// The variables this program was started with.
  var variable: (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
  /// How long a program that fails is waited for, in milliseconds.
  var patience: Int32 = 1000

  /// What tells of a session, and its program. tmux hands the text on to the terminal it runs in.
  private var programs: [(session: String?, name: String, arguments: [String])] {
    [
      (variable("TMUX"), "tmux", ["load-buffer", "-w", "-"]), (variable("WAYLAND_DISPLAY"), "wl-copy", []),
      (variable("DISPLAY"), "xclip", ["-selection", "clipboard"]), (variable("WSL_DISTRO_NAME"), "clip.exe", []),
    ]
  }

  /// - Returns: The program that took the text; nil if there is none, or none took it.
  func copy(_ text: String) -> String? {
    for (session, name, arguments) in programs where session?.isEmpty == false {
      guard let program = InstalledProgram.find(name, in: variable("PATH")) else { continue }
      if program.start(arguments, input: text, patience: patience) == 0 { return name }
    }
    return nil
  }
}
