import OpenIDConnect
import SignOn
import Testing
import TextUI

@testable import Session
@testable import Wizard

/// A talk in plain lines with answers from a pool of ours, and its transcript.
struct Talk {
  var conversation: Conversation
  private(set) var transcript: [String] = []
  private(set) var effects: [Effect] = []
  private(set) var attempt: SignInAttempt?
  private let keys: KeySet

  init(width: Int = 72, settings: Settings = Settings(), files: [Document] = [], keys: KeySet = Samples.keys) throws {
    var state = State(settings: settings, size: Size(columns: 80, rows: 24), run: Run(isOffline: !files.isEmpty))
    if !files.isEmpty { _ = update(&state, .intent(.edit(DocumentSet(files)))) }
    conversation = Conversation(state, width: width)
    self.keys = keys
    try perform(conversation.begin())
    transcript += conversation.question()
  }

  mutating func type(_ lines: String...) throws {
    for line in lines {
      transcript.append("\(conversation.prompt.text)\(conversation.prompt.isSecret ? "(not shown)" : line)")
      try perform(conversation.take(line))
      try perform(conversation.preparation())
      transcript += conversation.question()
    }
  }

  private mutating func perform(_ turn: Conversation.Turn) throws {
    transcript += turn.lines
    for effect in turn.effects {
      effects.append(effect)
      if let event = try event(after: effect) { try perform(conversation.happened(event)) }
    }
  }

  private mutating func event(after effect: Effect) throws -> Event? {
    switch effect {
    case .ask(.metadata(let url)):
      return .answered(.metadata(.found(Samples.metadata(url) { _ in }, from: url, Samples.receipt)))
    case .ask(.keys(let url)): return .answered(.keys(.found(keys, from: url, Samples.receipt)))
    case .write(let files):
      let written = files.map { WrittenFile(path: $0.path, bytes: 1_800, isPrivate: $0.text.holdsSecret) }
      return .wrote(written, nil)
    case .replace(let files):
      let written = files.map { file in
        WrittenFile(path: file.path, bytes: file.bytes.count, isPrivate: false, backup: "\(file.path).bak")
      }
      return .wrote(written, nil)
    case .prepareSignIn(let request, let endpoint, let authentication):
      let attempt = try SignInAttempt(
        request, tokenEndpoint: endpoint, authentication: authentication, now: SignInStory.now)
      self.attempt = attempt
      return .signIn(.began(attempt, address: SignInStory.address, at: SignInStory.now))
    case .listen: return .signIn(.listening(.elsewhere))
    case .read(let text): return .signIn(.handed(text, at: SignInStory.moment))
    case .judge(let question):
      return .signIn(.judged(question, .judge(question.token, by: question.expectation, verifier: .live)))
    case .exchange(let attempt, _):
      let tokens = SignInTokens(idToken: try SignInStory.token(nonce: attempt.nonce), accessToken: nil)
      return .signIn(.exchanged(attempt, .signedIn(tokens), at: SignInStory.moment))
    default: return nil
    }
  }

  var text: String { transcript.joined(separator: "\n") + "\n" }

  var isOver: Bool { conversation.isOver }

  var writtenFiles: [PlannedFile] {
    effects.flatMap { effect -> [PlannedFile] in
      guard case .write(let files) = effect else { return [] }
      return files
    }
  }

  /// By path.
  var replacements: [String: String] {
    effects.reduce(into: [:]) { all, effect in
      guard case .replace(let files) = effect else { return }
      for file in files { all[file.path] = String(decoding: file.bytes, as: UTF8.self) }
    }
  }

  /// Whether nothing in it would do anything to a terminal, or stumble a reader.
  var isPlain: Bool {
    text.unicodeScalars.allSatisfy {
      $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F) && !"▸✓✗·◂".contains(Character($0))
    }
  }
}
