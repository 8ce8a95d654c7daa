import OpenIDConnect
import SignOn
import Text
import TextUI

/// How a test sign-in that is no part of a setup is talked about.
package struct SignInTalk: Equatable, Sendable {
  /// Whether the person and the token are said, and not left to whoever asks for the result.
  package var saysResult: Bool
  /// Draw the address as a QR code, for so many columns.
  package var codeColumns: Int?

  package init(saysResult: Bool = true, codeColumns: Int? = nil) {
    self.saysResult = saysResult
    self.codeColumns = codeColumns
  }
}

/// Somebody who was tested, and what the rules make of them.
package struct TestedPerson: Equatable, Sendable {
  /// Nil where claims were given without a token.
  package let judgement: TokenJudgement?
  package let principal: Principal
  /// Why nobody would be an administrator.
  package let lockOut: Finding?
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
    let effects = state.beginSignIn()
    if let lack { return Turn(lines: say("A test sign-in \(lack.words).")) }
    return Turn(effects: effects)
  }

  /// After a test sign-in, however it ended.
  mutating func afterSignIn() -> [String] {
    guard signInTalk != nil else { return offerSignIn() }
    step = .over
    return []
  }

  /// The address as a picture, where that was asked for.
  func codeLines(_ address: String) -> [String] {
    guard let room = signInTalk?.codeColumns else { return [] }
    guard let code = QRCode(address) else { return say("The address is too long for a QR code.") }
    let lines = state.run.isASCII ? code.asciiLines() : code.lines()
    let needed = lines.first.map { columns(of: $0) } ?? 0
    guard needed <= room else { return say("The QR code needs \(needed) columns; there are \(room).") }
    return lines + [""]
  }
}

extension State {
  /// How the last test sign-in ended; nil while none has.
  package var signInEnd: SignInEnd? { people.end }

  /// Whether the browser's way back is listened for here.
  package var isListening: Bool { people.signIn?.listening == .here }

  /// Why a test sign-in ended without a person, fit for a screen.
  package var signInNotice: String? {
    people.notice.map { visible($0.remedy.isEmpty ? $0.message + "." : "\($0.message). \($0.remedy)") }
  }

  /// The person who was tested last, or chosen since.
  package var testedPerson: TestedPerson? {
    guard let sample = people.sample, let principal else { return nil }
    return TestedPerson(judgement: sample.judgement, principal: principal, lockOut: lockOut)
  }
}
