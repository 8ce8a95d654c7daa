import OpenIDConnect

/// OpenMetadata 1.12: SecurityUtil reads the claims mapping by these rules, in this order.
extension SignInRules {
  private static let whole = "A mapping contains exactly username and email, each with one claim; best leave it empty."

  private func refusal(_ sentence: String, _ rule: String = Self.whole) -> Refusal {
    Refusal(topic: .mapping, field: .jwtPrincipalClaimsMapping, sentence: sentence, rule: rule)
  }

  /// The claim of each field; nil where nothing is mapped.
  func mapping() throws(Refusal) -> [String: String]? {
    var mapping: [String: String] = [:]
    for entry in settings.items(.jwtPrincipalClaimsMapping) {
      let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
      let last = parts.lastIndex { !$0.isEmpty } ?? -1
      guard last >= 1 else {
        throw refusal(
          "The server does not start: “\(shown(entry, 50))” has no claim after a colon.",
          "Every entry is split at its colons into a field and a claim.")
      }
      guard mapping.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else {
        throw refusal("The server does not start: the mapping lists \(shown(parts[0], 40)) twice.")
      }
    }
    guard !mapping.isEmpty else { return nil }
    guard ["username", "email"].allSatisfy({ mapping[$0]?.isEmpty == false }) else {
      throw refusal("The server does not start: Both username and email should be present.")
    }
    let others = mapping.keys.filter { $0 != "username" && $0 != "email" }.sorted()
    guard others.isEmpty else {
      throw refusal(
        "The server does not start: Only username and email keys are allowed, but found: "
          + shown(others.joined(separator: ", "), 60))
    }
    return mapping
  }

  /// The texts of the two mapped claims; the principal claims are not looked at.
  mutating func mapped(_ mapping: [String: String]) throws(Refusal) -> (userName: String, email: String) {
    let userNameClaim = mapping["username"] ?? ""
    let emailClaim = mapping["email"] ?? ""
    let cut = settings.items(.jwtPrincipalClaimsMapping).first { $0.split(separator: ":").count > 2 }
    add(
      .mapping, .warning, .jwtPrincipalClaimsMapping,
      "The mapping takes the user name from \(shown(userNameClaim, 40)) and the e-mail from \(shown(emailClaim, 40)).",
      "A mapping replaces the principal claims, and OpenMetadata's own tokens lack the mapped claims.")
    if let cut {
      add(
        .mapping, .warning, .jwtPrincipalClaimsMapping,
        "“\(shown(cut, 50))” is cut off at its second colon; the REST API rejects it.",
        "A claim with a colon cannot be mapped.")
    }
    guard let name = claims.member(ignoringCase: userNameClaim)?.value.text, !name.isEmpty else {
      throw refusal(
        "Refused: Invalid JWT token, 'username' claim is not present (\(shown(userNameClaim, 40))).",
        "The claim mapped to username must be a non-empty text.")
    }
    guard let address = claims.member(ignoringCase: emailClaim)?.value.text, address.utf8.contains(UInt8(ascii: "@"))
    else {
      throw refusal(
        "Refused: Invalid JWT token, 'email' claim is not present or invalid (\(shown(emailClaim, 40))).",
        "The claim mapped to email must contain an @.")
    }
    principal.claim = shown(userNameClaim, 40)
    return (name, address)
  }
}
