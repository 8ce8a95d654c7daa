/// Why a provider gave no usable answer: told with both values and what to do, and never with the answer itself.
package struct LookupError: Error, Equatable, Sendable {
  /// The address as it was asked; for a screen use the texts below, which are cut and free of control characters.
  package let url: String
  package let cause: Cause
  /// Made once: a screen asks for it at every key.
  private var explanation = Explanation(message: "", remedy: "")

  package init(url: String, cause: Cause) {
    self.url = url
    self.cause = cause
    explanation = explained
  }

  /// What is wrong, on one line.
  package var message: String { explanation.message }
  package var found: String? { explanation.found }
  package var expected: String? { explanation.expected }
  /// What to do about it.
  package var remedy: String { explanation.remedy }

  package enum Cause: Error, Equatable, Sendable {
    case badURL(String)
    case plainHTTPRefused
    case hostNotFound
    case refused
    case connectTimedOut(seconds: Double)
    case timedOut(seconds: Double)
    case tlsUnknownAuthority
    case tlsExpired
    case tlsNotYetValid
    case tlsWrongHost
    case tlsOther(String)
    case proxyFailed(String)
    case connectionReset
    case notHTTP
    case redirected(status: Int, to: String)
    case unauthorized401
    case forbidden403
    case notFound404
    case tooManyRequests429
    case serverError(Int)
    case unexpectedStatus(Int)
    case headersTooLarge(limit: Int)
    case tooLarge(limit: Int)
    case truncated
    case badEncoding(String)
    case emptyAnswer
    case htmlInsteadOfJSON
    case notUTF8
    case byteOrderMark
    case notJSON(atByte: Int)
    case tooDeeplyNested(limit: Int)
    case duplicateMember(String)
    case missingMember(String)
    case wrongType(member: String, expected: String, found: String)
    case insecureEndpoint(member: String, url: String)
    case emptyKeySet
    case noUsableKey([String])
    case caFile(String)
    case libraryMissing
    case cancelled
    case other(String)
  }

  /// The provider could not be spoken to at all; everything else is an answer that cannot be used.
  package var isUnreachable: Bool {
    switch cause {
    case .hostNotFound, .refused, .connectTimedOut, .timedOut, .tlsUnknownAuthority, .tlsExpired, .tlsNotYetValid,
      .tlsWrongHost, .tlsOther, .proxyFailed, .connectionReset, .notHTTP, .truncated, .serverError,
      .tooManyRequests429, .caFile, .libraryMissing, .cancelled, .other:
      true
    default: false
    }
  }
}
