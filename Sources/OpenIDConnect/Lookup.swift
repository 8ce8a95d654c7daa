/// One request to a provider and its result; every state has the URL.
package enum Lookup<Answer: Equatable & Sendable>: Equatable, Sendable {
  case notAsked
  case asking(String)
  case found(Answer, from: String, Receipt)
  case failed(LookupError)

  package var answer: Answer? {
    if case .found(let answer, _, _) = self { answer } else { nil }
  }

  package var receipt: Receipt? {
    if case .found(_, _, let receipt) = self { receipt } else { nil }
  }

  package var error: LookupError? {
    if case .failed(let error) = self { error } else { nil }
  }

  /// The requested URL, as given.
  package var url: String? {
    switch self {
    case .notAsked: nil
    case .asking(let url), .found(_, from: let url, _): url
    case .failed(let error): error.url
    }
  }
}

/// What is known about an answer besides its content.
package struct Receipt: Equatable, Sendable {
  package var status: Int
  package var bytes: Int
  package var milliseconds: Int
  /// The `Date` header minus this machine's clock at receipt; whole seconds, so ±1 means nothing.
  package var clockOffsetSeconds: Int?

  package init(status: Int, bytes: Int, milliseconds: Int, clockOffsetSeconds: Int? = nil) {
    self.status = status
    self.bytes = bytes
    self.milliseconds = milliseconds
    self.clockOffsetSeconds = clockOffsetSeconds
  }
}
