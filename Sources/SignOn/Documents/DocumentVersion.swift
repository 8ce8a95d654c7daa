extension ServerVersion {
  /// The version suggested by names and images in a file; nil if unknown.
  init?(shownBy bytes: [UInt8]) {
    if let version = Self.image(in: bytes) {
      self = version
    } else if Self.since2.contains(where: { bytes.firstRange(ofText: $0) != nil }) {
      self = .v2_0
    } else if Self.sinceLate.contains(where: { bytes.firstRange(ofText: $0) != nil }) {
      self = .v1_12
    } else {
      return nil
    }
  }

  private static let since2 = [
    "AUTHENTICATION_MAX_ACTIVE_SESSIONS_PER_USER", "maxActiveSessionsPerUser", "additionalTrustedRedirectUris",
    "AUTHENTICATION_ADDITIONAL_TRUSTED_REDIRECT_URIS",
  ]
  private static let sinceLate = ["defaultOAuthRole", "AUTHORIZER_DEFAULT_OAUTH_ROLE"]

  /// By the tag of the server's image, or the chart's revision.
  private static func image(in bytes: [UInt8]) -> ServerVersion? {
    guard let found = bytes.firstRange(ofText: "openmetadata/server:") else { return nil }
    let tag = bytes[found.upperBound...].prefix { $0.isDigit || $0 == UInt8(ascii: ".") }.prefix(16)
    let parts = String(decoding: tag, as: UTF8.self).split(separator: ".")
    guard parts.count >= 2 else { return nil }
    return allCases.first { $0.rawValue == "\(parts[0]).\(parts[1])" } ?? (parts[0] == "2" ? .v2_0 : nil)
  }
}

extension [UInt8] {
  /// The first occurrence of a text.
  func firstRange(ofText text: String, from begin: Int = 0) -> Range<Int>? {
    let sought = Array(text.utf8)
    guard let first = sought.first, count - begin >= sought.count else { return nil }
    return withUnsafeBufferPointer { bytes in
      for start in begin...(bytes.count - sought.count) where bytes[start] == first {
        if (1..<sought.count).allSatisfy({ bytes[start + $0] == sought[$0] }) {
          return start..<(start + sought.count)
        }
      }
      return nil
    }
  }
}
