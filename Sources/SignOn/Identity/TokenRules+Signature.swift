import OpenIDConnect
import Text

extension TokenRules {
  static let signatureName = "signature"

  /// Only RS256, with the one key of the JWKS that the token names (RFC 7515 §5.2, RFC 8725 §3.1).
  func signature(of token: IDToken, _ verifier: SignatureVerifier) -> Line {
    if let reason = Self.refusal(of: token.header.algorithm) {
      return line(.fail, seen: "alg \(shown(token.header.algorithm))", reason)
    }
    guard !token.signature.isEmpty else { return line(.fail, seen: "no signature", "Anyone could have written it.") }
    guard let kid = token.header.kid, !kid.isEmpty else {
      return line(.fail, seen: "no kid", "The token does not name its signing key, so OpenMetadata cannot find one.")
    }
    guard let keys = expectation.keys else {
      return line(.cannotTell, seen: "kid \(shown(kid))", "No key to check it with: the JWKS was not read.")
    }
    let named = keys.keys.filter { $0.kid?.isExactly(kid) == true }
    guard let key = named.first else { return unknown(kid, in: keys) }
    guard named.count == 1 else {
      return line(.fail, seen: "kid \(shown(kid))", "The JWKS has \(named.count) keys with this kid, not one.")
    }
    let seen = "kid \(shown(kid))"
    if let problem = problem(of: key, for: token) { return line(.fail, seen: seen, problem) }
    do {
      return try verifier.isRight(token.signature, token.signed, key)
        ? line(.pass, seen: "RS256, \(seen)", "Signed by the provider and unchanged since.")
        : line(.fail, seen: seen, "The signature does not match: the token was changed, or another key signed it.")
    } catch {
      return line(.cannotTell, seen: seen, "Signatures cannot be checked here: libcrypto.so.3 (OpenSSL 3) is missing.")
    }
  }

  private func line(_ verdict: TokenJudgement.Verdict, seen: String, _ explanation: String) -> Line {
    let signature = Claim(
      name: Self.signatureName, seen: seen, required: "RS256 with a key from the provider's JWKS",
      governedBy: Field.publicKeyURLs.id)
    return signature(verdict, explanation)
  }

  private func unknown(_ kid: String, in keys: KeySet) -> Line {
    let known = keys.keys.compactMap(\.kid).prefix(4).map { OutsideText.shown($0, limit: 50) }
    return line(
      .fail, seen: "kid \(shown(kid))",
      """
      The JWKS has no such key\(known.isEmpty ? "" : ", only \(known.joined(separator: ", "))"): the token is from \
      another issuer, or the keys have changed since they were read.
      """)
  }

  private func problem(of key: KeySet.Key, for token: IDToken) -> String? {
    if let obstacle = key.obstacle { return "The key cannot be used: \(obstacle)." }
    if let algorithm = key.algorithm, !algorithm.isExactly("RS256") {
      return "The JWKS lists this key for \(shown(algorithm)), but the token says RS256."
    }
    guard token.signature.count == key.modulus?.count else {
      return "The signature's length is wrong: it is cut off, or from another key."
    }
    return nil
  }

  private static func refusal(of algorithm: String) -> String? {
    if algorithm.isExactly("RS256") { return nil }
    let name = algorithm.uppercased()
    if name == "NONE" { return "It is not signed: anyone could have written it." }
    if name == "RS256" { return "Algorithm names are upper case: RS256; nothing else is accepted." }
    if name.hasPrefix("HS") {
      return "HMAC uses a shared secret; with the public key as the secret, anyone could have signed it."
    }
    if name == "RS384" || name == "RS512" { return "OpenMetadata verifies one algorithm; expected RS256." }
    if name.hasPrefix("ES") { return "It is an elliptic-curve signature; expected RS256." }
    if name.hasPrefix("PS") { return "It is an RSA-PSS signature; expected RS256." }
    if name == "EDDSA" || name.hasPrefix("ED") { return "It is an Edwards-curve signature; expected RS256." }
    return "This algorithm is not accepted; expected RS256."
  }

  /// A token that brings its own key would vouch for itself (RFC 8725 §3.10).
  var ownKeys: Line? {
    guard let names = header?.ownKeys, !names.isEmpty else { return nil }
    let keys = Claim(
      name: "key in the header", seen: names.joined(separator: ", "), required: "none",
      governedBy: Field.publicKeyURLs.id)
    return keys(
      .warning, "The token contains or points to a key; it is ignored, only the provider's JWKS counts.")
  }
}
