import Text

/// The server's own validation, as far as it does not ask the provider for what only a person knows.
struct ServerValidator {
  let configuration: JSON
  let isAtLeast21: Bool
  /// The scopes of the provider that the configuration leads to; nil if there is none.
  let scopes: [String]?

  private var authentication: JSON { configuration["authenticationConfiguration"] ?? .object([]) }
  private var authorizer: JSON { configuration["authorizerConfiguration"] ?? .object([]) }

  typealias Complaint = (field: String, error: String)

  /// What its schema requires; the answer is then 400.
  var missing: String? {
    let required = [
      (authentication, ["provider", "providerName", "jwtPrincipalClaims"]),
      (
        authorizer,
        [
          "className", "containerRequestFilter", "adminPrincipals", "principalDomain", "enforcePrincipalDomain",
          "enableSecureSocketConnection",
        ]
      ),
    ]
    return required.lazy.flatMap { section, names in names.filter { (section[$0] ?? .null) == .null } }.first
  }

  /// At most one of each group, as the server answers.
  var complaints: [Complaint] { [base, provider, authorizerComplaint].compactMap(\.self) }

  private func isEmpty(_ name: String) -> Bool {
    switch authentication[name] {
    case .text(let text): text.isEmpty
    case .list(let items): items.isEmpty
    default: true
    }
  }

  private var isConfidential: Bool { authentication["clientType"]?.text == "confidential" }

  private var base: Complaint? {
    var names = ["provider", "providerName", "authority", "callbackUrl", "clientId"]
    if !isAtLeast21 || isEmpty("emailClaim") { names.insert("jwtPrincipalClaims", at: 2) }
    if !isConfidential { names.append("publicKeyUrls") }
    if let name = names.first(where: isEmpty) {
      return ("authenticationConfiguration.\(name)", "\(name) is required")
    }
    let mapping = authentication["jwtPrincipalClaimsMapping"]?.texts ?? []
    let keys = Set(mapping.map { $0.prefix { $0 != ":" } })
    guard mapping.isEmpty || keys == ["username", "email"] else {
      return (
        "authenticationConfiguration.jwtPrincipalClaimsMapping", "Both username and email should be present"
      )
    }
    return nil
  }

  private var provider: Complaint? {
    let name = authentication["provider"]?.text ?? ""
    let prefix = "authenticationConfiguration.oidcConfiguration"
    guard !["basic", "openmetadata", "ldap", "saml"].contains(name) else {
      return ("general", "Unknown provider: \(name)")
    }
    guard isConfidential else {
      return scopes == nil ? ("", "Cognito public client validation failed: Invalid authority") : nil
    }
    guard let client = authentication["oidcConfiguration"], client != .null else {
      return ("\(prefix).id", "OIDC configuration is required")
    }
    func text(_ name: String) -> String { client[name]?.text ?? "" }
    if text("id").isEmpty { return ("\(prefix).id", "Client ID is required") }
    if text("secret").isEmpty { return ("\(prefix).secret", "Client secret is required") }
    guard let scopes else { return ("\(prefix).discoveryUri", "Cannot access the discovery document: HTTP 404") }
    let asked = text("scope").split(separator: " ").map(String.init)
    if let other = asked.first(where: { !scopes.contains($0) }) {
      return ("\(prefix).scope", "Unsupported scopes: \(other)")
    }
    if text("secret").allSatisfy({ $0 == "*" }) { return ("\(prefix).secret", "Invalid client secret") }
    return text("prompt").split(separator: " ").count > 1 && text("prompt").contains("none")
      ? ("\(prefix).prompt", "Prompt 'none' cannot be combined with others") : nil
  }

  private var authorizerComplaint: Complaint? {
    let names = authorizer["adminPrincipals"]?.texts ?? []
    let emails = authorizer["adminEmails"]?.texts ?? []
    if names.isEmpty, !isAtLeast21 || emails.isEmpty {
      return ("authorizerConfiguration.adminPrincipals", "At least one admin principal is required")
    }
    if !isAtLeast21, (authorizer["principalDomain"]?.text ?? "").isEmpty {
      return ("authorizerConfiguration.principalDomain", "Principal domain is required")
    }
    return nil
  }
}
