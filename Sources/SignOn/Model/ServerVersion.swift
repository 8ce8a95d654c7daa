/// The OpenMetadata release line a configuration is for; it decides which keys may be written.
package enum ServerVersion: String, CaseIterable, Comparable, Sendable {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case v1_11 = "1.11"
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case v1_12 = "1.12"
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case v1_13 = "1.13"
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case v2_0 = "2.0"
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case v2_1 = "2.1"

  package static func < (left: ServerVersion, right: ServerVersion) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
