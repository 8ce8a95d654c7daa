import Glibc

/// The path of an executable of this package: it lies beside the running one.
package func builtProgram(_ name: String) -> String {
  var path = [CChar](repeating: 0, count: 4096)
  let count = readlink("/proc/self/exe", &path, path.count - 1)
  let own = String(decoding: path.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  return own.prefix(upTo: own.lastIndex(of: "/") ?? own.endIndex) + "/" + name
}
