import Glibc
import OpenIDConnect
import SignOn
import Wizard

/// The setup as plain questions and answers; one thing after the other, and what takes time says so.
@MainActor
struct PlainSession {
  private var conversation: Conversation
  private let terminal: LineTerminal
  private let client: ProviderClient
  private let writer: FileWriter
  private let file: FileOnDisk?
  private let desk: DraftDesk?
  private let patience: Int
  private let browserAddress: (String) -> String

  init(
    state: State, terminal: LineTerminal, client: ProviderClient, file: FileOnDisk? = nil, desk: DraftDesk? = nil,
    writer: FileWriter = FileWriter(), browserAddress: @escaping (String) -> String = { $0 }
  ) {
    conversation = Conversation(state, width: terminal.columns)
    self.terminal = terminal
    self.client = client
    self.writer = writer
    self.file = file
    self.desk = desk
    self.browserAddress = browserAddress
    patience = state.run.patience
  }

  /// Runs until everything is written or it is left.
  mutating func run() async -> (Leaving, State) {
    var leaving = await perform(conversation.begin())
    while leaving == nil {
      if conversation.isOver { return (.done, conversation.state) }
      leaving = await perform(conversation.preparation())
      terminal.say(conversation.question())
      let prompt = conversation.prompt
      guard let line = terminal.ask(prompt.text, isSecret: prompt.isSecret) else {
        terminal.say(["The input ended before everything was answered; nothing was written."])
        return (conversation.state.canKeepDraft ? .kept : .abandoned, conversation.state)
      }
      leaving = await perform(conversation.take(line))
    }
    return (leaving ?? .abandoned, conversation.state)
  }

  /// Says what is to be said, then asks outside what is to be asked, and says what came of that.
  private mutating func perform(_ turn: Conversation.Turn) async -> Leaving? {
    // Before anything is waited for: it may be the last that is heard.
    desk?.follow(conversation.state)
    desk?.flush()
    guard terminal.say(turn.lines) else { return .hungUp }
    for effect in turn.effects {
      let event: Event
      switch effect {
      case .discover(let url):
        terminal.say(["Asking \(URLText(url)?.host ?? "the provider"), for up to \(patience) seconds."])
        event = .discovered(await client.metadata(url))
      case .readKeys(let url): event = .keysRead(await client.keys(url))
      case .authorize(let request): event = .authorized(await client.authorize(request))
      case .authenticate(let question): event = .authenticated(await client.token(question))
      case .authenticateOtherwise(let question): event = .authenticatedOtherwise(await client.token(question))
      case .write(let files): event = writer.write(files)
      case .replace(let replacement):
        guard let file else { continue }
        event = file.replace(replacement)
      case .takeUp(let id): event = .draft(desk?.takeUp(id) ?? .isElsewhere)
      case .remove(let id):
        desk?.remove(id)
        continue
      case .leave(let leaving): return leaving
      case .prepareSignIn(let request, let endpoint, let authentication):
        event = .signIn(SignInNews(request, endpoint, authentication, browserAddress))
      case .exchange(let attempt, let code):
        event = .signIn(.exchanged(attempt, await client.exchange(attempt, code), at: time(nil)))
      case .read(let text): event = .signIn(.handed(text, at: time(nil)))
      case .listen, .endSignIn, .stopAsking, .suspend, .copy, .repaint: continue
      }
      if let leaving = await perform(conversation.happened(event)) { return leaving }
    }
    return nil
  }
}
