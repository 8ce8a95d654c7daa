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
    guard id.utf8.count <= 55, name.count == 2, name[0] == region, !name[1].isEmpty, Self.isRegion(region),
      name[1].utf8.allSatisfy(Self.isLetterOrDigit)
    else { return nil }
    self.region = region
    self.id = id
  }

  /// The pool of a region of which nobody has asked for another; nil for what is no region.
  init?(region: String) { self.init(host: "cognito-idp.\(region).amazonaws.com", id: "\(region)_Rehearsal") }

  /// Words, a direction and a number, like `us-gov-west-1`.
  static func isRegion(_ text: String) -> Bool {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (3...4).contains(words.count), let number = words.last, !number.isEmpty else { return false }
    return number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      && words.dropLast().allSatisfy { word in
        !word.isEmpty && word.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }

  var issuer: String { "https://cognito-idp.\(region).amazonaws.com/\(id)" }
  /// Where people sign in.
  var domain: String { "https://rehearsal.auth.\(region).amazoncognito.com" }
}
