import Text

extension TokenBench {
  /// What the token tells of the person, and what the configuration wants to know.
  var person: [Line] { [subject, emailVerified].compactMap(\.self) + expectation.named.flatMap(lines) }

  private var subject: Line {
    let isGiven = claims["sub"]?.text?.isEmpty == false
    return Line(
      "sub", isGiven ? .pass : .fail, seen: seen("sub"), required: "a text",
      isGiven ? "The provider's own name for the person." : "An id token names its subject; this one does not.")
  }

  /// OpenMetadata does not look at it, so whoever may change their own address may become somebody else.
  private var emailVerified: Line? {
    guard claims["email"] != nil || claims["email_verified"] != nil else { return nil }
    func line(_ verdict: TokenJudgement.Verdict, _ explanation: String) -> Line {
      Line(
        "email_verified", verdict, seen: seen("email_verified"), required: "true",
        governedBy: "jwt-principal-claims", explanation)
    }
    switch claims["email_verified"] {
    case .bool(true), .text("true"): return line(.pass, "The person has proved to own the address.")
    case nil:
      return line(.warning, "The provider does not say whether the address is the person's; OpenMetadata trusts it.")
    default:
      return line(
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
    func line(_ verdict: TokenJudgement.Verdict, seen: String, _ explanation: String) -> Line {
      Line(
        "principal claim", verdict, seen: seen, required: "one of \(wanted.joined(separator: ", "))",
        governedBy: named.field, explanation)
    }
    guard let index = named.claims.firstIndex(where: { claims.member(ignoringCase: $0) != nil }),
      let member = claims.member(ignoringCase: named.claims[index])
    else { return line(.fail, seen: "none of them", "No claim says who the person is: the server refuses them.") }
    let name = OutsideText.shown(member.name, limit: 40)
    guard let text = member.value.text, !text.isEmpty else {
      let kind = member.value.text == nil ? member.value.kind : "empty"
      return line(.fail, seen: "\(name): \(kind)", "The server takes it and no other, and cannot make a name of it.")
    }
    if index == 0 { return line(.pass, seen: name, "It makes the user name.") }
    return line(
      .warning, seen: name,
      "The token lacks \(wanted.first ?? "the first"), so that another claim makes the user name.")
  }

  private func each(_ claim: String, field: String) -> Line {
    let value = claims.member(ignoringCase: claim)?.value
    let isGiven = value?.text?.isEmpty == false
    return Line(
      shown(claim), isGiven ? .pass : .fail, seen: value?.shown() ?? "absent", required: "a text", governedBy: field,
      isGiven ? "The configuration uses it." : "The configuration relies on it: without it the server refuses people.")
  }

  private func wished(_ claim: String, field: String) -> Line {
    let value = claims.member(ignoringCase: claim)?.value
    return Line(
      shown(claim), value == nil ? .warning : .pass, seen: value?.shown() ?? "absent", required: "present",
      governedBy: field,
      value == nil
        ? "The configuration names it and the token lacks it, so that it has no effect for this person."
        : "The configuration uses it.")
  }
}
