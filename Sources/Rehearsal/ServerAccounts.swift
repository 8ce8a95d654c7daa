import OpenIDConnect
import Text

/// An account of the simulated OpenMetadata.
struct ServerAccount: Equatable {
  let name: String
  let email: String
  var isAdministrator = false
  var isBot = false

  /// As a server has them that is in use for a while.
  static let all = [
    ServerAccount(name: "admin", email: "admin@open-metadata.org", isAdministrator: true),
    ServerAccount(name: "alice", email: "alice@example.com", isAdministrator: true),
    ServerAccount(name: "bob", email: "bob@example.com"),
    ServerAccount(name: "ingestion-bot", email: "ingestion-bot@open-metadata.org", isAdministrator: true, isBot: true),
  ]

  var json: JSON {
    .object([
      ("id", .text("00000000-0000-4000-8000-0000000000" + hexadecimal(UInt8(name.utf8.count), digits: 2))),
      ("name", .text(name)), ("email", .text(email)), ("isAdmin", .bool(isAdministrator)), ("isBot", .bool(isBot)),
    ])
  }
}

/// A token that the server has signed for an account.
struct ServerToken {
  let account: ServerAccount
  /// Seconds since 1970.
  let expires: Int

  var claims: [(name: String, value: JSON)] {
    [
      ("iss", .text("open-metadata.org")), ("sub", .text(account.name)), ("roles", .texts([])),
      ("email", .text(account.email)), ("preferred_username", .text(account.name)), ("isBot", .bool(account.isBot)),
      ("tokenType", .text(account.isBot ? "BOT" : "PERSONAL_ACCESS")), ("exp", .number(expires)),
    ]
  }

  /// In compact form, with a signature that only this server knows.
  func text(number: Int) throws(Signatures.Failure) -> String {
    let header = JSON.object([
      ("kid", .text("Gb389a-9f76-gdjs-a92j-0242bk94356")), ("typ", .text("JWT")), ("alg", .text("RS256")),
    ])
    let parts = [header, .object(claims + [("jti", .number(number))])].map {
      Base64URL.text(Array($0.source(.compact).utf8))
    }
    return parts.joined(separator: ".") + "." + Base64URL.text(try Signatures.random(32))
  }
}

/// How the server takes one of its own tokens under its configuration (JwtFilter, SecurityUtil).
struct ServerTokenRules {
  let configuration: JSON
  let isAtLeast21: Bool
  let isAtLeast112: Bool

  private var authentication: JSON? { configuration["authenticationConfiguration"] }
  private var authorizer: JSON? { configuration["authorizerConfiguration"] }

  /// Why a token is rejected.
  struct Rejection: Error { let message: String }

  /// The name of the account that claims stand for.
  func name(_ claims: [(name: String, value: JSON)], isBot: Bool) throws(Rejection) -> String {
    if let algorithm = authentication?["tokenValidationAlgorithm"]?.text, algorithm != "RS256" {
      throw Rejection(message: "Invalid token: the provided Algorithm doesn't match the one defined")
    }
    let urls = authentication?["publicKeyUrls"]?.texts ?? []
    guard isAtLeast112 || urls.contains(where: { $0.hasSuffix("/api/v1/system/config/jwks") }) else {
      throw Rejection(message: "Invalid token: no key with its kid")
    }
    let whole = try identity(claims, isBot: isBot)
    let parts = whole.split(separator: "@")
    guard let name = parts.first.map({ $0.lowercased() }) else { throw Rejection(message: "Invalid JWT token") }
    if !isBot { try demandDomain(parts.count > 1 ? String(parts[1]) : "") }
    return name
  }

  private func identity(_ claims: [(name: String, value: JSON)], isBot: Bool) throws(Rejection) -> String {
    func claim(_ name: String) -> String? {
      claims.first { $0.name.lowercased() == name.lowercased() }?.value.text
    }
    if isAtLeast21, let name = authentication?["emailClaim"]?.text, !name.isEmpty {
      guard let address = claim(name), address.contains("@") else {
        throw Rejection(message: "Invalid JWT token, '\(name)' claim is not present")
      }
      return address
    }
    let mapping = (authentication?["jwtPrincipalClaimsMapping"]?.texts ?? []).map { $0.split(separator: ":") }
    if !mapping.isEmpty, !isBot {
      for field in ["username", "email"] {
        guard let name = mapping.first(where: { $0[0] == field })?.last, claim(String(name)) != nil else {
          throw Rejection(message: "Invalid JWT token, '\(field)' claim is not present")
        }
      }
      let name = mapping.first { $0[0] == "email" }.flatMap { claim(String($0[$0.count - 1])) }
      return name ?? ""
    }
    guard let value = (authentication?["jwtPrincipalClaims"]?.texts ?? []).lazy.compactMap(claim).first else {
      throw Rejection(message: "Invalid JWT token, none of the following claims are present")
    }
    return value
  }

  private func demandDomain(_ domain: String) throws(Rejection) {
    if isAtLeast21, authentication?["emailClaim"]?.text?.isEmpty == false {
      let allowed = authorizer?["allowedEmailDomains"]?.texts ?? []
      guard allowed.isEmpty || allowed.contains(domain) else {
        throw Rejection(message: "Not Authorized! Email does not match the allowed domains")
      }
      return
    }
    guard authorizer?["enforcePrincipalDomain"] == .bool(true) else { return }
    let allowed = authorizer?["allowedDomains"]?.texts ?? []
    let domains = allowed.isEmpty ? [authorizer?["principalDomain"]?.text ?? ""] : allowed
    guard domains.contains(domain) else {
      throw Rejection(message: "Not Authorized! Email does not match the principal domain")
    }
  }
}
