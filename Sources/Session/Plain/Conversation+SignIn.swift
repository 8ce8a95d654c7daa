import OpenIDConnect
import SignOn
import Text
import TextUI
import Wizard

extension Conversation {
  /// After the checks: offers a test sign-in, where possible.
  mutating func offerSignIn() -> [String] {
    guard state.signInLack == nil else { return proceed() }
    step = .offer
    let isFirst = state.people.samples.isEmpty
    let question = isFirst ? "Test the sign-in now?" : "Test with another person?"
    let other = isFirst && state.settings.isCallbackElsewhere ? say(state.settings.otherCallback) : []
    return ["", "Test sign-in."] + other
      + say("\(question) yes or no. Enter skips it. You can also paste an ID token, or its claims.")
  }

  mutating func offerAnswer(_ text: String) -> Turn {
    switch text.lowercased() {
    case "yes", "y": return Turn(effects: take(.beginSignIn()))
    case "", "no", "n": return Turn(lines: proceed())
    default:
      guard text.count > 20 || text.contains("://") else { return Turn(lines: say("Answer yes or no.")) }
      return Turn(effects: take(.read(Secret(text))))
    }
  }

  mutating func returnAnswer(_ text: String) -> Turn {
    guard !text.isEmpty, text.lowercased() != "stop" else {
      let effects = take(.giveUpSignIn)
      return Turn(lines: say("Sign-in cancelled.") + afterSignIn(), effects: effects)
    }
    if text.lowercased() == "open" { return Turn(effects: take(.command(.open))) }
    return Turn(effects: take(.read(Secret(text))))
  }

  /// The result of a test sign-in, in sentences.
  mutating func told(_ news: SignInNews) -> [String] {
    switch news {
    case .began(_, let address, _):
      step = .signInReturn
      let time = counted(SignInAttempt.secondsAllowed / 60, "minute")
      return say("Open this URL in a browser and sign in, within \(time):") + ["", visible(address), ""]
    case .listening(let listening): return wayBack(listening)
    case .opened: return state.message.map { say("\($0).") } ?? []
    case .clock where state.isSigningIn: return []
    case .clock, .impossible, .returned, .exchanged, .handed, .judged: break
    }
    if let notice = state.people.notice {
      let remedy = notice.remedy.isEmpty || notice.remedy.hasSuffix(".") ? notice.remedy : "\(notice.remedy)."
      let lines = say("\(notice.severity.title): \(notice.message). \(remedy)")
      return lines + (state.isSigningIn ? [] : afterSignIn())
    }
    if state.people.signIn?.isExchanging == true { return say("Exchanging the code for tokens.") }
    let said = signInTalk?.saysResult == false ? [] : personLines()
    return said + (state.isSigningIn ? [] : afterSignIn())
  }

  /// What to do once the browser has signed in.
  private func wayBack(_ listening: Listening) -> [String] {
    let callback = state.people.signIn?.attempt.request.redirectURI ?? ""
    let paste =
      "paste the browser's final URL. Input is hidden. Type open to open it on this machine, or press Enter on an empty line to cancel."
    switch listening {
    case .here:
      let only = state.settings.testCallback(callback) == nil ? "" : ", which only this test uses"
      return say("Listening on \(callback)\(only); this continues once the browser gets there. Or \(paste)")
    case .elsewhere:
      return say("Then, even if the last page does not load, \(paste)")
        + (signInTalk == nil ? [] : say(state.settings.otherCallback))
    case .failed(let why):
      return say("Cannot listen: \(why). Then \(paste)")
    }
  }

  /// The token checks, and the user the server would create.
  private func personLines() -> [String] {
    guard let sample = state.people.sample, let principal = state.principal else { return [] }
    var lines: [String] = []
    if let judgement = sample.judgement {
      lines += ["", judgement.isOfToken ? "Token." : "Claims."]
      let right = judgement.lines.filter { $0.verdict == .pass }
      // In a bare test sign-in each claim has its own line.
      let told =
        signInTalk == nil ? [right.map(\.name).joined(separator: ", ")] : right.map { "\($0.name), \($0.seen)" }
      for words in told where !words.isEmpty { lines += say("OK: \(words).", indent: 2) }
      for line in judgement.lines where line.verdict != .pass {
        let words = "\(line.verdict.word): \(line.name), \(line.seen). Required: \(line.required). \(line.explanation)"
        lines += say(words, indent: 2)
      }
    }
    if let refusal = sample.judgement?.refusal { return lines + [""] + say("\(refusal).") }
    // What it is refused for is the last of the steps.
    lines += [""] + say("\(principal.heading)\(principal.admission.isRefused ? "" : " \(principal.summary)").")
    lines += principal.steps.flatMap { step in
      say(step.verdict == .pass ? step.sentence : "\(step.verdict.word): \(step.sentence)", indent: 2)
    }
    if let callback = sample.testCallback {
      lines += say(
        "Tested with the callback URL \(callback); the configuration has \(state.settings.text(.callbackURL)).")
    }
    if let finding = state.lockOut {
      lines += say("\(finding.severity.title): \(finding.message) \(finding.remedy)")
    }
    return lines
  }
}

extension TokenJudgement.Verdict {
  fileprivate var word: String {
    switch self {
    case .pass: "OK"
    case .warning: "Warning"
    case .fail: "Failed"
    case .cannotTell: "Unknown"
    }
  }
}
