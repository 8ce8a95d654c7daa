/// What a field holds: as typed, so that a wrong number or URL is kept and can be corrected.
public enum Value: Equatable, Sendable {
  /// Text, URL, choice, switch (`true` or `false`) or whole number.
  case text(String)
  case list([String])
  case pairs([Pair])
  case secret(Secret)

  /// A name and its value in a list of pairs.
  public struct Pair: Equatable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The text of a plain value; the items of a list joined by commas; nothing of a secret.
  public var text: String {
    switch self {
    case .text(let text): text
    case .list(let items): items.joined(separator: ", ")
    case .pairs(let pairs): pairs.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
    case .secret: ""
    }
  }

  public var items: [String] {
    switch self {
    case .list(let items): items
    case .text(let text): text.isEmpty ? [] : [text]
    case .pairs(let pairs): pairs.map { "\($0.name)=\($0.value)" }
    case .secret: []
    }
  }

  public var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .list(let items): items.isEmpty
    case .pairs(let pairs): pairs.isEmpty
    case .secret(let secret): secret.isEmpty
    }
  }
}
