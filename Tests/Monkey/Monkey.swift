import AWSAccount
import SignOn
import Text
import TextUI
import Wizard

/// Random events on the pure wizard, the same for the same seed, and what must hold after each of them.
package struct Monkey {
  package private(set) var state: State
  /// The events so far.
  package private(set) var events: [Event] = []
  private var chance: Chance
  /// Questions that the outside has not answered yet.
  private var waiting: [Effect] = []
  private let start: [String: Value]

  package init(seed: UInt64) {
    chance = Chance(seed &* 1_000_003)
    state = Self.firstState(seed)
    start = state.settings.typed
  }

  /// New files, offline, an edited file, or a wizard that was given answers and drafts.
  private static func firstState(_ seed: UInt64) -> State {
    var settings = Settings(version: seed % 2 == 0 ? .v1_11 : .v1_12)
    if seed % 4 == 3 { settings.typed = [Field.discoveryURI.id: .text("eu-west-1_Ab12Cd34E")] }
    let run = Run(
      isOffline: seed % 4 == 1, isRehearsal: seed % 4 == 3, aws: seed % 4 == 3 ? nil : AWSProfiles())
    var state = State(settings: settings, size: Size(columns: 80, rows: 24), run: run)
    if seed % 4 == 2, let document = try? Document.read(Array(file.utf8), named: "sso.env") {
      _ = update(&state, .intent(.edit(DocumentSet([document]))))
    }
    if seed % 4 == 3 {
      let drafts = ["one", "two"].map {
        KeptDraft(id: $0, when: "today at 14:02", answers: DraftAnswers([Field.clientID.id: .text($0)]))
      }
      _ = update(&state, .draft(.offered(drafts, areKept: true)))
    }
    return state
  }

  private static let file = """
    AUTHENTICATION_PROVIDER=aws-cognito
    AUTHENTICATION_CLIENT_TYPE=confidential
    OIDC_CLIENT_ID=abc123   # of the app client
    OIDC_CALLBACK=https://catalog.example.com/callback
    AUTHORIZER_ADMIN_PRINCIPALS=[alice]

    """

  /// Lets something happen; says what is wrong then, if anything is.
  package mutating func go() -> String? {
    let event = nextEvent()
    events.append(event)
    waiting += update(&state, event)
    if waiting.count > 20 { waiting.removeFirst(waiting.count - 20) }
    let isLarge = state.size.columns * state.size.rows > 8_000
    guard chance.number(0...(isLarge ? 30 : 3)) == 0 else { return nil }
    return Self.fault(of: wizardScreen(state).frame, in: state)
  }

  private mutating func nextEvent() -> Event {
    switch chance.number(0...99) {
    case 0...9:
      guard !waiting.isEmpty else { return .ticked }
      let place = chance.number(0...waiting.count - 1)
      // One answer in five comes once more later on.
      let effect = chance.number(0...4) == 0 ? waiting[place] : waiting.remove(at: place)
      return Outside.answer(to: effect, &chance) ?? .ticked
    case 10: return Outside.unasked(&chance)
    default: return .input(Inputs.any(&chance, size: state.size))
    }
  }

  /// What does not hold of a frame.
  package static func fault(of frame: Frame, in state: State) -> String? {
    guard frame.size == state.size else { return "the frame is \(frame.size), the window \(state.size)" }
    if let cursor = frame.cursor, !Area(frame.size).contains(cursor) { return "the cursor is outside: \(cursor)" }
    for row in 0..<frame.size.rows {
      let cells = frame.row(row)
      for (place, cell) in zip(cells.indices, cells) {
        let width = cell.text.isEmpty ? 0 : columns(of: cell.text)
        let isFollowedByHalf = cells.index(after: place) < cells.endIndex && cells[place + 1].text.isEmpty
        guard visible(cell.text) == cell.text else { return "row \(row) holds a control character" }
        guard width == 2 ? isFollowedByHalf : width == 1 ? !isFollowedByHalf : place > cells.startIndex else {
          return "row \(row) holds half a letter: \(frame.text(ofRow: row))"
        }
      }
    }
    return nil
  }

  /// Does again what is undone by now, undoes all and does all again: the values are those of the start, then of the end.
  package mutating func travel() -> String? {
    while state.overlay != nil { _ = update(&state, .intent(.command(.stay))) }
    _ = update(&state, .intent(.go(to: .checks)))
    press(.function(6))
    let last = state.settings.typed
    press(.function(3))
    guard state.settings.typed == start else { return "undone to the start, the values are not those of the start" }
    press(.function(6))
    guard state.settings.typed == last else { return "done again, the values are not those of the end" }
    return nil
  }

  /// Until it changes nothing more.
  private mutating func press(_ key: Key) {
    var before: State
    repeat {
      before = state
      _ = update(&state, .input(.key(key)))
    } while state != before
  }

  /// What is wrong after these events alone.
  package static func fault(after events: [Event], seed: UInt64) -> String? {
    var monkey = Monkey(seed: seed)
    for event in events { _ = update(&monkey.state, event) }
    return fault(of: wizardScreen(monkey.state).frame, in: monkey.state) ?? monkey.travel()
  }
}
