import Text

/// Finds the variables that a systemd unit sets itself (systemd.exec, `Environment=`).
struct UnitReader {
  let source: SourceText

  /// - Throws: Where a quote stays open.
  func entries() throws(EditRefusal) -> [EnvText.Entry] {
    var result: [EnvText.Entry] = []
    var (start, number) = (source.start, 1)
    while start < source.bytes.count {
      let line = start..<source.lineEnd(start)
      if source.bytes[line].starts(with: "Environment=".utf8) {
        result += try entries(in: (start + 12)..<line.upperBound, number)
      }
      start = source.nextLine(start)
      number += 1
    }
    return result
  }

  private func entries(in range: Range<Int>, _ number: Int) throws(EditRefusal) -> [EnvText.Entry] {
    var result: [EnvText.Entry] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard source.bytes[index] != UInt8(ascii: " "), source.bytes[index] != UInt8(ascii: "\t") else {
        index += 1
        continue
      }
      let quote = source.bytes[index]
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      let inner = isQuoted ? index + 1 : index
      let end = source.bytes[inner..<range.upperBound].firstIndex {
        isQuoted ? $0 == quote : $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
      }
      guard end != nil || !isQuoted else { throw source.refusal(.unreadable("an open quote"), at: index) }
      let stop = end ?? range.upperBound
      let token = index..<(isQuoted ? stop + 1 : stop)
      if let equals = source.bytes[inner..<stop].firstIndex(of: UInt8(ascii: "=")) {
        let text = source.string((equals + 1)..<stop)
        let plain = text.replacing("%%", with: "")
        result.append(
          EnvText.Entry(
            name: source.string(inner..<equals),
            value: EnvValue(
              text: text.replacing("%%", with: "%"), quotes: isQuoted ? .line(quote) : .bare, range: token,
              holdsVariable: plain.contains("%") || plain.contains("\\")),
            range: token, line: number, hasColon: false))
      }
      index = token.upperBound
    }
    return result
  }

  /// `NAME=value` in the quotes it needs or had; nil where it cannot be written.
  static func token(_ name: String, _ value: String, _ old: EnvValue.Quotes = .bare) -> String? {
    guard value.isPrintableASCII, !value.contains("\\") else { return nil }
    let text = "\(name)=\(value.replacing("%", with: "%%"))"
    if old == .bare, !value.contains(where: { " \"'".contains($0) }) { return text }
    let wanted = if case .line(let quote) = old { Character(Unicode.Scalar(quote)) } else { Character("\"") }
    let quotes = [wanted, "\"", "'"]
    return quotes.first { !text.contains($0) }.map { "\($0)\(text)\($0)" }
  }

  static func line(_ name: String, _ value: String) -> String? { token(name, value).map { "Environment=\($0)" } }
}
