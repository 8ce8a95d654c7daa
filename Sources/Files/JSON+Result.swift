import SignOn
import Text

extension JSON {
  /// A command's result, beginning with its exit code; every command's JSON is such an object.
  package static func result(_ status: ExitStatus, _ members: [(name: String, value: JSON)]) -> String {
    JSON.object([("status", .number(Int(status.rawValue)))] + members).source(.document)
  }

  /// Null if unknown; a secret as its tag, and what is secret in other values masked.
  package init(_ value: Value?) {
    self =
      switch value?.masked {
      case nil: .null
      case .text(let text): .text(text)
      case .list(let items): .texts(items)
      case .pairs(let pairs):
        .list(pairs.map { .object([("name", .text($0.name)), ("value", .text($0.value))]) })
      case .secret(let secret): secret.isEmpty ? .text("") : .text(secret.tag)
      }
  }
}
