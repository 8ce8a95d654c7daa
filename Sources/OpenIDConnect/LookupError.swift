/// Why a provider gave no usable answer: with found, expected and what to do, never with the answer itself.
package struct LookupError: Error, Equatable, Sendable {
  /// The requested URL; for a screen use the texts below, which are cut and free of control characters.
  package let url: String
  package let cause: Cause
  /// Computed once: a screen needs it at every key.
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
    case request(Request)
    case connection(Connection)
    case tls(TLS)
    case status(Status)
    case body(Body)
    case document(Document)
    case content(Content)
  }

  /// The request was not sent, or not waited for.
  package enum Request: Equatable, Sendable {
    case badURL(String)
    case plainHTTPRefused
    case caFile(String)
    case libraryMissing
    case cancelled
    case other(String)
  }

  package enum Connection: Equatable, Sendable {
    case hostNotFound
    case refused
    case connectTimedOut(seconds: Double)
    case timedOut(seconds: Double)
    case proxyFailed(String)
    case connectionReset
    case notHTTP
  }

  package enum TLS: Equatable, Sendable {
    case unknownAuthority
    case expired
    case notYetValid
    case wrongHost
    case other(String)
  }

  /// An answer came, and its status is not the one that was wanted.
  package enum Status: Equatable, Sendable {
    case redirected(status: Int, to: String)
    case unauthorized401
    case forbidden403
    case notFound404
    case tooManyRequests429
    case serverError(Int)
    case unexpectedStatus(Int)
  }

  /// The answer did not come whole, or is no text that is waited for.
  package enum Body: Equatable, Sendable {
    case headersTooLarge(limit: Int)
    case tooLarge(limit: Int)
    case truncated
    case badEncoding(String)
    case htmlInsteadOfJSON
  }

  /// The answer is not JSON as it is wanted.
  package enum Document: Equatable, Sendable {
    case emptyAnswer
    case notUTF8
    case byteOrderMark
    case notJSON(atByte: Int)
    case tooDeeplyNested(limit: Int)
    case duplicateMember(String)
  }

  package enum Content: Equatable, Sendable {
    case missingMember(String)
    case wrongType(member: String, expected: String, found: String)
    case insecureEndpoint(member: String, url: String)
    /// A document from elsewhere names a URL on this machine.
    case localEndpoint(member: String, url: String)
    case emptyKeySet
    case noUsableKey([String])
  }

  /// The provider could not be reached; everything else is an unusable answer.
  package var isUnreachable: Bool {
    switch cause {
    case .connection, .tls, .request(.caFile), .request(.libraryMissing), .request(.cancelled), .request(.other),
      .status(.serverError), .status(.tooManyRequests429), .body(.truncated):
      true
    case .request(.badURL), .request(.plainHTTPRefused), .status, .body, .document, .content: false
    }
  }
}
