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
    for binding in Keymap.bindings where binding.command != .removeItem {
      guard binding.keys.contains(where: { if case .function = $0 { true } else { false } }) else { continue }
      let others = binding.keys.filter { if case .function = $0 { false } else { true } }
      #expect(!others.isEmpty, "\(binding.label) needs an F-key")
    }
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
    let shown = helpLines(of: story.state).map { $0.spans.map(\.text).joined() }
    for binding in Keymap.bindings(in: .secret) {
      #expect(shown.contains { $0.hasPrefix(binding.shown) && $0.hasSuffix(binding.label) })
    }
  }
}
