/// The documents of a text, between lines of `---`, each read on its own: one that is broken does not hide the others.
struct Sections {
  struct Section {
    let range: Range<Int>
    /// Whether it is JSON or YAML.
    let isRead: Bool
    /// Whether a line, in a comment or not, says that it is a Kubernetes Secret.
    let isSecret: Bool
  }

  private(set) var all: [Section] = []
  private(set) var spans: [SecretSpan] = []

  init(_ bytes: [UInt8]) {
    var start = 0
    for mark in Self.marks(bytes) + [bytes.count] {
      add(Array(bytes[start..<mark]), at: start)
      start = mark
    }
  }

  private mutating func add(_ part: [UInt8], at start: Int) {
    let read = SecretsByPlace(part)
    let isSecret = part.split { $0 == 0x0A || $0 == 0x0D }.contains { line in
      line.count < 80 && Self.kinds.contains(line.filter { !" \t#\"',-".utf8.contains($0) })
    }
    all.append(Section(range: start..<start + part.count, isRead: read != nil, isSecret: isSecret))
    spans += (read?.spans ?? []).map { span in
      SecretSpan(range: start + span.range.lowerBound..<start + span.range.upperBound, text: span.text)
    }
  }

  private static let kinds = [Array("kind:Secret".utf8)]

  /// Where a line begins that parts documents.
  private static func marks(_ bytes: [UInt8]) -> [Int] {
    var marks: [Int] = []
    var dashes = 0
    var start = 0
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "-"), index == start + dashes {
        dashes += 1
        continue
      }
      if dashes == 3, byte <= 0x20, index == start + 3, start > 0 { marks.append(start) }
      if byte == 0x0A || byte == 0x0D { start = index + 1 }
      dashes = 0
    }
    return marks
  }
}
