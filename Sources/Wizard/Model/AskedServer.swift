import OpenMetadataServer
import SignOn

/// What is known of the running server that the options name.
package enum AskedServer: Equatable, Sendable {
  case notAsked, asking
  case answered(ServerAnswers)
}

extension State {
  /// What the server runs, held against what is entered; empty before it has answered.
  package var serverResults: [ServerCheck.Result] {
    guard case .answered(let answers) = server else { return [] }
    return ServerComparison(answers, settings, isWhole: editing == nil).resultsBeforeApplying
  }

  /// Asks the server when its answers are about to be shown.
  mutating func askServer() -> [Effect] {
    guard run.server != nil, place == .checks, server == .notAsked else { return [] }
    server = .asking
    return [.askServer(settings.version)]
  }
}
