import ConfigText
import Text

/// A key or variable in a place where the server or the chart looks for its own.
struct FoundName: Equatable, Sendable {
  /// Nil for a variable.
  let section: ServerKey.Section?
  let name: String
  let line: Int
}

/// Names that the server or the chart does not know: a misspelt variable has no effect, and with an unknown key the
/// server does not start, or the chart is not installed.
struct UnknownNames {
  /// Who reads the names.
  enum Reader { case server, chart }

  let found: [FoundName]
  let reader: Reader

  var findings: [Finding] {
    let names = Set(found.filter { $0.section == nil }.map(\.name))
    return found.compactMap { found in
      if let section = found.section { return key(found, in: section) }
      return variable(found, beside: names)
    }
  }

  /// An error where the right variable is missing; of a variable like none of the server's, nothing is known.
  private func variable(_ found: FoundName, beside others: Set<String>) -> Finding? {
    let known = ServerKey.variables
    guard !known.contains(found.name), !Self.otherVariables.contains(found.name),
      let right = Self.renamedVariables[found.name] ?? nearestVariable(found.name)
    else { return nil }
    let message = "line \(found.line): The server does not read \(shown(found.name, 60))."
    let remedy = "Write \(right)."
    let field = Field.all.first { $0.keys.contains { $0.variable == right } } ?? .provider
    return others.contains(right)
      ? .warning(field, message, remedy: "Remove the line; \(right) is set as well.")
      : .error(field, message, remedy: remedy)
  }

  private func nearestVariable(_ name: String) -> String? {
    let prefixes = ["AUTHENTICATION_", "AUTHORIZER_", "OIDC_", "CUSTOM_OIDC_"]
    guard prefixes.contains(where: { name.hasPrefix($0) }) else { return nil }
    return name.nearest(among: ServerKey.variables.sorted(), distance: name.utf8.count > 15 ? 2 : 1)
  }

  private func key(_ found: FoundName, in section: ServerKey.Section) -> Finding? {
    let known = Self.names(of: section, reader)
    guard !known.contains(found.name) else { return nil }
    let place = section == .oidc ? "oidcConfiguration" : reader == .chart ? short(section) : section.rawValue
    let effect =
      reader == .chart
      ? "The chart has no value \(shown(found.name, 60)) in \(place) and refuses it."
      : "The server has no key \(shown(found.name, 60)) in \(place) and refuses it."
    let message = "line \(found.line): \(effect)"
    guard let right = right(found.name, section, known) else {
      return .aboutTheFile(message, .error, remedy: "Remove it, or correct its name.")
    }
    return .aboutTheFile(message, .error, remedy: "Write \(right).")
  }

  private func short(_ section: ServerKey.Section) -> String {
    section == .authorizer ? "authorizer" : "authentication"
  }

  /// The same key by its right name, else one that is in another section, else one that is written almost alike.
  private func right(_ name: String, _ section: ServerKey.Section, _ known: Set<String>) -> String? {
    let other = Self.renamed.first { $0.server == name && known.contains($0.chart) }?.chart
    let same = Self.renamed.first { $0.chart == name && known.contains($0.server) }?.server
    if let right = reader == .chart ? other : same { return right }
    if let near = known.first(where: { $0.lowercased() == name.lowercased() }) { return near }
    for other in ServerKey.Section.allCases where other != section && Self.names(of: other, reader).contains(name) {
      return "it in \(other == .oidc ? "oidcConfiguration" : reader == .chart ? short(other) : other.rawValue)"
    }
    return name.nearest(among: known.sorted(), distance: name.utf8.count > 8 ? 2 : 1)
  }

  private static func names(of section: ServerKey.Section, _ reader: Reader) -> Set<String> {
    let keys = ServerKey.known.filter { $0.section == section }
    switch reader {
    case .server: return Set(keys.map(\.name)).union(otherKeys[section] ?? [])
    case .chart:
      let values = keys.filter { !HelmKeys.missing.contains($0.name) }.map(HelmKeys.lastName)
      return Set(values).union(otherValues[section] ?? [])
    }
  }

  /// Names that the chart's values have for keys of the server, where they differ.
  private static let renamed: [(server: String, chart: String)] =
    ServerKey.known.map { ($0.name, HelmKeys.lastName($0)) }.filter { $0.0 != $0.1 } + [("samlConfiguration", "saml")]

  /// Names in documentation and older releases for variables of today.
  private static let renamedVariables = [
    "AUTHENTICATION_DISCOVERY_URI": "OIDC_DISCOVERY_URI", "OIDC_CALLBACK_URL": "OIDC_CALLBACK",
    "OIDC_PROMPT": "OIDC_PROMPT_TYPE", "OIDC_PREFERRED_JWS_ALGORITHM": "OIDC_PREFERRED_JWS",
    "OIDC_CLIENT_AUTHENTICATION_METHOD": "OIDC_CLIENT_AUTH_METHOD",
    "OIDC_TOKEN_VALIDITY": "OIDC_OM_REFRESH_TOKEN_VALIDITY",
    "AUTHENTICATION_PROVIDER_NAME": "CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME",
    "AUTHENTICATION_PUBLIC_KEY_URLS": "AUTHENTICATION_PUBLIC_KEYS",
    "AUTHENTICATION_PUBLIC_KEY": "AUTHENTICATION_PUBLIC_KEYS",
    "AUTHORIZER_ALLOWED_REGISTRATION_DOMAINS": "AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN",
    "AUTHORIZER_ALLOWED_EMAIL_REGISTRATION_DOMAINS": "AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN",
    "AUTHORIZER_ENABLE_SECURE_SOCKET_CONNECTION": "AUTHORIZER_ENABLE_SECURE_SOCKET",
  ]

  /// Variables of the server that no field sets and that are spelled almost like those of a field.
  private static let otherVariables: Set = ["AUTHORIZER_BOT_DOMAIN", "AUTHENTICATION_MAX_ACTIVE_SESSIONS_PER_USER"]

  /// Keys of the server (1.11 to 2.1) that no field sets.
  private static let otherKeys: [ServerKey.Section: Set<String>] = [
    .authentication: [
      "oidcConfiguration", "ldapConfiguration", "samlConfiguration", "additionalTrustedRedirectUris", "sessionExpiry",
      "maxActiveSessionsPerUser",
    ],
    .authorizer: ["testPrincipals", "botPrincipals", "botDomain"],
    .oidc: ["endSessionWithProvider"],
  ]

  /// Values of the chart (1.11 to 1.13) that no field sets.
  private static let otherValues: [ServerKey.Section: Set<String>] = [
    .authentication: ["enabled", "oidcConfiguration", "ldapConfiguration", "saml"],
    .authorizer: ["enabled"],
    .oidc: ["enabled"],
  ]
}

extension Finding {
  /// With the file that its line is in.
  func naming(_ path: String) -> Finding {
    var named = self
    named.message = "\(shown(path, 60)), \(message)"
    return named
  }
}

extension YAMLText {
  /// The keys of the server's sections, with their lines.
  ///
  /// - Parameter path: of a section.
  func names(in path: (ServerKey.Section) -> [YAMLStep]) -> [FoundName] {
    ServerKey.Section.allCases.flatMap { section in
      let steps = path(section)
      return (try? keysThrough(steps)).map { keys in
        keys.filter { $0.name != "<<" }.map { FoundName(section: section, name: $0.name, line: $0.line) }
      } ?? []
    }
  }
}
