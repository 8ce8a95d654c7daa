import OpenIDConnect
import Text

/// Whoever signs people in: a user pool, or the issuer of another provider.
struct Tenant: Equatable {
  let issuer: String
  let scopes: Set<String>
  let claims: Claims

  /// Whose claims the tokens hold.
  enum Claims: Equatable {
    case cognito, okta, auth0, google, keycloak
    case entra(tenant: String)
  }

  /// Whether a client may have this ID: Cognito's have at most 128 letters, digits, underscores or plus signs.
  func isClientID(_ text: String) -> Bool {
    claims == .cognito
      ? text.utf8.count <= 128 && text.isWord(and: "+")
      : text.isMadeOf { (0x21...0x7E).contains($0) }
  }

  /// The HTTP status for a client that is not who it says it is (RFC 6749 §5.2 allows both).
  var refusedClientStatus: Int { claims == .cognito ? 400 : 401 }

  /// The provider's own ID of a user.
  func subject(_ user: User) -> String {
    let digits = user.sub.filter { $0 != "-" }
    return switch claims {
    case .cognito, .keycloak, .entra: user.sub
    case .okta: "00u" + digits.prefix(17)
    case .auth0: "auth0|" + digits.prefix(24)
    case .google: "1" + digits.compactMap { $0.hexDigitValue.map { String($0 % 10) } }.joined().prefix(20)
    }
  }

  private var isEntra: Bool { if case .entra = claims { true } else { false } }

  /// The claims about a user that the scopes allow, as the provider names them.
  func personal(_ user: User, _ scopes: [String]) -> [(String, JSON)] {
    var members: [(String, JSON)] = []
    if scopes.contains("email"), let email = user.email {
      if !isEntra { members.append(("email_verified", .bool(true))) }
      members.append(("email", .text(email)))
    }
    guard scopes.contains("profile") else { return members }
    members.append(("name", .text(user.name)))
    switch claims {
    case .cognito, .keycloak:
      if let preferred = user.preferredUsername { members.append(("preferred_username", .text(preferred))) }
    case .okta: members.append(("preferred_username", .text(user.login)))
    case .auth0: members.append(("nickname", .text(user.login.parts(at: "@").first.map(String.init) ?? user.login)))
    case .google: if let email = user.email { members.append(("hd", .text(String(email.parts(at: "@")[1])))) }
    case .entra(let tenant):
      members += [
        ("preferred_username", .text(user.login)), ("oid", .text(user.sub)), ("tid", .text(tenant)),
        ("ver", .text("2.0")),
      ]
    }
    return members
  }
}

extension Pool {
  var tenant: Tenant {
    Tenant(
      issuer: issuer, scopes: ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"],
      claims: .cognito)
  }
}
