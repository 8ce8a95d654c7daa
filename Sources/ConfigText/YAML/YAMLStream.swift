import CYAML

/// What a YAML reader sees, in order; offsets are bytes of the text.
final class YAMLStream: @unchecked Sendable {
  /// The deepest nesting accepted.
  static let deepest = 100

  private var result: cyaml_result
  /// What was read, where most of the texts lie.
  private let input: [UInt8]
  let events: UnsafeBufferPointer<cyaml_event>
  private let shift: Int
  /// The anchors that aliases name.
  private(set) var aliased: Set<String> = []

  /// - Parameter start: Where the text begins, after a byte-order mark.
  init(_ bytes: [UInt8], from start: Int, source: SourceText) throws(EditRefusal) {
    input = bytes
    result = bytes.withUnsafeBufferPointer { buffer in
      cyaml_parse(buffer.baseAddress.map { $0 + start }, buffer.count - start, Self.deepest)
    }
    events = UnsafeBufferPointer(start: result.events, count: result.count)
    shift = start
    guard Int(result.outcome) == CYAML_OK else { throw failure(source) }
    aliased = Set(events.indices.filter { kind($0) == CYAML_ALIAS }.map(anchor))
  }

  deinit { cyaml_free(&result) }

  private func failure(_ source: SourceText) -> EditRefusal {
    let problem = result.problem.map { String(cString: $0) } ?? "not YAML"
    let reason: EditRefusal.Reason =
      switch Int(result.outcome) {
      case CYAML_TOO_DEEP: .tooDeep
      case CYAML_NO_MEMORY: .tooLarge
      default: .unreadable(problem)
      }
    return source.refusal(reason, at: result.failure_offset + shift)
  }

  func kind(_ index: Int) -> Int { Int(events[index].kind) }
  func style(_ index: Int) -> Int { Int(events[index].style) }
  func next(_ index: Int) -> Int { Int(events[index].next) }

  func range(_ index: Int) -> Range<Int> {
    let start = Int(events[index].start) + shift
    return start..<max(start, Int(events[index].end) + shift)
  }

  /// From the start of a node to the end of its last event.
  func extent(_ index: Int) -> Range<Int> {
    range(index).lowerBound..<max(range(index).upperBound, range(next(index) - 1).upperBound)
  }

  /// The first two keys of a mapping with this text; one is what there should be.
  func keys(_ text: String, of node: Int) -> (first: Int?, second: Int?) {
    var text = text
    let keys = text.withUTF8 { text in
      withInput { cyaml_find(&result, $0.baseAddress, $0.count, UInt32(node), text.baseAddress, text.count) }
    }
    return (keys.first > 0 ? Int(keys.first) : nil, keys.second > 0 ? Int(keys.second) : nil)
  }

  /// Whether an anchor stands before it.
  func isAnchored(_ index: Int) -> Bool { isNamed(index) && kind(index) != CYAML_ALIAS }

  /// Whether it has an anchor, or is an alias.
  func isNamed(_ index: Int) -> Bool { names(index).map { $0.anchor.length > 0 } ?? false }

  func text(_ index: Int) -> String { string(events[index].text) }
  func anchor(_ index: Int) -> String { names(index).map { string($0.anchor) } ?? "" }
  func tag(_ index: Int) -> String { names(index).map { string($0.tag) } ?? "" }

  func hasText(_ index: Int, _ text: [UInt8]) -> Bool {
    withBytes(events[index].text) { $0.elementsEqual(text) }
  }

  private func names(_ index: Int) -> cyaml_names? {
    events[index].names > 0 ? result.names[Int(events[index].names)] : nil
  }

  private func withInput<Result>(_ use: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    input.withUnsafeBufferPointer { use(UnsafeBufferPointer(rebasing: $0[shift...])) }
  }

  private func withBytes<Result>(_ text: cyaml_text, _ use: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let (start, count) = (Int(text.start), Int(text.length))
    return withInput { input in
      guard count > 0 else { return use(UnsafeBufferPointer(start: nil, count: 0)) }
      if start < input.count { return use(UnsafeBufferPointer(rebasing: input[start..<start + count])) }
      return use(UnsafeBufferPointer(start: result.texts + (start - input.count), count: count))
    }
  }

  private func string(_ text: cyaml_text) -> String { withBytes(text) { String(decoding: $0, as: UTF8.self) } }

  private func isSame(_ text: cyaml_text, _ other: YAMLStream, _ otherText: cyaml_text) -> Bool {
    text.length == otherText.length
      && withBytes(text) { one in other.withBytes(otherText) { two in one.elementsEqual(two) } }
  }

  /// Whether two events are equal, regardless of position.
  func matches(_ index: Int, _ other: YAMLStream, _ otherIndex: Int) -> Bool {
    let (one, two) = (events[index], other.events[otherIndex])
    guard one.kind == two.kind, one.style == two.style, isSame(one.text, other, two.text) else { return false }
    switch (names(index), other.names(otherIndex)) {
    case (nil, nil): return true
    case (let one?, let two?): return isSame(one.anchor, other, two.anchor) && isSame(one.tag, other, two.tag)
    default: return false
    }
  }
}
