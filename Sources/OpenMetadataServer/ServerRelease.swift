import Text

/// A release as the server names it, such as `1.12.6`.
package struct ServerRelease: Equatable, Sendable, CustomStringConvertible {
  /// As the server writes it, safe for a screen.
  package let description: String
  /// Of major, minor, patch and build those that are there.
  private let numbers: [Int]

  /// Nil for a text that does not begin with two numbers.
  package init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false).prefix(4)
    numbers = parts.prefix { $0.utf8.count <= 6 }.compactMap { Int($0) }
    guard numbers.count >= 2, numbers.count == parts.count || parts.last == "" else { return nil }
    description = OutsideText.shown(text, limit: 40)
  }

  /// Whether it is this release or a later one.
  package func isAtLeast(_ numbers: Int...) -> Bool { !self.numbers.lexicographicallyPrecedes(numbers) }

  /// By its numbers; what follows them, such as `-SNAPSHOT`, does not count.
  package func isAtLeast(_ other: ServerRelease) -> Bool { !numbers.lexicographicallyPrecedes(other.numbers) }
}
