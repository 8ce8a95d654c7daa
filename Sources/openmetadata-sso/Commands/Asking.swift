import OpenIDConnect
import SignOn

/// Puts all questions to the provider that the settings allow, one after the other, each once.
struct Asking {
  let client: ProviderClient

  /// Fills the facts; nothing is asked that rests on an answer which is missing or wrong.
  func ask(_ settings: inout Settings) async {
    await askForKeys(&settings)
    guard isPassed("endpoints-are-on-the-pools-domain", settings) else { return }
    if let request = settings.authorizationRequest { settings.facts.authorization = await client.authorize(request) }
    if let question = settings.clientQuestion { settings.facts.clientAuthentication = await client.token(question) }
    if let question = settings.otherClientQuestion { settings.facts.otherAuthentication = await client.token(question) }
  }

  /// Asks for the discovery document and the key set alone.
  func askForKeys(_ settings: inout Settings) async {
    let uri = settings.text(.discoveryURI)
    guard !uri.isEmpty, settings.provider.authority(settings) != nil else { return }
    settings.facts.discovery = await client.metadata(uri)
    if settings.metadata != nil, let url = settings.keysURL { settings.facts.keys = await client.keys(url) }
  }

  private func isPassed(_ name: String, _ settings: Settings) -> Bool {
    guard case .passed? = Rung.all.first(where: { $0.name == name })?.verdict(settings) else { return false }
    return true
  }
}

extension Facts {
  /// Whether the provider, or a part of it, could not be spoken to at all.
  var hasUnreachable: Bool {
    [discovery.error, keys.error, authorization.error, clientAuthentication.error].contains {
      $0?.isUnreachable == true
    }
  }
}
