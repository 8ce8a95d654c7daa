import OpenIDConnect
import Testing

@testable import SignOn

/// A token that must not pass, the line that has to say so and a few of its words.
struct Forgery: Sendable, CustomTestStringConvertible {
  let name: String
  let line: String
  let says: String
  let change: @Sendable (inout TokenExpectation) -> Void
  let make: @Sendable () throws -> String

  var testDescription: String { name }

  init(
    _ name: String, _ line: String, _ says: String,
    expecting change: @escaping @Sendable (inout TokenExpectation) -> Void = { _ in },
    _ make: @escaping @Sendable () throws -> String
  ) {
    self.name = name
    self.line = line
    self.says = says
    self.change = change
    self.make = make
  }

  /// A well-signed token of other claims.
  static func claims(_ name: String, _ line: String, _ says: String, _ old: String, _ new: String) -> Forgery {
    Forgery(name, line, says) { try Forge.token(Forge.claims(old, new)) }
  }

  /// A token of another header, signed with the right key all the same.
  static func header(_ name: String, _ line: String, _ says: String, _ header: String) -> Forgery {
    Forgery(name, line, says) { try Forge.token(header: header) }
  }

  /// A right token whose text is changed afterwards.
  static func bent(
    _ name: String, _ line: String, _ says: String, _ bend: @escaping @Sendable (_ parts: [String]) -> String
  ) -> Forgery {
    Forgery(name, line, says) { bend(try Forge.token().split(separator: ".").map(String.init)) }
  }

  /// A right token held against other keys.
  static func keys(_ name: String, _ says: String, _ keys: @escaping @Sendable () -> [KeySet.Key]) -> Forgery {
    Forgery(name, "signature", says, expecting: { $0.keys = KeySet(keys: keys()) }) { try Forge.token() }
  }

  static let all = form + encoding + content + algorithms + signatures + issue + times
}
