import SignOn
import Testing
import TextUI

@testable import Wizard

/// The table that dispatch, footer and help are made from.
struct KeymapTests {
  @Test(arguments: Context.allCases)
  func everyContextCanBeLeftAndRepainted(context: Context) {
    let commands = Keymap.bindings(in: context).map(\.command)
    #expect(commands.contains(.leave) || commands.contains(.stay))
    #expect(commands.contains(.repaint))
    #expect(commands.contains(.interrupt))
  }

  @Test(arguments: Context.allCases)
  func noKeyMeansTwoThings(context: Context) {
    let keys = Keymap.bindings(in: context).flatMap(\.keys)
    #expect(keys.count == Set(keys).count)
  }

  @Test func everyFunctionKeyHasATwin() {
    for binding in Keymap.bindings {
      guard binding.keys.contains(where: { if case .function = $0 { true } else { false } }) else { continue }
      let others = binding.keys.filter { if case .function = $0 { false } else { true } }
      #expect(!others.isEmpty, "\(binding.label) needs an F-key")
    }
  }

  @Test(arguments: Context.allCases)
  func everythingCanBeReachedFromAKeyboardWithoutFunctionKeys(context: Context) {
    let bindings = Keymap.bindings(in: context)
    let reachable = Set(bindings.filter { $0.keys.contains(where: \.isOnEveryKeyboard) }.map(\.command))
    // The arrow up does what Shift-Tab does.
    #expect(Set(bindings.map(\.command)).subtracting(reachable).subtracting([.previous]).isEmpty)
  }

  @Test func whoPressesATwinIsToldOfTwins() {
    var story = Story()
    #expect(story.screen.contains("F1/Ctrl-G help"))
    _ = story.state.focus(on: .adminPrincipals)
    story.type("Alice@example.com")
    story.press(.enter)
    #expect(story.screen.contains("F4 use"))
    story.press(.control("x"), .control("r"))
    #expect(story.screen.contains("Ctrl-F use") && story.screen.contains("Ctrl-G help"))
    #expect(!story.screen.contains("F1") && !story.screen.contains("F4"))
    story.press(.function(3))
    #expect(story.screen.contains("F1 help"))
  }

  @Test(arguments: ScreenTests.sizes)
  func theFooterAlwaysTellsHowToLeave(size: Size) {
    for place in Place.tabs + [.done] {
      var story = Story(columns: size.columns, rows: size.rows)
      story.state.place = place
      let last = story.screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast().last ?? ""
      #expect(last.contains("Esc"), "\(place) at \(size)")
    }
  }

  @Test func theHelpScreenNamesEveryKeyOfItsContext() {
    var story = Story(columns: 80, rows: 60)
    _ = story.state.focus(on: .clientSecret)
    story.press(.function(1))
    var below = story.state
    below.overlay = nil
    let shown = helpLines(of: story.state).map { $0.spans.map(\.text).joined() }
    for binding in Keymap.bindings(in: .secret) {
      #expect(shown.contains { $0.hasPrefix(binding.shown) && $0.hasSuffix(below.label(of: binding)) })
    }
  }
}
