import Text

/// A user pool and its region, as the address of a request names them.
struct Pool: Equatable {
  let region: String
  let id: String

  /// From a host like `cognito-idp.eu-west-1.amazonaws.com` and a pool of the same region.
  init?(host: String, id: String) {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "cognito-idp", parts[2] == "amazonaws", parts[3] == "com" else { return nil }
    let region = String(parts[1])
    let name = id.split(separator: "_", omittingEmptySubsequences: false)
    guard id.utf8.count <= 55, name.count == 2, name[0] == region, Self.isRegion(region),
      name[1].isMadeOf({ $0.isLetter || $0.isDigit })
    else { return nil }
    self.region = region
    self.id = id
  }

  /// The default pool of a region; nil for an invalid region.
  init?(region: String) { self.init(host: "cognito-idp.\(region).amazonaws.com", id: "\(region)_Rehearsal") }

  /// Words, a direction and a number, like `us-gov-west-1`.
  static func isRegion(_ text: String) -> Bool {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    return (3...4).contains(words.count) && words.last?.isMadeOf(\.isDigit) == true
      && words.dropLast().allSatisfy { $0.isMadeOf(\.isSmallLetter) }
  }

  var issuer: String { "https://cognito-idp.\(region).amazonaws.com/\(id)" }
  /// Where people sign in.
  var domain: String { "https://rehearsal.auth.\(region).amazoncognito.com" }
}
