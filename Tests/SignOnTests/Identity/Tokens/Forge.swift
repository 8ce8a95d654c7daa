import OpenIDConnect
import Text

@testable import SignOn

/// Makes tokens, right ones and others, with keys made for the run.
enum Forge {
  static let authority = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbC123dEf"
  static let clientID = "1example23456789abcdefghij"
  static let now = 1_800_000_000.0

  static let key = try? SigningKey()
  static let otherKey = try? SigningKey()
  static let shortKey = try? SigningKey(bits: 1024)

  static let header = #"{"kid":"one","alg":"RS256"}"#

  static let claims = """
    {"sub":"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee","iss":"\(authority)","aud":"\(clientID)","token_use":"id",\
    "cognito:username":"alice","email":"alice@company.com","email_verified":true,"nonce":"n-0S6_WzA2Mj",\
    "auth_time":1799999990,"iat":1799999990,"exp":1800003590}
    """

  static func claims(_ old: String, _ new: String) -> String {
    replaced(claims, old, new)
  }

  /// The text with the first `old` replaced; a sample that holds none would test nothing.
  static func replaced(_ text: String, _ old: String, _ new: String) -> String {
    guard let place = text.firstRange(of: old) else { return "no \(old) in the sample" }
    return text.replacingCharacters(in: place, with: new)
  }

  static func part(_ text: String) -> String { Base64URL.text(Array(text.utf8)) }

  static func token(_ claims: String = claims, header: String = header, by key: SigningKey? = key) throws -> String {
    let signed = "\(part(header)).\(part(claims))"
    guard let key else { throw Signatures.Failure.libraryMissing }
    return "\(signed).\(Base64URL.text(try key.signature(of: Array(signed.utf8))))"
  }

  static func key(
    _ kid: String?, of signing: SigningKey? = key, use: String? = "sig", algorithm: String? = "RS256"
  ) -> KeySet.Key {
    KeySet.Key(kid: kid, use: use, algorithm: algorithm, modulus: signing?.modulus, exponent: signing?.exponent)
  }

  static var expectation: TokenExpectation {
    TokenExpectation(
      authority: authority, clientID: clientID, nonce: .sent("n-0S6_WzA2Mj"), keys: KeySet(keys: [key("one")]),
      now: now, named: [.init(["email", "cognito:username", "sub"], .jwtPrincipalClaims, .first)])
  }

  /// RFC 2104 with SHA-256, for tokens that are signed with what is public.
  static func hmac(_ message: [UInt8], secret: [UInt8]) throws -> [UInt8] {
    var block = secret.count > 64 ? try Signatures.sha256(secret) : secret
    block += [UInt8](repeating: 0, count: 64 - block.count)
    let inner = try Signatures.sha256(block.map { $0 ^ 0x36 } + message)
    return try Signatures.sha256(block.map { $0 ^ 0x5C } + inner)
  }
}

extension String {
  fileprivate func firstRange(of other: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(other) }.map { $0..<index($0, offsetBy: other.count) }
  }

  fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
