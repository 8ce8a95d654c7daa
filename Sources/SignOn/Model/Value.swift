/// The value of a field as typed, so that a wrong number or URL is kept and can be corrected.
package enum Value: Equatable, Sendable {
  /// Text, URL, choice, switch (`true` or `false`) or whole number.
  case text(String)
  case list([String])
  case pairs([Pair])
  case secret(Secret)

  /// A name and its value in a list of pairs.
  package struct Pair: Equatable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The text of a plain value; the items of a list joined by commas; nothing of a secret.
  package var text: String {
    switch self {
    case .text(let text): text
    case .list(let items): items.joined(separator: ", ")
    case .pairs(let pairs): pairs.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
    case .secret: ""
    }
  }

  package var items: [String] {
    switch self {
    case .list(let items): items
    case .text(let text): text.isEmpty ? [] : [text]
    case .pairs(let pairs): pairs.map { "\($0.name)=\($0.value)" }
    case .secret: []
    }
  }

  package var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .list(let items): items.isEmpty
    case .pairs(let pairs): pairs.isEmpty
    case .secret(let secret): secret.isEmpty
    }
  }
}
