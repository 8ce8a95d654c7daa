/// A text with variables and templates replaced by plain words of the same length, so that a YAML parser accepts it.
struct YAMLMask: Sendable {
  enum Kind: Sendable { case placeholder, escapedPlaceholder, template }

  struct Spot: Sendable {
    let kind: Kind
    let range: Range<Int>
  }

  private(set) var bytes: [UInt8]
  /// In order.
  private(set) var spots: [Spot]
  /// A `${` that its line does not close: it reaches into what follows.
  let openVariable: Int?

  /// - Parameter variables: Whether `${…}` is replaced before the text is read as YAML.
  init(_ source: SourceText, variables: Bool) {
    bytes = source.bytes
    (spots, openVariable) = Self.find(source.bytes, variables: variables)
    for spot in spots { cover(spot) }
  }

  func spots(in range: Range<Int>) -> ArraySlice<Spot> {
    var (low, high) = (0, spots.count)
    while low < high {
      let middle = (low + high) / 2
      if spots[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return spots[low...].prefix { $0.range.lowerBound < range.upperBound }
  }

  /// Marks the start of a masked place in the parser's output; its bytes are part of the place.
  static let mark: [UInt8] = [0xEF, 0xA3, 0xBF]

  /// The parser's text with the masked places restored; nil if ambiguous.
  ///
  /// - Parameter original: What stood in a masked place.
  func uncovered(_ text: String, in range: Range<Int>, original: (Spot) -> [UInt8]) -> String? {
    let inside = spots(in: range)
    if inside.isEmpty { return text }
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    for spot in inside {
      guard let begin = rest.indices.first(where: { rest[$0...].starts(with: Self.mark) }) else { return nil }
      let length = spot.range.count
      guard begin + length <= rest.endIndex else { return nil }
      guard rest[begin..<(begin + length)].dropFirst(3).allSatisfy({ $0 == UInt8(ascii: "x") }) else { return nil }
      result += rest[..<begin] + original(spot)
      rest = rest[(begin + length)...]
    }
    guard !rest.indices.contains(where: { rest[$0...].starts(with: Self.mark) }) else { return nil }
    return String(decoding: result + rest, as: UTF8.self)
  }

  private mutating func cover(_ spot: Spot) {
    let isComment = spot.kind == .template && startsLine(spot.range.lowerBound)
    for index in spot.range where bytes[index] != UInt8(ascii: "\n") && bytes[index] != UInt8(ascii: "\r") {
      bytes[index] = UInt8(ascii: "x")
    }
    guard isComment else {
      for (offset, byte) in Self.mark.enumerated() { bytes[spot.range.lowerBound + offset] = byte }
      return
    }
    var begin = spot.range.lowerBound
    while begin < spot.range.upperBound {
      if bytes[begin] == UInt8(ascii: "x") { bytes[begin] = UInt8(ascii: "#") }
      begin = bytes[begin..<spot.range.upperBound].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    }
  }

  private func startsLine(_ offset: Int) -> Bool {
    let before = bytes[..<offset].last { $0 != UInt8(ascii: " ") }
    return before == nil || before == UInt8(ascii: "\n")
  }

  private static func find(_ bytes: [UInt8], variables: Bool) -> (spots: [Spot], open: Int?) {
    bytes.withUnsafeBufferPointer { buffer in
      var finder = Finder(bytes: buffer, variables: variables)
      return (finder.spots(), finder.openVariable)
    }
  }

  /// Looks once at each byte, or nearly so.
  private struct Finder {
    let bytes: UnsafeBufferPointer<UInt8>
    let variables: Bool
    /// The next known positions of one and of two closing braces.
    private var closings = [0, 0]
    /// The end of a line that closes no variable.
    private var openUntil = 0
    private(set) var openVariable: Int?

    init(bytes: UnsafeBufferPointer<UInt8>, variables: Bool) {
      self.bytes = bytes
      self.variables = variables
    }

    mutating func spots() -> [Spot] {
      var spots: [Spot] = []
      var index = 0
      while index + 1 < bytes.count {
        if bytes[index + 1] == UInt8(ascii: "{"), let spot = spot(at: index) {
          spots.append(spot)
          index = spot.range.upperBound
        } else {
          index += 1
        }
      }
      return spots
    }

    private mutating func spot(at index: Int) -> Spot? {
      switch bytes[index] {
      case UInt8(ascii: "$") where variables && index >= openUntil:
        guard let end = Placeholder.end(bytes, from: index) else {
          openVariable = openVariable ?? index
          openUntil = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
          return nil
        }
        let isEscaped = index > 0 && bytes[index - 1] == UInt8(ascii: "$")
        return Spot(kind: isEscaped ? .escapedPlaceholder : .placeholder, range: index..<end)
      case UInt8(ascii: "{"): return template(at: index, closing: 2)
      case UInt8(ascii: "%"): return template(at: index, closing: 1)
      default: return nil
      }
    }

    private mutating func template(at start: Int, closing count: Int) -> Spot? {
      var index = max(closings[count - 1], start + 2)
      while index + count <= bytes.count {
        if bytes[index] == UInt8(ascii: "}"), count == 1 || bytes[index + 1] == UInt8(ascii: "}") { break }
        index += 1
      }
      closings[count - 1] = index
      return index + count <= bytes.count ? Spot(kind: .template, range: start..<(index + count)) : nil
    }
  }
}
