import Text

/// One `NAME=value` line of an env file, which Compose 1, Compose 2, `bash` and python-dotenv all read alike.
package struct EnvLine: Equatable, Sendable {
  package let name: String
  /// As it stands after the equals sign, in quotes where it needs them.
  package let value: String

  /// Nil for what not every reader carries through unchanged; portable YAML source always passes.
  package init?(_ name: String, _ value: String) {
    guard name.isVariableName else { return nil }
    guard value.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "'") }) else { return nil }
    guard !value.contains(#"\\"#), !value.hasSuffix(#"\"#), !value.contains("${") else { return nil }
    self.name = name
    self.value = Self.isBare(value) ? value : "'\(value)'"
  }

  /// Without a line break at its end.
  package var text: String { "\(name)=\(value)" }

  private static func isBare(_ value: String) -> Bool { value.isWord(and: "+/=.:-") }
}
