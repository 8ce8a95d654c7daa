import OpenIDConnect

extension Step {
  /// Tokens are verified with RSA keys for signatures, found by their `kid` (RFC 7517 §4).
  static let keySetIsUsable = Step(
    "key-set-is-usable", "Key set holds a usable key", field: .publicKeyURLs,
    needs: Need(.issuerIsTheAuthority, "the right issuer"), asks: { $0.keysURL.map { .keys($0) } }
  ) { settings in
    guard let address = settings.keysURL else { return .unknown("needs the address of the key set") }
    return settings.facts.keys.verdict(asking: address, .publicKeyURLs) { keys, _ in
      let usable = keys.usable
      if !usable.isEmpty { return .passed("\(usable.count) usable of \(keys.keys.count)") }
      return .failed(
        .error(
          .publicKeyURLs, "The key set \(shown(address, 60)) \(reason(keys.keys)).",
          remedy: "Ask whoever runs the provider; the server needs an RSA key with a kid, of 2048 bits or more."))
    }
  }

  private static func reason(_ keys: [KeySet.Key]) -> String {
    if keys.isEmpty { return "holds no key" }
    if !keys.contains(where: { $0.type == "RSA" }) { return "holds no RSA key" }
    if !keys.contains(where: { $0.kid?.isEmpty == false }) { return "holds no key with a kid" }
    return "holds no RSA key for signatures that is long enough"
  }
}
