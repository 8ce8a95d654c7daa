import ConfigText
import Text

/// How values become the source text of one kind of file.
struct ValueSource: Sendable {
  let scalar: @Sendable (String) -> String
  let list: @Sendable ([String]) -> String

  /// For a YAML file.
  static let file = ValueSource(scalar: { YAMLScalar($0).source }, list: { YAMLFlow.list($0) })
  /// For a variable whose value the server pastes into its YAML.
  static let portable = ValueSource(
    scalar: { YAMLScalar(portable: $0).source }, list: { YAMLFlow.list(portable: $0) })

  /// For a JSON file.
  static let json = ValueSource(scalar: { JSONString($0).source }, list: { JSON.texts($0).source() })

  /// The value of every key but a secret or a mapping, typed as the server's schema asks for it.
  func text(_ entry: Entry) -> String {
    switch entry.key.holds {
    case .strings: list(entry.value.items)
    case .boolean where ["true", "false"].contains(entry.value.text): entry.value.text
    case .integer where Int(entry.value.text).map(String.init) == entry.value.text: entry.value.text
    case .string, .boolean, .integer, .stringMap: scalar(entry.value.text)
    }
  }
}

extension Entry {
  /// The pairs in the one shape that OpenMetadata's `AuthenticationCodeFlowHandler` reads: numbered names and values.
  var numberedPairs: [(name: String, value: String)] {
    guard case .pairs(let pairs) = value else { return [] }
    return pairs.enumerated().flatMap { index, pair in
      [("customParamKey\(index + 1)", pair.name), ("customParamValue\(index + 1)", pair.value)]
    }
  }
}
