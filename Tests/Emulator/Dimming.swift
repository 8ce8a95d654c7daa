/// Shows dim text as struck out, which nobody else uses: the emulator knows no dim cells.
struct Dimming {
  /// A sequence whose end has not come yet.
  private var pending: [UInt8] = []

  mutating func replaced(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes {
      switch (pending.count, byte) {
      case (_, 0x1B):
        result += pending
        pending = [byte]
      case (0, _): result.append(byte)
      case (1, UInt8(ascii: "[")), (2..., 0x20...0x3F): pending.append(byte)
      default:
        result += byte == UInt8(ascii: "m") ? Self.struck(pending) : pending
        result.append(byte)
        pending = []
      }
    }
    return result
  }

  private static func struck(_ sequence: [UInt8]) -> [UInt8] {
    let text = String(decoding: sequence.dropFirst(2), as: UTF8.self)
    var numbers = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    var index = 0
    while index < numbers.count {
      switch numbers[index] {
      case "38", "48": index += numbers.dropFirst(index + 1).first == "5" ? 2 : 4
      case "2": numbers[index] = "9"
      case "22": numbers[index] = "22;29"
      default: break
      }
      index += 1
    }
    return sequence.prefix(2) + Array(numbers.joined(separator: ";").utf8)
  }
}
