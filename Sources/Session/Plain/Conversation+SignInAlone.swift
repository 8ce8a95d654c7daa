import OpenIDConnect
import SignOn
import TextUI
import Wizard

/// How a test sign-in outside a setup is reported.
package struct SignInTalk: Equatable, Sendable {
  /// Whether the user and the token are printed, rather than left to the caller.
  package var saysResult: Bool
  /// A callback URL in place of the configured one.
  package var callback: String?

  package init(saysResult: Bool = true, callback: String? = nil) {
    self.saysResult = saysResult
    self.callback = callback
  }
}

extension Conversation {
  /// Only a test sign-in; over when it ends.
  package static func signIn(_ state: State, width: Int, talk: SignInTalk) -> Conversation {
    var conversation = Conversation(state, width: width)
    conversation.signInTalk = talk
    return conversation
  }

  /// The start of a bare test sign-in.
  mutating func beginSignInAlone() -> Turn {
    let lack = state.signInLack
    let effects = take(.beginSignIn(at: signInTalk?.callback))
    if let lack { return Turn(lines: say("A test sign-in \(lack.words).")) }
    return Turn(effects: effects)
  }

  /// After a test sign-in, however it ended.
  mutating func afterSignIn() -> [String] {
    guard signInTalk != nil else { return offerSignIn() }
    step = .over
    return []
  }
}
