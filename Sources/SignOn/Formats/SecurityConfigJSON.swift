import ConfigText
import Text

extension Format {
  /// For the server's REST API.
  static let securityConfigJSON = Format(
    id: "security-config-json", title: "Security configuration, JSON", fileName: "openmetadata-sso.security.json",
    holdsSecret: true, text: { JSONSections($0.storedEntries).text }, steps: restSteps)

  private static func restSteps(_ file: Activation.File) -> [Activation.Step] {
    let call =
      "curl --silent --show-error --header @openmetadata-token.header --header 'Content-Type: application/json'"
    return [
      Activation.Step(
        title: "Have an administrator's token in a file of your own, so that no command holds it. Asks for it (bash):",
        command: "(umask 077 && read -rsp 'Token: ' token && "
          + "printf 'Authorization: Bearer %s\\n' \"$token\" > openmetadata-token.header)"),
      Activation.Step(
        title: "Let the server check the settings. It answers 200 whatever it finds: go on only if the answer says "
          + "\"status\":\"success\".",
        command: "\(call) --data-binary @- \(file.address("security/validate")) < \(file.word)"),
      Activation.Step(
        title: "Store them. The server takes them over at once, and most releases do so without a check.",
        command: "\(call) --fail --output /dev/null --request PUT --data-binary @- "
          + "\(file.address("security/config")) < \(file.word)"),
      Activation.Step(title: "Remove the token again.", command: "rm openmetadata-token.header"),
    ] + storedRescue
  }
}

/// The two sections as JSON, a key a line.
private struct JSONSections {
  private(set) var text = FormatText("{\n")

  init(_ entries: [Entry]) {
    let client = entries.filter { $0.key.section == .oidc }
    text += "  \"authenticationConfiguration\": {\n"
    add(entries.filter { $0.key.section == .authentication }, indent: "    ", isLast: client.isEmpty)
    if !client.isEmpty {
      text += "    \"oidcConfiguration\": {\n"
      add(client, indent: "      ", isLast: true)
      text += "    }\n"
    }
    text += "  },\n  \"authorizerConfiguration\": {\n"
    add(entries.filter { $0.key.section == .authorizer }, indent: "    ", isLast: true)
    text += "  }\n}\n"
  }

  private mutating func add(_ entries: [Entry], indent: String, isLast: Bool) {
    for (place, entry) in zip(1..., entries) {
      text += "\(indent)\(JSONString(entry.key.name).source): "
      if case .secret(let secret) = entry.value {
        text += "\""
        text += FormatText(secretSource: secret.reveal { Secret(JSONString($0).content) })
        text += "\""
      } else if entry.key.holds == .stringMap {
        text += JSON.object(entry.numberedPairs.map { ($0.name, .text($0.value)) }).source()
      } else {
        text += ValueSource.json.text(entry)
      }
      text += isLast && place == entries.count ? "\n" : ",\n"
    }
  }
}
