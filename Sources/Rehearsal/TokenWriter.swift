import OpenIDConnect
import Text

/// Writes the tokens of one sign-in with its provider's claims, signed by one of its keys (RFC 7515 §3.1).
struct TokenWriter {
  let grant: Grants.Grant
  let fault: Fault
  /// Seconds since 1970.
  let now: Int

  private static let lifetime = 3600

  func idToken(accessToken: String) throws(Signatures.Failure) -> String {
    let digest = Base64URL.text(Array(try Signatures.sha256(Array(accessToken.utf8)).prefix(16)))
    let nonce = fault == .wrongNonce ? Base64URL.text(try Signatures.random(16)) : grant.nonce
    let audience = fault == .wrongAudience ? "anotherclient" + grant.clientID.suffix(10) : grant.clientID
    var members: [(String, JSON)] = common + [("at_hash", .text(digest)), ("aud", .text(audience))]
    if isOfAPool {
      members += [("token_use", .text("id")), ("cognito:username", .text(grant.user.username))]
    }
    if let nonce { members.append(("nonce", .text(nonce))) }
    return try signed(members + grant.tenant.personal(grant.user, grant.scopes))
  }

  func accessToken() throws(Signatures.Failure) -> String {
    try signed(
      common + [
        ("client_id", .text(grant.clientID)), ("token_use", .text("access")), ("version", .number(2)),
        ("scope", .text(grant.scopes.joined(separator: " "))),
        ("jti", .text(try Grants.uuid())), ("username", .text(grant.user.username)),
      ])
  }

  private var issuer: String {
    let issuer = grant.tenant.issuer
    guard fault == .tokenIssuer else { return issuer }
    return issuer.dropLast() + (issuer.hasSuffix("0") ? "1" : "0")
  }

  private var isOfAPool: Bool { grant.tenant.claims == .cognito }

  private var common: [(String, JSON)] {
    // An expired token is a day old, so that no clock tolerance accepts it.
    let issuedAt = fault == .expiredToken ? now - 86_400 : now
    let groups = isOfAPool ? grant.user.groups : []
    return [
      ("sub", .text(grant.tenant.subject(grant.user))), ("iss", .text(issuer)),
      ("auth_time", .number(min(grant.signedInAt, issuedAt))), ("iat", .number(issuedAt)),
      ("exp", .number(issuedAt + Self.lifetime)),
    ] + (groups.isEmpty ? [] : [("cognito:groups", .texts(groups))])
  }

  private func signed(_ members: [(String, JSON)]) throws(Signatures.Failure) -> String {
    let key = try PoolKeys.shared()[0]
    let kid = fault == .unknownKey ? Base64.text(try Signatures.random(32)) : key.kid
    let header = JSON.object([("kid", .text(kid)), ("alg", .text("RS256"))])
    let input = [header, JSON.object(members)].map { Base64URL.text(Array($0.source(.compact).utf8)) }
      .joined(separator: ".")
    var signature = try key.signing.signature(of: Array(input.utf8))
    if fault == .badSignature { signature[signature.count / 2] ^= 1 }
    return "\(input).\(Base64URL.text(signature))"
  }
}
