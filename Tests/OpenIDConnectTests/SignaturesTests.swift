import OpenIDConnect
import Testing

@Suite struct SignaturesTests {
  private func bytes(hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 + digits[$0 + 1]) }
  }

  @Test func theDigestIsThatOfTheStandard() throws {
    #expect(
      try Signatures.sha256(Array("abc".utf8))
        == bytes(hex: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
    #expect(
      try Signatures.sha256([]) == bytes(hex: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
  }

  @Test func randomBytesDiffer() throws {
    let first = try Signatures.random(32)
    #expect(first.count == 32)
    #expect(try Signatures.random(32) != first)
  }

  @Test func aSignatureIsRightForItsMessageAndKeyAlone() throws {
    let key = try SigningKey()
    let message = Array("header.payload".utf8)
    let signature = try key.signature(of: message)
    #expect(key.modulus.count == 256 && key.exponent == [1, 0, 1])
    #expect(try Signatures.isRight(signature, of: message, modulus: key.modulus, exponent: key.exponent))
    #expect(try Signatures.isRight(signature, of: message, modulus: [0] + key.modulus, exponent: [0, 1, 0, 1]))
    #expect(try !Signatures.isRight(signature, of: message + [0], modulus: key.modulus, exponent: key.exponent))
    var bent = signature
    bent[17] ^= 1
    #expect(try !Signatures.isRight(bent, of: message, modulus: key.modulus, exponent: key.exponent))
    let other = try SigningKey()
    #expect(try !Signatures.isRight(signature, of: message, modulus: other.modulus, exponent: other.exponent))
  }

  @Test(arguments: [[], [0], [UInt8](repeating: 255, count: 5000)]) func numbersThatMakeNoKeyAreNotRight(
    modulus: [UInt8]
  ) throws {
    #expect(try !Signatures.isRight([1, 2, 3], of: [], modulus: modulus, exponent: [1, 0, 1]))
  }

  @Test func noExponentMakesNoKey() throws {
    #expect(try !Signatures.isRight([1, 2, 3], of: [], modulus: [UInt8](repeating: 255, count: 256), exponent: []))
  }
}
