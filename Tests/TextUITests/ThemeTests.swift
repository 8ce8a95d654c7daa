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

  /// A theme on a background that it is made for, with so many colours.
  struct Case: CustomStringConvertible, Sendable {
    let theme: Theme
    let background: Colour
    let colours: Int
    let least: Double

    var description: String { "\(theme.name) on \(background), \(colours) colours" }
  }

  static let cases: [Case] = [256, 16, 8].flatMap { count in
    [
      Case(theme: .standard, background: .indexed(16), colours: count, least: 4.5),
      Case(theme: .standard, background: .indexed(231), colours: count, least: 4.5),
      Case(theme: .light, background: .indexed(231), colours: count, least: 4.5),
      Case(theme: .highContrast, background: .indexed(16), colours: count, least: 7),
      Case(theme: .highContrast, background: .indexed(231), colours: count, least: 7),
      Case(theme: .mono, background: .indexed(16), colours: count, least: 7),
      Case(theme: .mono, background: .indexed(231), colours: count, least: 7),
    ]
  }

  /// Contrast as WCAG 2 counts it, with xterm's palette; a rule is no text, but it has to be seen.
  @Test(arguments: cases) func everyTextCanBeRead(_ test: Case) {
    let isDark = luminance(test.background.index) < 0.5
    let own = (isDark ? Colour.indexed(231) : .indexed(16)).index
    for (style, look) in test.theme.attributes(ofPalette: test.colours) {
      let ink = look.foreground?.index(ofPalette: test.colours) ?? own
      let paper = look.background?.index(ofPalette: test.colours) ?? test.background.index
      let lights = [luminance(ink), luminance(paper)].sorted()
      let contrast = (lights[1] + 0.05) / (lights[0] + 0.05)
      #expect(contrast >= (style == .rule ? 3 : test.least), "\(style): \(contrast)")
      #expect(!look.dim || style == .rule, "\(style) is dimmed, nobody knows how much")
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

  private func luminance(_ index: Int) -> Double {
    let linear = Colour.components(index).map { component -> Double in
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

extension Theme {
  fileprivate subscript(style: Style) -> Attributes { attributes[style] ?? Attributes() }
}
