import OpenIDConnect
import OpenMetadataServer
import SignOn
import Text
import TextUI

/// Applying to a running server: the events, and the keys.
extension State {
  /// Whether what is written is then applied, on this screen.
  var isApplied: Bool { run.appliesHere && review.applies }

  /// The line of that screen that takes letters.
  var applyingEditor: WritableKeyPath<Applying, LineEditor>? {
    place == .applying && overlay == nil ? applying?.editor : nil
  }

  /// After everything is written: at once where options name the server, else it is asked for.
  mutating func beginApplying() -> [Effect] {
    place = .applying
    review.scroll = 0
    applying = applying ?? Applying()
    guard run.server != nil else {
      applying?.stage = .entering
      return []
    }
    return startApplying()
  }

  private mutating func startApplying() -> [Effect] {
    guard var applying else { return [] }
    (applying.results, applying.stage, applying.isStopping) = ([], .running, false)
    applying.word = LineEditor()
    self.applying = applying
    (ticks, review.scroll) = (0, 0)
    return [.apply(order)]
  }

  /// What is applied, and where.
  package var order: ApplyOrder {
    let files = editing?.files.documents.map(\.path) ?? []
    let typed = applying.map {
      ApplyOrder.Typed(url: $0.url.text.trimmed, token: Secret($0.token.text.trimmed))
    }
    return ApplyOrder(
      settings: settings, files: files, path: writtenFiles.first?.path ?? files.first ?? review.path,
      insisted: applying?.insisted ?? [], person: people.end == .person ? people.sample?.person : nil,
      problem: people.sample?.judgement?.refusal, testCallback: people.sample?.testCallback,
      server: run.server == nil ? typed : nil)
  }

  mutating func take(_ news: ApplyNews) {
    guard place == .applying || applying?.isWaiting == true else { return }
    (ticks, review.scroll) = (0, 0)
    switch news {
    case .result(let result):
      applying?.results.append(result)
      applying?.stage = .running
    case .asks(let question, let lines): applying?.stage = .asking(question, lines)
    case .tests(let address): applying?.stage = .testing(address)
    case .welcomes(let address): applying?.stage = .welcoming(address)
    case .ended(let ending):
      // It may run something else now.
      server = .notAsked
      applying?.ending = ending
      applying?.stage = .ended(ending)
    }
  }

  /// A key on that screen.
  mutating func moveInApplying(_ command: Command) -> [Effect] {
    guard let applying else { return [] }
    switch (command, applying.stage) {
    case (.goOn, .ended): return [.leave(.done)]
    case (.goOn, .entering): return enterServer(applying)
    case (.next, .entering), (.previous, .entering), (.up, .entering), (.down, .entering):
      self.applying?.isAtToken.toggle()
    case (.goOn, .insisting(let step)): return insist(on: step, applying)
    default: scroll(by: command == .up || command == .previous ? -1 : 1)
    }
    return []
  }

  private mutating func enterServer(_ applying: Applying) -> [Effect] {
    guard applying.isAtToken || !applying.token.text.isEmpty else {
      self.applying?.isAtToken = true
      return []
    }
    let url = applying.url.text.trimmed
    do throws(LookupError.Cause) {
      _ = try ServerAddress(url, allowsPlainHTTP: false)
    } catch {
      self.applying?.isAtToken = false
      let problem = LookupError(url: url, cause: error).message
      message = url.isEmpty ? "The URL of OpenMetadata is missing" : "Not usable: \(visible(problem))"
      return []
    }
    guard !applying.token.text.trimmed.isEmpty || run.isRehearsal else {
      message = "The token is missing; make one in OpenMetadata under Profile ▸ Access Token"
      return []
    }
    return startApplying()
  }

  /// Only the typed name of the step insists.
  private mutating func insist(on step: ApplyStep, _ applying: Applying) -> [Effect] {
    guard applying.word.text.trimmed == step.rawValue else {
      message = "Type \(step.rawValue), or Esc"
      return []
    }
    self.applying?.insisted.insert(step)
    return startApplying()
  }

  mutating func beginInsisting() {
    guard let step = applying?.obstacle else { return }
    applying?.stage = .insisting(step)
  }

  /// Yes, no or later to what is asked.
  mutating func answerApplying(_ answer: ApplyAnswer) -> [Effect] {
    guard let applying else { return [] }
    switch applying.stage {
    case .asking, .testing, .welcoming: break
    default: return []
    }
    self.applying?.stage = .running
    (ticks, review.scroll) = (0, 0)
    return [.answerApplying(answer)]
  }

  /// Esc: stops what can be stopped, else goes back.
  mutating func leaveApplying() -> [Effect] {
    guard let applying else { return go(to: .review) }
    switch applying.stage {
    case .entering, .ended: return go(to: .review)
    case .insisting:
      if let ending = applying.ending { self.applying?.stage = .ended(ending) }
      return []
    case .asking: return answerApplying(.no)
    case .testing, .welcoming: return answerApplying(.skip)
    case .running where applying.isWriting:
      message = "It is being written; what the server says has to be waited for"
      return []
    case .running:
      self.applying?.isStopping = true
      return [.stopApplying]
    }
  }
}
