/// A colour of the terminal's palette: one of the user's sixteen, or a fixed one.
package enum Colour: Hashable, Sendable {
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite
  /// Place in the palette of 256 colours of xterm.
  case indexed(UInt8)

  /// Place in the palette of 256.
  package var index: Int {
    if case .indexed(let index) = self { return Int(index) }
    return Self.named.firstIndex(of: self) ?? 0
  }

  /// The nearest place in a palette of `count` colours; nil when the terminal has none.
  package func index(ofPalette count: Int) -> Int? {
    if count >= 256 { return index }
    guard count >= 8 else { return nil }
    let available = count >= 16 ? 16 : 8
    if index < 16 { return index % available }
    let wanted = Self.components(index)
    let distances = Self.basic.prefix(available).map { Self.distance(wanted, $0) }
    return distances.indices.min { distances[$0] < distances[$1] }
  }

  static let named: [Colour] = [
    .black, .red, .green, .yellow, .blue, .magenta, .cyan, .white,
    .brightBlack, .brightRed, .brightGreen, .brightYellow, .brightBlue, .brightMagenta, .brightCyan, .brightWhite,
  ]

  /// Red, green and blue, 0 to 255, of xterm's palette.
  static func components(_ index: Int) -> [Int] {
    if index < 16 { return basic[index] }
    if index >= 232 { return [Int](repeating: 8 + 10 * (index - 232), count: 3) }
    return [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map { $0 == 0 ? 0 : 55 + 40 * $0 }
  }

  private static let basic = [
    [0, 0, 0], [205, 0, 0], [0, 205, 0], [205, 205, 0], [0, 0, 238], [205, 0, 205], [0, 205, 205], [229, 229, 229],
    [127, 127, 127], [255, 0, 0], [0, 255, 0], [255, 255, 0], [92, 92, 255], [255, 0, 255], [0, 255, 255],
    [255, 255, 255],
  ]

  /// Squared and weighted, so that the hue is kept rather than the brightness.
  private static func distance(_ first: [Int], _ second: [Int]) -> Int {
    let scaled = [first, second].map { colour in
      let brightest = max(1, colour.max() ?? 1)
      return colour.map { $0 * 255 / brightest } + [brightest / 2]
    }
    return zip(scaled[0], scaled[1]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}
