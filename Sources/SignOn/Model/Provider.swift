import Text

/// Whose sign-in it is: how its addresses are recognised and what follows from them.
package struct Provider: Sendable, Identifiable {
  /// As the server's `provider` key names it: `aws-cognito`.
  package let id: String
  package let title: String
  /// The name a configuration gets when nobody gives one.
  package let providerName: String
  /// Reads whatever people have at hand as the address where the provider describes itself.
  package let interpret: @Sendable (_ pasted: String) -> Interpretation
  /// The authority (issuer) that belongs to the discovery URI as it stands.
  package let authority: @Sendable (Settings) -> String?
  /// The address of the key set as it follows from the authority.
  package let keysURL: @Sendable (Settings) -> String?
  /// The provider's own name for the tenant; nil where there is none.
  package let tenant: @Sendable (Settings) -> String?
  /// The scopes it is known to offer, when it has not been asked.
  package let knownScopes: [String]?
  /// Whether a host belongs to the provider although it is not under the issuer's registrable name; the client secret
  /// may go there.
  package let mayReceiveSecret: @Sendable (_ host: String, _ issuer: WebAddress) -> Bool

  package static let all: [Provider] = [.awsCognito, .customOIDC]

  package static func named(_ id: String) -> Provider? { all.first { $0.id == id } }
}

/// What a pasted text was taken for.
package enum Interpretation: Equatable, Sendable {
  /// The discovery URI, and what was done to the text to get it; empty when nothing was.
  case discoveryURI(String, done: [String])
  /// It cannot lead to the provider: why, and where to look instead.
  case unusable(String, remedy: String)
}

/// Where every OpenID provider describes itself, beneath its issuer (OpenID Connect Discovery 1.0 §4).
package let discoveryPath = "/.well-known/openid-configuration"
