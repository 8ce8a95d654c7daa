import ConfigText
import SignOn

/// What a command says to programs; members keep the order in which they are given.
package indirect enum JSONTree: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case text(String)
  case list([JSONTree])
  case object([(name: String, value: JSONTree)])

  /// Null where there is nothing, or an empty text.
  package static func optional(_ text: String?) -> JSONTree {
    guard let text, !text.isEmpty else { return .null }
    return .text(text)
  }

  package static func optional(_ number: Int?) -> JSONTree { number.map { .number($0) } ?? .null }

  package static func texts(_ items: [String]) -> JSONTree { .list(items.map { .text($0) }) }

  /// What a command tells programs, beginning with the code it ends with; every command's JSON is such an object.
  package static func result(_ status: ExitStatus, _ members: [(name: String, value: JSONTree)]) -> String {
    JSONTree.object([("status", .number(Int(status.rawValue)))] + members).document
  }

  /// Null where nothing is known; a secret is its tag.
  package init(_ value: Value?) {
    self =
      switch value {
      case nil: .null
      case .text(let text): .text(text)
      case .list(let items): .texts(items)
      case .pairs(let pairs):
        .list(pairs.map { .object([("name", .text($0.name)), ("value", .text($0.value))]) })
      case .secret(let secret): secret.isEmpty ? .text("") : .text(secret.tag)
      }
  }

  /// A member a line; lists that hold objects an item a line.
  package var document: String { source(indent: 0) + "\n" }

  private func source(indent: Int) -> String {
    switch self {
    case .null: "null"
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .number(let number): String(number)
    case .text(let text): JSONString(text).source
    case .list(let items):
      enclosed(
        "[", items.map { $0.source(indent: indent + 2) }, "]", indent: indent, isFlat: items.allSatisfy(\.isPlain))
    case .object(let members):
      enclosed(
        "{", members.map { "\(JSONString($0.name).source): \($0.value.source(indent: indent + 2))" }, "}",
        indent: indent, isFlat: indent > 2 && members.allSatisfy(\.value.isPlain))
    }
  }

  private var isPlain: Bool {
    switch self {
    case .list(let items): items.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private func enclosed(_ start: String, _ items: [String], _ end: String, indent: Int, isFlat: Bool) -> String {
    guard !items.isEmpty, !isFlat else { return start + items.joined(separator: ", ") + end }
    let margin = String(repeating: " ", count: indent)
    return "\(start)\n" + items.map { "\(margin)  \($0)" }.joined(separator: ",\n") + "\n\(margin)\(end)"
  }
}
