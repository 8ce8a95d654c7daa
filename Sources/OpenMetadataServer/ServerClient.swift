import OpenIDConnect
import Text

/// The calls to a running OpenMetadata that need no token; nothing of them changes a setting.
package struct ServerClient: Sendable {
  package let address: ServerAddress
  let client: WebClient

  /// How often the same is asked, to notice replicas that differ.
  package static let rounds = 3

  /// - Parameter options: Limits, trust and routing; answers are limited to 256 KiB in any case.
  package init(_ address: ServerAddress, _ options: NetworkOptions) {
    self.address = address
    var options = options
    options.maximumBytes = min(options.maximumBytes, 256 << 10)
    client = WebClient(options: options)
  }

  /// Asks everything, as far as the answers lead.
  package func answers() async -> ServerAnswers {
    var answers = ServerAnswers(address: address.url)
    for _ in 0..<Self.rounds {
      let round = await round()
      answers.rounds.append(round)
      if round.error != nil { return answers }
    }
    answers.keys = await keys()
    if let running = answers.configuration, running.startsSignIn { answers.signIn = await signIn(of: running) }
    return answers
  }

  private func round() async -> ServerAnswers.Round {
    var round = ServerAnswers.Round(release: await release())
    guard let release = round.release.answer else { return round }
    round.configuration = await client.lookup(address.call("system/config/auth"), afresh: true) {
      body throws(LookupError.Cause) in
      try RunningConfiguration.parse(body, of: release)
    }
    guard round.configuration.error == nil else { return round }
    round.principalDomain = await client.lookup(
      address.call("system/config/authorizer"), afresh: true
    ) { body throws(LookupError.Cause) in
      try Members(document: body).text("principalDomain") ?? ""
    }
    return round
  }

  package func release() async -> Lookup<ServerRelease> {
    await client.lookup(address.call("system/version"), afresh: true) { body throws(LookupError.Cause) in
      let text = try Members(document: body).requiredText("version")
      guard let release = ServerRelease(text) else {
        throw .content(
          .wrongType(member: "version", expected: "a release such as 1.12.6", found: OutsideText.shown(text, limit: 40))
        )
      }
      return release
    }
  }

  private func keys() async -> Lookup<Int> {
    await client.lookup(address.call("system/config/jwks")) { body throws(LookupError.Cause) in
      guard let keys = try Members(document: body).list("keys") else { throw .content(.missingMember("keys")) }
      return keys.count
    }
  }

  /// Begins a sign-in as the server's own page does, and goes no further.
  ///
  /// Servers from 2.0 on only return to URLs on the host of the callback URL.
  private func signIn(of running: RunningConfiguration) async -> Lookup<SignInStart> {
    let callback = running.callbackURL ?? ""
    let home = callback.hasSuffix("/callback") ? String(callback.dropLast("/callback".count)) : address.url
    let url = address.call("auth/login") + "?" + FormText.joined([("redirectUri", home + "/auth/callback")])
    do throws(LookupError.Cause) {
      var request = WebRequest(url: url)
      request.headers = [("Accept", "text/html"), ("Accept-Encoding", "identity")]
      let answer = try await client.answer(to: request)
      guard let location = answer.header("Location"), [301, 302, 303, 307, 308].contains(answer.status) else {
        throw answer.statusCause ?? .status(.unexpectedStatus(answer.status))
      }
      guard let start = SignInStart(location) else {
        throw .status(.redirected(status: answer.status, to: OutsideText.shown(WebAddress.withoutQuery(location))))
      }
      return .found(start, from: url, answer.receipt)
    } catch {
      return .failed(LookupError(url: url, cause: error))
    }
  }
}
