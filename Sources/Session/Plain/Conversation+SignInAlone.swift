import OpenIDConnect
import SignOn
import TextUI
import Wizard

/// How a test sign-in that is no part of a setup is talked about.
package struct SignInTalk: Equatable, Sendable {
  /// Whether the person and the token are said, and not left to whoever asks for the result.
  package var saysResult: Bool

  package init(saysResult: Bool = true) {
    self.saysResult = saysResult
  }
}

extension Conversation {
  /// A test sign-in and nothing else; over when it has ended.
  package static func signIn(_ state: State, width: Int, talk: SignInTalk) -> Conversation {
    var conversation = Conversation(state, width: width)
    conversation.signInTalk = talk
    return conversation
  }

  /// The first words of a test sign-in alone.
  mutating func beginSignInAlone() -> Turn {
    let lack = state.signInLack
    let effects = take(.beginSignIn)
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
