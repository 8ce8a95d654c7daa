import Glibc
import Loopback
import OpenIDConnect
import Text

/// The calls for administrators.
extension RehearsedServer {
  private struct Refusal: Error { let answer: LoopbackResponse }

  /// An answer as the server refuses: code and message.
  private static func refusal(_ status: Int, _ message: String) -> LoopbackResponse {
    var response = json([("code", .number(status)), ("message", .text(message))], status: status)
    if status == 401 { response.add("WWW-Authenticate", "om-auth") }
    return response
  }

  func administered(_ request: LoopbackRequest, _ call: String) -> LoopbackResponse {
    if fault == .loginPage {
      return LoopbackResponse(status: 200, type: "text/html", body: "<!doctype html><title>Sign in</title>\n")
    }
    do throws(Refusal) {
      if call == "users/login" { return try logIn(request) }
      let caller = try caller(request)
      if call.hasPrefix("users") { return try users(request, call, caller) }
      return try system(request, call, caller)
    } catch {
      return error.answer
    }
  }

  /// Who asks, by the token and the settings in use.
  private func caller(_ request: LoopbackRequest) throws(Refusal) -> ServerAccount {
    guard let text = request.header("Authorization"), text.hasPrefix("Bearer ") else {
      throw Refusal(answer: Self.refusal(401, "Not Authorized! Token not present"))
    }
    let (token, running, validations) = state.withLock {
      ($0.tokens[String(text.dropFirst("Bearer ".count))], $0.running, $0.validations)
    }
    guard let token, fault != .tokenRejected else { throw Refusal(answer: Self.refusal(401, "Invalid token")) }
    guard token.expires > time(nil), fault != .tokenExpires || validations == 0 else {
      throw Refusal(answer: Self.refusal(401, "Expired token!"))
    }
    let rules = ServerTokenRules(
      configuration: running, isAtLeast21: isAtLeast(2, 1), isAtLeast112: isAtLeast(1, 12))
    let name: String
    do throws(ServerTokenRules.Rejection) {
      name = try rules.name(token.claims, isBot: token.account.isBot)
    } catch {
      throw Refusal(answer: Self.refusal(401, error.message))
    }
    guard var account = state.withLock({ $0.account(name) }) else {
      throw Refusal(answer: Self.refusal(404, "user instance for \(name) not found"))
    }
    if fault == .notAdministrator { account.isAdministrator = false }
    return account
  }

  /// With passwords only; by e-mail address, and every password but an empty one is right.
  private func logIn(_ request: LoopbackRequest) throws(Refusal) -> LoopbackResponse {
    let running = state.withLock(\.running)
    guard running["authenticationConfiguration"]?["provider"]?.text == "basic" else {
      throw Refusal(answer: Self.refusal(403, "Operation is not permitted with the Selected Authenticator."))
    }
    let body = try? JSON.parse(request.body)
    guard let email = body?["email"]?.text, let password = body?["password"]?.text.flatMap(Base64.bytes),
      let account = state.withLock({ $0.accounts.first { $0.email == email } })
    else { throw Refusal(answer: Self.refusal(400, "You have entered an invalid email or password.")) }
    guard !password.isEmpty, let token = token(of: account.name, seconds: 3600) else {
      throw Refusal(answer: Self.refusal(401, "You have entered an invalid email or password."))
    }
    return token.reveal { Self.json([("accessToken", .text($0)), ("tokenType", .text("Bearer"))]) }
  }

  private func users(
    _ request: LoopbackRequest, _ call: String, _ caller: ServerAccount
  ) throws(Refusal) -> LoopbackResponse {
    switch (request.method, call) {
    case ("GET", "users/loggedInUser"):
      return LoopbackResponse(status: 200, type: "application/json", body: caller.json.source(.compact))
    case ("PUT", "users/security/token"):
      guard !caller.isBot, let token = token(of: caller.name) else {
        throw Refusal(answer: Self.refusal(400, "Bots have no personal access tokens"))
      }
      return token.reveal { Self.json([("jwtToken", .text($0))]) }
    case ("GET", "users"): return list(FormText.fields(request.query))
    case ("GET", _) where call.hasPrefix("users/name/"):
      let name = FormText.decoded(String(call.dropFirst("users/name/".count)))
      guard let account = state.withLock({ $0.account(name) }) else {
        throw Refusal(answer: Self.refusal(404, "user instance for \(name) not found"))
      }
      return LoopbackResponse(status: 200, type: "application/json", body: account.json.source(.compact))
    default: return Self.page
    }
  }

  /// One account a page, so that a client has to follow.
  private func list(_ fields: [FormText.Field]) -> LoopbackResponse {
    func flag(_ name: String) -> Bool? { FormText.single(name, in: fields).map { $0 == "true" } }
    let all = state.withLock(\.accounts).filter { account in
      (flag("isAdmin") ?? account.isAdministrator) == account.isAdministrator
        && (flag("isBot") ?? account.isBot) == account.isBot
    }
    let start = FormText.single("after", in: fields).flatMap(Int.init) ?? 0
    let next = start + 1 < all.count ? JSON.text("\(start + 1)") : .null
    return Self.json([
      ("data", .list(all.dropFirst(start).prefix(1).map(\.json))),
      ("paging", .object([("after", next), ("total", .number(all.count))])),
    ])
  }

