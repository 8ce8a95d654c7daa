import OpenIDConnect
import SignOn
import TextUI

extension State {
  /// The user the server would create for the selected person, with the current settings.
  package var principal: Principal? { people.sample.map { Principal.become(settings, $0.person.claims) } }

  /// The selectable lines, in order.
  var peopleRows: [People.Row] {
    [.begin, .box] + people.samples.indices.map { .person($0) }
      + (principal?.steps.indices.map { .step($0) } ?? [])
      + (people.sample?.judgement?.lines.indices.map { .claim($0) } ?? [])
  }

  mutating func moveInPeople(_ command: Command) -> [Effect] {
    let rows = peopleRows
    let here = rows.firstIndex(of: people.row) ?? 0
    switch command {
    case .up, .previous: select(rows[max(0, here - 1)])
    case .down, .next: select(rows[min(rows.count - 1, here + 1)])
    case .goOn: return goOn(from: rows[here])
    case .jump:
      switch rows[here] {
      case .begin, .person: return []
      case .box, .step, .claim: return goOn(from: rows[here])
      }
    default: break
    }
    return []
  }

  mutating func select(_ row: People.Row) {
    people.row = row
    if case .person(let index) = row { people.choose(index) }
  }

  private mutating func goOn(from row: People.Row) -> [Effect] {
    switch row {
    case .begin: return beginSignIn()
    case .box: return readBox()
    case .person: return go(to: .review)
    case .step(let index): return goToField(principal?.steps[index].field)
    case .claim(let index): return goToField(people.sample?.judgement?.lines[index].governedBy)
    }
  }

  /// Pasted text leaves the box; it comes back with the time it was read.
  private mutating func readBox() -> [Effect] {
    guard !people.box.text.trimmed.isEmpty else {
      message = "Paste the final URL, an ID token or claims first"
      return []
    }
    let text = Secret(people.box.text)
    people.box = LineEditor()
    return [.read(text)]
  }

  mutating func pasteIntoBox(_ text: String) {
    people.row = .box
    guard people.box.text.utf8.count + text.utf8.count <= LineEditor.limit else {
      message = "Too long for a URL, token or claims"
      return
    }
    people.box.apply(.insert(text.trimmed))
  }

  /// Opens the URL in a browser on this machine.
  mutating func openAddress() -> [Effect] {
    if case .help = overlay {
      message = "Opening the browser"
      return [.open(settings.documentation)]
    }
    guard let address = addressToOpen else {
      message = "No URL to open until a sign-in starts"
      return []
    }
    message = "Opening the browser"
    return [.open(address)]
  }

  private var addressToOpen: String? { place == .applying ? applying?.address : people.signIn?.address }

  /// Copies the URL to open.
  mutating func copyAddress() -> [Effect] {
    guard let address = addressToOpen else {
      message = "No URL to copy until a sign-in starts"
      return []
    }
    return [.copy(address)]
  }

  /// Whether a test sign-in is possible, and neither done nor skipped.
  var isTestDue: Bool { people.end != .person && !people.isSkipped && signInLack == nil }

  /// What the record says of the test sign-in.
  var testOutcome: Summary.Outcome {
    let result =
      if let sample = people.samples.last(where: { $0.source == Self.testSignIn }) {
        outcome(of: sample) + (sample.testCallback.map { ", with the callback URL \($0)" } ?? "")
      } else {
        people.isSkipped ? "skipped" : "not done"
      }
    return Summary.Outcome("Test sign-in", result)
  }

  private func outcome(of sample: People.Sample) -> String {
    let principal = Principal.become(settings, sample.person.claims)
    guard !principal.admission.isRefused, sample.judgement?.failures.isEmpty != false else {
      return "failed: \(sample.person.name)"
    }
    let end = principal.isUncertain ? ("cannot tell", "might become") : ("passed", "becomes")
    return "\(end.0): \(sample.person.name) \(end.1) \(principal.userName ?? "nobody")"
  }

  /// Goes on without the proof; the record says so.
  mutating func skipTest() -> [Effect] {
    guard people.signIn == nil, people.samples.isEmpty else { return [] }
    people.isSkipped = true
    let effects = go(to: .review)
    message = "Test skipped; the summary says so"
    return effects
  }

  mutating func forgetPerson() {
    message = people.forget().map { "\($0) forgotten" } ?? "No user to forget"
  }
}
