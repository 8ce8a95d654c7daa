/// One server setting with its value, as every format writes it.
package struct Entry: Equatable, Sendable {
  package let key: ServerKey
  /// The field it comes from; empty for fixed values.
  package let field: String
  package let value: Value
  /// Whether another file sets it and this one only passes it on.
  var isHandedOn = false
}

extension Settings {
  /// Every key that is written, with its value; for a public client none of the OIDC section.
  package var entries: [Entry] {
    var entries = Entry.always
    for field in Field.all where isRelevant(field) {
      guard let value = self[field], isWritten(field, value) else { continue }
      for key in field.keys where isConfidential || key.section != .oidc {
        entries.append(Entry(key: key, field: field.id, value: value))
      }
    }
    let place = ServerKey.places
    return entries.enumerated().sorted {
      let (left, right) = (place[$0.element.key.path] ?? Int.max, place[$1.element.key.path] ?? Int.max)
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element)
  }

  /// An empty text is written, to override a default; other kinds are never written empty.
  private func isWritten(_ field: Field, _ value: Value) -> Bool {
    if field == .tokenValidity { return value.text != "0" && !value.isEmpty && !self.value(of: field).origin.isStock }
    if field.id == "default-role" || field.id == "team-claim" { return !value.isEmpty }
    switch field.kind {
    case .toggle, .secret: return !value.isEmpty
    case .choice(let choices): return !value.isEmpty || choices.contains { $0.value.isEmpty }
    case .number(_, let allowsEmpty): return allowsEmpty || !value.isEmpty
    case .text, .url, .list, .pairs: return true
    }
  }
}

extension Entry {
  /// The two class names, which have only one value each.
  static let always = [
    Entry(
      key: .authorizer("className", "AUTHORIZER_CLASS_NAME"), field: "",
      value: .text("org.openmetadata.service.security.DefaultAuthorizer")),
    Entry(
      key: .authorizer("containerRequestFilter", "AUTHORIZER_REQUEST_FILTER"), field: "",
      value: .text("org.openmetadata.service.security.JwtFilter")),
  ]
}

extension ServerKey {
  fileprivate static let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })

  /// The order of the shipped `openmetadata.yaml`; keys it lacks come last in their section.
  static let order: [String] = {
    func paths(_ section: Section, _ names: String) -> [String] {
      names.split(separator: " ").map { "\(section.rawValue).\($0)" }
    }
    let authorizer = """
      className containerRequestFilter adminPrincipals allowedEmailRegistrationDomains principalDomain allowedDomains \
      enforcePrincipalDomain enableSecureSocketConnection useRolesFromProvider defaultOAuthRole
      """
    let authentication = """
      clientType provider responseType providerName publicKeyUrls tokenValidationAlgorithm authority clientId \
      callbackUrl jwtPrincipalClaims jwtPrincipalClaimsMapping jwtTeamClaimMapping enableSelfSignup \
      enableAutoRedirect forceSecureSessionCookie
      """
    let oidc = """
      id type secret scope discoveryUri useNonce preferredJwsAlgorithm responseType disablePkce callbackUrl \
      serverUrl clientAuthenticationMethod tenant maxClockSkew tokenValidity customParams maxAge prompt sessionExpiry
      """
    return paths(.authorizer, authorizer) + paths(.authentication, authentication) + paths(.oidc, oidc)
  }()
}
