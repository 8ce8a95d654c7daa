import AWSAccount
import OpenIDConnect
import OpenMetadataServer
import SignOn
import TextUI

/// Something that happened.
package enum Event: Sendable {
  case input(Input)
  case intent(Intent)
  /// A tenth of a second has passed while waiting or writing.
  case ticked
  case answered(Reply)
  case signIn(SignInNews)
  case draft(DraftNews)
  case account(AccountQuestion, AccountReply)
  case mending(MendNews)
  case applying(ApplyNews)
  /// What the running server that the options name tells without a token.
  case server(ServerAnswers)
  /// The program that has put the text on the clipboard; nil if there is none here.
  case copied(String, by: String?)
  /// The result of writing: the files written, and why others were not.
  case wrote([WrittenFile], WriteFailure?)
  /// Those of the paths last looked for where there is a file.
  case found([String])
  /// Existing files, to be changed in place of writing new ones.
  case opened(DocumentSet)
}

/// News from outside about a test sign-in; times are seconds since 1970.
package enum SignInNews: Sendable {
  case began(SignInAttempt, address: String, at: Int)
  /// Not possible on this machine, and why.
  case impossible(String)
  case listening(Listening)
  /// The browser that was started with the URL; nil if none was, and why.
  case opened(by: String?, String)
  /// A second has passed during a sign-in.
  case clock(Int)
  case returned(SignInAttempt, SignInReturn)
  case exchanged(SignInAttempt, SignInResult, at: Moment)
  /// A text to check, with the time it was given.
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
  /// The callback URL of the sign-in, if it is not the configured one.
  let testCallback: String?
}

/// A moment, given from outside.
package struct Moment: Equatable, Sendable {
  /// Since 1970.
  package let seconds: Int
  /// The local time: `14:02`.
  package let clock: String

  package init(seconds: Int, clock: String) {
    self.seconds = seconds
    self.clock = clock
  }
}

/// What the user wants, not expressed by a key: by a plain line, or by the options of a command.
package enum Intent: Sendable {
  /// Start, with the provider checks that are possible.
  case begin
  /// Ask how OpenMetadata runs, or what to do with another sign-in method, after any question about a draft.
  case askFirst
  /// Edit these files, which form one configuration.
  case edit(DocumentSet, in: Deployment? = nil)
  /// Set a field to a text, as if it had been typed and left.
  case answer(Field, String)
  /// The command of a key, as if the field had the focus.
  case command(Command, on: Field? = nil)
  case go(to: Place)
  /// Choose a row of the list from the AWS account, by its number from zero.
  case chooseFromAccount(Int)
  /// Narrow that list to rows that hold a text.
  case narrowAccount(String)
  /// What to write where; nil keeps the proposal. The answers are a file to save them to.
  case choose(format: FileKind? = nil, path: String? = nil, summary: SummaryChoice? = nil, answers: String? = nil)
  /// Whether to save the answers too.
  case toggleAnswers
  /// Whether to write the file without those it needs beside it.
  case toggleAlone
  /// Exclude a part of the change, counted from zero, or include it again.
  case toggle(part: Int)
  /// Write, despite errors if confirmed.
  case write(insisting: Bool)
  /// Start a test sign-in; with another callback URL than the configured one, for this test alone.
  case beginSignIn(at: String? = nil)
  /// Read a URL, a code, a token or claims.
  case read(Secret)
  case giveUpSignIn
  /// What is written can be applied to a running server on this screen.
  case offerApplying
  case leave(Leaving)
}

/// News from outside about drafts.
package enum DraftNews: Sendable {
  /// What is typed so far counts as given; these are drafts of earlier runs. The note says why none are kept, if so.
  case offered([KeptDraft], areKept: Bool, note: String? = nil)
  /// This wizard now owns a draft with these answers.
  case resumed(DraftAnswers)
  /// Another wizard took it, or it is gone.
  case isElsewhere
  /// The draft was deleted; false if another wizard is using it.
  case removed(draft: String, Bool)
  /// The answers can no longer be saved, and why.
  case notKept(String)
}

/// Something to do outside; its result returns as an event.
package enum Effect: Equatable, Sendable {
  case ask(Question)
  case stopAsking
  /// Prepare a test sign-in, with random numbers and the time from outside.
  case prepareSignIn(AuthorizationRequest, tokenEndpoint: String, ClientAuthentication)
  /// Wait for the browser, if the callback URL is on this machine.
  case listen(SignInAttempt)
  case exchange(SignInAttempt, code: Secret)
  /// Stop listening, and cancel an exchange in progress.
  case endSignIn
  /// Hand the text back with the time.
  case read(Secret)
  /// Say what is right and wrong about a token; its signature takes a library.
  case judge(TokenQuestion)
  case write([PlannedFile])
  case replace([Replacement])
  /// Say at which of these paths there is a file.
  case look(for: [String])
  /// Read existing files, to change them.
  case openFiles([String])
  /// Resume a draft of an earlier run.
  case resume(draft: String)
  case remove(draft: String)
  case askAccount(AccountQuestion)
  /// Say what a change in an AWS account will do; nothing is changed. Without an app client, a new one is made.
  case planMend(AccountMend, pool: String, client: String, AWSPlace)
  /// Make a change that was shown and confirmed, and describe what was changed.
  case mend(MendPlan)
  case stopAskingAccount
  /// Ask the running server that the options name what it runs; a simulated one is of this release.
  case askServer(ServerVersion)
  /// Put the configuration into a running server, step by step; the end is an event too.
  case apply(ApplyOrder)
  /// The answer to what applying has asked.
  case answerApplying(ApplyAnswer)
  /// Stop it before it writes.
  case stopApplying
  case leave(Leaving)
  case suspend
  /// Open a URL in the browser of this machine.
  case open(String)
  /// Copy the text to the clipboard.
  case copy(String)
  /// Hand the text to the terminal for its clipboard, if it supports that.
  case copyByTerminal(String)
  /// Repaint the whole screen, whatever the terminal shows.
  case repaint
}

/// Why the wizard ends.
package enum Leaving: Equatable, Sendable {
  /// The files are written.
  case done
  /// Nothing was unsaved.
  case abandoned
  /// The answers are kept as a draft.
  case kept
  /// The answers are discarded.
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

/// A file that was written.
package struct WrittenFile: Equatable, Sendable {
  package let path: String
  package let bytes: Int
  /// Whether only its owner may read it.
  package let isPrivate: Bool
  /// The backup with the previous version.
  package let backup: String?
  /// Notes on how it was written.
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
