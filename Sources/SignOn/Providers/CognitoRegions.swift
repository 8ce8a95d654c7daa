import AWSAccount

extension AWSPlace {
  /// The regions with user pools that this program knows of.
  package static var knownRegions: [String] { CognitoPool.knownRegions.sorted() }

  /// Whether a text reads like the name of a region.
  package static func isRegion(_ text: String) -> Bool { CognitoPool.isRegionShaped(text) }

  /// The region in a user pool ID; nil if it is none.
  package static func region(ofPool id: String) -> String? {
    CognitoPool.isIDShaped(id) ? String(id.prefix { $0 != "_" }) : nil
  }
}

extension Settings {
  /// The ID of the user pool in the discovery URI.
  package var userPool: String? { pool?.id }
}
