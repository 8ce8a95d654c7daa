import OpenIDConnect
import SignOn
import TextUI

/// Something that happened.
package enum Event: Sendable {
  case input(Input)
  case intent(Intent)
  /// A tenth of a second has passed while something is asked or written.
  case ticked
  case answered(Reply)
  case signIn(SignInNews)
  case draft(DraftNews)
  /// What came of writing: the files that are there now, and why others are not.
  case wrote([WrittenFile], WriteFailure?)
}

/// What the outside has to tell of a test sign-in; times are seconds since 1970.
package enum SignInNews: Sendable {
  case began(SignInAttempt, address: String, at: Int)
  /// It cannot be made on this machine: why.
  case impossible(String)
  case listening(Listening)
  /// A second has passed while a sign-in is under way.
  case clock(Int)
  case returned(SignInAttempt, SignInReturn)
  case exchanged(SignInAttempt, SignInResult, at: Moment)
  /// A text to be read, with the time at which it was given.
  case handed(Secret, at: Moment)
  case judged(TokenQuestion, TokenJudgement)
}

/// A token with all that it is held against, where it is from and when it came.
package struct TokenQuestion: Equatable, Sendable {
  package let token: IDToken
  package let expectation: TokenExpectation
  let source: String
  /// By the clock on the wall.
  let clock: String
}

/// A moment, told from outside.
package struct Moment: Equatable, Sendable {
  /// Since 1970.
  package let seconds: Int
  /// As the clock on the wall shows it: `14:02`.
  package let clock: String

  package init(seconds: Int, clock: String) {
    self.seconds = seconds
    self.clock = clock
  }
}

/// What somebody wants, said otherwise than by a key: by a plain line, or by the flags of a command.
package enum Intent: Sendable {
  /// To begin, so that the provider is asked what can be asked.
  case begin
  /// To edit these files, which make one configuration.
  case edit(DocumentSet, for: ServerVersion? = nil)
  /// To answer a field with a text, as if it had been typed there and left.
  case answer(Field, String)
  /// What a key means, as if the focus were on the field.
  case command(Command, on: Field? = nil)
  case go(to: Place)
  /// To have these written there; nil leaves what is proposed. The answers are a file that keeps them.
  case choose(format: FileKind? = nil, path: String? = nil, summary: SummaryChoice? = nil, answers: String? = nil)
  /// To have a file with the answers too, or not.
  case toggleAnswers
  /// To leave out a part of the change to the files, counted from zero, or to take it in again.
  case toggle(part: Int)
  /// To write, although errors stand where that is insisted on.
  case write(insisting: Bool)
  case beginSignIn
  /// To have an address, a code, a token or claims read.
  case read(Secret)
  case giveUpSignIn
  case leave(Leaving)
}

/// What the outside has to tell of drafts.
package enum DraftNews: Sendable {
  /// What is typed by now counts as given; these are drafts of earlier runs. The note says why none are kept, if so.
  case offered([KeptDraft], areKept: Bool, note: String? = nil)
  /// A draft is this wizard's now, with these answers.
  case resumed(DraftAnswers)
  /// Another wizard was faster, or it is there no more.
  case isElsewhere
  /// The answers cannot be kept any more: why.
  case notKept(String)
}

/// Something to be done outside; whatever comes of it returns as an event.
package enum Effect: Equatable, Sendable {
  case ask(Question)
  case stopAsking
  /// Make a test sign-in, with chance and the time from outside.
  case prepareSignIn(AuthorizationRequest, tokenEndpoint: String, ClientAuthentication)
  /// Wait for the browser, if its way back ends on this machine.
  case listen(SignInAttempt)
  case exchange(SignInAttempt, code: Secret)
  /// Stop listening, and drop an exchange under way.
  case endSignIn
  /// Hand the text back with the time.
  case read(Secret)
  /// Say what is right and wrong about a token; its signature takes a library.
  case judge(TokenQuestion)
  case write([PlannedFile])
  case replace([Replacement])
  /// Go on in a draft of an earlier run.
  case resume(draft: String)
  case remove(draft: String)
  case leave(Leaving)
  case suspend
  /// Put the text on the clipboard, where the terminal does that.
  case copy(String)
  /// Paint the whole screen again, whatever the terminal shows.
  case repaint
}

/// Why the wizard ends.
package enum Leaving: Equatable, Sendable {
  /// The files are written.
  case done
  /// There was nothing to lose.
  case abandoned
  /// The answers stay as a draft.
  case kept
  /// The answers are not wanted any more.
  case discarded
  /// Ctrl-C: the program ends as if by the signal.
  case interrupted
  /// The terminal is gone.
  case hungUp
}

/// A new file, with its text.
package struct PlannedFile: Equatable, Sendable {
  package let path: String
  package let text: FileText

  package init(path: String, text: FileText) {
    self.path = path
    self.text = text
  }
}

/// A file that is there now.
package struct WrittenFile: Equatable, Sendable {
  package let path: String
  package let bytes: Int
  /// Whether only its owner may read it.
  package let isPrivate: Bool
  /// What was there before is kept in this file.
  package let backup: String?
  /// What is worth knowing about how it was written.
  package let notes: [String]

  package init(path: String, bytes: Int, isPrivate: Bool, backup: String? = nil, notes: [String] = []) {
    self.path = path
    self.bytes = bytes
    self.isPrivate = isPrivate
    self.backup = backup
    self.notes = notes
  }
}

/// Why a file was not written.
package struct WriteFailure: Equatable, Sendable {
  package let message: String
  package let remedy: String

  package init(message: String, remedy: String) {
    self.message = message
    self.remedy = remedy
  }
}
