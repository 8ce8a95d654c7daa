extension Check {
  /// Switches and choices with no check of their own hold one of their options.
  static let choiceIsAnOption = Check("choice-is-an-option", "Every choice is one of its options") { settings in
    Field.all.filter { !ownCheck.contains($0) && settings.isRelevant($0) }.compactMap { field in
      let text = settings.text(field)
      guard !field.options.isEmpty, !field.options.contains(where: { $0.value == text }) else { return nil }
      if field.kind == .toggle, text.isEmpty { return nil }
      let options = field.options.map(\.value)
      let nearest = options.first { $0 == text.lowerCase } ?? (field.kind == .toggle ? toggle(text) : nil)
      let value = nearest ?? field.fallback?.text ?? options[0]
      return .error(
        field, "\(field.label) is “\(shown(text, 40))”; the server takes \(options.joined(separator: " or ")).",
        remedy: "Choose one of them.", repair: .set(field, value, "use \(value)"))
    }
  }

  private static let ownCheck: Set<Field> = [
    .tokenValidationAlgorithm, .preferredJWSAlgorithm, .responseType, .clientAuthenticationMethod, .prompt,
  ]

  private static func toggle(_ text: String) -> String? {
    if ["yes", "on", "1"].contains(text.lowerCase) { return "true" }
    return ["no", "off", "0"].contains(text.lowerCase) ? "false" : nil
  }
}
