import CCrypto

/// What OpenID Connect needs of cryptography; everything throws while libcrypto is missing.
package enum Signatures {
  package enum Failure: Error, Equatable, Sendable {
    /// libcrypto.so.3 cannot be opened.
    case libraryMissing
    case failed
  }

  static func demandLibrary() throws(Failure) {
    guard ccrypto_is_available() else { throw .libraryMissing }
  }

  package static func random(_ count: Int) throws(Failure) -> [UInt8] {
    try demandLibrary()
    var bytes = [UInt8](repeating: 0, count: count)
    guard ccrypto_random(&bytes, count) else { throw .failed }
    return bytes
  }

  package static func sha256(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    try demandLibrary()
    var digest = [UInt8](repeating: 0, count: 32)
    guard ccrypto_sha256(bytes, bytes.count, &digest) else { throw .failed }
    return digest
  }

  /// RS256 (RFC 7518 §3.3) by a public key given as big-endian numbers; numbers that make no key are not right either.
  package static func isRight(
    _ signature: [UInt8], of message: [UInt8], modulus: [UInt8], exponent: [UInt8]
  ) throws(Failure) -> Bool {
    try demandLibrary()
    return ccrypto_verify(
      modulus, modulus.count, exponent, exponent.count, message, message.count, signature, signature.count)
  }
}

/// An RSA key that signs; libcrypto allows its use from several threads.
package final class SigningKey: @unchecked Sendable {
  private let raw: OpaquePointer
  private let size: Int
  /// Big-endian.
  package let modulus: [UInt8]
  package let exponent: [UInt8]

  /// Takes about a tenth of a second for 2048 bits.
  package init(bits: Int = 2048) throws(Signatures.Failure) {
    try Signatures.demandLibrary()
    guard let raw = ccrypto_key_create(bits) else { throw .failed }
    self.raw = raw
    size = (bits + 7) / 8
    modulus = Self.number("n", of: raw, room: size)
    exponent = Self.number("e", of: raw, room: size)
  }

  deinit { ccrypto_key_free(raw) }

  private static func number(_ name: String, of raw: OpaquePointer, room: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = buffer.baseAddress.map { ccrypto_key_number(raw, name, $0, room) } ?? 0
    }
  }

  /// RS256 (RFC 7518 §3.3).
  package func signature(of message: [UInt8]) throws(Signatures.Failure) -> [UInt8] {
    let signature = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = buffer.baseAddress.map { ccrypto_sign(raw, message, message.count, $0, size) } ?? 0
    }
    guard !signature.isEmpty else { throw .failed }
    return signature
  }
}
