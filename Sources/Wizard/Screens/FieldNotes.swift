import OpenIDConnect
import SignOn
import Text
import TextUI

extension State {
  /// Where the value comes from, with a sign if it has changed since the start.
  func originSpans(_ field: Field) -> [Span] {
    let words = Span(originWords(field) + " ", .origin)
    return isChanged(field) ? [Span("● ", .note), words] : [words]
  }

  /// The key that repairs, and what it does.
  func line(for repair: Repair, indent: Int, columns room: Int) -> Line {
    Line([
      Span("".padded(to: indent)), Span(keyName(.repair), .key, .command(.repair)),
      Span(truncated(" \(repair.label)", to: room - 7), .normal, .command(.repair)),
    ])
  }

  /// Whether a key can fix something here.
  func hasRepair(_ findings: [Finding]) -> Bool {
    if place == .checks { return selectedCheck(findings)?.finding?.repair != nil }
    return field.map { shownFindings(findings, of: $0, isFocused: true).contains { $0.repair != nil } } ?? false
  }

  /// Corrections to a field's text, and the result of checking it.
  func notes(on field: Field) -> [(sign: Span, text: String)] {
    var notes = (repaired[field.id] ?? []).map { (sign: Span("·", .note), text: $0) }
    guard field == .discoveryURI else { return notes }
    if offersAccount, settings.text(.discoveryURI).isEmpty {
      notes.append((Span("·", .note), "\(keyName(.account)) chooses it from your AWS account"))
    }
    switch settings.facts.discovery {
    case .asking(let url): notes.append((spinner, "contacting \(visible(WebAddress(url)?.host ?? url))"))
    case .found(_, let url, let receipt) where url == settings.text(.discoveryURI):
      let keys = settings.keySet.map { ", \(counted($0.usable.count, "key"))" } ?? ""
      notes.append((Span("✓", .success), "answered in \(receipt.milliseconds) ms\(keys)"))
    case .found, .failed, .notAsked: break
    }
    return notes
  }

  var spinner: Span {
    let frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
    return Span(frames[ticks % frames.count], .note)
  }
}

func askingLine(_ state: State) -> Line {
  let seconds = state.ticks / 10
  let what: String
  if state.review.isWriting {
    what = "writing"
  } else if state.place == .applying {
    return Line([Span(" "), state.spinner, Span(" \(state.applying?.current?.title ?? ""), \(seconds) s")])
  } else if state.people.signIn?.isExchanging == true, state.settings.facts.pending == nil {
    what = "exchanging the sign-in code"
  } else {
    let url = state.settings.facts.pending ?? ""
    what = "contacting \(visible(WebAddress(url)?.host ?? url))"
  }
  let time = seconds >= 1 ? ", \(seconds) s of \(state.run.patience)" : ""
  return Line([Span(" "), state.spinner, Span(" \(what)\(time)")])
}
