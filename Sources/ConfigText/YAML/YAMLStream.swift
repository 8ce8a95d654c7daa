import CYAML

/// What a YAML reader sees, in order; offsets are bytes of the text.
final class YAMLStream: @unchecked Sendable {
  /// The deepest nesting accepted.
  static let deepest = 100

  private var result: cyaml_result
  let events: UnsafeBufferPointer<cyaml_event>
  private let shift: Int
  /// The anchors that aliases name.
  private(set) var aliased: Set<String> = []

  /// - Parameter start: Where the text begins, after a byte-order mark.
  init(_ bytes: [UInt8], from start: Int, source: SourceText) throws(EditRefusal) {
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
    var (text, keys) = (text, cyaml_keys(first: 0, second: 0))
    text.withUTF8 { keys = cyaml_find(&result, UInt32(node), $0.baseAddress, $0.count) }
    return (keys.first > 0 ? Int(keys.first) : nil, keys.second > 0 ? Int(keys.second) : nil)
  }

  /// Whether an anchor stands before it.
  func isAnchored(_ index: Int) -> Bool { events[index].anchor_length > 0 && kind(index) != CYAML_ALIAS }

  func text(_ index: Int) -> String { string(events[index].text, events[index].text_length) }
  func anchor(_ index: Int) -> String { string(events[index].anchor, events[index].anchor_length) }
  func tag(_ index: Int) -> String { string(events[index].tag, events[index].tag_length) }

  func hasText(_ index: Int, _ text: [UInt8]) -> Bool {
    bytes(events[index].text, events[index].text_length).elementsEqual(text)
  }

  private func bytes(_ start: UInt32, _ length: UInt32) -> UnsafeBufferPointer<UInt8> {
    guard length > 0, let texts = result.texts else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: texts + Int(start), count: Int(length))
  }

  private func string(_ start: UInt32, _ length: UInt32) -> String {
    String(decoding: bytes(start, length), as: UTF8.self)
  }

  /// Whether two events are equal, regardless of position.
  func matches(_ index: Int, _ other: YAMLStream, _ otherIndex: Int) -> Bool {
    let (one, two) = (events[index], other.events[otherIndex])
    return one.kind == two.kind && one.style == two.style
      && bytes(one.text, one.text_length).elementsEqual(other.bytes(two.text, two.text_length))
      && bytes(one.anchor, one.anchor_length).elementsEqual(other.bytes(two.anchor, two.anchor_length))
      && bytes(one.tag, one.tag_length).elementsEqual(other.bytes(two.tag, two.tag_length))
  }
}
