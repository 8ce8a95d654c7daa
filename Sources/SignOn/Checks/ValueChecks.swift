import Text

/// Checks of every value, whatever its field.
extension Check {
  /// Required fields that only the user can fill in; the rest is derived.
  static let everyQuestionIsAnswered = Check(
    "every-question-is-answered", "Every required field is set", ofEach: Field.all.filter(\.isAsked)
  ) { field, settings in
    guard settings.isOpen(field) else { return nil }
    let uri = field == .discoveryURI ? settings.discoveryURIOfAuthority : nil
    let remedy =
      switch field {
      case .discoveryURI where uri != nil: "Use the authority's: \(shown(uri ?? "", 110))."
      case .discoveryURI: settings.provider.addressHint
      case .clientID, .clientSecret: "Copy it from the client's page in the provider's console."
      case .callbackURL: "Enter OpenMetadata's URL followed by /callback."
      case .adminPrincipals: "Enter at least one user name: the part of the e-mail address before the @."
      default: "Enter a value."
      }
    var finding = Finding.error(
      field, "\(field.label) is not set.", remedy: remedy,
      repair: uri.map { .set(field, $0, "use the authority's") })
    finding.isUnanswered = true
    return finding
  }

  /// Toggles and choices without a dedicated check must have one of their options.
  static let choiceIsAnOption = Check(
    "choice-is-an-option", "Every choice is a valid option",
    ofEach: Field.all.filter { !$0.options.isEmpty && !haveOwnCheck.contains($0) }
  ) { field, settings in
    let text = settings.text(field)
    if field == .provider, settings.otherSignIn == nil, settings.value(of: field).origin.isStock {
      let meant = settings.provider
      return .error(
        field, "The server uses the provider \(shown(text, 40)), so the settings for single sign-on have no effect.",
        remedy: "Set it to \(meant.id).", repair: .set(field, meant.id, "use \(meant.title)"))
    }
    if field == .provider, let other = settings.otherSignIn {
      return .note(
        field, "The provider \(text) signs people in with \(other).",
        remedy: "Set the provider to move to single sign-on with OpenID Connect.")
    }
    let options = field.options.map(\.value)
    let isEmptySwitch = field.kind == .toggle && text.isEmpty
    guard settings.isRelevant(field), !isEmptySwitch, !options.contains(text) else { return nil }
    let nearest = options.first { $0 == text.lowerCase } ?? (field.kind == .toggle ? toggle(text) : nil)
    let value = nearest ?? (field == .provider ? settings.provider.id : field.fallback?.text ?? options[0])
    return .error(
      field, "\(field.label) is “\(shown(text, 40))”; expected \(options.joined(separator: " or ")).",
      remedy: "Choose one of them.", repair: .set(field, value, "use \(value)"))
  }

  private static let haveOwnCheck: Set<Field> = [
    .tokenValidationAlgorithm, .preferredJWSAlgorithm, .responseType, .clientAuthenticationMethod, .prompt,
  ]

  private static func toggle(_ text: String) -> String? {
    if ["yes", "on", "1"].contains(text.lowerCase) { return "true" }
    return ["no", "off", "0"].contains(text.lowerCase) ? "false" : nil
  }

  /// A control character cannot be seen, and in a file it may end a value or begin another one.
  static let valueIsPrintable = Check(
    "value-is-printable", "No value contains control characters", ofEach: Field.all
  ) { field, settings in
    guard let value = settings[field], let repaired = value.withoutControls else { return nil }
    return .error(
      field, "\(field.label) contains a line break or another control character: “\(shown(value.text, 40))”.",
      remedy: "Remove it.", repair: .set(field, repaired, "remove it"))
  }

  /// The server reads these as Java integers; “30s” disables its sign-in.
  static let numberIsWhole = Check(
    "number-is-whole", "Every number is a whole number of seconds", ofEach: Field.all.filter { $0.unit != nil }
  ) { field, settings in
    guard let unit = field.unit, let text = settings.answer(field) else { return nil }
    if let number = Int32(text), number >= 0, String(number) == text { return nil }
    let right = Field.seconds(text)
    return .error(
      field, "\(field.label) is “\(shown(text, 30))”; it must be a whole number of \(unit), 0 to 2147483647.",
      remedy: right.map { "Enter \($0)." } ?? "Enter digits only.",
      repair: right.map { .set(field, String($0), "use \($0)") })
  }
}

extension Field {
  /// The unit of a number; nil for every other kind.
  fileprivate var unit: String? {
    if case .number(let unit, _) = kind { unit } else { nil }
  }
}

extension Value {
  /// The value without control characters; nil if it has none.
  fileprivate var withoutControls: Value? {
    switch self {
    case .text(let text): Self.hasControls(text) ? .text(Self.printable(text)) : nil
    case .list(let items): items.contains(where: Self.hasControls) ? .list(items.map(Self.printable)) : nil
    case .pairs(let pairs):
      pairs.contains { Self.hasControls($0.name) || Self.hasControls($0.value) }
        ? .pairs(pairs.map { .init(Self.printable($0.name), Self.printable($0.value)) }) : nil
    case .secret: nil
    }
  }

  private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }
  private static func hasControls(_ text: String) -> Bool { text.utf8.contains(where: isControl) }
  private static func printable(_ text: String) -> String {
    String(decoding: text.utf8.filter { !isControl($0) }, as: UTF8.self)
  }
}

extension Settings {
  /// What the authority in a file leads to.
  fileprivate var discoveryURIOfAuthority: String? {
    guard let authority = imported[Field.authority.id]?.text, Placeholder.first(in: authority) == nil,
      case .discoveryURI(let uri, _) = provider.interpret(authority)
    else { return nil }
    return uri
  }
}
