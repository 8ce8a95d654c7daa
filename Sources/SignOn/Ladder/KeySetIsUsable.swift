import OpenIDConnect

extension Step {
  /// Tokens are verified with RSA keys for signatures, found by their `kid` (RFC 7517 §4).
  static let keySetIsUsable = Step(
    "key-set-is-usable", "JWKS contains a usable key", field: .publicKeyURLs,
    needs: Need(.issuerIsTheAuthority, "issuer not verified"), asks: { $0.askedKeysURL.map { .keys($0) } }
  ) { settings in
    guard let address = settings.askedKeysURL else { return .unknown("skipped: the JWKS URL is not known") }
    return settings.facts.keys.verdict(asking: address, .publicKeyURLs) { keys, _ in
      let usable = keys.usable
      if !usable.isEmpty { return .passed("\(usable.count) usable of \(keys.keys.count)") }
      return .failed(
        .error(
          .publicKeyURLs, "The JWKS \(shown(address, 60)) \(reason(keys.keys)).",
          remedy: "Contact the provider's administrator; the server needs an RSA key with a kid, of at least 2048 bits."
        ))
    }
  }

  private static func reason(_ keys: [KeySet.Key]) -> String {
    if keys.isEmpty { return "contains no keys" }
    if !keys.contains(where: { $0.type == "RSA" }) { return "contains no RSA key" }
    if !keys.contains(where: { $0.kid?.isEmpty == false }) { return "contains no key with a kid" }
    return "contains no RSA signing key that is long enough"
  }
}
