import OpenIDConnect
import Text

/// The id and the name of something in a list.
package struct NamedItem: Hashable, Sendable {
  package let id: String
  package let name: String

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// A user pool as AWS describes it.
package struct UserPool: Equatable, Sendable {
  package let id: String
  package let name: String
  /// The region it was asked in.
  package let region: String
  /// The prefix of its domain at Amazon, and its own domain; nil if it has none.
  package var domain: String?
  package var customDomain: String?

  package init(id: String, name: String, region: String, domain: String? = nil, customDomain: String? = nil) {
    self.id = id
    self.name = name
    self.region = region
    self.domain = domain
    self.customDomain = customDomain
  }

  package var hasDomain: Bool { domain != nil || customDomain != nil }

  /// A prefix for a domain at Amazon that hardly anybody has: the pool's name and the end of its ID.
  ///
  /// Lower-case letters, digits and hyphens, at most 63; not the words that AWS reserves for itself.
  package var proposedDomain: String {
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let reserved = ["aws", "amazon", "cognito"]
    let free = words.filter { word in !reserved.contains { word.contains($0) } }
    let start = free.joined(separator: "-").prefix(40)
    let end = id.drop { $0 != "_" }.dropFirst().lowercased()
    return [start.isEmpty ? "sign-in" : String(start), end].joined(separator: "-")
  }

  init?(_ answer: JSON, in region: String) {
    guard let pool = answer["UserPool"], let id = pool["Id"]?.text else { return nil }
    self.init(
      id: id, name: pool["Name"]?.text ?? "", region: region, domain: pool.filledText("Domain"),
      customDomain: pool.filledText("CustomDomain"))
  }
}

/// An app client as AWS describes it; lists that AWS leaves out are empty.
package struct AppClient: Equatable, Sendable {
  package var id: String
  package var name: String
  /// Nil for a public client.
  package var secret: Secret?
  package var callbackURLs: [String] = []
  package var signOutURLs: [String] = []
  /// Whether it may use OAuth flows at all, and which.
  package var usesFlows = false
  package var flows: [String] = []
  package var scopes: [String] = []
  package var identityProviders: [String] = []
  /// Empty if it may read all standard attributes.
  package var readAttributes: [String] = []
  /// In seconds.
  package var idTokenLife = 3_600
  package var refreshTokenLife = 30 * 86_400

  package init(id: String, name: String, secret: Secret? = nil) {
    self.id = id
    self.name = name
    self.secret = secret
  }

  package var allowsCode: Bool { usesFlows && flows.contains("code") }

  init?(_ answer: JSON) {
    guard let client = answer["UserPoolClient"], let id = client["ClientId"]?.text else { return nil }
    self.init(
      id: id, name: client["ClientName"]?.text ?? "", secret: client.filledText("ClientSecret").map { Secret($0) })
    callbackURLs = client["CallbackURLs"]?.texts ?? []
    signOutURLs = client["LogoutURLs"]?.texts ?? []
    usesFlows = client["AllowedOAuthFlowsUserPoolClient"] == .bool(true)
    flows = client["AllowedOAuthFlows"]?.texts ?? []
    scopes = client["AllowedOAuthScopes"]?.texts ?? []
    identityProviders = client["SupportedIdentityProviders"]?.texts ?? []
    readAttributes = client["ReadAttributes"]?.texts ?? []
    idTokenLife = client.life("IdToken", "hours") ?? idTokenLife
    refreshTokenLife = client.life("RefreshToken", "days") ?? refreshTokenLife
  }
}

/// A user of a pool.
package struct PoolUser: Hashable, Sendable {
  /// As `cognito:username` in a token.
  package let name: String
  package var attributes: [String: String]
  package var isEnabled = true
  /// Whether another identity provider signs the user in.
  package var isFederated = false

  package init(_ name: String, _ attributes: [String: String] = [:], isFederated: Bool = false) {
    self.name = name
    self.attributes = attributes
    self.isFederated = isFederated
  }

  init?(_ user: JSON) {
    guard let name = user["Username"]?.text else { return nil }
    var attributes: [String: String] = [:]
    for attribute in user["Attributes"]?.items ?? [] {
      if let name = attribute["Name"]?.text { attributes[name] = attribute["Value"]?.text }
    }
    self.init(name, attributes, isFederated: user["UserStatus"]?.text == "EXTERNAL_PROVIDER")
    isEnabled = user["Enabled"] != .bool(false)
  }

  package var email: String? { attributes["email"].flatMap { $0.isEmpty ? nil : $0 } }
  package var hasVerifiedEmail: Bool { attributes["email_verified"]?.lowercased() == "true" }
}

/// A list that may have been longer than what was read.
package struct ReadList<Item: Equatable & Sendable>: Equatable, Sendable {
  package var items: [Item]
  package var isWhole: Bool

  package init(_ items: [Item], isWhole: Bool = true) {
    self.items = items
    self.isWhole = isWhole
  }
}

extension JSON {
  fileprivate func filledText(_ name: String) -> String? {
    self[name]?.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// In seconds; nil if AWS tells none.
  fileprivate func life(_ token: String, _ usual: String) -> Int? {
    guard case .number(let text)? = self["\(token)Validity"], let number = Int(text), (1...315_360_000).contains(number)
    else { return nil }
    let seconds = ["seconds": 1, "minutes": 60, "hours": 3_600, "days": 86_400]
    return number * (seconds[self["TokenValidityUnits"]?[token]?.text ?? usual] ?? 1)
  }
}
