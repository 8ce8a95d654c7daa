/// An env file as Compose 2 reads it, whose values can be changed without touching any other byte.
public struct EnvText: Sendable {
  /// One assignment.
  public struct Entry: Equatable, Sendable {
    public let name: String
    /// Nil in a line with a name alone, which passes on the caller's variable.
    public let value: EnvValue?
    /// From the line's start to before its line break; a quoted value may span lines.
    public let range: Range<Int>
    public let line: Int
    /// Whether a colon stands where most readers expect an equals sign; they ignore the line.
    public let hasColon: Bool
  }

  let source: SourceText
  /// In the order of the file.
  public let entries: [Entry]

  public var bytes: [UInt8] { source.bytes }

  /// - Throws: Where the text is not UTF-8 or a quote stays open.
  public init(_ bytes: [UInt8]) throws(EditRefusal) {
    source = try SourceText(bytes)
    var reader = EnvReader(source: source)
    entries = try reader.entries()
  }

  /// The assignment that counts: the last of that name.
  public func entry(_ name: String) -> Entry? { entries.last { $0.name == name } }

  /// How often the name is assigned; only the last counts.
  public func count(of name: String) -> Int { entries.count { $0.name == name } }
}

/// The right side of an assignment.
public struct EnvValue: Equatable, Sendable {
  public enum Quotes: Sendable { case none, single, double }

  /// As Compose 2 reads it, without replacing variables.
  public let text: String
  public let quotes: Quotes
  /// With the quotes, without a comment.
  public let range: Range<Int>
  /// Whether Compose replaces a variable in it, so that `text` is not yet what counts.
  public let holdsVariable: Bool
  /// Whether readers disagree about where the value ends.
  var isUncertain = false
}
