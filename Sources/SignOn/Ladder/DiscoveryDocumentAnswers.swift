import OpenIDConnect
import Text

extension Step {
  /// Everything else is read from the discovery document (OpenID Connect Discovery 1.0 §4).
  static let discoveryDocumentAnswers = Step(
    "discovery-document-answers", "Discovery document is available", field: .discoveryURI,
    asks: { settings in
      let address = settings.text(.discoveryURI)
      return settings.provider.authority(settings) == nil || !address.mayBeAsked ? nil : .metadata(address)
    }
  ) { settings in
    let address = settings.text(.discoveryURI)
    guard settings.provider.authority(settings) != nil else {
      return .unknown("skipped: the discovery URI is not valid")
    }
    guard address.mayBeAsked else { return .unknown("skipped: this program does not ask over http") }
    return settings.facts.discovery.verdict(asking: address, .discoveryURI) { _, receipt in
      .passed("\(receipt.status), \(receipt.bytes) bytes in \(receipt.milliseconds) ms")
    }
  }
}

extension String {
  /// Whether it is asked: over https, or on this machine.
  fileprivate var mayBeAsked: Bool { WebAddress(self).map { $0.scheme == "https" || $0.isLoopback } ?? false }
}

extension Lookup {
  /// The verdict on a lookup, if it is the current one.
  func verdict(asking address: String, _ field: Field, found: (Answer, Receipt) -> Verdict) -> Verdict {
    guard url == address else { return .waiting }
    switch self {
    case .notAsked: return .waiting
    case .asking: return .asking
    case .found(let answer, _, let receipt): return found(answer, receipt)
    case .failed(let error):
      if error.cause == .request(.cancelled) { return .unknown("cancelled") }
      let (message, remedy) = (error.sentence, shown(error.remedy.asSentence, 240))
      return .failed(
        error.isUnreachable ? .warning(field, message, remedy: remedy) : .error(field, message, remedy: remedy))
    }
  }
}

extension LookupError {
  /// What is wrong with both values, as one sentence.
  var sentence: String {
    let values = [found.map { "found \($0)" }, expected.map { "expected \($0)" }].compactMap { $0 }
    let text = values.isEmpty ? message : "\(message) (\(values.joined(separator: ", ")))"
    return shown(text.asSentence, 300)
  }
}

extension String {
  /// A host at its start stays as it is written.
  var asSentence: String {
    let isHost = prefix { $0 != " " }.contains { ".:".contains($0) }
    return (isHost ? self : prefix(1).uppercased() + dropFirst()) + (hasSuffix(".") ? "" : ".")
  }
}
