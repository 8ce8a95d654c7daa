/// A QR code of bytes (ISO/IEC 18004): error correction L, versions 1 to 25, the mask that the standard prefers.
package struct QRCode: Equatable, Sendable {
  /// Modules on each side.
  package private(set) var size: Int
  package private(set) var version: Int
  /// Row by row; true is dark.
  private(set) var isDark: [Bool]
  private var isFunction: [Bool]

  /// Nil for more than 1273 bytes.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let version = (1...25).first(where: { QRCodewords.holds(bytes.count, version: $0) }) else { return nil }
    self.version = version
    size = version * 4 + 17
    isDark = Array(repeating: false, count: size * size)
    isFunction = isDark
    drawFunctionModules()
    draw(QRCodewords.interleaved(bytes, version: version))
    let candidates = (0..<8).map { masked($0) }
    self = candidates.min { $0.penalty < $1.penalty } ?? candidates[0]
  }

  package subscript(row: Int, column: Int) -> Bool { isDark[row * size + column] }

  /// Two rows a line, with a margin. Blocks are what is light: for bright text on a dark ground.
  package func lines(margin: Int = 2) -> [String] {
    let range = -margin..<(size + margin)
    func isLight(_ row: Int, _ column: Int) -> Bool {
      guard (0..<size).contains(row), (0..<size).contains(column) else { return true }
      return !self[row, column]
    }
    return stride(from: range.lowerBound, to: range.upperBound, by: 2).map { row in
      String(
        range.map { column -> Character in
          let below = row + 1 < range.upperBound && isLight(row + 1, column)
          return isLight(row, column) ? (below ? "█" : "▀") : (below ? "▄" : " ")
        })
    }
  }

  /// A row a line and two columns a module, in ASCII; what is light is filled, as in `lines`.
  package func asciiLines(margin: Int = 2) -> [String] {
    let range = -margin..<(size + margin)
    return range.map { row in
      range.map { column in
        let isInside = (0..<size).contains(row) && (0..<size).contains(column)
        return isInside && self[row, column] ? "  " : "##"
      }.joined()
    }
  }

  private mutating func set(_ row: Int, _ column: Int, _ dark: Bool) {
    isDark[row * size + column] = dark
    isFunction[row * size + column] = true
  }
}

extension QRCode {
  private mutating func drawFunctionModules() {
    for index in 0..<size {
      set(6, index, index.isMultiple(of: 2))
      set(index, 6, index.isMultiple(of: 2))
    }
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
    let places = alignmentPlaces
    for row in places {
      for column in places where !isCorner(row, column) { drawAlignment(row, column) }
    }
    drawFormat(mask: 0)
    drawVersion()
  }

  private func isCorner(_ row: Int, _ column: Int) -> Bool {
    (row == 6 && column == 6) || (row == 6 && column == size - 7) || (row == size - 7 && column == 6)
  }

  private var alignmentPlaces: [Int] {
    guard version > 1 else { return [] }
    let count = version / 7 + 2
    let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2
    return [6] + (0..<(count - 1)).map { size - 7 - $0 * step }.reversed()
  }

  private mutating func drawFinder(_ row: Int, _ column: Int) {
    for down in -4...4 {
      for right in -4...4 where (0..<size).contains(row + down) && (0..<size).contains(column + right) {
        let ring = max(abs(down), abs(right))
        set(row + down, column + right, ring != 2 && ring != 4)
      }
    }
  }

  private mutating func drawAlignment(_ row: Int, _ column: Int) {
    for down in -2...2 {
      for right in -2...2 { set(row + down, column + right, max(abs(down), abs(right)) != 1) }
    }
  }

  /// Level L and the mask, with their BCH code, twice.
  private mutating func drawFormat(mask: Int) {
    let value = 1 << 3 | mask
    var rest = value
    for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
    let bits = (value << 10 | rest) ^ 0x5412
    func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0..<6 { set(index, 8, bit(index)) }
    set(7, 8, bit(6))
    set(8, 8, bit(7))
    set(8, 7, bit(8))
    for index in 9..<15 { set(8, 14 - index, bit(index)) }
    for index in 0..<8 { set(8, size - 1 - index, bit(index)) }
    for index in 8..<15 { set(size - 15 + index, 8, bit(index)) }
    set(size - 8, 8, true)
  }

  private mutating func drawVersion() {
    guard version >= 7 else { return }
    var rest = version
    for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
    let bits = version << 12 | rest
    for index in 0..<18 {
      let (far, near) = (size - 11 + index % 3, index / 3)
      set(near, far, bits >> index & 1 == 1)
      set(far, near, bits >> index & 1 == 1)
    }
  }

  /// In two columns at a time, up and down, from the right.
  private mutating func draw(_ codewords: [UInt8]) {
    var index = 0
    var goesUp = true
    for right in stride(from: size - 1, to: 0, by: -2).map({ $0 <= 6 ? $0 - 1 : $0 }) {
      for step in 0..<size {
        let row = goesUp ? size - 1 - step : step
        for column in [right, right - 1] where !isFunction[row * size + column] {
          if index < codewords.count * 8 {
            isDark[row * size + column] = codewords[index / 8] >> (7 - index % 8) & 1 == 1
            index += 1
          }
        }
      }
      goesUp.toggle()
    }
  }

  private func masked(_ mask: Int) -> QRCode {
    var code = self
    for row in 0..<size {
      for column in 0..<size where !isFunction[row * size + column] && Self.inverts(mask, row, column) {
        code.isDark[row * size + column].toggle()
      }
    }
    code.drawFormat(mask: mask)
    return code
  }

  private static func inverts(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
    switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: row * column % 2 + row * column % 3 == 0
    case 6: (row * column % 2 + row * column % 3) % 2 == 0
    default: ((row + column) % 2 + row * column % 3) % 2 == 0
    }
  }
}

extension QRCode {
  /// How hard it is to read, by the four rules of the standard.
  private var penalty: Int {
    var points = 0
    for line in 0..<size {
      points += Self.penalty(of: (0..<size).map { isDark[line * size + $0] })
      points += Self.penalty(of: (0..<size).map { isDark[$0 * size + line] })
    }
    for row in 0..<(size - 1) {
      for column in 0..<(size - 1) {
        let place = row * size + column
        let same = isDark[place]
        if isDark[place + 1] == same, isDark[place + size] == same, isDark[place + size + 1] == same { points += 3 }
      }
    }
    let dark = isDark.count { $0 }
    return points + abs(dark * 20 - size * size * 10) / (size * size) * 10
  }

  private static func penalty(of line: [Bool]) -> Int {
    var points = 0
    var run = 0
    var window = 0
    for (index, dark) in line.enumerated() {
      run = index > 0 && dark == line[index - 1] ? run + 1 : 1
      if run == 5 { points += 3 } else if run > 5 { points += 1 }
      window = (window << 1 | (dark ? 1 : 0)) & 0x7FF
      if index >= 10, window == 0x05D || window == 0x5D0 { points += 40 }
    }
    return points
  }
}
