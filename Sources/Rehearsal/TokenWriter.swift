import OpenIDConnect
import Signatures

/// Writes the tokens of one sign-in with Cognito's claims, signed by a key of the pool (RFC 7515 §3.1).
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
    let person = grant.person
    var members =
      common + [
        ("at_hash", JSONText.text(digest)), ("aud", JSONText.text(audience)), ("token_use", JSONText.text("id")),
        ("cognito:username", JSONText.text(person.username)),
      ]
    if let nonce { members.append(("nonce", JSONText.text(nonce))) }
    return try signed(members + personal)
  }

  func accessToken() throws(Signatures.Failure) -> String {
    try signed(
      common + [
        ("client_id", JSONText.text(grant.clientID)), ("token_use", JSONText.text("access")), ("version", "2"),
        ("scope", JSONText.text(grant.scopes.joined(separator: " "))),
        ("jti", JSONText.text(try Grants.uuid())), ("username", JSONText.text(grant.person.username)),
      ])
  }

  /// What the user-info endpoint says.
  var userInfo: String {
    JSONText.object(
      [("sub", JSONText.text(grant.person.sub)), ("username", JSONText.text(grant.person.username))]
        + personal.map { $0.0 == "email_verified" ? ($0.0, JSONText.text($0.1)) : $0 })
  }

  private var issuer: String {
    guard fault == .tokenIssuer else { return grant.pool.issuer }
    return grant.pool.issuer.dropLast() + (grant.pool.issuer.hasSuffix("0") ? "1" : "0")
  }

  private var common: [(String, String)] {
    // An expired token is one of yesterday, so that no tolerance for clocks lets it pass.
    let issuedAt = fault == .expiredToken ? now - 86_400 : now
    let groups = grant.person.groups
    return [
      ("sub", JSONText.text(grant.person.sub)), ("iss", JSONText.text(issuer)),
      ("auth_time", "\(min(grant.signedInAt, issuedAt))"), ("iat", "\(issuedAt)"),
      ("exp", "\(issuedAt + Self.lifetime)"),
    ] + (groups.isEmpty ? [] : [("cognito:groups", JSONText.list(groups))])
  }

  /// The claims that the scopes let through.
  private var personal: [(String, String)] {
    let person = grant.person
    var members: [(String, String)] = []
    if grant.scopes.contains("email"), let email = person.email {
      members += [("email_verified", "true"), ("email", JSONText.text(email))]
    }
    if grant.scopes.contains("profile") {
      members.append(("name", JSONText.text(person.name)))
      if let preferred = person.preferredUsername { members.append(("preferred_username", JSONText.text(preferred))) }
    }
    return members
  }

  private func signed(_ members: [(String, String)]) throws(Signatures.Failure) -> String {
    let key = try PoolKeys.shared()[0]
    let kid = fault == .unknownKey ? Base64.text(try Signatures.random(32)) : key.kid
    let header = JSONText.object([("kid", JSONText.text(kid)), ("alg", JSONText.text("RS256"))])
    let input = [header, JSONText.object(members)].map { Base64URL.text(Array($0.utf8)) }.joined(separator: ".")
    var signature = try key.signing.signature(of: Array(input.utf8))
    if fault == .badSignature { signature[signature.count / 2] ^= 1 }
    return "\(input).\(Base64URL.text(signature))"
  }
}
