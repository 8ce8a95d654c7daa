import Testing

@testable import TextUI

@Suite struct ThemeTests {
  @Test func monoHasNoColour() {
    #expect(Theme.mono.attributes.values.allSatisfy { $0.foreground == nil && $0.background == nil })
  }

  @Test(arguments: Theme.all.map(\.name)) func aThemeIsFoundByItsNameAndTellsWhatIsSelected(name: String) throws {
    let theme = try #require(Theme.named(name))
    #expect(theme.name == name)
    #expect(theme[.tab] != theme[.selectedTab])
    #expect(theme[.button] != theme[.selectedButton])
    #expect(theme[.error] != theme[.normal])
    #expect(theme[.focused] != theme[.label])
    #expect(theme[.added] != theme[.removed])
  }

  /// Contrast as WCAG 2 counts it.
  @Test func theStandardColoursCanBeReadOnBlackAndOnWhite() {
    for (style, look) in Theme.standard.attributes {
      guard let colour = look.foreground else { continue }
      let light = luminance(colour)
      #expect((light + 0.05) / 0.05 >= 3.2 && 1.05 / (light + 0.05) >= 3.2, "\(style)")
    }
  }

  @Test func theLightColoursCanBeReadOnWhite() {
    for (style, look) in Theme.light.attributes where look.background == nil && style != .rule {
      if let colour = look.foreground { #expect(1.05 / (luminance(colour) + 0.05) >= 4, "\(style)") }
    }
  }

  @Test(arguments: [
    (Colour.indexed(167), 8, 1), (.indexed(28), 8, 2), (.indexed(136), 8, 3), (.indexed(31), 8, 6), (.brightRed, 8, 1),
    (.brightRed, 16, 9), (.indexed(231), 16, 15), (.indexed(231), 8, 7), (.indexed(25), 16, 12), (.indexed(246), 16, 8),
    (.indexed(28), 256, 28),
  ])
  func aColourBecomesTheNearestThatTheTerminalHas(colour: Colour, count: Int, expected: Int) {
    #expect(colour.index(ofPalette: count) == expected)
  }

  @Test func aTerminalWithoutColourGetsNone() {
    #expect(Colour.red.index(ofPalette: -1) == nil)
    #expect(Colour.red.index(ofPalette: 2) == nil)
  }

  private func luminance(_ colour: Colour) -> Double {
    let linear = Colour.components(colour.index).map { component -> Double in
      let value = Double(component) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055).power24
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}

extension Double {
  /// To the power of 2.4.
  fileprivate var power24: Double {
    let fifth = (0..<60).reduce(self) { root, _ in
      root - (root * root * root * root * root - self) / (5 * root * root * root * root)
    }
    return self * self * fifth * fifth
  }
}
