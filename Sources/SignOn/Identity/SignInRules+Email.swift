import OpenIDConnect
import Text

/// OpenMetadata 2.1: users known by the address in one claim.
extension SignInRules {
  /// From 2.1 on a token that says the address is not verified is rejected; one that does not say so is not.
  mutating func verified() throws(Refusal) {
    let release = settings.deployment.release
    guard release.isFrom(.v2_1), claims.sayEmailIsUnverified else { return }
    throw Refusal(
      topic: .email, field: .jwtPrincipalClaims,
      sentence: "Refused: the claim email_verified is false.",
      rule: "From 2.1 on the server rejects users whose e-mail address is not verified at the provider.")
  }

  /// The address in the e-mail claim, which must look like one.
  mutating func emailClaim() throws(Refusal) -> String {
    let name = settings.text(.emailClaim)
    let rule = "The user is the address in \(shown(name, 40)), in lower case; the principal claims do not count."
    func refusal(_ sentence: String) -> Refusal {
      Refusal(topic: .claim, field: .emailClaim, sentence: sentence, rule: rule)
    }
    guard let text = claims.member(ignoringCase: name)?.value.text, !text.isEmpty else {
      throw refusal("Refused: the token contains no \(shown(name, 40)).")
    }
    guard text.isEmailAddress else { throw refusal("Refused: \(shown(text, 60)) is not an e-mail address.") }
    principal.claim = shown(name, 40)
    add(.claim, .pass, .emailClaim, "The user comes from the claim \(shown(name, 40)).", rule)
    return text.lowercased()
  }

  /// An empty list allows every domain.
  mutating func emailDomain(_ address: String) throws(Refusal) {
    let domains = settings.items(.allowedEmailDomains)
    let domain = String(address.split(separator: "@").last ?? "")
    guard !domains.isEmpty else {
      return add(.domain, .pass, .allowedEmailDomains, "All domains may sign in.", "No e-mail domains are listed.")
    }
    let rule = "The domain must be one of \(shown(domains.joined(separator: ", ")))."
    guard domains.contains(where: { $0.lowercased() == domain }) else {
      throw Refusal(
        topic: .domain, field: .allowedEmailDomains,
        sentence: "Refused: the domain \(shown(domain, 60)) is not allowed.", rule: rule)
    }
    add(.domain, .pass, .allowedEmailDomains, "The domain \(shown(domain, 60)) is allowed.", rule)
  }
}

extension Claims {
  /// Whether `email_verified` is false, and not only absent.
  var sayEmailIsUnverified: Bool { [.bool(false), .text("false")].contains(self["email_verified"]) }
}

extension String {
  /// As the server tests it: ASCII letters, digits and a few signs, one `@`, and a domain with a dot.
  var isEmailAddress: Bool {
    let parts = split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let dot = parts[1].lastIndex(of: "."), dot > parts[1].startIndex else { return false }
    let end = parts[1][parts[1].index(after: dot)...]
    return parts[0].isWord(and: ".%+-") && parts[1].isMadeOf { $0.isLetter || $0.isDigit || ".-".utf8.contains($0) }
      && end.utf8.count >= 2 && end.isMadeOf(\.isLetter)
  }
}
