import Text

/// A signed token as parsed (RFC 7515 §7.1): nothing is verified yet, and it never prints itself.
package struct IDToken: Equatable, Sendable {
  package let header: Header
  package let claims: Claims
  /// What the signature is of.
  package let signed: [UInt8]
  package let signature: [UInt8]

  /// The largest token that is read, in bytes.
  package static let sizeLimit = 64 * 1024

  /// What the token says about its own signature.
  package struct Header: Equatable, Sendable {
    package let algorithm: String
    package let kid: String?
    package let type: String?
    /// Members that contain or point to a key; they are never followed.
    package let ownKeys: [String]
  }

  /// Parses the compact form strictly; an empty signature is allowed, so that it can be reported.
  package static func parse(_ text: String) throws(TokenFault) -> IDToken {
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.count <= sizeLimit else { throw .tooLarge(limit: sizeLimit) }
    let bytes = Array(text.utf8)
    guard !bytes.contains(where: \.isJSONBlank) else { throw .blanks }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    switch parts.count {
    case 3: break
    case 1: throw .opaque
    case 5: throw .encrypted
    default: throw .wrongParts(parts.count)
    }
    let header = try Header(decoded(parts[0], .header))
    let claims = try Claims.parse(decoded(parts[1], .claims), part: .claims)
    return IDToken(
      header: header, claims: claims, signed: Array(bytes[..<parts[1].endIndex]),
      signature: parts[2].isEmpty ? [] : try decoded(parts[2], .signature))
  }

  private static func decoded(_ part: ArraySlice<UInt8>, _ name: TokenFault.Part) throws(TokenFault) -> [UInt8] {
    guard !part.isEmpty else { throw .emptyPart(name) }
    let text = String(decoding: part, as: UTF8.self)
    guard let bytes = Base64URL.bytes(text) else {
      if part.contains(UInt8(ascii: "=")) { throw .padded(name) }
      let isPlain = part.contains(UInt8(ascii: "+")) || part.contains(UInt8(ascii: "/"))
      throw isPlain ? .plainBase64(name) : .notBase64URL(name)
    }
    guard Base64URL.text(bytes).isExactly(text) else { throw .notCanonical(name) }
    return bytes
  }
}

extension IDToken.Header {
  init(_ bytes: [UInt8]) throws(TokenFault) {
    let members = try Claims.parse(bytes, part: .header)
    guard members["crit"] == nil else { throw .critical }
    guard let algorithm = members["alg"] else { throw .missingAlgorithm }
    for name in ["alg", "kid", "typ"] {
      if let value = members[name], value.text == nil { throw .notText(header: name) }
    }
    self.algorithm = algorithm.text ?? ""
    kid = members.text("kid")
    type = members.text("typ")
    ownKeys = ["jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256"].filter { members[$0] != nil }
  }
}

extension IDToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "(token)" }
  package var debugDescription: String { "(token)" }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
