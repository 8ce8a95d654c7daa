import AWSAccount
import Files
import Glibc
import OpenIDConnect
import OpenMetadataServer
import SignOn
import Wizard

/// Performs the effects that `update` returns and reports the results: one for screen, plain lines and commands.
@MainActor
package final class Performer {
  private let client: ProviderClient
  private let account: AWSClient
  private let writer: FileWriter
  /// The files that are changed.
  private var files: FilesOnDisk?
  private let applying: ApplyAction?
  private let server: ServerAsking?
  /// Waits for an answer of the person before the screen.
  private var question: CheckedContinuation<ApplyAnswer, Never>?
  private var awaitsTest = true
  private let browserAddress: @Sendable (String) -> String
  let draftStore: DraftStore?
  private var listener: SignInListener?
  private var report: (@Sendable (Event) -> Void)?

  /// - Parameters:
  ///   - files: the edited files.
  ///   - browserAddress: maps the provider's URLs to those a browser on this machine can open.
  ///   - applying: puts the configuration into a running server; nil where that is not offered.
  ///   - server: asks the running server that the options name; nil without one.
  package init(
    client: ProviderClient, account: AWSClient = .live(nil), files: FilesOnDisk? = nil, draftStore: DraftStore? = nil,
    writer: FileWriter = FileWriter(), browserAddress: @escaping @Sendable (String) -> String = { $0 },
    applying: ApplyAction? = nil, server: ServerAsking? = nil
  ) {
    self.client = client
    self.account = account
    self.writer = writer
    self.files = files
    self.applying = applying
    self.server = server
    self.draftStore = draftStore
    self.browserAddress = browserAddress
  }

  /// Reports everything that happens unasked: a browser that returns, seconds that pass.
  func tell(_ report: @escaping @Sendable (Event) -> Void) {
    self.report = report
    listener = SignInListener { news in report(.signIn(news)) }
    draftStore?.onFailure { news in report(.draft(news)) }
  }

  /// Performs it; the event is its result, nil if there is none.
  ///
  /// Effects that need a terminal, or end the wizard, are left to the owner of that terminal.
  package func perform(_ effect: Effect) async -> Event? {
    switch effect {
    case .ask(let question): return .answered(await client.answer(question))
    case .askAccount(let question): return .account(question, await account.reply(to: question))
    case .planMend(let mend, let pool, let client, let place):
      return .mending(await account.planned(mend, pool: pool, client: client, in: place))
    case .mend(let plan): return .mending(await account.made(plan))
    case .write(let planned): return await Task.detached { [writer] in writer.write(planned) }.value
    case .replace(let replacements):
      guard let files else { return nil }
      return await Task.detached { files.replace(replacements) }.value
    case .look(let paths): return .found(writer.existing(paths))
    case .openFiles(let paths): return await openFiles(paths)
    case .resume(let id): return .draft(draftStore?.resume(id) ?? .isElsewhere)
    case .remove(let id): return .draft(.removed(draft: id, draftStore?.remove(id) ?? false))
    case .prepareSignIn(let request, let endpoint, let authentication):
      return .signIn(begin(request, endpoint, authentication))
    case .listen(let attempt): return .signIn(.listening(await listener?.open(for: attempt) ?? .elsewhere))
    case .exchange(let attempt, let code):
      return .signIn(.exchanged(attempt, await client.exchange(attempt, code), at: .now))
    case .read(let text): return .signIn(.handed(text, at: .now))
    case .judge(let question):
      let judgement = await Task.detached {
        TokenJudgement.judge(question.token, by: question.expectation, verifier: .live)
      }.value
      return .signIn(.judged(question, judgement))
    case .open(let address):
      let (name, problem) = await Task.detached { Browser().open(address) }.value
      return .signIn(.opened(by: name, problem))
    case .copy(let text): return .copied(text, by: await Task.detached { Clipboard().copy(text) }.value)
    case .endSignIn: listener?.end()
    case .askServer(let release): return .server(await server?(release) ?? ServerAnswers(address: ""))
    case .apply(let order): return await apply(order)
    case .answerApplying(let answer): conclude(answer)
    case .stopApplying, .stopAsking, .stopAskingAccount, .leave, .suspend, .copyByTerminal, .repaint: break
    }
    return nil
  }

  /// Handles an event and everything that follows from it, one after the other: for callers with no output in between.
  package func run(_ event: Event, _ state: inout State) async {
    var events = [event]
    while !events.isEmpty {
      for effect in update(&state, events.removeFirst()) {
        if let event = await perform(effect) { events.append(event) }
      }
    }
  }

  private func openFiles(_ paths: [String]) async -> Event {
    let paths = paths.map(writer.expanded)
    switch await Task.detached(operation: { Result { try FilesOnDisk(paths) } }).value {
    case .success(let files):
      self.files = files
      return .opened(files.opened.configuration)
    case .failure(let error):
      let message = (error as? Refusal)?.message ?? "\(error)"
      return .wrote([], WriteFailure(message: message, remedy: "Choose another name."))
    }
  }

  /// A sign-in with its random values and its time.
  private func begin(
    _ request: AuthorizationRequest, _ tokenEndpoint: String, _ authentication: ClientAuthentication
  ) -> SignInNews {
    do {
      let now = time(nil)
      let attempt = try SignInAttempt(request, tokenEndpoint: tokenEndpoint, authentication: authentication, now: now)
      return .began(attempt, address: browserAddress(attempt.address), at: now)
    } catch {
      return .impossible("A test sign-in needs libcrypto (OpenSSL), which is not installed")
    }
  }

  /// The clock only runs during a sign-in.
  func keepTime(_ isSigningIn: Bool) { listener?.keepTime(isSigningIn) }

  /// Waits until nothing listens.
  func leave() async {
    conclude(.skip)
    await listener?.leave()
  }
}

extension Moment {
  static var now: Moment {
    let seconds = time(nil)
    return Moment(seconds: seconds, clock: LocalTime.clock(seconds))
  }
}

/// Asks a running server what it tells without a token; a simulated one is of this release.
package typealias ServerAsking = @MainActor (ServerVersion) async -> ServerAnswers

/// Puts a configuration into a running server: whoever knows server and token, asking and telling by the wizard's means.
package typealias ApplyAction = @MainActor (ApplyOrder, ApplyTalk) async -> ApplyEnding

extension Performer {
  private func apply(_ order: ApplyOrder) async -> Event? {
    guard let applying else { return nil }
    awaitsTest = true
    let talk = ApplyTalk(
      tell: { [report] in report?(.applying(.result($0))) },
      consent: { [self] question, lines in await asked(.asks(question, lines)) == .yes },
      test: { [report] address in
        report?(.applying(.tests(at: address)))
        return true
      },
      isAwaited: { [self] in awaitsTest },
      welcome: { [self] address in
        switch await asked(.welcomes(at: address)) {
        case .yes: true
        case .no: false
        case .skip: nil
        }
      })
    return .applying(.ended(await applying(order, talk)))
  }

  private func asked(_ news: ApplyNews) async -> ApplyAnswer {
    report?(.applying(news))
    return await withCheckedContinuation { question = $0 }
  }

  /// Without a question that is waiting, it is about the server's own test sign-in: nobody wants to wait for it.
  private func conclude(_ answer: ApplyAnswer) {
    awaitsTest = false
    question?.resume(returning: answer)
    question = nil
  }
}
