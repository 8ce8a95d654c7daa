import OpenIDConnect

/// What a running server answered without a token.
package struct ServerAnswers: Equatable, Sendable {
  package let address: String
  /// The same questions several times, since each may reach another replica; fewer if the first went unanswered.
  package var rounds: [Round]
  /// How many keys the server signs its own tokens with.
  package var keys: Lookup<Int>
  /// Only asked where the server starts the sign-in itself.
  package var signIn: Lookup<SignInStart>

  package init(
    address: String, rounds: [Round] = [], keys: Lookup<Int> = .notAsked, signIn: Lookup<SignInStart> = .notAsked
  ) {
    self.address = address
    self.rounds = rounds
    self.keys = keys
    self.signIn = signIn
  }

  package struct Round: Equatable, Sendable {
    package var release: Lookup<ServerRelease>
    package var configuration: Lookup<RunningConfiguration>
    package var principalDomain: Lookup<String>

    package init(
      release: Lookup<ServerRelease>, configuration: Lookup<RunningConfiguration> = .notAsked,
      principalDomain: Lookup<String> = .notAsked
    ) {
      self.release = release
      self.configuration = configuration
      self.principalDomain = principalDomain
    }

    package var error: LookupError? { release.error ?? configuration.error ?? principalDomain.error }
  }

  /// The release of the first answer.
  package var release: ServerRelease? { rounds.lazy.compactMap(\.release.answer).first }
  /// The configuration of the first answer.
  package var configuration: RunningConfiguration? { rounds.lazy.compactMap(\.configuration.answer).first }
  /// The first question that went unanswered.
  package var error: LookupError? { rounds.lazy.compactMap(\.error).first }
}
