/// The bytes of a QR code in the order in which they are drawn, with their Reed-Solomon codes.
enum QRCodewords {
  /// Error correction bytes a block, level L, from version 1 on.
  private static let codeBytes = [
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26,
  ]
  private static let blocks = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12]

  static func holds(_ count: Int, version: Int) -> Bool {
    4 + lengthBits(version) + count * 8 <= dataBytes(version) * 8
  }

  private static func lengthBits(_ version: Int) -> Int { version < 10 ? 8 : 16 }

  private static func allBytes(_ version: Int) -> Int {
    var modules = (16 * version + 128) * version + 64
    if version >= 2 {
      let marks = version / 7 + 2
      modules -= (25 * marks - 10) * marks - 55
      if version >= 7 { modules -= 36 }
    }
    return modules / 8
  }

  private static func dataBytes(_ version: Int) -> Int {
    allBytes(version) - codeBytes[version - 1] * blocks[version - 1]
  }

  static func interleaved(_ bytes: [UInt8], version: Int) -> [UInt8] {
    let data = padded(bytes, version: version)
    let count = blocks[version - 1]
    let divisor = divisor(codeBytes[version - 1])
    let (short, longer) = data.count.quotientAndRemainder(dividingBy: count)
    var pieces: [[UInt8]] = []
    var start = 0
    for index in 0..<count {
      let length = index < count - longer ? short : short + 1
      pieces.append(Array(data[start..<(start + length)]))
      start += length
    }
    let codes = pieces.map { remainder($0, divisor) }
    return column(pieces) + column(codes)
  }

  private static func column(_ pieces: [[UInt8]]) -> [UInt8] {
    let longest = pieces.map(\.count).max() ?? 0
    return (0..<longest).flatMap { index in pieces.compactMap { index < $0.count ? $0[index] : nil } }
  }

  /// Mode, length, bytes, end and filling.
  private static func padded(_ bytes: [UInt8], version: Int) -> [UInt8] {
    var bits: [Bool] = []
    func append(_ value: Int, _ count: Int) {
      for index in (0..<count).reversed() { bits.append(value >> index & 1 == 1) }
    }
    append(4, 4)
    append(bytes.count, lengthBits(version))
    for byte in bytes { append(Int(byte), 8) }
    let room = dataBytes(version)
    append(0, min(4, room * 8 - bits.count))
    append(0, (8 - bits.count % 8) % 8)
    var data = stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<(start + 8)].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    var filling: UInt8 = 0xEC
    while data.count < room {
      data.append(filling)
      filling ^= 0xEC ^ 0x11
    }
    return data
  }

  /// Multiplies in the field of 256 with the polynomial x⁸+x⁴+x³+x²+1.
  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var result = 0
    for index in (0..<8).reversed() {
      result = result << 1 ^ (result >> 7) * 0x11D
      result ^= Int(right >> index & 1) * Int(left)
    }
    return UInt8(truncatingIfNeeded: result)
  }

  private static func divisor(_ degree: Int) -> [UInt8] {
    var factors = [UInt8](repeating: 0, count: degree - 1) + [1]
    var root: UInt8 = 1
    for _ in 0..<degree {
      for index in 0..<degree {
        factors[index] = product(factors[index], root)
        if index + 1 < degree { factors[index] ^= factors[index + 1] }
      }
      root = product(root, 2)
    }
    return factors
  }

  private static func remainder(_ data: [UInt8], _ divisor: [UInt8]) -> [UInt8] {
    var rest = [UInt8](repeating: 0, count: divisor.count)
    for byte in data {
      let factor = byte ^ rest.removeFirst()
      rest.append(0)
      for index in divisor.indices { rest[index] ^= product(divisor[index], factor) }
    }
    return rest
  }
}
