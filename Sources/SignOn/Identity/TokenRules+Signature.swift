import OpenIDConnect
import Text

extension TokenRules {
  /// RS256 alone, by the one key of the set that the token names (RFC 7515 §5.2, RFC 8725 §3.1).
  var signature: Line {
    if let reason = Self.refusal(of: token.header.algorithm) {
      return line(.fail, seen: "alg \(shown(token.header.algorithm))", reason)
    }
    guard !token.signature.isEmpty else { return line(.fail, seen: "no signature", "Anybody could have written it.") }
    guard let kid = token.header.kid, !kid.isEmpty else {
      return line(.fail, seen: "no kid", "The token does not say which key signed it, so OpenMetadata finds none.")
    }
    guard let keys = expectation.keys else {
      return line(.cannotTell, seen: "kid \(shown(kid))", "The provider's key set has not been read yet.")
    }
    let named = keys.keys.filter { $0.kid?.isExactly(kid) == true }
    guard let key = named.first else { return unknown(kid, in: keys) }
    guard named.count == 1 else {
      return line(.fail, seen: "kid \(shown(kid))", "The key set has \(named.count) keys of this name; one must be.")
    }
    return checked(by: key, kid: kid)
  }

  private func line(_ verdict: TokenJudgement.Verdict, seen: String, _ explanation: String) -> Line {
    let signature = Claim(
      name: "signature", seen: seen, required: "RS256 by a key of the provider's key set",
      governedBy: Field.publicKeyURLs.id)
    return signature(verdict, explanation)
  }

  private func unknown(_ kid: String, in keys: KeySet) -> Line {
    let known = keys.keys.compactMap(\.kid).prefix(4).map { OutsideText.shown($0, limit: 50) }
    return line(
      .fail, seen: "kid \(shown(kid))",
      """
      The key set has no such key\(known.isEmpty ? "" : " but \(known.joined(separator: ", "))"): the token is of \
      another pool, or the keys have changed since they were read.
      """)
  }

  private func checked(by key: KeySet.Key, kid: String) -> Line {
    let seen = "kid \(shown(kid))"
    if let obstacle = key.obstacle { return line(.fail, seen: seen, "The key cannot be used: \(obstacle).") }
    if let algorithm = key.algorithm, !algorithm.isExactly("RS256") {
      return line(.fail, seen: seen, "The key set reserves this key for \(shown(algorithm)), the token says RS256.")
    }
    guard token.signature.count == key.modulus?.count else {
      return line(.fail, seen: seen, "The signature has not the length of the key: it is cut, or of another key.")
    }
    do {
      return try verifier.isRight(token.signature, token.signed, key)
        ? line(.pass, seen: "RS256, \(seen)", "The provider signed it, and nothing was changed since.")
        : line(.fail, seen: seen, "The signature is not this key's: the token was changed, or somebody else signed it.")
    } catch {
      return line(.cannotTell, seen: seen, "Signatures cannot be checked here: libcrypto.so.3 (OpenSSL 3) is missing.")
    }
  }

  private static func refusal(of algorithm: String) -> String? {
    if algorithm.isExactly("RS256") { return nil }
    let name = algorithm.uppercased()
    if name == "NONE" { return "It is not signed at all: anybody could have written it." }
    if name == "RS256" { return "Names of algorithms are in upper case: RS256; nothing else is accepted." }
    if name.hasPrefix("HS") {
      return "HMAC takes a shared secret; with the public key for one, anybody could have signed it."
    }
    if name == "RS384" || name == "RS512" { return "OpenMetadata checks one algorithm, and Cognito signs RS256 alone." }
    if name.hasPrefix("ES") { return "It is an elliptic-curve signature; Cognito signs RS256 alone." }
    if name.hasPrefix("PS") { return "It is an RSA-PSS signature; Cognito signs RS256 alone." }
    if name == "EDDSA" || name.hasPrefix("ED") { return "It is an Edwards-curve signature; Cognito signs RS256 alone." }
    return "This algorithm is not accepted; Cognito signs RS256 alone."
  }

  /// A token that brings its own key would vouch for itself (RFC 8725 §3.10).
  var ownKeys: Line? {
    let names = token.header.ownKeys
    guard !names.isEmpty else { return nil }
    let keys = Claim(
      name: "key in the header", seen: names.joined(separator: ", "), required: "none",
      governedBy: Field.publicKeyURLs.id)
    return keys(
      .warning, "The token brings a key along or points to one; that is ignored, the provider's key set alone counts.")
  }
}
