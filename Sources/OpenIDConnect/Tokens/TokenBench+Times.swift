import Text

extension TokenBench {
  /// The times of RFC 7519 §4.1.4–4.1.6 and OpenID Connect Core §2, in the order a reader asks for them.
  var times: [Line] { [expiry, issuedAt, notBefore, signedInAt].compactMap(\.self) }

  private var now: Double { expectation.now }
  private var skew: Double { max(0, expectation.skew) }

  private func line(
    _ name: String, _ verdict: TokenJudgement.Verdict, seen: String, required: String, _ explanation: String
  ) -> Line {
    Line(name, verdict, seen: seen, required: required, governedBy: "max-clock-skew", explanation)
  }

  /// nil where it is a date; else what is wrong with it.
  private func wrongDate(_ name: String, required: String) -> Line? {
    guard let value = claims[name] else {
      return line(name, .fail, seen: "absent", required: required, "The token does not say when; it must.")
    }
    guard value.seconds == nil else { return nil }
    return line(name, .fail, seen: value.shown(), required: required, "It is \(value.kind) and no date.")
  }

  private var expiry: Line {
    let required = "later than now"
    if let wrong = wrongDate("exp", required: required) { return wrong }
    let left = (claims["exp"]?.seconds ?? 0) - now
    if left > 0 {
      return line("exp", .pass, seen: "in \(Self.span(left))", required: required, "The token is still good.")
    }
    if -left < skew {
      return line(
        "exp", .warning, seen: Self.ago(-left), required: required,
        "It has expired within the tolerance for clocks; OpenMetadata itself allows none.")
    }
    return line(
      "exp", .fail, seen: Self.ago(-left), required: required,
      "The token has expired. Sign in once more; if it is a new one, set the clock right.")
  }

  private var issuedAt: Line {
    let required = "not later than now"
    if let wrong = wrongDate("iat", required: required) { return wrong }
    let issued = claims["iat"]?.seconds ?? 0
    if let expires = claims["exp"]?.seconds, expires <= issued {
      return line(
        "iat", .fail, seen: Self.moment(issued - now), required: "before exp", "It expired before it was made.")
    }
    return past("iat", issued, required: required, "It was made before now.")
  }

  private var notBefore: Line? {
    guard claims["nbf"] != nil else { return nil }
    let required = "not later than now"
    if let wrong = wrongDate("nbf", required: required) { return wrong }
    return past("nbf", claims["nbf"]?.seconds ?? 0, required: required, "It is good already.")
  }

  private func past(_ name: String, _ time: Double, required: String, _ explanation: String) -> Line {
    let ahead = time - now
    let seen = Self.moment(ahead)
    if ahead <= 0 { return line(name, .pass, seen: seen, required: required, explanation) }
    if ahead <= skew {
      return line(
        name, .warning, seen: seen, required: required, "It is in the future, within the tolerance for clocks.")
    }
    return line(
      name, .fail, seen: seen, required: required, "It is in the future: this machine's clock is behind, or forged.")
  }

  /// When the person signed in; told by Cognito always, demanded only if a greatest age was asked for.
  private var signedInAt: Line? {
    func line(_ verdict: TokenJudgement.Verdict, seen: String, _ explanation: String) -> Line {
      let required = expectation.maxAge.map { "at most \(Self.span($0)) ago" } ?? "not later than now"
      return Line("auth_time", verdict, seen: seen, required: required, governedBy: "max-age", explanation)
    }
    guard let value = claims["auth_time"] else {
      return expectation.maxAge == nil
        ? nil : line(.warning, seen: "absent", "A greatest age was asked for, and the token does not tell its own.")
    }
    guard let time = value.seconds else { return line(.fail, seen: value.shown(), "It is \(value.kind) and no date.") }
    let age = now - time
    let seen = Self.moment(-age)
    if -age > skew { return line(.fail, seen: seen, "It is in the future: this machine's clock is behind, or forged.") }
    if let maxAge = expectation.maxAge, age > maxAge + skew {
      return line(.fail, seen: seen, "The sign-in is older than was asked for: the provider did not ask again.")
    }
    return line(.pass, seen: seen, "The person signed in then.")
  }

  private static func moment(_ ahead: Double) -> String { ahead > 0 ? "in \(span(ahead))" : ago(-ahead) }

  private static func ago(_ seconds: Double) -> String { seconds < 1 ? "now" : "\(span(seconds)) ago" }

  /// A length of time in the two largest units; bounded by `JSON.seconds`.
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
