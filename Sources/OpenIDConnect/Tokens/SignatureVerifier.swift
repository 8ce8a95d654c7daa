/// Tells whether an RS256 signature is right; a value, so that judging a token needs no library by itself.
package struct SignatureVerifier: Sendable {
  /// Throws when it cannot be told.
  package let isRight: @Sendable (_ signature: [UInt8], _ message: [UInt8], _ key: KeySet.Key) throws -> Bool

  package init(isRight: @escaping @Sendable ([UInt8], [UInt8], KeySet.Key) throws -> Bool) {
    self.isRight = isRight
  }

  /// By libcrypto, which is opened at the first signature.
  package static let live = SignatureVerifier { signature, message, key in
    guard let modulus = key.modulus, let exponent = key.exponent else { return false }
    return try Signatures.isRight(signature, of: message, modulus: modulus, exponent: exponent)
  }
}
