import OpenIDConnect
import Text

@testable import SignOn

extension Forgery {
  private static func unsigned(_ algorithm: String) -> Forgery {
    Forgery("algorithm \(algorithm), unsigned", "signature", "not signed") {
      "\(Forge.part(#"{"alg":"\#(algorithm)","kid":"one"}"#)).\(Forge.part(Forge.claims))."
    }
  }

  private static func named(_ algorithm: String, _ says: String) -> Forgery {
    .header("algorithm \(algorithm)", "signature", says, #"{"alg":"\#(algorithm)","kid":"one"}"#)
  }

  static let algorithms: [Forgery] =
    [unsigned("none"), unsigned("None"), unsigned("NONE"), unsigned("nOnE")]
    + [named("HS384", "shared secret"), named("HS512", "shared secret"), named("ES256", "elliptic-curve")]
    + [named("ES512", "elliptic-curve"), named("PS256", "RSA-PSS"), named("PS512", "RSA-PSS")]
    + [named("RS384", "expected RS256"), named("RS512", "expected RS256"), named("EdDSA", "Edwards-curve")]
    + [named("rs256", "upper case"), named("RS1", "not accepted"), named("", "not accepted")]
    + [
      Forgery("HS256 with the public key as its secret", "signature", "shared secret") {
        let signed = "\(Forge.part(#"{"alg":"HS256","kid":"one"}"#)).\(Forge.part(Forge.claims))"
        let seal = try Forge.hmac(Array(signed.utf8), secret: Forge.key?.modulus ?? [])
        return "\(signed).\(Base64URL.text(seal))"
      }
    ]

  static let signatures: [Forgery] = [
    .bent("RS256 without a signature", "signature", "Anyone could") { "\($0[0]).\($0[1])." },
    .bent("a signature cut short", "signature", "length is wrong") { "\($0[0]).\($0[1]).\($0[2].prefix(300))" },
    .bent("a signature of zeros", "signature", "does not match") {
      "\($0[0]).\($0[1]).\(Base64URL.text([UInt8](repeating: 0, count: 256)))"
    },
    .bent("a signature with a bit turned", "signature", "does not match") { parts in
      var bytes = Base64URL.bytes(parts[2]) ?? []
      bytes[100] ^= 4
      return "\(parts[0]).\(parts[1]).\(Base64URL.text(bytes))"
    },
    .bent("claims changed after signing", "signature", "does not match") {
      "\($0[0]).\(Forge.part(Forge.claims("alice@company.com", "admin@company.com"))).\($0[2])"
    },
    .bent("a header changed after signing", "signature", "does not match") {
      "\(Forge.part(#"{"alg":"RS256","kid":"one"}"#)).\($0[1]).\($0[2])"
    },
    Forgery("another key under the right kid", "signature", "does not match") { try Forge.token(by: Forge.otherKey) },
    Forgery("a key of its own in the header", "signature", "does not match") {
      let modulus = Base64URL.text(Forge.otherKey?.modulus ?? [])
      let header = #"{"alg":"RS256","kid":"one","jwk":{"kty":"RSA","e":"AQAB","n":"\#(modulus)"}}"#
      return try Forge.token(header: header, by: Forge.otherKey)
    },
    Forgery("the address of a key set in the header", "signature", "no such key") {
      let header = #"{"alg":"RS256","kid":"evil","jku":"https://evil.example/keys"}"#
      return try Forge.token(header: header, by: Forge.otherKey)
    },
    .header("a logout token", "typ", "another kind of token", #"{"alg":"RS256","kid":"one","typ":"logout+jwt"}"#),
    .header("no kid", "signature", "does not name its signing key", #"{"alg":"RS256"}"#),
    .header("an empty kid", "signature", "does not name its signing key", #"{"alg":"RS256","kid":""}"#),
    .header("an unknown kid", "signature", "no such key, only one", #"{"alg":"RS256","kid":"two"}"#),
    .header("a kid that is a path", "signature", "no such key", #"{"alg":"RS256","kid":"../../dev/null"}"#),
    .keys("a kid that two keys have", "2 keys with this kid") {
      [Forge.key("one"), Forge.key("one", of: Forge.otherKey)]
    },
    .keys("a key for encryption", "not for signatures") { [Forge.key("one", use: "enc")] },
    .keys("a key for another algorithm", "lists this key for RS512") { [Forge.key("one", algorithm: "RS512")] },
    .keys("no key at all", "no such key") { [] },
    .keys("a key of another type", "not RSA") { [KeySet.Key(kid: "one", type: "EC")] },
    Forgery(
      "a key of 1024 bits", "signature", "only 1024 bits",
      expecting: { $0.keys = KeySet(keys: [Forge.key("one", of: Forge.shortKey)]) }
    ) { try Forge.token(by: Forge.shortKey) },
  ]
}
