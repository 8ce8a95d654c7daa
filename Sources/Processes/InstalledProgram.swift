import CSpawn
import Dispatch
import Glibc

/// A program of this machine, started without a shell and in a session of its own: it neither reads the terminal nor ends
/// with it.
package struct InstalledProgram: Sendable {
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// The first in `PATH`, or the one at an absolute path; folders given relative to the current one are left out.
  package static func find(
    _ name: String, in path: String? = getenv("PATH").map { String(cString: $0) }
  ) -> InstalledProgram? {
    let folders = (path ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    let candidates = name.contains("/") ? [name].filter { $0.hasPrefix("/") } : folders.map { "\($0)/\(name)" }
    return candidates.first { candidate in
      var status = stat()
      return stat(candidate, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(candidate, X_OK) == 0
    }.map { InstalledProgram(path: $0) }
  }

  /// The variables of this program, some set anew.
  static func environment(setting variables: [String: String] = [:]) -> [String] {
    var kept: [String] = []
    var entry = program_environment()
    while let text = entry?.pointee {
      let line = String(cString: text)
      if variables[String(line.prefix { $0 != "=" })] == nil { kept.append(line) }
      entry = entry?.advanced(by: 1)
    }
    return kept + variables.map { "\($0.key)=\($0.value)" }.sorted()
  }

  private static let newSession: Int32 = 0x80

  /// Starts it with `/dev/null` for every standard descriptor that is not given, and no other descriptor.
  ///
  /// - Parameter descriptors: By their numbers in the new process, from 0 on; each above those numbers here.
  /// - Throws: Its `errno`, in `ChildProcess.Failure.notStarted`.
  func spawn(
    _ arguments: [String], _ environment: [String], descriptors: [Int32: Int32] = [:]
  ) throws(ChildProcess.Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for number in Int32(0)...2 where descriptors[number] == nil {
      posix_spawn_file_actions_addopen(&actions, number, "/dev/null", number == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    for (number, end) in descriptors { posix_spawn_file_actions_adddup2(&actions, end, number) }
    posix_spawn_file_actions_addclosefrom_np(&actions, max(2, descriptors.keys.max() ?? 2) + 1)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    var none = sigset_t()
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(Self.newSession | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, path, &actions, &attributes, &words, &variables)
    guard error == 0 else { throw .notStarted(error) }
    return process
  }

  /// Starts it and lets it go on by itself.
  ///
  /// - Parameters:
  ///   - input: What it reads on standard input.
  ///   - patience: How long one that fails is waited for, in milliseconds.
  /// - Returns: 0 if it has ended well or still runs after that time, else its status; nil if it was not started.
  package func start(_ arguments: [String], input: String = "", patience: Int32) -> Int32? {
    guard let file = ChildEnds.file(holding: Array(input.utf8)) else { return nil }
    defer { close(file) }
    guard let process = try? spawn(arguments, Self.environment(), descriptors: [0: file]) else { return nil }
    let end = process_descriptor(process)
    var wait = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
    var status: Int32 = 0
    if poll(&wait, 1, patience) > 0 || end < 0, waitpid(process, &status, WNOHANG) == process {
      if end >= 0 { close(end) }
      return status
    }
    Self.reap(process, at: end)
    return 0
  }

  /// Takes note of its end whenever that comes.
  private static func reap(_ process: pid_t, at end: Int32) {
    guard end >= 0 else { return }
    let source = DispatchSource.makeReadSource(fileDescriptor: end)
    source.setEventHandler {
      waitpid(process, nil, WNOHANG)
      source.cancel()
    }
    source.setCancelHandler { close(end) }
    source.resume()
  }
}
