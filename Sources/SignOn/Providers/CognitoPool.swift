import Text

/// A Cognito user pool, known by its region and id.
package struct CognitoPool: Equatable, Sendable {
  package let region: String
  /// `{region}_{alphanumerics}`, at most 55 characters.
  package let id: String

  /// Nil if region or ID is malformed; whether they belong together is not checked.
  package init?(region: String, id: String) {
    guard Self.isRegionShaped(region), Self.isIDShaped(id) else { return nil }
    self.region = region
    self.id = id
  }

  /// Takes the address exactly as Cognito publishes it and nothing that merely resembles it.
  package init?(discoveryURI: String) {
    guard discoveryURI.utf8.count <= 255, let authority = discoveryURI.before(discoveryPath) else { return nil }
    self.init(authority: String(authority))
  }

  /// Takes the issuer exactly as Cognito publishes it.
  package init?(authority: String) {
    guard authority.utf8.count <= 255, let rest = authority.after("https://cognito-idp."),
      let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")), let region = rest[..<slash].before(".amazonaws.com")
    else { return nil }
    self.init(region: String(region), id: String(rest[rest.utf8.index(after: slash)...]))
  }

  package var authority: String { "https://cognito-idp.\(region).amazonaws.com/\(id)" }
  package var discoveryURI: String { authority + discoveryPath }
  package var keysURL: String { authority + "/.well-known/jwks.json" }

  /// The region that the id begins with; in AWS it is always the pool's own.
  package var regionOfID: String { String(id.prefix { $0 != "_" }) }
}

extension CognitoPool {
  /// Whether a text reads like the name of an AWS region, known or not: `eu-west-1`, `us-gov-west-1`.
  static func isRegionShaped(_ text: some StringProtocol) -> Bool {
    let bytes = Substring(text).utf8
    let dash = UInt8(ascii: "-")
    guard (7...30).contains(bytes.count), let end = bytes.lastIndex(of: dash) else { return false }
    let number = bytes[bytes.index(after: end)...]
    let first = bytes.prefix { $0 != dash }
    guard first.count == 2 || first.elementsEqual("eusc".utf8), (1...2).contains(number.count) else { return false }
    var last = dash
    for byte in bytes[..<end] {
      guard byte.isSmallLetter || (byte == dash && last != dash) else { return false }
      last = byte
    }
    return last != dash && first.endIndex != end && number.allSatisfy(\.isDigit)
  }

  /// Whether a text is a region, an underscore and letters or digits, as every pool id is.
  static func isIDShaped(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count <= 55, let line = text.utf8.firstIndex(of: UInt8(ascii: "_")) else { return false }
    let name = text[text.utf8.index(after: line)...]
    return name.isMadeOf { $0.isLetter || $0.isDigit } && isRegionShaped(text[..<line])
  }

  /// The regions with user pools that this program knows of; AWS adds some every year.
  static let knownRegions: Set<String> = Set(
    """
    af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 \
    ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 \
    ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 \
    eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
    """.split(separator: " ").map(String.init))

  /// Whether the server's own pattern lets the region pass: two letters, one word, one digit.
  static func isAcceptedByServer(region: String) -> Bool {
    let parts = region.parts(at: "-")
    return isRegionShaped(region) && parts.count == 3 && parts[0].utf8.count == 2 && parts[2].utf8.count == 1
  }
}
