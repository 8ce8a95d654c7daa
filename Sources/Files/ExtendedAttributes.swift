import CAttributes
import Glibc

/// Attributes with a signature of the content are only valid for the old content.
private let contentBound: Set = ["security.ima", "security.evm"]

private let accessList = "system.posix_acl_access"

/// Copies the extended attributes of one open file to another; the names of those that could not be copied.
@Sendable package func copyExtendedAttributes(from source: Int32, to target: Int32) -> [String] {
  let names = attributeNames(of: source)
  // A folder's default access list gives every new file one, which would let others in.
  if !names.contains(accessList) { fremovexattr(target, accessList) }
  return names.filter { name in
    if contentBound.contains(name) { return false }
    guard let value = attribute(name, of: source) else { return true }
    if attribute(name, of: target) == value { return false }
    return value.withUnsafeBytes { fsetxattr(target, name, $0.baseAddress, $0.count, 0) } != 0
  }
}

private func attributeNames(of file: Int32) -> [String] {
  let size = flistxattr(file, nil, 0)
  guard size > 0 else { return [] }
  var bytes = [UInt8](repeating: 0, count: size)
  let count = bytes.withUnsafeMutableBytes { flistxattr(file, $0.baseAddress, $0.count) }
  guard count > 0 else { return [] }
  return bytes[..<count].split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
}

private func attribute(_ name: String, of file: Int32) -> [UInt8]? {
  let size = fgetxattr(file, name, nil, 0)
  guard size >= 0 else { return nil }
  var bytes = [UInt8](repeating: 0, count: size)
  let count = bytes.withUnsafeMutableBytes { fgetxattr(file, name, $0.baseAddress, $0.count) }
  return count < 0 ? nil : Array(bytes[..<count])
}
