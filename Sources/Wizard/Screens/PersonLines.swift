import OpenIDConnect
import SignOn
import Text
import TextUI

extension PeopleLines {
  /// The tested users, one per line, and the problems they have in common.
  func persons() -> [PeopleLine] {
    guard !people.samples.isEmpty else { return [] }
    let kept = room < 62 ? "tokens are discarded" : "claims stay for this session, tokens are discarded"
    var lines = heading("Tested", kept)
    for (index, sample) in people.samples.enumerated() {
      let principal = Principal.become(state.settings, sample.person.claims)
      let isChosen = index == people.chosen
      let name = truncated(sample.person.name, to: max(8, room * 2 / 5))
      let refusal = sample.judgement?.refusal
      let word = refusal ?? principal.sentence
      let verdict = refusal == nil ? principal.verdict : .fail
      let used = columns(of: name) + 5
      let target = Target.peopleRow(.person(index))
      let end = room < 56 || refusal != nil ? "" : "\(sample.source), \(sample.clock) "
      let spans = [
        lead(.person(index)), Span(verdict.sign, verdict.style), Span(" "),
        Span(name, isChosen ? .focused : .label), Span("  "),
        Span(truncated(word, to: max(0, room - used - columns(of: end) - 1))),
      ]
      lines.append((.person(index), Line(spans, trailing: end.isEmpty ? [] : [Span(end, .dim)], target: target)))
    }
    for collision in Principal.collisions(state.settings, people.samples.map(\.person)) {
      let who = collision.people.joined(separator: " and ")
      lines += signed("!", .warning, "\(who) become the same user: \(collision.userName)")
    }
    if let finding = state.lockOut {
      lines += signed("!", .warning, finding.message) + text(finding.remedy)
    }
    return lines
  }

  /// The user the server would create for the selected person, rule by rule.
  func principal() -> [PeopleLine] {
    guard let principal = state.principal, let sample = people.sample else { return [] }
    let refusal = sample.judgement?.refusal
    var lines: [PeopleLine] = []
    if let refusal {
      if room < 56 { lines += signed("✗", .error, "\(refusal).") }
      lines += heading("With a valid token you would become")
    } else {
      lines += heading(principal.heading, sample.person.name)
    }
    lines += text(principal.summary, .value)
    if sample.judgement?.isSignatureUnchecked == true {
      lines += text("The signature could not be checked.", .warning)
    }
    for (index, step) in principal.steps.enumerated() {
      lines += judged(
        .step(index), step.verdict, step.sentence, "", more: [("", step.rule)], field: step.field)
    }
    return lines
  }

  /// The checks of the selected user's token when it arrived.
  func token() -> [PeopleLine] {
    guard let judgement = people.sample?.judgement else { return [] }
    let good = judgement.lines.count { $0.verdict == .pass }
    var lines = heading(
      judgement.isOfToken ? "Token checks" : "Claim checks", "\(good) of \(judgement.lines.count) passed")
    for (index, line) in judgement.lines.enumerated() {
      let more = [("seen", line.seen), ("required", line.required), ("", line.explanation)]
      lines += judged(.claim(index), line.verdict, line.name, line.seen, more: more, field: line.governedBy)
    }
    return lines
  }
}

extension Principal {
  /// The worst result of the rules.
  var verdict: TokenJudgement.Verdict {
    switch admission {
    case .refused: .fail
    case .ifKnown: .warning
    case .signsIn: isUncertain ? .cannotTell : .pass
    }
  }

  /// What comes of the sign-in, before the summary.
  package var heading: String {
    admission.isRefused ? "You could not sign in" : isUncertain ? "You might become" : "You would become"
  }

  /// For a line of its own: `becomes alice, administrator`.
  var sentence: String {
    guard !admission.isRefused, let userName else { return "is rejected" }
    return "\(isUncertain ? "might become" : "becomes") \(userName)\(isAdministrator ? ", administrator" : "")"
  }

  /// Who the user is, in what role, and whether they can sign in.
  package var summary: String {
    let who = [userName, email.map { "<\($0)>" }].compactMap(\.self).joined(separator: " ")
    let role = isAdministrator ? "administrator" : "not an administrator"
    switch admission {
    case .signsIn: return "\(who), \(role)\(isUncertain ? "; not if your release requests id_token" : "")"
    case .ifKnown(let why): return "\(who), \(role); only with an existing account: \(why)"
    case .refused(let why): return who.isEmpty ? why : "\(who): \(why)"
    }
  }
}
