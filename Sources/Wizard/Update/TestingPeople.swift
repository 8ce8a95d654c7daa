import OpenIDConnect
import SignOn
import TextUI

extension State {
  /// The chosen person as the server would make them, with the settings that stand now.
  package var principal: Principal? { people.sample.map { Principal.become(settings, $0.person.claims) } }

  /// The lines that can be selected, in their order.
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

  /// What was pasted leaves the box; it comes back with the time at which it was read.
  private mutating func readBox() -> [Effect] {
    guard !people.box.text.trimmed.isEmpty else {
      message = "Paste the final address, an id token or claims first"
      return []
    }
    let text = Secret(people.box.text)
    people.box = LineEditor()
    return [.read(text)]
  }

  mutating func pasteIntoBox(_ text: String) {
    people.row = .box
    guard people.box.text.utf8.count + text.utf8.count <= LineEditor.limit else {
      message = "Not taken: no address, token or claims are that long"
      return
    }
    people.box.apply(.insert(text.trimmed))
  }

  /// Copies the address to be opened.
  mutating func copyAddress() -> [Effect] {
    guard let address = people.signIn?.address else {
      message = "There is no address to copy before a sign-in begins"
      return []
    }
    message = "Copied, if this terminal lets programs copy"
    return [.copy(address)]
  }

  mutating func forgetPerson() {
    message = people.forget().map { "\($0) is forgotten" } ?? "There is nobody to forget"
  }
}
