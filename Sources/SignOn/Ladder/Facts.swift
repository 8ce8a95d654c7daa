import AWSAccount
import OpenIDConnect

/// What the provider said, each answer with its question.
package struct Facts: Equatable, Sendable {
  package var discovery: Lookup<ProviderMetadata> = .notAsked
  package var keys: Lookup<KeySet> = .notAsked
  package var authorization: Lookup<AuthorizationAnswer> = .notAsked
  package var clientAuthentication: Lookup<ClientAnswer> = .notAsked
  /// By the method that is not chosen.
  package var otherAuthentication: Lookup<ClientAnswer> = .notAsked

  /// What the AWS account said, if it was asked.
  package var account: AccountFacts?

  package init(account: AccountFacts? = nil) {
    self.account = account
  }

  /// The pending request, if any; for display, only its host.
  package var pending: String? {
    discovery.pending ?? keys.pending ?? authorization.pending ?? clientAuthentication.pending
      ?? otherAuthentication.pending
  }

  /// Whether the provider, or a part of it, is unreachable.
  package var hasUnreachable: Bool {
    [discovery.error, keys.error, authorization.error, clientAuthentication.error].contains {
      $0?.isUnreachable == true
    }
  }

  /// Whether the same request was already made, answered or not.
  func hasAsked(_ question: Question) -> Bool {
    let key =
      switch question {
      case .metadata: discovery.url
      case .keys: keys.url
      case .authorize: authorization.url
      case .token: clientAuthentication.url
      case .otherToken: otherAuthentication.url
      }
    return key == question.key
  }

  /// Records a request. If the provider has changed, earlier answers are discarded.
  package mutating func begin(_ question: Question) {
    switch question {
    case .metadata(let url):
      self = Facts(account: account)
      discovery = .asking(url)
    case .keys(let url): keys = .asking(url)
    case .authorize: authorization = .asking(question.key)
    case .token: clientAuthentication = .asking(question.key)
    case .otherToken: otherAuthentication = .asking(question.key)
    }
  }

  /// Stores an answer.
  ///
  /// - Returns: false if the request has changed since; the answer is dropped.
  @discardableResult package mutating func take(_ reply: Reply) -> Bool {
    switch reply {
    case .metadata(let lookup): keep(lookup, as: \.discovery)
    case .keys(let lookup): keep(lookup, as: \.keys)
    case .authorize(let lookup): keep(lookup, as: \.authorization)
    case .token(let lookup): keep(lookup, as: \.clientAuthentication)
    case .otherToken(let lookup): keep(lookup, as: \.otherAuthentication)
    }
  }

  private mutating func keep<Answer>(_ lookup: Lookup<Answer>, as fact: WritableKeyPath<Facts, Lookup<Answer>>) -> Bool
  {
    guard lookup.url == self[keyPath: fact].url else { return false }
    self[keyPath: fact] = lookup
    return true
  }

  /// The response to a request, for display.
  func seen(_ question: Question) -> String? {
    guard hasAsked(question) else { return nil }
    return switch question {
    case .metadata, .keys: nil
    case .authorize: authorization.answer?.seen ?? authorization.error?.message
    case .token: clientAuthentication.answer?.seen ?? clientAuthentication.error?.message
    case .otherToken: otherAuthentication.answer?.seen ?? otherAuthentication.error?.message
    }
  }
}

extension Lookup {
  /// The request, while it is pending.
  fileprivate var pending: String? {
    if case .asking(let url) = self { return url }
    return nil
  }
}
