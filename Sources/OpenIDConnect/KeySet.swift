import Text

/// The public keys a provider signs with (RFC 7517 §5).
package struct KeySet: Equatable, Sendable {
  package var keys: [Key]

  package init(keys: [Key]) { self.keys = keys }

  /// The keys that can verify an RS256 signature: RSA with a `kid`, not for encryption, 2048 bits or more.
  package var usable: [Key] { keys.filter { $0.obstacle == nil } }

  /// One JSON Web Key; only RSA keys have numbers.
  package struct Key: Equatable, Sendable {
    package var kid: String?
    package var type: String
    package var use: String?
    package var algorithm: String?
    /// Big-endian, without leading zero bytes.
    package var modulus: [UInt8]?
    package var exponent: [UInt8]?

    package init(
      kid: String?, type: String = "RSA", use: String? = nil, algorithm: String? = nil, modulus: [UInt8]? = nil,
      exponent: [UInt8]? = nil
    ) {
      self.kid = kid
      self.type = type
      self.use = use
      self.algorithm = algorithm
      self.modulus = modulus.map { Array($0.drop { $0 == 0 }) }
      self.exponent = exponent.map { Array($0.drop { $0 == 0 }) }
    }

    package var modulusBits: Int? {
      guard let modulus, let first = modulus.first else { return nil }
      return modulus.count * 8 - first.leadingZeroBitCount
    }

    /// Why this key cannot verify a signature; nil if it can.
    package var obstacle: String? {
      guard type == "RSA" else { return "type \(OutsideText.shown(type, limit: 20)), not RSA" }
      guard let kid, !kid.isEmpty else { return "no kid" }
      if let use, use != "sig" { return "for \(OutsideText.shown(use, limit: 20)), not for signatures" }
      if let algorithm, algorithm.hasPrefix("RSA") {
        return "for encryption (\(OutsideText.shown(algorithm, limit: 20)))"
      }
      guard let modulusBits else { return "no modulus" }
      guard modulusBits >= 2048 else { return "only \(modulusBits) bits" }
      guard let last = exponent?.last, last & 1 == 1, exponent != [1] else { return "no usable exponent" }
      return nil
    }
  }
}

extension KeySet {
  /// Parses a JWKS; one without a usable key is rejected, with the reason for each of its first keys.
  package static func parse(_ body: [UInt8]) throws(LookupError.Cause) -> KeySet {
    let document = try Members(document: body)
    guard let list = try document.list("keys") else { throw .content(.missingMember("keys")) }
    guard !list.isEmpty else { throw .content(.emptyKeySet) }
    var keys: [Key] = []
    for (index, value) in list.enumerated() {
      keys.append(try Key(Members(of: value, named: "keys[\(index)]")))
    }
    let set = KeySet(keys: keys)
    guard !set.usable.isEmpty else { throw .content(.noUsableKey(keys.prefix(5).compactMap(\.obstacle))) }
    return set
  }
}

extension KeySet.Key {
  init(_ members: Members) throws(LookupError.Cause) {
    self.init(
      kid: try members.text("kid"), type: try members.requiredText("kty"), use: try members.text("use"),
      algorithm: try members.text("alg"), modulus: try members.number("n"), exponent: try members.number("e"))
  }
}
