import Text

/// An identity provider as data: everything that differs from one provider to the next.
///
/// Nothing outside `Providers/` asks which provider it is; it asks for a trait. No trait has a default, so the compiler
/// asks a new provider for each of them.
package struct Provider: Sendable, Identifiable {
  /// As the server's `provider` key names it: `aws-cognito`.
  package let id: String
  package let title: String
  /// What it is, in the list to choose from.
  let note: String
  /// Its name within a sentence: `Cognito`.
  let name: String
  /// The provider name that a configuration gets when nobody gives one.
  package let providerName: String
  /// The server's name for the client that talks to it.
  let oidcType: String
  /// Whether it stands for any provider: an unusual value may then be right, and is a warning instead of an error.
  let isGeneric: Bool
  /// Help that differs from the field's own, by the field's id.
  let help: [String: Help]

  /// Reads whatever people have at hand as the address where the provider describes itself.
  package let interpret: @Sendable (_ pasted: String) -> Interpretation
  /// The address to offer in place of one that cannot be used.
  let otherAddress: @Sendable (_ pasted: String) -> String?
  /// What to paste while there is no discovery URI.
  let addressHint: String
  /// The authority (issuer) that belongs to the discovery URI as it stands.
  package let authority: @Sendable (Settings) -> String?
  /// The key set's address as the server derives it, which then refuses any other; nil where only the discovery
  /// document tells.
  let keysURL: (@Sendable (Settings) -> String?)?
  /// The provider's own name for the tenant; nil where there is none.
  let tenant: @Sendable (Settings) -> String?
  /// Whether a host is one of the provider's own, where OpenMetadata cannot be.
  let ownsHost: @Sendable (_ host: String) -> Bool
  /// Whether a host belongs to the provider although it is not under the issuer's registrable name; the client secret
  /// may go there.
  let mayReceiveSecret: @Sendable (_ host: String, _ issuer: WebAddress) -> Bool
  /// Whether a callback may be plain http.
  let allowsPlainHTTP: @Sendable (_ callback: WebAddress) -> Bool

  /// The scopes it is known to offer, when it has not been asked.
  let knownScopes: [String]?
  /// Scopes that people copy from its documentation and OpenMetadata has no use for, each with the remedy.
  let needlessScopes: [String: String]
  /// The algorithms that its tokens can be verified with.
  let algorithms: [String]
  /// What any other algorithm leads to.
  let otherAlgorithms: String
  /// Why even a public client cannot ask for anything but a code; nil where it may ask for an `id_token`.
  let onlyCode: String?
  /// Words of the prompt that mean nothing to it, which newer servers refuse.
  let promptsWithoutEffect: Set<String>
  /// The claims that identify people, where they are not the field's default.
  let principalClaims: [String]?
  /// Claims that are UUIDs and make user names that nobody recognises.
  let opaqueClaims: Set<String>
  /// Whether its tokens say in `token_use` what they are for.
  let marksTokenUse: Bool
  /// What must hold with this provider, each list with the field it speaks of.
  let checks: @Sendable () -> [(field: Field, checks: [Check])]

  /// Whether its discovery document has to name a userinfo endpoint.
  let needsUserinfo: Bool
  /// What is wrong with the hosts of its endpoints.
  let endpointProblem: @Sendable (Settings, _ hosts: [String]) -> Finding?
  /// What to do about an issuer that is not the authority and cannot become it.
  let issuerRemedy: @Sendable (_ issuer: String, Settings) -> String?
  /// Whether its sign-in page comes only after client and callback were found right.
  let loginPageProvesCallback: Bool
  /// Statuses of its authorization endpoint that mean a client it does not know.
  let unknownClientStatuses: Set<Int>
  /// How a refusal is mended at the provider.
  let fix: @Sendable (ClientRefusal, Settings) -> Fix

  package static func named(_ id: String) -> Provider? { all.first { $0.id == id } }
}

/// What a pasted text was taken for.
package enum Interpretation: Equatable, Sendable {
  /// The discovery URI, and what was done to the text to get it; empty when nothing was.
  case discoveryURI(String, done: [String])
  /// It cannot lead to the provider: why, and where to look instead.
  case unusable(String, remedy: String)
}

/// What a provider has against a client, told by its answer to a probe.
package enum ClientRefusal: CaseIterable, Sendable {
  case callbackNotRegistered, unknownClient, scopeNotEnabled, flowNotAllowed, wrongSecret, usageNotAllowed
}

/// What mends a refusal: where in the provider's console, and a command to be copied.
package struct Fix: Sendable {
  package let remedy: String
  package var command: String?
}

/// Where every OpenID provider describes itself, beneath its issuer (OpenID Connect Discovery 1.0 §4).
package let discoveryPath = "/.well-known/openid-configuration"

extension Settings {
  /// The help of a field as it reads for the chosen provider.
  package func help(_ field: Field) -> Help { provider.help[field.id] ?? field.help }
}
