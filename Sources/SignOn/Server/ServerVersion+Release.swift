import OpenMetadataServer

extension ServerVersion {
  /// The line of a release, or the newest known for a later one; nil for one before the oldest known.
  package init?(_ release: ServerRelease) {
    guard let line = Self.allCases.last(where: { line in ServerRelease(line.rawValue).map(release.isAtLeast) ?? false })
    else { return nil }
    self = line
  }
}

extension ServerRelease {
  /// Whether it is one of that line.
  func isOf(_ line: ServerVersion) -> Bool {
    description == line.rawValue || description.hasPrefix(line.rawValue + ".")
      || description.hasPrefix(line.rawValue + "-")
  }
}
