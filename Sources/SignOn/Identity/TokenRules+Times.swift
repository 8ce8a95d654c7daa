import OpenIDConnect

extension TokenRules {
  /// The times of RFC 7519 §4.1.4–4.1.6 and OpenID Connect Core §2, in the order a reader asks for them.
  var times: [Line] { [expiry, issuedAt, notBefore, signedInAt].compactMap(\.self) }

  private var now: Double { expectation.now }
  private var skew: Double { max(0, expectation.skew) }

  /// The claim with its date; where it is none, the line that says so.
  private func date(_ name: String, required: String) -> (claim: Claim, time: Double, wrong: Line?) {
    let claim = claim(name, required: required, .maxClockSkew)
    guard let value = claims[name] else {
      return (claim, 0, claim(.fail, "The token lacks this time, which is required."))
    }
    guard let time = value.seconds else { return (claim, 0, claim(.fail, "It is \(value.kind), not a date.")) }
    return (claim, time, nil)
  }

  private var expiry: Line {
    let (expiry, time, wrong) = date("exp", required: "later than now")
    if let wrong { return wrong }
    let left = time - now
    if left > 0 { return expiry(.pass, seen: "in \(Self.span(left))", "The token has not expired.") }
    if -left < skew {
      return expiry(
        .warning, seen: Self.ago(-left),
        "It expired within the clock tolerance; OpenMetadata itself allows none.")
    }
    return expiry(
      .fail, seen: Self.ago(-left),
      "The token has expired. Sign in again; if it is new, correct the clock.")
  }

  private var issuedAt: Line {
    let (claim, issued, wrong) = date("iat", required: "not later than now")
    if let wrong { return wrong }
    if let expires = claims["exp"]?.seconds, expires <= issued {
      let before = self.claim("iat", required: "before exp", .maxClockSkew)
      return before(.fail, seen: Self.moment(issued - now), "It expired before it was issued.")
    }
    return past(claim, issued, "It was issued before now.")
  }

  private var notBefore: Line? {
    guard claims["nbf"] != nil else { return nil }
    let (claim, time, wrong) = date("nbf", required: "not later than now")
    return wrong ?? past(claim, time, "It is already valid.")
  }

  private func past(_ claim: Claim, _ time: Double, _ explanation: String) -> Line {
    let ahead = time - now
    let seen = Self.moment(ahead)
    if ahead <= 0 { return claim(.pass, seen: seen, explanation) }
    if ahead <= skew { return claim(.warning, seen: seen, "It is in the future, within the clock tolerance.") }
    return claim(.fail, seen: seen, "It is in the future: the clock here is slow, or it is forged.")
  }

  /// When the user signed in; Cognito always includes it, but it is only required with a maximum age.
  private var signedInAt: Line? {
    let required = expectation.maxAge.map { "at most \(Self.span($0)) ago" } ?? "not later than now"
    let claim = claim("auth_time", required: required, .maxAge)
    guard let value = claims["auth_time"] else {
      return expectation.maxAge == nil
        ? nil : claim(.warning, "A maximum age was requested, but the token does not state its age.")
    }
    guard let time = value.seconds else { return claim(.fail, "It is \(value.kind), not a date.") }
    let age = now - time
    let seen = Self.moment(-age)
    if -age > skew {
      return claim(.fail, seen: seen, "It is in the future: the clock here is slow, or it is forged.")
    }
    if let maxAge = expectation.maxAge, age > maxAge + skew {
      return claim(.fail, seen: seen, "The sign-in is older than requested: the provider did not ask again.")
    }
    return claim(.pass, seen: seen, "The time of the sign-in.")
  }

  private static func moment(_ ahead: Double) -> String { ahead > 0 ? "in \(span(ahead))" : ago(-ahead) }

  private static func ago(_ seconds: Double) -> String { seconds < 1 ? "now" : "\(span(seconds)) ago" }

  /// A duration in its largest unit; limited by `JSON.seconds`.
  static func span(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds.rounded(), 0), 2e12))
    switch whole {
    case ..<120: return "\(whole) s"
    case ..<7200: return "\(whole / 60) min"
    case ..<172_800: return "\(whole / 3600) h"
    default: return "\(whole / 86_400) days"
    }
  }
}
