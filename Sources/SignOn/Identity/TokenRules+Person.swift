import OpenIDConnect
import Text

extension TokenRules {
  /// What the token says about the user, and the claims the configuration needs.
  var person: [Line] { [subject, emailVerified].compactMap(\.self) + expectation.named.flatMap(lines) }

  private var subject: Line {
    let subject = claim("sub", required: "a string")
    return claims["sub"]?.text?.isEmpty == false
      ? subject(.pass, "The provider's own name for the person.")
      : subject(.fail, "An ID token must name its subject (sub); this one does not.")
  }

  /// OpenMetadata ignores it, so users who can change their own address can become someone else.
  private var emailVerified: Line? {
    guard claims["email"] != nil || claims["email_verified"] != nil else { return nil }
    let verified = claim("email_verified", required: "true", .jwtPrincipalClaims)
    switch claims["email_verified"] {
    case .bool(true), .text("true"): return verified(.pass, "The user has verified the e-mail address.")
    case nil:
      return verified(
        .warning, "The provider does not say whether the address is verified; OpenMetadata trusts it.")
    case _ where expectation.needsVerifiedEmail && claims.sayEmailIsUnverified:
      return verified(
        .fail, "The e-mail address is not verified; from 2.1 on OpenMetadata rejects it. Verify it at the provider.")
    default:
      return verified(
        .warning, "The e-mail address is not verified, but OpenMetadata trusts it: verify addresses at the provider.")
    }
  }

  private func lines(_ named: TokenExpectation.NamedClaims) -> [Line] {
    switch named.demand {
    case .first: named.claims.isEmpty ? [] : [first(named)]
    case .each: named.claims.map { each($0, field: named.field) }
    case .wished: named.claims.map { wished($0, field: named.field) }
    }
  }

  private func first(_ named: TokenExpectation.NamedClaims) -> Line {
    let wanted = named.claims.prefix(6).map { OutsideText.shown($0, limit: 40) }
    let principal = Claim(
      name: "principal claim", seen: "none of them", required: "one of \(wanted.joined(separator: ", "))",
      governedBy: named.field)
    guard let index = named.claims.firstIndex(where: { claims.member(ignoringCase: $0) != nil }),
      let member = claims.member(ignoringCase: named.claims[index])
    else { return principal(.fail, "No claim identifies the user: the server rejects the sign-in.") }
    let name = OutsideText.shown(member.name, limit: 40)
    guard let text = member.value.text, !text.isEmpty else {
      let kind = member.value.text == nil ? member.value.kind : "empty"
      return principal(
        .fail, seen: "\(name): \(kind)", "The server uses only this claim; it gives no user name.")
    }
    if index == 0 { return principal(.pass, seen: name, "The user name comes from this claim.") }
    return principal(
      .warning, seen: name,
      "\(wanted.first ?? "The first claim") is missing, so the user name comes from another claim.")
  }

  private func each(_ name: String, field: String) -> Line {
    let value = claims.member(ignoringCase: name)?.value
    let claim = Claim(name: shown(name), seen: value?.shown() ?? "absent", required: "a string", governedBy: field)
    return value?.text?.isEmpty == false
      ? claim(.pass, "The configuration uses it.")
      : claim(.fail, "The configuration needs it: without it the server rejects the sign-in.")
  }

  private func wished(_ name: String, field: String) -> Line {
    let value = claims.member(ignoringCase: name)?.value
    let claim = Claim(name: shown(name), seen: value?.shown() ?? "absent", required: "present", governedBy: field)
    return value == nil
      ? claim(
        .warning, "The configuration names this claim, but the token lacks it, so it has no effect for this user.")
      : claim(.pass, "The configuration uses it.")
  }
}

extension Claims {
  /// As the server looks a claim up: without regard to upper and lower case.
  func member(ignoringCase name: String) -> Member? {
    let wanted = name.lowercased()
    return members.last { $0.name.lowercased().isExactly(wanted) }
  }
}
