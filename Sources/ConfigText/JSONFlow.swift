/// Lists and objects of texts on one line of JSON.
package enum JSONFlow {
  /// `["a", "b"]`
  package static func list(_ items: [String]) -> String {
    "[\(items.map { JSONString($0).source }.joined(separator: ", "))]"
  }

  /// `{"name": "value"}`
  package static func object(_ pairs: [(name: String, value: String)]) -> String {
    let sources = pairs.map { "\(JSONString($0.name).source): \(JSONString($0.value).source)" }
    return "{\(sources.joined(separator: ", "))}"
  }
}
