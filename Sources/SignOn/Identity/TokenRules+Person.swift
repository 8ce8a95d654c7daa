import OpenIDConnect
import Text

extension TokenRules {
  /// What the token tells of the person, and what the configuration wants to know.
  var person: [Line] { [subject, emailVerified].compactMap(\.self) + expectation.named.flatMap(lines) }

  private var subject: Line {
    let subject = claim("sub", required: "a text")
    return claims["sub"]?.text?.isEmpty == false
      ? subject(.pass, "The provider's own name for the person.")
      : subject(.fail, "An id token names its subject; this one does not.")
  }

  /// OpenMetadata does not look at it, so whoever may change their own address may become somebody else.
  private var emailVerified: Line? {
    guard claims["email"] != nil || claims["email_verified"] != nil else { return nil }
    let verified = claim("email_verified", required: "true", .jwtPrincipalClaims)
    switch claims["email_verified"] {
    case .bool(true), .text("true"): return verified(.pass, "The person has proved to own the address.")
    case nil:
      return verified(
        .warning, "The provider does not say whether the address is the person's; OpenMetadata trusts it.")
    default:
      return verified(
        .warning, "Nobody has proved to own the address, and OpenMetadata trusts it: verify addresses in the pool.")
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
    else { return principal(.fail, "No claim says who the person is: the server refuses them.") }
    let name = OutsideText.shown(member.name, limit: 40)
    guard let text = member.value.text, !text.isEmpty else {
      let kind = member.value.text == nil ? member.value.kind : "empty"
      return principal(
        .fail, seen: "\(name): \(kind)", "The server takes it and no other, and cannot make a name of it.")
    }
    if index == 0 { return principal(.pass, seen: name, "It makes the user name.") }
    return principal(
      .warning, seen: name,
      "The token lacks \(wanted.first ?? "the first"), so that another claim makes the user name.")
  }

  private func each(_ name: String, field: String) -> Line {
    let value = claims.member(ignoringCase: name)?.value
    let claim = Claim(name: shown(name), seen: value?.shown() ?? "absent", required: "a text", governedBy: field)
    return value?.text?.isEmpty == false
      ? claim(.pass, "The configuration uses it.")
      : claim(.fail, "The configuration relies on it: without it the server refuses people.")
  }

  private func wished(_ name: String, field: String) -> Line {
    let value = claims.member(ignoringCase: name)?.value
    let claim = Claim(name: shown(name), seen: value?.shown() ?? "absent", required: "present", governedBy: field)
    return value == nil
      ? claim(.warning, "The configuration names it and the token lacks it, so that it has no effect for this person.")
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
