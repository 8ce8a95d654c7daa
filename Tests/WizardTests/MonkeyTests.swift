import SignOn
import Testing
import TextUI

@testable import Wizard

/// Random keys, pastes, clicks and sizes: nothing may trap, nothing may leave the frame, and undo leads home.
struct MonkeyTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func noInputBreaksTheWizard(seed: UInt64) {
    var random = Seeded(seed)
    var state = State(size: Size(columns: 80, rows: 24))
    for step in 0..<1_500 {
      let effects = update(&state, .input(Self.input(&random)))
      for effect in effects {
        if case .discover(let url) = effect {
          let answer = Samples.metadata(url) { _ in }
          _ = update(&state, .discovered(.found(answer, from: url, Samples.receipt)))
        }
      }
      guard step % 5 == 0 else { continue }
      let frame = wizardScreen(state).frame
      #expect(frame.size == state.size)
      if let cursor = frame.cursor { #expect(Area(frame.size).contains(cursor)) }
    }
    state.overlay = nil
    var steps = 0
    while !state.history.past.isEmpty, steps < 3_000 {
      _ = state.change(.undo)
      steps += 1
    }
    #expect(state.settings.typed.isEmpty)
  }

  @Test(arguments: [7, 8] as [UInt64])
  func everySizeCanBeDrawn(seed: UInt64) {
    var random = Seeded(seed)
    var story = SetupStoryTests.answered()
    for _ in 0..<150 {
      story.resize(Int.random(in: 1...300, using: &random), Int.random(in: 1...100, using: &random))
      for place in Place.tabs + [.done] {
        story.state.place = place
        #expect(wizardScreen(story.state).frame.size == story.state.size)
      }
    }
    #expect(story.state.settings.text(.clientID) == Samples.clientID)
  }

  private static func input(_ random: inout Seeded) -> Input {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return .paste(texts.randomElement(using: &random) ?? "")
    case 1:
      return .resized(
        Size(columns: Int.random(in: 1...200, using: &random), rows: Int.random(in: 1...60, using: &random)))
    case 2...4:
      let kinds: [MouseEvent.Kind] = [.press, .release, .wheelUp, .wheelDown]
      let place = Position(column: Int.random(in: 0..<200, using: &random), row: Int.random(in: 0..<60, using: &random))
      return .mouse(MouseEvent(kind: kinds.randomElement(using: &random) ?? .press, position: place))
    case 5...12: return .key(named.randomElement(using: &random) ?? .enter)
    default: return .key(.character("aZ0:/@,é値 \u{301}".randomElement(using: &random) ?? "a"))
    }
  }

  private static let texts = [
    Samples.pool, "https://catalog.example.com/callback", "[\"a\",\"b\"]", "\u{1B}[31m\n\u{202E}x", "alice\nbob",
    String(repeating: "值", count: 3_000), "",
  ]

  private static let named: [Key] =
    [
      .enter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
      .altUp, .altDown, .controlLeft, .controlRight, .alt("b"), .alt("d"),
    ] + (1...12).map { .function($0) } + "abcdefghijklmnopqrstuvwxyz".map { .control($0) }
}

/// A repeatable source of chance (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
