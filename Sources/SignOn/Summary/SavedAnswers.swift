import Text

extension FileKind {
  /// The answers, to repeat a run; only this program reads them, so they are not in `all`.
  package static let savedAnswers = FileKind(
    id: "answers", title: "Answers", phrase: "answers", fileName: "openmetadata-sso.answers.json",
    template: { Template(text: $0.answersText().shown) })
}

extension Settings {
  /// The typed values and those of the files by field name as JSON, without the secret.
  ///
  /// - Parameters:
  ///   - format: the id of the format that was chosen.
  ///   - summary: the kind of summary that was chosen.
  package func answersText(format: String? = nil, summary: String? = nil) -> FileText {
    let choices = [
      ("openmetadata", deployment.release.isAssumed ? nil : version.rawValue), ("format", format), ("summary", summary),
    ]
    var members = choices.compactMap { name, value in value.map { (name: name, value: JSON.text($0)) } }
    for field in Field.all where field.kind != .secret && isRelevant(field) {
      guard let value = typed[field.id] ?? imported[field.id] ?? stock[field.id]?.value else { continue }
      members.append((field.id, value.answer))
    }
    return FileText(JSON.object(members).source(.members))
  }
}

extension Value {
  /// Reads back as the same value: a text, a list of texts, or a list of `{"name", "value"}`.
  var answer: JSON {
    switch self {
    case .text(let text): .text(text)
    case .list(let items): .texts(items)
    case .pairs(let pairs): .list(pairs.map { .object([("name", .text($0.name)), ("value", .text($0.value))]) })
    case .secret: .null
    }
  }
}
