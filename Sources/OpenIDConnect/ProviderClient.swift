import Text

/// The questions put to a provider, as closures: `live` opens connections, a fake is a literal.
package struct ProviderClient: Sendable {
  package var metadata: @Sendable (_ url: String) async -> Lookup<ProviderMetadata>
  package var keys: @Sendable (_ url: String) async -> Lookup<KeySet>
  /// Whether the authorization endpoint knows client and callback URL; one request.
  package var authorize: @Sendable (AuthorizationRequest) async -> Lookup<AuthorizationAnswer>
  /// Whether the token endpoint accepts ID and secret; one request with a made-up code.
  package var token: @Sendable (ClientQuestion) async -> Lookup<ClientAnswer>
  /// Exchanges the code of a test sign-in; a code can be exchanged once.
  package var exchange: @Sendable (SignInAttempt, _ code: Secret) async -> SignInResult

  package init(
    metadata: @escaping @Sendable (_ url: String) async -> Lookup<ProviderMetadata>,
    keys: @escaping @Sendable (_ url: String) async -> Lookup<KeySet>,
    authorize: @escaping @Sendable (AuthorizationRequest) async -> Lookup<AuthorizationAnswer> = { request in
      .failed(LookupError(url: request.question, cause: .request(.cancelled)))
    },
    token: @escaping @Sendable (ClientQuestion) async -> Lookup<ClientAnswer> = { question in
      .failed(LookupError(url: question.question, cause: .request(.cancelled)))
    },
    exchange: @escaping @Sendable (SignInAttempt, Secret) async -> SignInResult = { attempt, _ in
      .failed(.unanswered(LookupError(url: attempt.tokenEndpoint, cause: .request(.cancelled))))
    }
  ) {
    self.metadata = metadata
    self.keys = keys
    self.authorize = authorize
    self.token = token
    self.exchange = exchange
  }
}

/// Request options: limits, trust and routing.
package struct NetworkOptions: Equatable, Sendable {
  /// For one whole request, from name resolution to the last byte.
  package var seconds: Double
  /// For the answer's body.
  package var maximumBytes: Int
  /// PEM certificates trusted in addition to the system's.
  package var caFile: String?
  /// Where requests go instead, in the rehearsal.
  package var routes: Routes?
  package var userAgent: String
  /// Whether http is also allowed to other machines.
  package var allowsPlainHTTP: Bool

  package init(
    seconds: Double = 15, maximumBytes: Int = 1 << 20, caFile: String? = nil, routes: Routes? = nil,
    userAgent: String = "openmetadata-sso", allowsPlainHTTP: Bool = false
  ) {
    self.seconds = seconds
    self.maximumBytes = maximumBytes
    self.caFile = caFile
    self.routes = routes
    self.userAgent = userAgent
    self.allowsPlainHTTP = allowsPlainHTTP
  }
}

/// Routes https requests for other machines, and those for one OpenMetadata, to a port on this machine.
package struct Routes: Equatable, Sendable {
  package let port: UInt16
  /// Host and port of OpenMetadata.
  package let server: String?

  package init(port: UInt16, server: String? = nil) {
    self.port = port
    self.server = server
  }

  func takes(_ address: WebAddress) -> Bool {
    address.authority == server || address.scheme == "https" && !address.isLoopback
  }
}
