extension Check {
  /// The few things that nobody but a person can know; what else is missing follows from them.
  static let everyQuestionIsAnswered = Check("every-question-is-answered", "Every question is answered") { settings in
    asked.filter(settings.isOpen).map { field in
      var finding = Finding.error(
        field, "\(field.label) has no answer yet.", remedy: source(of: field, isCognito: settings.isCognito))
      finding.isUnanswered = true
      return finding
    }
  }

  private static let asked = Field.all.filter(\.isAsked)

  private static func source(of field: Field, isCognito: Bool) -> String {
    switch field {
    case .discoveryURI where isCognito: "Paste the discovery URI, the pool id or its ARN."
    case .discoveryURI: "Paste the provider's issuer or its discovery URI."
    case .clientID, .clientSecret: "Copy it from the app client's page in the provider's console."
    case .callbackURL: "Give the address of OpenMetadata followed by /callback."
    case .adminPrincipals: "Name at least one person: the part before the @ of the e-mail address."
    default: "Give a value."
    }
  }
}
