import ConfigText
import Text

extension HelmKeys {
  /// Values of types that the chart's `values.schema.json` refuses (charts 1.11 to 1.13). What is no list where it has
  /// one is found for every kind of file.
  var typeNotes: [Finding] {
    Field.all.flatMap { field in
      field.keys.compactMap { key in
        guard !Self.missing.contains(key.name), key.holds != .strings,
          let reading = try? text.readingThrough(place.root + Self.steps(key)),
          case .scalar(let value, let style) = reading.content, let expected = Self.expected(key, value, style)
        else { return nil }
        return .error(
          field, "line \(reading.line): the chart expects \(expected.kind) for \(Self.lastName(key)) and refuses this.",
          remedy: expected.remedy)
      }
    }
  }

  private static let switches: Set = [
    "enforcePrincipalDomain", "enableSecureSocketConnection", "useRolesFromProvider", "enableSelfSignup", "useNonce",
    "disablePkce",
  ]
  private static let words: Set = ["true", "false", "yes", "no", "on", "off"]

  /// What it expects in place of a scalar; nil if it takes it.
  private static func expected(
    _ key: ServerKey, _ value: String, _ style: YAMLStyle
  ) -> (kind: String, remedy: String)? {
    if SecretKeys.name(key) != nil {
      return ("a reference", "Write secretRef and secretKey below it, the names of a Secret and of its entry.")
    }
    let isWord = style == .plain && words.contains(value.lowerCase)
    if switches.contains(key.name) {
      return isWord ? nil : ("true or false", "Write it without quotes.")
    }
    let isText = style != .plain || (Double(value) == nil && !isWord)
    return isText ? nil : ("a text", "Put it in quotes: \"\(shown(value, 40))\".")
  }

  /// Charts since 1.11 look for the sections in one place only; elsewhere they refuse or ignore them.
  var layoutNotes: [Finding] {
    guard place.root.suffix(1) != ["config"], place.root.count > place.chart.count,
      let section = ["authentication", "authorizer"].first(where: { name in
        ((try? text.readingThrough(place.root + [.key(name)])) ?? nil) != nil
      }), let line = ((try? text.readingThrough(place.root + [.key(section)])) ?? nil)?.line
    else { return [] }
    let isIgnored = place.root.suffix(1) == ["global"]
    return [
      .aboutTheFile(
        isIgnored
          ? "line \(line): The chart ignores the sections below global; they had their place there before 2023."
          : "line \(line): The chart refuses the sections directly below openmetadata.", .error,
        remedy: "Move authentication and authorizer to openmetadata.config.")
    ]
  }

  var clientNotes: [Finding] {
    let isConfidential = (try? found(Field.clientType.keys[0]))?.content == .text("confidential")
    guard isConfidential, case .found? = try? text.value(at: place.root + Self.client), !isClientEnabled else {
      return []
    }
    return [
      .warning(
        .clientType, "authentication.oidcConfiguration.enabled is not true, so the chart omits the section.",
        remedy: "It is set the next time you change a value in that section.")
    ]
  }
}
