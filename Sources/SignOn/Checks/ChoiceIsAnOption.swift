import Text

extension Check {
  /// Switches and choices with no check of their own hold one of their options.
  static let choiceIsAnOption = Check("choice-is-an-option", "Every choice is one of its options") { settings in
    judged.compactMap { field in
      let text = settings.text(field)
      guard settings.isRelevant(field), !(field.kind == .toggle && text.isEmpty) else { return nil }
      if field.kind == .toggle ? ["true", "false"].contains(text) : isOption(text, of: field) { return nil }
      let options = field.options.map(\.value)
      let nearest = options.first { $0 == text.lowerCase } ?? (field.kind == .toggle ? toggle(text) : nil)
      let value = nearest ?? field.fallback?.text ?? options[0]
      return .error(
        field, "\(field.label) is “\(shown(text, 40))”; the server takes \(options.joined(separator: " or ")).",
        remedy: "Choose one of them.", repair: .set(field, value, "use \(value)"))
    }
  }

  private static let judged: [Field] = {
    let haveOwnCheck: Set<Field> = [
      .tokenValidationAlgorithm, .preferredJWSAlgorithm, .responseType, .clientAuthenticationMethod, .prompt,
    ]
    return Field.all.filter { !$0.options.isEmpty && !haveOwnCheck.contains($0) }
  }()

  private static func isOption(_ text: String, of field: Field) -> Bool {
    guard case .choice(let choices) = field.kind else { return true }
    return choices.contains { $0.value == text }
  }

  private static func toggle(_ text: String) -> String? {
    if ["yes", "on", "1"].contains(text.lowerCase) { return "true" }
    return ["no", "off", "0"].contains(text.lowerCase) ? "false" : nil
  }
}
