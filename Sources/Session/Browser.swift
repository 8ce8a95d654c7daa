import Glibc
import Processes

/// Opens a URL in the browser of the person at this machine.
struct Browser {
  /// The variables this program was started with.
  var variable: (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
  /// How long a program that fails is waited for, in milliseconds.
  var patience: Int32 = 1000

  /// Starts the first of the programs that is there.
  ///
  /// - Returns: What was started, or why nothing was; in words for a message.
  func open(_ url: String) -> (name: String?, problem: String) {
    guard let (program, arguments) = command(url) else {
      return (nil, hasDisplay ? "No browser was found; set BROWSER to one" : "There is no display here")
    }
    let name = String(program.path.split(separator: "/").last ?? "")
    guard let status = program.start(arguments, patience: patience) else {
      return (nil, "\(name) could not be started")
    }
    return status == 0 ? (name, "") : (nil, "\(name) could not open it")
  }

  private var hasDisplay: Bool {
    [variable("DISPLAY"), variable("WAYLAND_DISPLAY"), variable("WSL_DISTRO_NAME")].contains { $0?.isEmpty == false }
  }

  /// `BROWSER` is a list of commands in which `%s` stands for the URL; else what desktops and WSL have.
  private func command(_ url: String) -> (program: InstalledProgram, arguments: [String])? {
    let wished = (variable("BROWSER") ?? "").split(separator: ":").map { $0.split(separator: " ").map(String.init) }
    let usual = hasDisplay ? [["wslview"], ["xdg-open"]] : []
    for words in wished + usual {
      guard let name = words.first, let program = InstalledProgram.find(name, in: variable("PATH")) else { continue }
      let arguments = words.dropFirst().map { $0 == "%s" ? url : $0 }
      return (program, arguments.contains(url) ? arguments : arguments + [url])
    }
    return nil
  }
}
