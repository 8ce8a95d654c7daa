/// Verifies an RS256 signature; a value, so that checking a token needs no library itself.
package struct SignatureVerifier: Sendable {
  /// Throws if it cannot be verified.
  package let isRight: @Sendable (_ signature: [UInt8], _ message: [UInt8], _ key: KeySet.Key) throws -> Bool

  package init(isRight: @escaping @Sendable ([UInt8], [UInt8], KeySet.Key) throws -> Bool) {
    self.isRight = isRight
  }

  /// With libcrypto, loaded at the first signature.
  package static let live = SignatureVerifier { signature, message, key in
    guard let modulus = key.modulus, let exponent = key.exponent else { return false }
    return try Signatures.isRight(signature, of: message, modulus: modulus, exponent: exponent)
  }
}
