import Text

extension TokenBench {
  /// An access token, told by Cognito's mark, RFC 9068's type, or a client in place of an audience.
  private var isAccessToken: Bool {
    if let use = claims["token_use"] { return use == .text("access") }
    let type = token.header.type?.lowercased()
    return type == "at+jwt" || type == "application/at+jwt" || (claims["aud"] == nil && claims["client_id"] != nil)
  }

  /// Cognito marks what a token is for with `token_use`.
  var use: Line? {
    func line(_ verdict: TokenJudgement.Verdict, _ explanation: String) -> Line {
      Line("token_use", verdict, seen: seen("token_use"), required: "id", governedBy: "request-scopes", explanation)
    }
    if isAccessToken {
      return line(.fail, "This is an access token: it has no audience and no e-mail. Take the id_token beside it.")
    }
    switch claims["token_use"] {
    case .text("id"): return line(.pass, "It is an id token.")
    case nil where expectation.marksTokenUse:
      return line(.fail, "Every token of Cognito says what it is for; this one does not, so Cognito did not make it.")
    case nil: return nil
    default: return line(.fail, "This is no id token. Take the id_token of the same answer.")
    }
  }

  /// The issuer must be the authority letter by letter (OpenID Connect Core §3.1.3.7).
  var issuer: Line {
    func line(_ verdict: TokenJudgement.Verdict, _ explanation: String) -> Line {
      Line(
        "iss", verdict, seen: seen("iss"), required: shown(expectation.authority), governedBy: "authority", explanation)
    }
    guard !expectation.authority.isEmpty else { return line(.cannotTell, "The authority is not set yet.") }
    guard let issuer = claims["iss"] else { return line(.fail, "The token does not say who issued it.") }
    guard let text = issuer.text else { return line(.fail, "The issuer is \(issuer.kind), not a text.") }
    if text.isExactly(expectation.authority) { return line(.pass, "The token is of the authority.") }
    if text.isExactly(expectation.authority + "/") || expectation.authority.isExactly(text + "/") {
      return line(.fail, "The two differ by the slash at the end; they must be the same letter by letter.")
    }
    if text.hasPrefix("https://issuer-cognito-idp.") {
      return line(.fail, "The pool uses the newer kind of issuer, which OpenMetadata refuses; set it back to ORIGINAL.")
    }
    return line(.fail, "The token is of another issuer. Set the authority to the pool that people sign in to.")
  }

  /// The relying party must be among those the token is for.
  var audience: Line {
    func line(_ verdict: TokenJudgement.Verdict, _ explanation: String) -> Line {
      Line(
        "aud", verdict, seen: seen("aud"), required: shown(expectation.clientID), governedBy: "client-id", explanation)
    }
    guard !expectation.clientID.isEmpty else { return line(.cannotTell, "The client ID is not set yet.") }
    guard let audience = claims["aud"] else { return line(.fail, "The token does not say for which client it is.") }
    guard let names = audience.text.map({ [$0] }) ?? audience.texts else {
      return line(.fail, "The audience is neither a text nor a list of texts.")
    }
    guard names.contains(where: expectation.clientID.isExactly) else {
      return line(
        .fail, "The token is for another client. OpenMetadata would not notice, so anybody's app client would do.")
    }
    return line(.pass, "The token is for this client\(names.count == 1 ? "" : " among others").")
  }

  /// `azp` names the party that asked, and has to when there are several audiences.
  var party: Line? {
    let severalAudiences = (claims["aud"]?.texts?.count ?? 1) > 1
    guard severalAudiences || claims["azp"] != nil else { return nil }
    func line(_ verdict: TokenJudgement.Verdict, _ explanation: String) -> Line {
      Line(
        "azp", verdict, seen: seen("azp"), required: shown(expectation.clientID), governedBy: "client-id", explanation)
    }
    guard let party = claims["azp"] else {
      return line(.fail, "With several audiences the token must say which of them asked for it.")
    }
    return party.text?.isExactly(expectation.clientID) == true
      ? line(.pass, "This client asked for the token.") : line(.fail, "Another client asked for the token.")
  }

  /// Binds the token to one sign-in; its value is never shown.
  var nonce: Line? {
    func line(_ verdict: TokenJudgement.Verdict, seen: String, _ explanation: String) -> Line {
      Line("nonce", verdict, seen: seen, required: "the nonce sent", governedBy: "use-nonce", explanation)
    }
    switch expectation.nonce {
    case .sent(let nonce):
      guard let value = claims["nonce"] else {
        return line(.fail, seen: "absent", "A nonce was sent and did not come back: the token is of another sign-in.")
      }
      return !nonce.isEmpty && value.text?.isExactly(nonce) == true
        ? line(.pass, seen: "as sent", "The token is of this very sign-in.")
        : line(.fail, seen: "another", "The token is of another sign-in, perhaps used a second time.")
    case .notSent:
      guard claims["nonce"] != nil else { return nil }
      return line(.warning, seen: "present", "No nonce was sent, so the token may be of another sign-in.")
    case .unknown:
      return Line(
        "nonce", .warning, seen: claims["nonce"] == nil ? "absent" : "present", required: "known to the sign-in alone",
        governedBy: "use-nonce", "The token was not asked for here, so its nonce cannot be compared.")
    }
  }
}
