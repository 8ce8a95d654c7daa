/// Lists and objects of texts on one line of JSON.
public enum JSONFlow {
  /// `["a", "b"]`
  public static func list(_ items: [String]) -> String {
    "[\(items.map { JSONString($0).source }.joined(separator: ", "))]"
  }

  /// `{"name": "value"}`
  public static func object(_ pairs: [(name: String, value: String)]) -> String {
    let sources = pairs.map { "\(JSONString($0.name).source): \(JSONString($0.value).source)" }
    return "{\(sources.joined(separator: ", "))}"
  }
}
