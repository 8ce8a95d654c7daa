/// Lists and mappings of texts on one line of YAML.
package enum YAMLFlow {
  /// `[a, 'b c']`
  package static func list(_ items: [String]) -> String {
    "[\(items.map { YAMLScalar($0, in: .flow).source }.joined(separator: ", "))]"
  }

  /// `[a,"b c"]`, for an env file.
  package static func list(portable items: [String]) -> String {
    "[\(items.map { YAMLScalar(portable: $0, in: .flow).source }.joined(separator: ","))]"
  }

  /// `{"name":"value"}`, for an env file.
  package static func map(portable pairs: [(name: String, value: String)]) -> String {
    let sources = pairs.map { "\(YAMLScalar(quoted: $0.name).source):\(YAMLScalar(quoted: $0.value).source)" }
    return "{\(sources.joined(separator: ","))}"
  }
}
