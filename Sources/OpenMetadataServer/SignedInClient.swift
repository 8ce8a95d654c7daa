import OpenIDConnect
import Text

/// The calls to a running OpenMetadata that need an administrator's token.
///
/// Each goes on a connection of its own, so that none is repeated unasked and each may reach another replica; a redirect
/// is not followed, so that the token goes nowhere else.
package struct SignedInClient: Sendable {
  package let address: ServerAddress
  private let token: Secret
  /// What must not be in a text of the server that is shown.
  private let hidden: [Secret]
  private let client: WebClient
  /// For what makes the server ask the provider.
  private let patient: WebClient

  /// The server asks the provider up to ten times, with up to 15 seconds each.
  package static let patience = 150.0

  /// - Parameters:
  ///   - secrets: What no text of the server that is shown may repeat.
  ///   - seconds: For what makes the server ask the provider; by default long enough for that.
  package init(
    _ address: ServerAddress, token: Secret, _ options: NetworkOptions, hiding secrets: [Secret] = [],
    patience seconds: Double = patience
  ) {
    self.address = address
    self.token = token
    hidden = [token] + secrets.filter { !$0.isEmpty }
    client = WebClient(options: options)
    var options = options
    options.seconds = seconds
    patient = WebClient(options: options)
  }

  /// The user that the token stands for.
  package func user() async throws(ServerFailure) -> ServerUser {
    try await call("GET", "users/loggedInUser", parse: ServerUser.init)
  }

  /// A user by name; nil if there is none.
  ///
  /// - Parameter name: Of ASCII letters, digits and `-._` only.
  package func user(named name: String) async throws(ServerFailure) -> ServerUser? {
    do {
      return try await call("GET", "users/name/\(name)", parse: ServerUser.init)
    } catch {
      guard error.cause == .notThere else { throw error }
      return nil
    }
  }

  /// Whether a name can be asked for.
  package static func canAsk(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 128 && name.isWord(and: "-._")
  }

  /// All people that are administrators, up to 2,000.
  package func administrators() async throws(ServerFailure) -> [ServerUser] {
    var users: [ServerUser] = []
    var cursor: String?
    for _ in 0..<20 {
      var fields: [FormText.Field] = [("isAdmin", "true"), ("isBot", "false"), ("limit", "100")]
      if let cursor { fields.append(("after", cursor)) }
      let page = try await call("GET", "users?" + FormText.joined(fields), parse: UserPage.init)
      users += page.users
      guard let next = page.next, next != cursor else { return users }
      cursor = next
    }
    return users
  }

  package func configuration() async throws(ServerFailure) -> SecurityConfiguration {
    try await call("GET", "system/security/config") { json throws(LookupError.Cause) in
      guard let configuration = SecurityConfiguration(json) else {
        throw .content(.missingMember(SecurityConfiguration.authentication))
      }
      return configuration
    }
  }

  /// From 2.1 on: who decides about the settings.
  package func source() async throws(ServerFailure) -> SettingsSource {
    try await call("GET", "system/settings/source") { json throws(LookupError.Cause) in
      try SettingsSource(json, shown: shown)
    }
  }

  /// Changes nothing.
  package func validation(of configuration: SecurityConfiguration) async throws(ServerFailure) -> ServerValidation {
    let body = configuration.reveal { Array($0.source(.compact).utf8) }
    return try await call("POST", "system/security/validate", body, by: patient) { json throws(LookupError.Cause) in
      try ServerValidation(json, shown: shown)
    }
  }

  /// From 2.0 on: what the server would make of an ID token. Changes nothing.
  package func person(
    of token: Secret, under configuration: SecurityConfiguration
  ) async throws(ServerFailure) -> ServerPerson {
    let body = configuration.reveal { tree in
      token.reveal { JSON.object([("securityConfiguration", tree), ("idToken", .text($0))]).source(.compact) }
    }
    let path = "system/security/test-login/validate-token"
    return try await call("POST", path, Array(body.utf8), by: patient) { json throws(LookupError.Cause) in
      try ServerPerson(json, shown: shown)
    }
  }

  /// From 2.1 on, for confidential clients: begins a test sign-in by the server itself. Changes nothing.
  package func startTest(of configuration: SecurityConfiguration) async throws(ServerFailure) -> ServerTest {
    let body = configuration.reveal { JSON.object([("securityConfiguration", $0)]).source(.compact) }
    let path = "system/security/test-login/start"
    return try await call("POST", path, Array(body.utf8), by: patient, parse: ServerTest.init)
  }

  /// How that ended; nil while it goes on.
  package func result(of test: ServerTest) async throws(ServerFailure) -> ServerPerson? {
    try await call("GET", "system/security/test-login/result/\(test.id)") { json throws(LookupError.Cause) in
      // The answer before the end is not documented: it is one without an outcome.
      guard ["success", "failed"].contains(json["status"]?.text) else { return nil }
      return try ServerPerson(json, shown: shown)
    }
  }

  /// Replaces the whole configuration. Even an answer of 200 does not prove that it was stored.
  package func store(_ configuration: SecurityConfiguration) async throws(ServerFailure) {
    let body = configuration.reveal { Array($0.source(.compact).utf8) }
    _ = try await answer("PUT", "system/security/config", body, by: patient)
  }

  // MARK: One call

  private func call<Answer>(
    _ method: String, _ path: String, _ body: [UInt8]? = nil, by client: WebClient? = nil,
    parse: (JSON) throws(LookupError.Cause) -> Answer
  ) async throws(ServerFailure) -> Answer {
    let answer = try await answer(method, path, body, by: client ?? self.client)
    do throws(LookupError.Cause) {
      return try parse(try answer.json())
    } catch {
      throw ServerFailure(.unanswered(error), url: address.call(path))
    }
  }

  private func answer(
    _ method: String, _ path: String, _ body: [UInt8]?, by client: WebClient
  ) async throws(ServerFailure) -> WebAnswer {
    var request = WebRequest(url: address.call(path))
    request.method = method
    request.json = body
    request.readsErrors = true
    token.reveal { request.headers += [("Authorization", "Bearer \($0)"), ("Connection", "close")] }
    let answer: WebAnswer
    do throws(LookupError.Cause) {
      answer = try await client.answer(to: request)
    } catch {
      throw ServerFailure(.unanswered(error), url: request.url)
    }
    guard (200...204).contains(answer.status) else { throw answer.failure(of: request.url, shown: shown) }
    return answer
  }

  /// What the server says, cut, and withheld if it repeats a secret.
  private func shown(_ text: String) -> String {
    let repeats = hidden.contains { secret in secret.reveal { text.contains($0) } }
    return repeats ? "(withheld: the message repeats a secret)" : OutsideText.shown(text, limit: 240)
  }
}

extension WebAnswer {
  /// OpenMetadata explains itself in JSON, what stands before it does not.
  func failure(of url: String, shown: (String) -> String) -> ServerFailure {
    guard let json = try? json(), json.members != nil else {
      return ServerFailure(.unanswered(statusCause ?? .status(.unexpectedStatus(status))), url: url)
    }
    let cause: ServerFailure.Cause =
      switch status {
      case 400: .badRequest
      case 401: .tokenRejected
      case 403: .notAllowed
      case 404: .notThere
      case 409: .managedElsewhere
      case 412: .changedMeanwhile
      case 429: .tooManyRequests
      case 500...: .failed(status)
      default: .unexpected(status)
      }
    return ServerFailure(cause, url: url, words: shown(json["message"]?.text ?? ""))
  }

  func json() throws(LookupError.Cause) -> JSON {
    let bytes = try jsonBytes()
    do throws(JSONError) { return try JSON.parse(bytes) } catch { throw LookupError.Cause(error) }
  }
}
