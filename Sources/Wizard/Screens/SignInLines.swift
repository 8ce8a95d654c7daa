import OpenIDConnect
import SignOn
import Text
import TextUI

extension PeopleLines {
  /// The start of a sign-in, or the one in progress; then the input box, and the last result.
  func signIn() -> [PeopleLine] {
    let head = people.signIn.map(underWay) ?? atRest()
    let isElsewhere = people.signIn == nil && state.signInLack == nil && state.settings.isCallbackElsewhere
    let other = isLow && isElsewhere && people.samples.isEmpty ? text(state.settings.otherCallback, .dim) : []
    return head + box() + notice() + other
  }

  private func atRest() -> [PeopleLine] {
    let isHere = row == .begin
    let button = Span("[ Start ]", isHere ? .selectedButton : .button)
    let title: PeopleLine = (nil, Line(" Test sign-in", .heading))
    let lead = [lead(.begin), Span("  "), button, Span("  ")]
    let target = Target.peopleRow(.begin)
    let width = max(0, room - 15)
    let end: Span
    if let lack = state.signInLack {
      end = Span(truncated(visible(lack.words), to: width), .warning)
    } else {
      end = Span(truncated(width < 40 ? "nothing is saved" : "uses the current values; nothing is saved", to: width))
    }
    let explanation = people.samples.isEmpty && !isLow ? text(Self.explanation, .dim) : []
    let start: PeopleLine = (.begin, Line(lead + [end], target: target))
    let isElsewhere = state.signInLack == nil && state.settings.isCallbackElsewhere
    let other = isElsewhere && !explanation.isEmpty ? text(state.settings.otherCallback, .dim) : []
    return [title] + explanation + [start] + other
  }

  private static let explanation =
    "Sign in with a browser, here or on another machine. This page then checks the token and shows the OpenMetadata "
    + "user it would create: user name, e-mail, administrator or not."

  private func underWay(_ signIn: People.SignIn) -> [PeopleLine] {
    let left = signIn.secondsLeft
    let time = "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
    let style: Style = left < 60 ? .warning : .note
    if signIn.isExchanging {
      let line = Line([lead(.begin), state.spinner, Span(" exchanging the code for tokens")])
      return [(nil, Line(" Test sign-in", .heading)), (.begin, line)]
    }
    var lines: [PeopleLine] = [
      (.begin, Line([Span(" Open this in a browser", .heading)], trailing: [Span(time + " ", style)]))
    ]
    let address = wrapped(visible(signIn.address), to: max(10, room - 4))
    lines += address.enumerated().map { index, part in
      let start = index == 0 ? lead(.begin) : Span(" ")
      return (.begin, Line([start, Span("  "), Span(part, .value, link: signIn.address)], target: .peopleRow(.begin)))
    }
    return lines + wayBack(signIn)
  }

  private func wayBack(_ signIn: People.SignIn) -> [PeopleLine] {
    let callback = signIn.attempt.request.redirectURI
    switch signIn.listening {
    case .here:
      let only = state.settings.testCallback(callback) == nil ? "" : ", which only this test uses"
      return text("Listening on \(callback)\(only)", .success)
        + text("Or paste the browser's final URL.", .dim)
    case .elsewhere:
      return text("The browser ends up at \(callback)?code=…")
        + text("Copy that URL and paste it here, even if the page does not load.", .dim)
        + (isLow ? [] : text("Or paste another registered callback URL on this machine, for this test only.", .dim))
    case .failed(let why):
      return text("Cannot listen: \(why). Paste the browser's final URL.", .warning)
    }
  }

  private func box() -> [PeopleLine] {
    let isHere = row == .box
    let label = "Paste      "
    let count = people.box.text.count
    let width = max(0, room - 4 - columns(of: label))
    let token = width < 30 ? "ID token or claims" : "an ID token, or claims as JSON"
    let empty = people.signIn == nil ? token : "the final URL"
    let shown =
      count == 0
      ? Span(truncated(empty, to: width), .placeholder)
      : Span(truncated("\(counted(count, "character")), not shown", to: width), .secret)
    let line = Line(
      [lead(.box), Span("  "), Span(label, isHere ? .focused : .label), shown], target: .peopleRow(.box),
      cursor: isHere ? 3 + columns(of: label) : nil)
    return [(.box, line)]
  }

  private func notice() -> [PeopleLine] {
    guard let notice = people.notice else { return [] }
    let ends = notice.remedy.isEmpty || notice.remedy.hasSuffix(".") ? "" : "."
    return signed(notice.severity.sign, notice.severity.style, notice.message) + text(notice.remedy + ends)
  }
}

extension Settings {
  /// How this machine can wait for the browser although the callback URL is elsewhere.
  package var otherCallback: String {
    let (url, isRegistered) = proposedTestCallback
    let start =
      isRegistered ? "\(url) is registered too: paste it" : "If \(url) or the like is registered too, paste it"
    return "The callback URL is not on this machine. \(start), and the browser comes back here; only the test uses it."
  }
}
