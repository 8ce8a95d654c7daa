import CVTerm
import Glibc

/// `POSIX_SPAWN_SETSID`, which the module leaves out.
private let newSession: Int32 = 0x80

/// Starts a program on the named terminal, which becomes its controlling one.
func start(
  _ program: String, _ arguments: [String], _ environment: [String: String], _ directory: String?, terminal: [CChar]
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
  posix_spawn_file_actions_adddup2(&actions, 0, 1)
  posix_spawn_file_actions_adddup2(&actions, 0, 2)
  posix_spawn_file_actions_addclosefrom_np(&actions, 3)
  if let directory { posix_spawn_file_actions_addchdir_np(&actions, directory) }

  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var all = sigset_t()
  var none = sigset_t()
  sigfillset(&all)
  sigemptyset(&none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setflags(&attributes, Int16(newSession | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

  var words = ([program] + arguments).map { strdup($0) } + [nil]
  var variables = environment.map { strdup($0.key + "=" + $0.value) } + [nil]
  defer { for word in words + variables { free(word) } }
  var process: pid_t = 0
  let error = posix_spawn(&process, program, &actions, &attributes, &words, &variables)
  guard error == 0 else { throw Pty.Failure.notStarted(error) }
  return process
}
