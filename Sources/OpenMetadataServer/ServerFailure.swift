import OpenIDConnect
import Text

/// Why a call with a token was not done.
package struct ServerFailure: Error, Equatable, Sendable {
  package enum Cause: Equatable, Sendable {
    /// No answer of OpenMetadata came.
    case unanswered(LookupError.Cause)
    /// 400
    case badRequest
    /// 401
    case tokenRejected
    /// 403
    case notAllowed
    /// 404
    case notThere
    /// 409: the deployment decides.
    case managedElsewhere
    /// 412
    case changedMeanwhile
    /// 429
    case tooManyRequests
    /// 500 and above, by OpenMetadata itself.
    case failed(Int)
    case unexpected(Int)
  }

  package let cause: Cause
  package let url: String
  /// The server's own, fit for a screen and without secrets; empty if it has none.
  package let words: String

  package init(_ cause: Cause, url: String, words: String = "") {
    self.cause = cause
    self.url = url
    self.words = words
  }

  /// Whether the server may have done it all the same.
  package var mayBeDone: Bool {
    switch cause {
    case .unanswered(let cause):
      switch cause {
      case .request(.cancelled), .request(.other): true
      case .request, .connection(.hostNotFound), .connection(.refused), .connection(.connectTimedOut),
        .connection(.proxyFailed), .tls:
        false
      case .connection, .status(.serverError), .body, .document, .content: true
      case .status: false
      }
    case .failed: true
    case .badRequest, .tokenRejected, .notAllowed, .notThere, .managedElsewhere, .changedMeanwhile, .tooManyRequests,
      .unexpected:
      false
    }
  }

  /// Whether the server does not have that call; it answers unknown paths by its page, or by 404.
  package var isUnknownCall: Bool {
    [.notThere, .unanswered(.status(.notFound404)), .unanswered(.body(.htmlInsteadOfJSON))].contains(cause)
  }

  /// Whether the server, or the way to it, is down, rather than of another mind.
  package var isUnreachable: Bool {
    if case .unanswered(let cause) = cause { LookupError(url: url, cause: cause).isUnreachable } else { false }
  }
}
