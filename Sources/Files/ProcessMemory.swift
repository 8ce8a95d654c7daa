import CAttributes
import Glibc

/// Keeps secrets in memory away from core files, from core handlers, and from other programs of the same user.
package func keepMemoryPrivate() {
  var limit = rlimit(rlim_cur: 0, rlim_max: 0)
  _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
  forbid_dumps()
}
