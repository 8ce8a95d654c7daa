import SignOn

/// Who is told and asked while a configuration is applied: the screen, or the lines of a terminal.
@MainActor
package struct ApplyTalk {
  package var tell: (ApplyResult) -> Void
  /// Whether to go on: a question, and the lines it is about.
  package var consent: (String, [String]) async throws -> Bool
  /// Shows where the server's own test sign-in is done; false if nobody wants to.
  package var test: (String) async -> Bool
  /// Whether its result is still waited for.
  package var isAwaited: () -> Bool = { true }
  /// Whether somebody gets in at this URL; nil if nobody tries.
  package var welcome: (String) async -> Bool?

  package init(
    tell: @escaping (ApplyResult) -> Void, consent: @escaping (String, [String]) async throws -> Bool,
    test: @escaping (String) async -> Bool, isAwaited: @escaping () -> Bool = { true },
    welcome: @escaping (String) async -> Bool?
  ) {
    (self.tell, self.consent, self.test, self.isAwaited, self.welcome) = (tell, consent, test, isAwaited, welcome)
  }
}
