import ConfigText

extension Format {
  /// Values of the OpenMetadata chart; what is secret they only refer to.
  static let helmValues = Format(
    id: "helm-values", title: "Helm values", fileName: "openmetadata-sso.values.yaml", holdsSecret: false,
    text: { settings in
      let entries = settings.entries
      var text = comment(settings.fileComment)
      text += "\nopenmetadata:\n  config:\n"
      text += "    authorizer:\n" + lines(entries, of: .authorizer, indent: "      ")
      text += "    authentication:\n" + lines(entries, of: .authentication, indent: "      ")
      if settings.isConfidential {
        text += "      oidcConfiguration:\n        enabled: true\n"
        text += lines(entries, of: .oidc, indent: "        ")
      }
      let extra = entries.filter { HelmValue($0) == nil && $0.key.variable != nil }
      if !extra.isEmpty {
        text += "\n" + comment("Without a value in the chart. The list replaces an earlier one: add what yours holds.")
        text += "extraEnvs:\n" + extra.map(variable).joined()
      }
      let left = entries.filter { HelmValue($0) == nil && $0.key.variable == nil }.map(\.key.name)
      if !left.isEmpty {
        text += "\n" + comment("Neither value nor variable exists for: \(left.joined(separator: ", ")). REST sets it.")
      }
      return FormatText(text)
    },
    steps: steps)

  private static func lines(_ entries: [Entry], of section: ServerKey.Section, indent: String) -> String {
    entries.filter { $0.key.section == section }.compactMap(HelmValue.init).map { value in
      value.lines.map { "\(indent)\($0)\n" }.joined()
    }.joined()
  }

  /// A text always; the server pastes it into its YAML.
  private static func variable(_ entry: Entry) -> String {
    "  - name: \(entry.key.variable ?? "")\n    value: \(YAMLScalar(ValueSource.portable.text(entry)).source)\n"
  }

  private static func steps(_ file: Activation.File) -> [Activation.Step] {
    let secret = Activation.Step(
      title: "Make the Secret that the values refer to, in the namespace that OpenMetadata runs in. The format "
        + "kubernetes-secret writes it too.", command: KubernetesReference.command)
    return (file.isConfidential ? [secret] : []) + [
      Activation.Step(
        title: "Bring the values in, on top of those that hold now, within the release line that they are made for.",
        command: "helm upgrade openmetadata open-metadata/openmetadata --version '~\(file.version.rawValue).0' "
          + "--reset-then-reuse-values --values \(file.word)")
    ] + storedSettingsSteps
  }
}

/// One value of the chart, named and typed as its `values.schema.json` has it.
struct HelmValue {
  /// Without indent.
  let lines: [String]

  /// Nil for what the chart has no value for, and for text that the server would take for a variable of its own: the
  /// chart quotes without hiding `${`.
  init?(_ entry: Entry) {
    let name = entry.key.name
    if let key = KubernetesReference.key(entry.key) {
      let source = entry.value.isSecret ? "clientSecret" : "clientId"
      lines = ["\(source):", "  secretRef: \(KubernetesReference.name)", "  secretKey: \(key)"]
      return
    }
    guard !HelmKeys.missing.contains(name) else { return nil }
    guard !(entry.value.items.contains { $0.contains("${") }) || entry.key.holds == .stringMap else { return nil }
    lines = ["\(HelmKeys.name(entry.key)): \(Self.source(entry))"]
  }

  private static func source(_ entry: Entry) -> String {
    switch entry.key.name {
    case "customParams": YAMLScalar(YAMLFlow.map(portable: entry.numberedPairs)).source
    case "useNonce" where ["true", "false"].contains(entry.value.text): entry.value.text
    case _ where entry.key.holds == .integer: YAMLScalar(entry.value.text).source
    default: ValueSource.file.text(entry)
    }
  }
}
