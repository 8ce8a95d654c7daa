import Readers

/// A sample file, changed as people change files without changing what they say.
struct MutatedDocument {
  private(set) var text: String
  private let isEnv: Bool

  init(_ text: String, isEnv: Bool, _ sample: inout SampleText) {
    self.text = text
    self.isEnv = isEnv
    if sample.below(3) == 0 { remark(&sample) }
    if sample.below(3) == 0 { blankLine(&sample) }
    if sample.below(3) == 0 { trailingBlanks(&sample) }
    if sample.below(4) == 0 { self.text = self.text.trailingNewlinesDropped }
    if sample.below(4) == 0, !text.contains("values: |") { self.text = self.text.replacing("\n", with: "\r\n") }
    if sample.below(6) == 0, !isEnv { self.text = "\u{FEFF}" + self.text }
  }

  private var lines: [String] {
    get { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    set { text = newValue.joined(separator: "\n") }
  }

  /// A comment line, as deep as the next one.
  private mutating func remark(_ sample: inout SampleText) {
    guard !text.hasPrefix("{") else { return }
    let place = sample.below(lines.count)
    lines.insert(String(lines[place].prefix { $0 == " " }) + "# Bemerkung: größer – \(place)", at: place)
  }

  private mutating func blankLine(_ sample: inout SampleText) {
    lines.insert("", at: sample.below(lines.count))
  }

  private mutating func trailingBlanks(_ sample: inout SampleText) {
    let place = sample.below(lines.count)
    guard !lines[place].isEmpty, !lines[place].hasSuffix("|") else { return }
    lines[place] += "  "
  }
}

extension String {
  fileprivate var trailingNewlinesDropped: String {
    var text = self
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
