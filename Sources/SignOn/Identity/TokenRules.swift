import OpenIDConnect
import Text

/// The rules for one token: what makes it one of this sign-in, this client and this provider.
struct TokenRules {
  typealias Line = TokenJudgement.Line

  let claims: Claims
  /// Nil for bare claims.
  let header: IDToken.Header?
  let expectation: TokenExpectation

  /// What the claims say, for a token and for bare claims.
  var claimLines: [Line] { [issuer, audience, party, nonce].compactMap(\.self) + times + person }

  /// A claim and what it has to be; each verdict on it becomes a line.
  struct Claim {
    let name: String
    var seen: String
    let required: String
    var governedBy: String?

    func callAsFunction(
      _ verdict: TokenJudgement.Verdict, seen other: String? = nil, _ explanation: String
    ) -> Line {
      Line(
        name: name, seen: other ?? seen, required: required, governedBy: governedBy, verdict: verdict,
        explanation: explanation)
    }
  }

  func claim(_ name: String, required: String, _ field: Field? = nil) -> Claim {
    Claim(name: name, seen: claims[name]?.shown() ?? "absent", required: required, governedBy: field?.id)
  }

  func shown(_ text: String) -> String { text.isEmpty ? "empty" : OutsideText.shown(text, limit: 80) }
}

extension TokenRules {
  /// An access token, by Cognito's `token_use`, RFC 9068's type, or a client ID in place of an audience.
  private var isAccessToken: Bool {
    if let use = claims["token_use"] { return use == .text("access") }
    let type = header?.type?.lowercased()
    return type == "at+jwt" || type == "application/at+jwt" || (claims["aud"] == nil && claims["client_id"] != nil)
  }

  /// A type that says it is another kind of token, such as a logout token (RFC 8725 §3.11).
  var type: Line? {
    guard let type = header?.type, type.lowercased().hasSuffix("+jwt"), !isAccessToken else { return nil }
    let line = Claim(name: "typ", seen: shown(type), required: "JWT, or none", governedBy: nil)
    return line(.fail, "This is another kind of token. Use the id_token from the token response.")
  }

  /// Cognito marks what a token is for with `token_use`.
  var use: Line? {
    let use = claim("token_use", required: "id", .requestScopes)
    if isAccessToken {
      return use(.fail, "This is an access token: it has no audience and no e-mail. Use the id_token next to it.")
    }
    switch claims["token_use"] {
    case .text("id"): return use(.pass, "It is an ID token.")
    case nil where expectation.marksTokenUse:
      return use(.fail, "Every Cognito token has a token_use; this one does not, so it is not from Cognito.")
    case nil: return nil
    default: return use(.fail, "This is not an ID token. Use the id_token from the same response.")
    }
  }

  /// The issuer must match the authority exactly (OpenID Connect Core §3.1.3.7).
  var issuer: Line {
    let issuer = claim("iss", required: shown(expectation.authority), .authority)
    guard !expectation.authority.isEmpty else { return issuer(.cannotTell, "The authority is not set yet.") }
    guard let value = claims["iss"] else { return issuer(.fail, "The token has no issuer.") }
    guard let text = value.text else { return issuer(.fail, "The issuer is \(value.kind), not a string.") }
    if text.isExactly(expectation.authority) { return issuer(.pass, "The issuer is the authority.") }
    if expectation.otherIssuers.contains(where: { text.isIssuer($0) }) {
      return issuer(.pass, "The issuer is the one the provider names for this authority.")
    }
    if text.isExactly(expectation.authority + "/") || expectation.authority.isExactly(text + "/") {
      return issuer(.fail, "They differ by the slash at the end; they must match exactly.")
    }
    if text.hasPrefix("https://issuer-cognito-idp.") {
      return issuer(
        .fail, "The pool uses the newer issuer format, which OpenMetadata rejects; set it back to ORIGINAL.")
    }
    return issuer(.fail, "The token has another issuer. Set the authority to the issuer that users sign in to.")
  }

  /// The client must be among the audiences.
  var audience: Line {
    let audience = claim("aud", required: shown(expectation.clientID), .clientID)
    guard !expectation.clientID.isEmpty else { return audience(.cannotTell, "The client ID is not set yet.") }
    guard let value = claims["aud"] else { return audience(.fail, "The token does not say which client it is for.") }
    guard let names = value.text.map({ [$0] }) ?? value.texts else {
      return audience(.fail, "The audience is neither a string nor an array of strings.")
    }
    guard names.contains(where: expectation.clientID.isExactly) else {
      return audience(
        .fail, "The token is for another app client. OpenMetadata does not check aud and would accept it.")
    }
    return audience(.pass, "The token is for this client\(names.count == 1 ? "" : " among others").")
  }

  /// `azp` names the requesting client, and is required with several audiences.
  var party: Line? {
    let severalAudiences = (claims["aud"]?.texts?.count ?? 1) > 1
    guard severalAudiences || claims["azp"] != nil else { return nil }
    let party = claim("azp", required: shown(expectation.clientID), .clientID)
    guard let value = claims["azp"] else {
      return party(.fail, "With several audiences, azp must say which of them requested it.")
    }
    return value.text?.isExactly(expectation.clientID) == true
      ? party(.pass, "This client requested the token.") : party(.fail, "Another client requested the token.")
  }

  /// Binds the token to one sign-in; its value is never shown.
  var nonce: Line? {
    let presence = claims["nonce"] == nil ? "absent" : "present"
    let nonce = Claim(name: "nonce", seen: presence, required: "the nonce sent", governedBy: Field.useNonce.id)
    switch expectation.nonce {
    case .sent(let sent):
      guard let value = claims["nonce"] else {
        return nonce(.fail, "The nonce sent did not come back: the token is from another sign-in.")
      }
      return !sent.isEmpty && value.text?.isExactly(sent) == true
        ? nonce(.pass, seen: "as sent", "The token is from this sign-in.")
        : nonce(.fail, seen: "another", "The token is from another sign-in, perhaps replayed.")
    case .notSent:
      guard claims["nonce"] != nil else { return nil }
      return nonce(.warning, "No nonce was sent, so the token may be from another sign-in.")
    case .unknown:
      let unknown = Claim(
        name: "nonce", seen: presence, required: "not checkable for a pasted token", governedBy: Field.useNonce.id)
      return unknown(.warning, "The token was not requested here, so its nonce cannot be compared.")
    }
  }
}

extension String {
  /// Whether it is an issuer, or one of those with the ID of a tenant in place of `{tenantid}`.
  fileprivate func isIssuer(_ issuer: String) -> Bool {
    guard let place = issuer.range(of: "{tenantid}") else { return isExactly(issuer) }
    return after(String(issuer[..<place.lowerBound]))?.before(String(issuer[place.upperBound...]))?.isUUID == true
  }
}
