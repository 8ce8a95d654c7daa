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
  }

  /// The effective assignment: the last one with that name.
  package func entry(_ name: String) -> Entry? { entries.last { $0.name == name } }

  /// How often the name is assigned; the last one wins.
  package func count(of name: String) -> Int { entries.count { $0.name == name } }
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
