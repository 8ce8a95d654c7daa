import Text

/// Everything in one table: values, their sources, findings and next steps.
package struct Summary: Equatable, Sendable {
  /// One field. Every text is safe to show: no control characters, no secret.
  package struct Row: Equatable, Sendable {
    package let page: String
    package let label: String
    /// Empty where nothing is known, see `origin`.
    package let value: String
    package let origin: String
    /// `error: what is wrong`, worst first.
    package let findings: [String]
    /// The id of the field.
    let field: String
    let given: Value?
    let source: Origin
    /// Worst first.
    let reported: [Finding]
  }

  /// A check that was run, and its result.
  package struct Outcome: Equatable, Sendable {
    package let title: String
    package let result: String

    package init(_ title: String, _ result: String) {
      self.title = title
      self.result = result
    }
  }

  /// A line above the table.
  package struct Heading: Equatable, Sendable {
    package let name: String
    package let text: String
  }

  package static let title = "OpenMetadata single sign-on"
  package let headings: [Heading]
  package let rows: [Row]
  package let outcomes: [Outcome]
  package let steps: [NextStep]
  let version: String
  let deployment: Deployment
  let provider: String
  let client: String
  let findings: [Finding]

  /// When and by which version of the program it was made; empty if not known.
  let made: String
  let isRehearsal: Bool

  /// - Parameter made: When, and by which version of the program.
  package init(
    _ settings: Settings, findings: [Finding], outcomes: [Outcome] = [], steps: [NextStep] = [], made: String = ""
  ) {
    self.made = made
    isRehearsal = settings.isRehearsal
    version = settings.version.rawValue
    deployment = settings.deployment
    provider = settings.otherSignIn == nil ? settings.provider.id : settings.text(.provider)
    client = settings.isConfidential ? "confidential" : "public"
    self.findings = findings
    headings =
      (made.isEmpty ? [] : [Heading(name: "Made", text: made)]) + [
        Heading(name: "Made for", text: "OpenMetadata \(settings.deployment.words)"),
        Heading(name: "Provider", text: settings.signInTitle),
        Heading(name: "Client", text: client),
        Heading(name: "Findings", text: Self.count(findings)),
      ] + (isRehearsal ? [Heading(name: "Rehearsal", text: "checked with a simulated provider, not the real one")] : [])
    rows = Page.all.flatMap { page in
      page.fields.filter(settings.isRelevant).map { field in
        Row(field, on: page, settings, findings: findings.filter { $0.field == field.id })
      }
    }
    self.outcomes = outcomes.map { Outcome($0.title.visible, $0.result.visible) }
    self.steps = steps.map { NextStep(title: $0.title.visible, command: $0.command?.visible) }
  }

  private static func count(_ findings: [Finding]) -> String {
    let counts = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
      let number = findings.count { $0.severity == severity }
      return number == 0 ? nil : "\(number) \(severity.word)\(number == 1 ? "" : "s")"
    }
    return counts.isEmpty ? "none" : counts.joined(separator: ", ")
  }
}

extension Summary.Row {
  init(_ field: Field, on page: Page, _ settings: Settings, findings: [Finding]) {
    let (value, origin) = settings.value(of: field)
    self.page = page.title
    label = field.label
    self.value = value.map(Self.shown) ?? ""
    self.origin = origin.words
    reported = findings.sorted { $0.severity > $1.severity }
    self.findings = reported.map { "\($0.severity.word): \($0.message)".visible }
    self.field = field.id
    given = value
    source = origin
  }

  private static func shown(_ value: Value) -> String {
    if value.isEmpty { return "(empty)" }
    if case .secret = value { return FileText.mask }
    return value.masked.text.visible
  }
}

extension Origin {
  /// As shown in a table.
  package var words: String {
    switch self {
    case .typed: "typed"
    case .file: "from file"
    case .aws: "from AWS"
    case .composeDefault: "default of the Compose file"
    case .chartDefault: "default of the chart"
    case .imageDefault: "default of openmetadata.yaml"
    case .serverDefault: "default of the server"
    case .discovered: "discovered"
    case .derived: "derived"
    case .default: "default"
    case .missing: "not set"
    }
  }
}

extension Finding.Severity {
  /// As the prefix of a message.
  package var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }
}

extension String {
  /// Control characters, escapes and direction marks by their numbers, so that a terminal does nothing but show them.
  fileprivate var visible: String {
    rewritten { scalar in
      scalar.isVisible || scalar.properties.generalCategory == .spaceSeparator
        ? nil : "‹U+\(hexadecimal(scalar.value, digits: 1, uppercase: true))›"
    }
  }
}
