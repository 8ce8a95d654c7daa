/// How one style looks; a missing colour is the terminal's own.
package struct Attributes: Hashable, Sendable {
  package var foreground: Colour?
  package var background: Colour?
  package var bold: Bool
  package var underline: Bool
  package var reverse: Bool
  package var dim: Bool

  package init(
    _ foreground: Colour? = nil, on background: Colour? = nil, bold: Bool = false, underline: Bool = false,
    reverse: Bool = false, dim: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
    self.dim = dim
  }
}

/// A look for every style.
package struct Theme: Equatable, Sendable {
  package let name: String
  package let attributes: [Style: Attributes]
  /// Used instead with fewer than 256 colours, where none of those is readable.
  private let fewColours: [Style: Attributes]?

  /// A style that is not listed looks like plain text.
  package init(name: String, attributes: [Style: Attributes], fewColours: [Style: Attributes]? = nil) {
    self.name = name
    self.attributes = attributes
    self.fewColours = fewColours
  }

  /// The looks for a terminal with this many colours.
  package func attributes(ofPalette count: Int) -> [Style: Attributes] {
    count >= 256 ? attributes : fewColours ?? attributes
  }

  package static let all: [Theme] = [standard, light, highContrast, mono]

  package static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  /// The terminal's own colours, with the few that are readable on both black and white.
  ///
  /// With 8 or 16 colours none is, so it uses none.
  package static let standard = Theme(
    name: "standard",
    attributes: mono.attributes.merging([
      .dim: Attributes(.indexed(243)), .rule: Attributes(.indexed(243)), .origin: Attributes(.indexed(243)),
      .placeholder: Attributes(.indexed(243)),
      .focused: Attributes(.indexed(63), bold: true), .key: Attributes(.indexed(63), bold: true),
      .error: Attributes(.indexed(131), bold: true), .warning: Attributes(.indexed(98), bold: true),
      .note: Attributes(.indexed(63)), .success: Attributes(.indexed(29)),
      .added: Attributes(.indexed(29)), .removed: Attributes(.indexed(131)),
    ]) { $1 }, fewColours: mono.attributes)

  /// Darker colours for a light background.
  package static let light = Theme(
    name: "light",
    attributes: mono.attributes.merging([
      .dim: Attributes(.indexed(242)), .rule: Attributes(.indexed(246)), .origin: Attributes(.indexed(242)),
      .placeholder: Attributes(.indexed(242)),
      .focused: Attributes(.indexed(25), bold: true), .key: Attributes(.indexed(25), bold: true),
      .error: Attributes(.indexed(124), bold: true), .warning: Attributes(.indexed(94), bold: true),
      .note: Attributes(.indexed(25)), .success: Attributes(.indexed(22)),
      .selectedTab: Attributes(.indexed(231), on: .indexed(25), bold: true),
      .selectedButton: Attributes(.indexed(231), on: .indexed(25), bold: true),
      .selection: Attributes(.indexed(16), on: .indexed(153)),
      .added: Attributes(.indexed(22)), .removed: Attributes(.indexed(124)),
    ]) { $1 },
    fewColours: mono.attributes.merging([
      .focused: Attributes(.blue, bold: true), .key: Attributes(.blue, bold: true), .note: Attributes(.blue),
      .error: Attributes(.red, bold: true), .removed: Attributes(.red),
    ]) { $1 })

  /// White and bright on black; nothing is dimmed.
  package static let highContrast: Theme = {
    var attributes: [Style: Attributes] = [:]
    for style in Style.allCases { attributes[style] = Attributes(.brightWhite, on: .black) }
    for style in [Style.title, .heading, .key, .label] {
      attributes[style] = Attributes(.brightWhite, on: .black, bold: true)
    }
    attributes[.focused] = Attributes(.brightYellow, on: .black, bold: true, underline: true)
    attributes[.error] = Attributes(.brightYellow, on: .black, bold: true, reverse: true)
    attributes[.warning] = Attributes(.brightYellow, on: .black, bold: true)
    attributes[.note] = Attributes(.brightCyan, on: .black)
    attributes[.success] = Attributes(.brightGreen, on: .black, bold: true)
    attributes[.added] = Attributes(.brightGreen, on: .black, bold: true)
    attributes[.removed] = Attributes(.brightYellow, on: .black, underline: true)
    for style in [Style.selectedTab, .selectedButton, .selection] {
      attributes[style] = Attributes(.black, on: .brightWhite, bold: true)
    }
    return Theme(name: "high-contrast", attributes: attributes)
  }()

  /// No colour at all, for `NO_COLOR` and terminals without it.
  package static let mono = Theme(
    name: "mono",
    attributes: [
      .rule: Attributes(dim: true),
      .title: Attributes(bold: true), .heading: Attributes(bold: true), .key: Attributes(bold: true),
      .focused: Attributes(bold: true), .error: Attributes(bold: true), .warning: Attributes(bold: true),
      .selectedTab: Attributes(bold: true, reverse: true), .selectedButton: Attributes(bold: true, reverse: true),
      .selection: Attributes(reverse: true), .added: Attributes(bold: true), .removed: Attributes(underline: true),
    ])
}
