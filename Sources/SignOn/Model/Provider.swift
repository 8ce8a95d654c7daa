import Text

/// An identity provider as data: everything that differs from one provider to the next.
///
/// Nothing outside `Providers/` asks which provider it is; it asks for a trait. No trait has a default, so the compiler
/// asks a new provider for each of them.
package struct Provider: Sendable, Identifiable {
  /// As the server's `provider` key names it: `aws-cognito`.
  package let id: String
  package let title: String
  /// Its description in the list of choices.
  let note: String
  /// The folder of its pages in OpenMetadata's documentation.
  let documentation: String
  /// Its name in a sentence: `Cognito`.
  let name: String
  /// The default provider name of a configuration.
  package let providerName: String
  /// The server's name for the client type to use with it.
  let oidcType: String
  /// Whether it represents any provider, so that an unusual value may be correct and is only a warning.
  let isGeneric: Bool
  /// Help that differs from the field's own; asked after all fields exist, as it names them.
  let help: @Sendable (Field) -> Help?

  /// Turns whatever was pasted into the discovery URI.
  package let interpret: @Sendable (_ pasted: String) -> Interpretation
  /// The app client in a file of the provider's console, pasted as a whole; nil where there is none.
  let client: @Sendable (_ pasted: String) -> PastedClient?
  /// The URL to offer instead of an unusable one.
  let otherAddress: @Sendable (_ pasted: String) -> String?
  /// What to paste while there is no discovery URI.
  let addressHint: String
  /// The authority (issuer) derived from the current discovery URI.
  package let authority: @Sendable (Settings) -> String?
  /// Whether the server rejects an authority other than the derived one.
  let authorityIsCompared: @Sendable (Settings) -> Bool
  /// The issuers in its discovery document and tokens, where they may differ from the authority.
  let otherIssuers: @Sendable (Settings) -> [String]
  /// The JWKS URL the server derives and requires; nil if only the discovery document contains it.
  let keysURL: (@Sendable (Settings) -> String?)?
  /// Whether the server rejects any JWKS URL but that one.
  let rejectsOtherKeys: Bool
  /// Other URLs of the same keys; tokens are verified, but the server's own check may reject the list.
  let otherKeysURLs: @Sendable (Settings) -> [String]
  /// The provider's own name for the tenant; nil where there is none.
  let tenant: @Sendable (Settings) -> String?
  /// Whether a host belongs to the provider, so that OpenMetadata cannot be there.
  let ownsHost: @Sendable (_ host: String) -> Bool
  /// Whether a host outside the issuer's registrable domain belongs to the provider; the client secret may go there.
  let mayReceiveSecret: @Sendable (_ host: String, _ issuer: WebAddress) -> Bool
  /// Whether a callback URL may use http without any risk.
  let allowsPlainHTTP: @Sendable (_ callback: WebAddress) -> Bool
  /// Whether it refuses to register any other callback URL with http.
  let refusesPlainHTTP: Bool

  /// The scopes to request, if different from the field's default.
  let scopes: String?

  /// The scopes it is known to offer, without querying it.
  let knownScopes: [String]?
  /// Scopes that users copy from its documentation but OpenMetadata does not need, each with a remedy.
  let needlessScopes: [String: String]
  /// The algorithms that its tokens can be verified with.
  let algorithms: [String]
  /// The effect of any other algorithm.
  let otherAlgorithms: String
  /// Why even a public client can only request a code; nil if it may request an `id_token`.
  let onlyCode: String?
  /// Prompt values without effect, which newer servers reject.
  let promptsWithoutEffect: Set<String>
  /// The claims that identify users, if different from the field's default.
  let principalClaims: [String]?
  /// Claims with UUIDs, which make unreadable user names.
  let opaqueClaims: Set<String>
  /// Whether its tokens have a `token_use` claim.
  let marksTokenUse: Bool
  /// The provider's own checks, by field.
  let checks: @Sendable () -> [(field: Field, checks: [Check])]

  /// Whether its discovery document must have a userinfo endpoint.
  let needsUserinfo: Bool
  /// Problems with the hosts of its endpoints.
  let endpointProblem: @Sendable (Settings, _ hosts: [String]) -> Finding?
  /// What to do about an issuer that differs from the authority and cannot replace it.
  let issuerRemedy: @Sendable (_ issuer: String, Settings) -> String?
  /// Whether it shows its sign-in page only for a registered client and callback URL.
  let loginPageProvesCallback: Bool
  /// HTTP statuses of its authorization endpoint for an unknown client.
  let unknownClientStatuses: Set<Int>
  /// How to fix a refusal at the provider.
  let fix: @Sendable (ClientRefusal, Settings) -> Fix

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  package static func named(_ id: String) -> Provider? { byID[id] }

  /// The provider that the first URL or host in a text belongs to; nil if it is none of the known ones.
  static func owner(of text: String) -> Provider? {
    PastedText(text)?.words.lazy.compactMap { word in
      let rest = word.range(of: "://").map { word[$0.upperBound...] } ?? word
      let host = rest.prefix { $0 != "/" && $0 != ":" }.lowerCase
      return all.first { $0.ownsHost(host) }
    }.first
  }
}

/// An app client as the provider's console hands it out.
struct PastedClient {
  let id: String
  let secret: Secret?
  /// The registered callback URLs.
  let callbacks: [String]
}

/// What a pasted text was taken for.
package enum Interpretation: Equatable, Sendable {
  /// The discovery URI, and what was changed in the text to get it.
  case discoveryURI(String, done: [String])
  /// It cannot lead to the provider: why, and where to look instead.
  case unusable(String, remedy: String)
}

/// Why a provider rejects a client, from its response to a probe.
package enum ClientRefusal: CaseIterable, Sendable {
  case callbackNotRegistered, unknownClient, scopeNotEnabled, flowNotAllowed, wrongSecret, usageNotAllowed
}

/// The fix for a refusal: where in the provider's console, and a command to copy.
package struct Fix: Sendable {
  package let remedy: String
  package var command: String?
}

/// The path of the discovery document below the issuer (OpenID Connect Discovery 1.0 §4).
package let discoveryPath = "/.well-known/openid-configuration"

extension Settings {
  /// OpenMetadata's documentation page about this provider and client type; it has all fields.
  package var documentation: String {
    let page = "\(provider.documentation)/\(isConfidential ? "confidential" : "public")-client"
    return "https://docs.open-metadata.org/latest/deployment/security/\(page)"
  }

  /// The help of a field for the chosen provider.
  package func help(_ field: Field) -> Help { provider.help(field) ?? field.help }

  /// The options of a field, and what each means with the chosen provider.
  package func options(_ field: Field) -> [Field.Choice] {
    let notes = help(field).options
    return field.options.map { Field.Choice($0.value, notes[$0.value] ?? $0.note) }
  }
}