  private func system(
    _ request: LoopbackRequest, _ call: String, _ caller: ServerAccount
  ) throws(Refusal) -> LoopbackResponse {
    guard caller.isAdministrator else {
      throw Refusal(answer: Self.refusal(403, "Principal: CatalogPrincipal{name='\(caller.name)'} is not admin"))
    }
    switch (request.method, call) {
    case ("GET", "system/security/config"): return configuration(for: caller)
    case ("PUT", "system/security/config"): return try store(request)
    case ("POST", "system/security/validate"): return try validate(request)
    case ("GET", "system/settings/source") where isAtLeast(2, 1): return source
    case ("POST", "system/security/test-login/validate-token") where isAtLeast(2):
      return try answered(judged(try body(request, isBean: false)), else: 400)
    case ("POST", "system/security/test-login/start") where isAtLeast(2, 1):
      return try answered(startTest(try body(request, isBean: false)), else: 400)
    case ("GET", _) where isAtLeast(2, 1) && call.hasPrefix(Self.results):
      return try answered(testResult(String(call.dropFirst(Self.results.count))), else: 404)
    default: return Self.page
    }
  }

  private static let results = "system/security/test-login/result/"

  private func answered(_ answer: LoopbackResponse?, else status: Int) throws(Refusal) -> LoopbackResponse {
    guard let answer else { throw Refusal(answer: Self.refusal(status, "The test login cannot be done")) }
    return answer
  }

  /// Bots see the secrets.
  private func configuration(for caller: ServerAccount) -> LoopbackResponse {
    let running = state.withLock { state in
      fault == .laggingReplica && state.writes > 0 && state.turn() % 2 == 0 ? state.former : state.running
    }
    return LoopbackResponse(
      status: 200, type: "application/json",
      body: (caller.isBot ? running : Self.masked(running)).source(.compact))
  }

  private static let secrets = [
    ["authenticationConfiguration", "oidcConfiguration", "secret"],
    ["authenticationConfiguration", "ldapConfiguration", "dnAdminPassword"],
  ]

  private static func masked(_ configuration: JSON) -> JSON {
    secrets.filter { configuration[$0]?.text?.isEmpty == false }.reduce(configuration) {
      $0.setting($1, to: .text("*********"))
    }
  }

  private func body(_ request: LoopbackRequest, isBean: Bool = true) throws(Refusal) -> JSON {
    guard let json = try? JSON.parse(request.body), json.members != nil else {
      throw Refusal(answer: Self.refusal(400, "Unable to process JSON"))
    }
    if isBean, let name = validator(json).missing {
      throw Refusal(answer: Self.refusal(400, "[query param \(name) must not be null]"))
    }
    return json
  }

  private func validator(_ json: JSON) -> ServerValidator {
    ServerValidator(configuration: json, isAtLeast21: isAtLeast(2, 1), scopes: scopes(json))
  }

  private func validate(_ request: LoopbackRequest) throws(Refusal) -> LoopbackResponse {
    if fault == .tooManyRequests { throw Refusal(answer: Self.refusal(429, "Too many requests")) }
    let json = try body(request)
    state.withLock { state in
      state.validations += 1
      guard fault == .otherWriter, state.validations == 1 else { return }
      let path = ["authenticationConfiguration", "providerName"]
      state.change(to: state.running.setting(path, to: .text("Somebody else's")))
    }
    var complaints = validator(json).complaints
    if fault == .complains {
      complaints.append(("authenticationConfiguration.oidcConfiguration.secret", "Invalid client secret"))
    }
    let errors = complaints.map { JSON.object([("field", .text($0.field)), ("error", .text($0.error))]) }
    var response = Self.json(
      [("status", .text(errors.isEmpty ? "success" : "failed")), ("errors", errors.isEmpty ? .null : .list(errors))])
    if fault == .slowValidation { response.delaySeconds = 60 }
    return response
  }

  /// Stores and reloads; whether that is told, is another matter.
  private func store(_ request: LoopbackRequest) throws(Refusal) -> LoopbackResponse {
    let json = try body(request)
    switch fault {
    case .managedElsewhere where isAtLeast(2, 1):
      throw Refusal(
        answer: Self.refusal(
          409, "authenticationConfiguration is managed by the deployment configuration (SECURITY_CONFIG_SOURCE=ENV)"))
    case .changedMeanwhile: throw Refusal(answer: Self.refusal(412, "The settings were changed meanwhile"))
    case .refusesWrite: throw Refusal(answer: Self.refusal(403, "Operation is not permitted"))
    default: break
    }
    let isFirst = state.withLock { state in
      state.writes += 1
      return state.writes == 1
    }
    let secret = ["authenticationConfiguration", "oidcConfiguration", "secret"]
    state.withLock { state in
      var json = json
      if isAtLeast(2, 0, 1), json[secret]?.text == "*********" { json = json.setting(secret, to: state.stored[secret]) }
      switch fault {
      case .storesNothing where isFirst: break
      case .reloadFails where isFirst: state.stored = json
      case .laterWriter where isFirst:
        state.change(to: json)
        state.change(to: json.setting(["authenticationConfiguration", "clientId"], to: .text("somebodyelses")))
      default: state.change(to: json)
      }
      if fault == .restarts, isFirst { state.downFor = 2 }
    }
    var response = LoopbackResponse(status: 200, type: "application/json", body: json.source(.compact))
    switch fault {
    case _ where !isFirst: break
    case .failsAfterStoring, .reloadFails:
      throw Refusal(answer: Self.refusal(500, "Failed to update security configuration: cannot reload"))
    case .slowWrite: response.delaySeconds = 60
    case .dropsWrite: response.announcedLength = response.body.count + 100
    default: break
    }
    return response
  }
}
