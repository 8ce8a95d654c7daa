/// What gives a value to the settings that the files leave out.
package enum StockSource: String, CaseIterable, Sendable {
  case compose, chart
  /// `conf/openmetadata.yaml` in the server's image.
  case image
  /// The server's code, where its configuration file lacks the key.
  case server

  /// Which of them gives the value of a key: what does not pass it on leaves it to the image's file.
  func source(of key: ServerKey) -> StockSource {
    switch self {
    case .compose where !key.isPassedByCompose: .image
    case .chart where HelmKeys.missing.contains(key.name): .image
    case .compose, .chart, .server: self
    case .image: key.variable == nil ? .server : .image
    }
  }
}

/// The value of a setting that no file gives, and where it comes from.
package struct StockValue: Equatable, Sendable {
  package let value: Value
  package let source: StockSource
}

extension Field {
  /// What the server has if there is no value.
  var noValue: Value {
    switch kind {
    case .list: .list([])
    case .pairs: .pairs([])
    case .secret: .secret(Secret(""))
    case .text, .url, .choice, .toggle, .number: .text("")
    }
  }

  /// The key whose value the server uses; nil if it uses none.
  func decidingKey(isConfidential: Bool) -> ServerKey? {
    isConfidential ? keys.last { $0.section == .oidc } ?? keys.first : keys.first { $0.section != .oidc }
  }
}

extension DocumentSet {
  /// What the server uses for the settings that the files leave out, by field id; nothing while single sign-on is
  /// proposed, which sets them all.
  ///
  /// - Parameter removed: Fields that are treated as if the files lacked them.
  package func stock(
    for settings: Settings, proposal: SetUpProposal = .whereAsked, without removed: Set<String> = []
  ) -> [String: StockValue] {
    let typed = settings.typed
    let following = FollowingValues(
      values: values, places: places, typed: typed, version: settings.version, proposal: proposal)
    guard let source, !following.proposes, !isPartial else { return [:] }
    let before = values[Field.clientType.id]?.text
    let isConfidential = (typed[Field.clientType.id]?.text ?? before) == "confidential"
    var result: [String: StockValue] = [:]
    for field in Field.all where !elsewhere.contains(field.id) && !following.movesStock(field) {
      guard let key = field.decidingKey(isConfidential: isConfidential),
        isAbsent(key) || removed.contains(field.id)
      else { continue }
      // What a client needs that becomes confidential is written.
      if key.section == .oidc, before != "confidential" { continue }
      let source = source == .compose && settings.deployment.kind == .server ? .image : source
      result[field.id] = StockValues.value(key, of: field, in: source, settings.deployment.release)
    }
    return result
  }

  private var source: StockSource? {
    let server = documents.first { $0.kind.part == .server } ?? documents.first { $0.kind.part == .compose }
    return (server ?? documents.first)?.text.stock
  }
}

extension Settings {
  /// Takes over what the files say beside what is typed, and what the server uses for the rest.
  package mutating func read(
    _ files: DocumentSet, proposal: SetUpProposal = .whereAsked, without removed: Set<String> = []
  ) {
    stock = files.stock(for: self, proposal: proposal, without: removed)
    elsewhere = files.elsewhere
    imported = files.imported(beside: typed, version: version, proposal: proposal).filter { stock[$0.key] == nil }
  }
}
