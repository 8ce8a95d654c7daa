import CSpawn
import Glibc
import Text

/// Opens a URL in the browser of the person at this machine, without a shell and without the terminal.
struct Browser {
  /// The variables this program was started with.
  var environment: [String: String]
  /// How long a program that fails is waited for, in milliseconds.
  var patience: Int32 = 1000

  static var here: Browser {
    var environment: [String: String] = [:]
    var entry = program_environment()
    while let text = entry?.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { environment[String(parts[0])] = String(parts[1]) }
      entry = entry?.advanced(by: 1)
    }
    return Browser(environment: environment)
  }

  /// Starts the first of the programs that is there.
  ///
  /// - Returns: What was started, or why nothing was; in words for a message.
  func open(_ url: String) -> (name: String?, problem: String) {
    guard let (path, arguments) = command(url) else {
      return (nil, hasDisplay ? "No browser was found; set BROWSER to one" : "There is no display here")
    }
    let name = String(path.split(separator: "/").last ?? "")
    guard let status = start(path, arguments) else { return (nil, "\(name) could not be started") }
    return status == 0 ? (name, "") : (nil, "\(name) could not open it")
  }

  private var hasDisplay: Bool {
    [environment["DISPLAY"], environment["WAYLAND_DISPLAY"], environment["WSL_DISTRO_NAME"]].contains {
      $0?.isEmpty == false
    }
  }

  /// `BROWSER` is a list of commands in which `%s` stands for the URL; else what desktops and WSL have.
  private func command(_ url: String) -> (path: String, arguments: [String])? {
    let wished = (environment["BROWSER"] ?? "").split(separator: ":").map { $0.split(separator: " ").map(String.init) }
    let usual = hasDisplay ? [["wslview"], ["xdg-open"]] : []
    for words in wished + usual {
      guard let program = words.first, let path = found(program) else { continue }
      let arguments = words.dropFirst().map { $0 == "%s" ? url : $0 }
      return (path, arguments.contains(url) ? arguments : arguments + [url])
    }
    return nil
  }

  private func found(_ program: String) -> String? {
    if program.contains("/") { return program.hasPrefix("/") && access(program, X_OK) == 0 ? program : nil }
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }

  /// - Returns: 0 if it has ended well or still runs after that time, else its status; nil if it was not started.
  private func start(_ path: String, _ arguments: [String]) -> Int32? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A session of its own: it neither reads the terminal nor ends with it.
    posix_spawnattr_setflags(&attributes, 0x80)
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, path, &actions, &attributes, &words, program_environment()) == 0 else { return nil }
    let end = process_descriptor(process)
    defer { if end >= 0 { close(end) } }
    var wait = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, patience) > 0 else { return 0 }
    var status: Int32 = 0
    return waitpid(process, &status, WNOHANG) == process ? status : 0
  }
}
