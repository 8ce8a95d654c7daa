/// Whose sign-in it is: how its addresses are recognised and what follows from them.
public struct Provider: Sendable, Identifiable {
  /// As the server's `provider` key names it: `aws-cognito`.
  public let id: String
  public let title: String
  /// The name a configuration gets when nobody gives one.
  public let providerName: String
  /// Reads whatever people have at hand as the address where the provider describes itself.
  public let interpret: @Sendable (_ pasted: String) -> Interpretation
  /// The authority (issuer) that belongs to the discovery URI as it stands.
  public let authority: @Sendable (Settings) -> String?
  /// The address of the key set as it follows from the authority.
  public let keysURL: @Sendable (Settings) -> String?
  /// The provider's own name for the tenant; nil where there is none.
  public let tenant: @Sendable (Settings) -> String?
  /// The scopes it is known to offer, when it has not been asked.
  public let knownScopes: [String]?

  public static let all: [Provider] = [.awsCognito, .customOIDC]

  public static func named(_ id: String) -> Provider? { all.first { $0.id == id } }
}

/// What a pasted text was taken for.
public enum Interpretation: Equatable, Sendable {
  /// The discovery URI, and what was done to the text to get it; empty when nothing was.
  case discoveryURI(String, done: [String])
  /// It cannot lead to the provider: why, and where to look instead.
  case unusable(String, remedy: String)
}

/// Where every OpenID provider describes itself, beneath its issuer (OpenID Connect Discovery 1.0 §4).
public let discoveryPath = "/.well-known/openid-configuration"
