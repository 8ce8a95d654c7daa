/// An env file as Compose 2 reads it, or the variables of a systemd unit, whose values can be changed without touching
/// any other byte.
package struct EnvText: Sendable {
  package enum Form: Sendable {
    case file
    /// `Environment=NAME=value "OTHER=a b"` (systemd.exec).
    case unit
  }

  /// One assignment.
  package struct Entry: Equatable, Sendable {
    package let name: String
    /// Nil in a line with only a name, which passes through the caller's variable.
    package let value: EnvValue?
    /// From the line's start to before its line break; a quoted value may span lines.
    package let range: Range<Int>
    package let line: Int
    /// Whether there is a colon where most readers expect an equals sign; they ignore the line.
    package let hasColon: Bool
  }

  let source: SourceText
  package let form: Form
  /// In the order of the file.
  package let entries: [Entry]
  /// The last entry of each name.
  private let last: [String: Int]

  package var bytes: [UInt8] { source.bytes }

  /// - Throws: Where the text is not UTF-8 or a quote stays open.
  package init(_ bytes: [UInt8], _ form: Form = .file) throws(EditRefusal) {
    source = try SourceText(bytes)
    self.form = form
    if form == .unit {
      entries = try UnitReader(source: source).entries()
    } else {
      var reader = EnvReader(source: source)
      entries = try reader.entries()
    }
    last = Dictionary(zip(entries.map(\.name), entries.indices)) { $1 }
  }

  /// Another text of the same form.
  package func reading(_ bytes: [UInt8]) throws(EditRefusal) -> EnvText { try EnvText(bytes, form) }

  /// The effective assignment: the last one with that name.
  package func entry(_ name: String) -> Entry? { last[name].map { entries[$0] } }

  /// How often the name is assigned; the last one wins.
  package func count(of name: String) -> Int { entries.count { $0.name == name } }
}

extension EnvText: TextInParts {
  package var partCount: Int { entries.count }
  package func start(ofPart part: Int) -> Int { entries[part].range.lowerBound }
  package func isSame(_ part: Int, _ other: EnvText, _ otherPart: Int) -> Bool {
    let (one, two) = (entries[part], other.entries[otherPart])
    return one.name == two.name && one.value?.text == two.value?.text
  }

  /// Lines that an edit of these variables need not look at.
  package func cuts(outside names: Set<String>) -> [Cut] {
    guard form == .file else { return [] }
    return Cut.runs(
      entries.enumerated().map { index, entry in
        let isKept = names.contains(entry.name) || Cut.isAtEnds(index, of: entries.count)
        return Cut.Sibling(start: entry.range.lowerBound, part: index, isKept: isKept)
      })
  }
}

/// The right side of an assignment.
package struct EnvValue: Equatable, Sendable {
  package enum Quotes: Equatable, Sendable {
    case bare, single, double
    /// Around name and value; which ones.
    case line(UInt8)
  }

  /// As Compose 2 reads it, without replacing variables.
  package let text: String
  package let quotes: Quotes
  /// With the quotes, without a comment.
  package let range: Range<Int>
  /// Whether Compose substitutes a variable in it, so that `text` is not the final value.
  package let holdsVariable: Bool
  /// Whether readers disagree about where the value ends.
  var isUncertain = false
}
