import Text

/// What a token says about a user (RFC 7519 §4): a limited JSON object in a fixed order, never the token itself.
package struct Claims: Equatable, Sendable {
  /// The registered claims in the order of RFC 7519 and OpenID Connect Core, then the others by name.
  package let members: [Member]

  /// The largest JSON text that is read, in bytes.
  package static let sizeLimit = 64 * 1024

  package struct Member: Equatable, Sendable {
    package let name: String
    package let value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// Of several members with one name the last is kept.
  package init(_ members: [Member]) {
    var byName: [[UInt8]: Member] = [:]
    for member in members { byName[Array(member.name.utf8)] = member }
    self.members = byName.values.sorted { Self.stands($0.name, before: $1.name) }
  }

  private static let places: [String: Int] = {
    let names = """
      iss sub aud azp client_id token_use exp nbf iat auth_time nonce cognito:username username preferred_username \
      email email_verified name cognito:groups roles
      """
    return Dictionary(uniqueKeysWithValues: names.split(separator: " ").enumerated().map { (String($1), $0) })
  }()

  private static func stands(_ left: String, before right: String) -> Bool {
    let (here, there) = (places[left] ?? .max, places[right] ?? .max)
    return here == there ? left.utf8.lexicographicallyPrecedes(right.utf8) : here < there
  }

  package subscript(name: String) -> JSON? { members.first { $0.name.isExactly(name) }?.value }

  package func text(_ name: String) -> String? { self[name]?.text }
}

extension Claims {
  /// Parses one JSON object strictly: UTF-8, no duplicate members, at most 64 KiB and 32 levels.
  package static func parse(_ text: String) throws(TokenFault) -> Claims {
    try parse(Array(text.utf8), part: .claims)
  }

  static func parse(_ bytes: [UInt8], part: TokenFault.Part) throws(TokenFault) -> Claims {
    guard bytes.count <= sizeLimit else { throw .tooLarge(limit: sizeLimit) }
    let value: JSON
    do { value = try JSON.parse(bytes) } catch { throw TokenFault(error, part: part) }
    guard case .object(let members) = value else { throw .notObject(part, found: value.kind) }
    return Claims(members.map { Member($0.name, $0.value) })
  }
}

extension JSON {
  /// Seconds since 1970 (RFC 7519 §2, NumericDate); nil if out of range for a date.
  package var seconds: Double? {
    guard case .number(let text) = self, text.utf8.count <= 32, let seconds = Double(text), seconds.isFinite,
      seconds.magnitude < 1e12
    else { return nil }
    return seconds
  }

  /// One line for a screen: cut, and without control sequences.
  package func shown(limit: Int = 80) -> String {
    switch self {
    case .text(let text), .number(let text): return OutsideText.shown(text, limit: limit)
    case .bool(let flag): return flag ? "true" : "false"
    case .null, .object: return kind
    case .list(let items):
      let first = items.prefix(8).map { $0.shown(limit: limit / 2) }.joined(separator: ", ")
      return OutsideText.shown("[" + first + (items.count > 8 ? ", …" : "") + "]", limit: limit)
    }
  }
}
