import ConfigText

extension FileKind {
  /// For the server's REST API.
  package static let securityConfigJSON = FileKind(
    id: "security-config-json", title: "Security configuration, JSON", phrase: "a security configuration in JSON",
    part: .server, fileName: "openmetadata-sso.security.json", holdsSecret: true, hasSections: true, keyName: \.path,
    claims: { $0.shape == .json && $0.form == .other },
    open: { bytes throws(EditRefusal) in
      let text = try JSONText(bytes)
      guard case .object(let names)? = try text.value(at: [])?.content,
        names.contains("authenticationConfiguration") || names.contains("authorizerConfiguration")
      else { return nil }
      return JSONSections(text: text)
    },
    template: { JSONSections.template($0.storedEntries) },
    steps: restSteps)

  @Sendable private static func restSteps(_ file: DeployedFile) -> [NextStep] {
    let call =
      "curl --silent --show-error --header @openmetadata-token.header --header 'Content-Type: application/json'"
    return [
      NextStep(
        title:
          "Save an administrator's token in a file, so that no command line contains it. This prompts for it (bash):",
        command: "(umask 077 && read -rsp 'Token: ' token && "
          + "printf 'Authorization: Bearer %s\\n' \"$token\" > openmetadata-token.header)"),
      NextStep(
        title: "Let the server validate the settings. It always answers 200: continue only if the response contains "
          + "\"status\":\"success\".",
        command: "\(call) --data-binary @- \(file.address("security/validate")) < \(file.word)"),
      NextStep(
        title: "Store them. The server applies them immediately, in most releases without validation.",
        command: "\(call) --fail --output /dev/null --request PUT --data-binary @- "
          + "\(file.address("security/config")) < \(file.word)"),
      NextStep(title: "Delete the token file.", command: "rm openmetadata-token.header"),
    ] + NextStep.storedRescue
  }
}

/// The two sections as JSON.
struct JSONSections: KeyedText {
  let text: JSONText

  var bytes: [UInt8] { text.bytes }
  var stock: StockSource { .server }
  var unknownNames: UnknownNames {
    let found = ServerKey.Section.allCases.flatMap { section in
      let path = section.rawValue.split(separator: ".").map { YAMLStep.key(String($0)) }
      guard case .object(let names)? = ((try? text.value(at: path)) ?? nil)?.content else { return [FoundName]() }
      return names.map { name in
        FoundName(
          section: section, name: name, line: ((try? text.value(at: path + [.key(name)])) ?? nil)?.line ?? 0)
      }
    }
    return UnknownNames(found: found, reader: .server)
  }

  var parts: Parts? {
    Parts(text: text, cuts: text.cuts(outside: ["authenticationConfiguration", "authorizerConfiguration"])) {
      bytes throws(EditRefusal) in JSONSections(text: try JSONText(bytes))
    }
  }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    guard let reading = try text.value(at: key.steps) else { return nil }
    let content: KeyContent.Content =
      switch reading.content {
      case .null: .null
      case .text(let text): .text(text)
      case .boolean(let isTrue): .text(isTrue ? "true" : "false")
      case .number(let digits): .text(digits)
      case .list(let items): .list(items)
      case .object(let names): try pairs(names, at: key.steps)
      case .other: .unreadable("not text, a list or an object of texts")
      }
    return KeyContent(
      content: content, line: reading.line, name: key.path,
      source: String(decoding: bytes[reading.range], as: UTF8.self))
  }

  private func pairs(_ names: [String], at path: [YAMLStep]) throws(EditRefusal) -> KeyContent.Content {
    var pairs: [Value.Pair] = []
    for name in names {
      guard case .text(let value)? = try text.value(at: path + [.key(name)])?.content else {
        return .unreadable("an object that contains more than texts")
      }
      pairs.append(Value.Pair(name, value))
    }
    return .pairs(pairs)
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText> {
    let value = TypedYAML(old: try found(entry.key)).value(entry)
    return try text.setting(entry.key.steps, to: value, after: entry.key.neighbourNames).map { JSONSections(text: $0) }
  }

  func setting(together entries: [Entry]) -> Changed<any KeyedText>? {
    var values: [([YAMLStep], YAMLValue, [String])] = []
    for entry in entries {
      do throws(EditRefusal) {
        values.append((entry.key.steps, TypedYAML(old: try found(entry.key)).value(entry), entry.key.neighbourNames))
      } catch {}
    }
    return text.setting(together: values).map { $0.map { JSONSections(text: $0) } }
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText> {
    try text.removing(key.steps).map { JSONSections(text: $0) }
  }

  func notes() -> [Finding] {
    let missing = Self.required.filter { ((try? text.value(at: $0)) ?? nil) == nil }.compactMap { path in
      if case .key(let name)? = path.last { name } else { nil }
    }
    guard !missing.isEmpty else { return [] }
    return [
      .aboutTheFile(
        "The server answers HTTP 400, as this is missing: \(missing.joined(separator: ", ")).", .error,
        remedy: "Add what is missing; openmetadata-sso export --to security-config-json writes a complete file.")
    ]
  }

  /// What the server's schemas require and no check of a field asks for.
  private static let required: [[YAMLStep]] =
    ["className", "containerRequestFilter", "enforcePrincipalDomain", "enableSecureSocketConnection"].map {
      ["authorizerConfiguration", .key($0)]
    } + [["authenticationConfiguration", "providerName"]]

  /// A key a line.
  static func template(_ entries: [Entry]) -> FileKind.Template {
    func members(_ section: ServerKey.Section, _ indent: String) -> [String] {
      entries.filter { $0.key.section == section }.map { "\(indent)\"\($0.key.name)\": null" }
    }
    func object(_ name: String, _ indent: String, _ members: [String]) -> String {
      "\(indent)\"\(name)\": {\n\(members.joined(separator: ",\n"))\n\(indent)}"
    }
    let client = members(.oidc, "      ")
    let nested = client.isEmpty ? [] : [object("oidcConfiguration", "    ", client)]
    let sections = [
      object("authenticationConfiguration", "  ", members(.authentication, "    ") + nested),
      object("authorizerConfiguration", "  ", members(.authorizer, "    ")),
    ]
    return FileKind.Template(text: "{\n\(sections.joined(separator: ",\n"))\n}\n", entries: entries)
  }
}
