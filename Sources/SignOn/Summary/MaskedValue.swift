import Text

extension Value {
  /// The value without what is secret in it: parameters whose name says so, and the user part of URLs.
  ///
  /// A `secret` stays one; how it is shown differs.
  package var masked: Value {
    switch self {
    case .pairs(let pairs):
      .pairs(
        pairs.map { pair in
          let isSecret = SecretName(pair.name.utf8) != nil
          return Pair(pair.name, isSecret ? FileText.mask : withoutUser(pair.value))
        })
    case .list(let items): .list(items.map(withoutUser))
    case .text(let text): .text(withoutUser(text))
    case .secret: self
    }
  }
}

/// `https://user:password@host` with the mask in place of the user and password.
func withoutUser(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
  let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
  guard parts.count == 2, let at = parts[1].prefix(while: { !"/?#".contains($0) }).lastIndex(of: "@") else {
    return text
  }
  return "\(parts[0])://\(FileText.mask)\(parts[1][at...])"
}
