/// How one style looks; a missing colour is the terminal's own.
public struct Attributes: Hashable, Sendable {
  public var foreground: Colour?
  public var background: Colour?
  public var bold: Bool
  public var underline: Bool
  public var reverse: Bool
  public var dim: Bool

  public init(
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
public struct Theme: Equatable, Sendable {
  public let name: String
  public let attributes: [Style: Attributes]

  /// A style that is not given looks like plain text.
  public init(name: String, attributes: [Style: Attributes]) {
    self.name = name
    self.attributes = attributes
  }

  public subscript(style: Style) -> Attributes { attributes[style] ?? Attributes() }

  public static let all: [Theme] = [standard, light, highContrast, mono]

  public static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  /// The terminal's own colours, with a few that can be read on dark and on light.
  public static let standard = Theme(
    name: "standard",
    attributes: [
      .dim: Attributes(dim: true), .rule: Attributes(dim: true), .origin: Attributes(dim: true),
      .placeholder: Attributes(dim: true),
      .title: Attributes(bold: true), .heading: Attributes(bold: true),
      .focused: Attributes(.indexed(31), bold: true), .key: Attributes(bold: true),
      .error: Attributes(.indexed(167), bold: true), .warning: Attributes(.indexed(136), bold: true),
      .note: Attributes(.indexed(31)), .success: Attributes(.indexed(28)),
      .selectedTab: Attributes(bold: true, reverse: true), .selectedButton: Attributes(bold: true, reverse: true),
      .selection: Attributes(reverse: true),
      .added: Attributes(.indexed(28)), .removed: Attributes(.indexed(167)),
    ])

  /// Darker colours for a light background.
  public static let light = Theme(
    name: "light",
    attributes: [
      .dim: Attributes(.indexed(242)), .rule: Attributes(.indexed(246)), .origin: Attributes(.indexed(242)),
      .placeholder: Attributes(.indexed(243)),
      .title: Attributes(bold: true), .heading: Attributes(bold: true),
      .focused: Attributes(.indexed(25), bold: true), .key: Attributes(.indexed(25), bold: true),
      .error: Attributes(.indexed(124), bold: true), .warning: Attributes(.indexed(94), bold: true),
      .note: Attributes(.indexed(25)), .success: Attributes(.indexed(22)),
      .selectedTab: Attributes(.indexed(231), on: .indexed(25), bold: true),
      .selectedButton: Attributes(.indexed(231), on: .indexed(25), bold: true),
      .selection: Attributes(on: .indexed(153)),
      .added: Attributes(.indexed(22)), .removed: Attributes(.indexed(124)),
    ])

  /// White and bright on black; nothing is dimmed.
  public static let highContrast: Theme = {
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
      attributes[style] = Attributes(.black, on: .brightYellow, bold: true)
    }
    return Theme(name: "high-contrast", attributes: attributes)
  }()

  /// No colour at all, for `NO_COLOR` and terminals without it.
  public static let mono = Theme(
    name: "mono",
    attributes: [
      .dim: Attributes(dim: true), .rule: Attributes(dim: true), .origin: Attributes(dim: true),
      .placeholder: Attributes(dim: true),
      .title: Attributes(bold: true), .heading: Attributes(bold: true), .key: Attributes(bold: true),
      .focused: Attributes(bold: true), .error: Attributes(bold: true), .warning: Attributes(bold: true),
      .selectedTab: Attributes(bold: true, reverse: true), .selectedButton: Attributes(bold: true, reverse: true),
      .selection: Attributes(reverse: true), .added: Attributes(bold: true), .removed: Attributes(underline: true),
    ])
}
