/// Replaces secrets in any text with tags: those it is given, and those that their place, name or shape gives away.
/// It cannot know every secret.
package struct Redactor: Sendable {
  /// To be said wherever a redacted file is shown.
  package static let limit = "not every secret can be recognized; read the text before you share it"

  private let told: ToldSecrets

  /// - Parameter secrets: What must not be seen, whatever stands before it.
  package init(secrets: [Secret] = []) { told = ToldSecrets(secrets) }

  /// The lines of the text without their breaks, every secret replaced; as many lines as the text has.
  package func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    render(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  package func text(_ bytes: [UInt8]) -> String { String(decoding: render(bytes), as: UTF8.self) }

  /// How many bytes were looked at by name and shape, some more than once: it grows as the text does.
  package func work(on bytes: [UInt8]) -> Int {
    let sections = Sections(bytes)
    return SecretsByLine(bytes, sections).work + SecretsByShape(bytes).work
  }

  /// What is known best comes first and takes its bytes; the others may take what is left.
  private func spans(_ bytes: [UInt8]) -> [SecretSpan] {
    let sections = Sections(bytes)
    let ranked = [
      told.spans(in: bytes), sections.spans, SecretsByLine(bytes, sections).spans, SecretsByShape(bytes).spans,
    ]
    var chosen: [SecretSpan] = []
    for spans in ranked { chosen = Self.merged(chosen, spans) }
    return chosen
  }

  /// Both in order of place; what of `others` is not covered yet is added.
  private static func merged(_ chosen: [SecretSpan], _ others: [SecretSpan]) -> [SecretSpan] {
    let others = others.filter { !$0.range.isEmpty }.sorted {
      $0.range.lowerBound == $1.range.lowerBound
        ? $0.range.upperBound > $1.range.upperBound : $0.range.lowerBound < $1.range.lowerBound
    }
    var result: [SecretSpan] = []
    var next = 0
    var covered = 0
    for span in others {
      var start = max(span.range.lowerBound, covered)
      while next < chosen.count, chosen[next].range.lowerBound < span.range.upperBound {
        let taken = chosen[next].range
        if start < taken.lowerBound { result.append(SecretSpan(range: start..<taken.lowerBound)) }
        result.append(chosen[next])
        start = max(start, taken.upperBound)
        next += 1
      }
      if start < span.range.upperBound {
        let isWhole = start == span.range.lowerBound
        result.append(SecretSpan(range: start..<span.range.upperBound, text: isWhole ? span.text : nil))
      }
      covered = max(covered, span.range.upperBound, start)
    }
    return result + chosen[next...]
  }

  private func render(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    for span in spans(bytes) {
      result += bytes[position..<span.range.lowerBound]
      Self.put(span, of: bytes, into: &result)
      position = span.range.upperBound
    }
    return result + bytes[position...]
  }

  /// A tag on each line of it that has more than signs; breaks, indentation and what is only signs stay.
  private static func put(_ span: SecretSpan, of bytes: [UInt8], into result: inout [UInt8]) {
    let tag = Array(SecretTag.name(span.text ?? String(decoding: bytes[span.range], as: UTF8.self)).utf8)
    var index = span.range.lowerBound
    while index < span.range.upperBound {
      let end = bytes[index..<span.range.upperBound].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? span.range.upperBound
      let line = bytes[index..<end]
      let start = line.firstIndex { $0 > 0x20 } ?? end
      let last = line.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? end
      let isShown = PlainValue.isTagged(bytes[start..<last]) || Self.isPunctuation(bytes[start..<last])
      result += bytes[index..<start]
      result += start == last || (isShown && span.text == nil) ? Array(bytes[start..<last]) : tag
      result += bytes[last..<end]
      if end < span.range.upperBound { result.append(bytes[end]) }
      index = end + 1
    }
  }

  private static func isPunctuation(_ text: ArraySlice<UInt8>) -> Bool {
    text.allSatisfy { "\"',;:#[]{}()\\= ".utf8.contains($0) }
  }
}
