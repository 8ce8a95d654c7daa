import OpenMetadataServer

extension Settings {
  /// What a running server shows; it keeps the rest, such as the secret, to itself.
  package init(shownBy answers: ServerAnswers, version: ServerVersion) {
    self.init(version: version)
    for value in ServerComparison(answers, nil).values { imported[value.field.id] = value.seen[0].value }
    let authority = imported[Field.authority.id]?.text ?? ""
    if otherSignIn == nil, case .discoveryURI(let uri, _) = provider.interpret(authority) {
      imported[Field.discoveryURI.id] = .text(uri)
    }
    elsewhere = Set(Field.all.map(\.id)).subtracting(imported.keys)
  }
}
