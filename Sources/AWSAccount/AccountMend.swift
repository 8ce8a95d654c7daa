import Text

/// One change in an AWS account that was asked for.
package enum AccountMend: Equatable, Sendable {
  /// Register a callback URL.
  case callback(String)
  /// Allow the authorization code flow.
  case codeFlow
  /// Allow scopes.
  case scopes([String])
  /// Give the pool a domain at Amazon, by its prefix.
  case domain(String)
  /// Make a confidential app client for OpenMetadata.
  case client(name: String, callback: String, scopes: [String])
}

/// A change as it will be made: what is there, what will be, and the call that does it.
package struct MendPlan: Equatable, Sendable {
  /// One setting that changes; nothing is there before something is made.
  package struct Change: Equatable, Sendable {
    package let name: String
    package let old: JSON?
    package let new: JSON

    package init(name: String, old: JSON?, new: JSON) {
      self.name = name
      self.old = old
      self.new = new
    }

    /// For a small window: what is new comes first.
    package var words: String {
      guard let texts = new.texts else { return "\(name): \(old?.source() ?? "not set") → \(new.source())" }
      let present = old?.texts ?? []
      let added = texts.filter { !present.contains($0) }.joined(separator: ", ")
      return "\(name): add \(added) (there: \(present.isEmpty ? "nothing" : present.joined(separator: ", ")))"
    }

    /// The old value after a minus, and the new one after a plus.
    package var lines: [String] {
      (old.map { ["- \(name): \($0.source())"] } ?? []) + ["+ \(name): \(new.source())"]
    }
  }

  package let changes: [Change]
  package let call: AWSCall
  /// What was there, without what AWS does not take back; nil if something new is made.
  let before: JSON?
  /// Reads what will have been changed.
  let reading: AWSCall?
  package let pool: String

  package init(changes: [Change], call: AWSCall, before: JSON?, reading: AWSCall?, pool: String) {
    self.changes = changes
    self.call = call
    self.before = before
    self.reading = reading
    self.pool = pool
  }

  /// A shell command that does the same, for version 1 and 2 of the tool; its input has no secret.
  package var command: String { call.command }

  /// A shell command that puts back what was there; nil if something new is made.
  package var undoing: String? {
    before.map { AWSCall(call.operation, in: call.place, $0.members ?? []).command }
  }
}

/// Why a change was not made, or not as meant.
package enum MendFailure: Error, Equatable, Sendable {
  case trouble(AWSTrouble)
  /// Somebody else changed it after it was shown.
  case changedMeanwhile
  /// AWS took the change, but these settings are not as meant.
  case notAsMeant([String])
}

extension MendFailure {
  /// What happened and what to do, as sentences.
  package var message: String {
    switch self {
    case .trouble(let trouble): return "\(trouble.message). \(trouble.remedy)"
    case .changedMeanwhile: return "The app client was changed meanwhile, so nothing was changed. Ask again."
    case .notAsMeant(let names):
      let list = OutsideText.shown(names.joined(separator: ", "), limit: 100)
      return "AWS took the change, but these settings are not as meant: \(list)."
    }
  }
}

extension AWSCall {
  /// For a POSIX shell. The input comes on standard input: version 1 fetches what looks like a URL in an argument.
  var command: String {
    let region = place.region.map { " --region \(shellWord($0))" } ?? ""
    let profile = place.profile.map { " " + shellWord("--profile=\($0)") } ?? ""
    return "printf '%s' \(shellWord(input.source(.compact))) | aws cognito-idp \(operation)\(region)\(profile)"
      + " --cli-input-json file:///dev/stdin"
  }
}

extension AWSClient {
  /// What a change will do; nil if everything is so already.
  package func plan(
    _ mend: AccountMend, pool: String, client: String, in place: AWSPlace
  ) async throws(AWSTrouble) -> MendPlan? {
    switch mend {
    case .callback(let url):
      return try await updating(client, of: pool, in: place) { $0.adding([url], to: "CallbackURLs") }
    case .codeFlow:
      return try await updating(client, of: pool, in: place) { settings in
        settings.adding(["code"], to: "AllowedOAuthFlows").setting("AllowedOAuthFlowsUserPoolClient", .bool(true))
      }
    case .scopes(let scopes):
      return try await updating(client, of: pool, in: place) { $0.adding(scopes, to: "AllowedOAuthScopes") }
    case .domain(let prefix):
      guard try await !self.pool(pool, in: place).hasDomain else { return nil }
      return Self.making(
        AWSCall("create-user-pool-domain", in: place, [("UserPoolId", .text(pool)), ("Domain", .text(prefix))]), pool)
    case .client(let name, let callback, let scopes):
      return Self.making(
        AWSCall(
          "create-user-pool-client", in: place,
          [
            ("UserPoolId", .text(pool)), ("ClientName", .text(name)), ("GenerateSecret", .bool(true)),
            ("CallbackURLs", .texts([callback])), ("AllowedOAuthFlows", .texts(["code"])),
            ("AllowedOAuthFlowsUserPoolClient", .bool(true)), ("AllowedOAuthScopes", .texts(scopes)),
            ("SupportedIdentityProviders", .texts(["COGNITO"])), ("PreventUserExistenceErrors", .text("ENABLED")),
          ]), pool)
    }
  }

  private static func making(_ call: AWSCall, _ pool: String) -> MendPlan {
    let members = (call.input.members ?? []).filter { $0.name != "UserPoolId" }
    return MendPlan(
      changes: members.map { MendPlan.Change(name: $0.name, old: nil, new: $0.value) }, call: call, before: nil,
      reading: nil, pool: pool)
  }

  /// An update resets what it leaves out, so it sends all settings, and only those meant are changed.
  private func updating(
    _ client: String, of pool: String, in place: AWSPlace, _ change: (JSON) -> JSON
  ) async throws(AWSTrouble) -> MendPlan? {
    let reading = AWSCall(
      "describe-user-pool-client", in: place, [("UserPoolId", .text(pool)), ("ClientId", .text(client))])
    let before = try await settings(reading)
    let after = change(before)
    let changes = (after.members ?? []).compactMap { name, value in
      before[name] == value ? nil : MendPlan.Change(name: name, old: before[name], new: value)
    }
    guard !changes.isEmpty else { return nil }
    return MendPlan(
      changes: changes, call: AWSCall("update-user-pool-client", in: place, after.members ?? []), before: before,
      reading: reading, pool: pool)
  }

  /// What AWS returns of a client but does not take back.
  private static let readOnly: Set<String> = ["ClientSecret", "ClientType", "CreationDate", "LastModifiedDate"]

  /// A client's settings as an update takes them; its secret is dropped at once.
  private func settings(_ reading: AWSCall) async throws(AWSTrouble) -> JSON {
    guard let members = try await answer(reading).get()["UserPoolClient"]?.members else {
      throw .unreadable("it describes no app client")
    }
    return .object(members.filter { !Self.readOnly.contains($0.name) })
  }

  /// Makes the change that was shown, reads it again, and compares.
  ///
  /// - Returns: the ID of the app client that was made, if one was.
  package func make(_ plan: MendPlan) async throws(MendFailure) -> String? {
    guard let reading = plan.reading, let before = plan.before else { return try await makeNew(plan) }
    guard try await attempt({ () throws(AWSTrouble) in try await settings(reading) }) == before else {
      throw .changedMeanwhile
    }
    _ = try await attempt { () throws(AWSTrouble) in try await answer(plan.call).get() }
    let now = try await attempt { () throws(AWSTrouble) in try await settings(reading) }
    try Self.compare(Set((plan.call.input.members ?? []).map(\.name)), plan.call.input, now)
    return nil
  }

  private func makeNew(_ plan: MendPlan) async throws(MendFailure) -> String? {
    let made = try await attempt { () throws(AWSTrouble) in try await answer(plan.call).get() }
    let names = Set(plan.changes.map(\.name))
    let place = plan.call.place
    guard let id = made["UserPoolClient"]?["ClientId"]?.text else {
      let reading = AWSCall("describe-user-pool", in: place, [("UserPoolId", .text(plan.pool))])
      let now = try await attempt { () throws(AWSTrouble) in try await answer(reading).get() }
      try Self.compare(names, plan.call.input, now["UserPool"] ?? .null)
      return nil
    }
    let reading = AWSCall(
      "describe-user-pool-client", in: place, [("UserPoolId", .text(plan.pool)), ("ClientId", .text(id))])
    let now = try await attempt { () throws(AWSTrouble) in try await answer(reading).get() }
    // Whether there is a secret is told by the secret alone.
    try Self.compare(names.subtracting(["GenerateSecret"]), plan.call.input, now["UserPoolClient"] ?? .null)
    return id
  }

  private func attempt<Answer>(
    _ ask: () async throws(AWSTrouble) -> Answer
  ) async throws(MendFailure) -> Answer {
    do throws(AWSTrouble) { return try await ask() } catch { throw .trouble(error) }
  }

  private static func compare(_ names: Set<String>, _ meant: JSON, _ now: JSON) throws(MendFailure) {
    let wrong = names.filter { !isSame(meant[$0], now[$0]) }.sorted()
    guard wrong.isEmpty else { throw .notAsMeant(wrong) }
  }

  /// AWS keeps lists as sets.
  private static func isSame(_ meant: JSON?, _ now: JSON?) -> Bool {
    if let meant = meant?.texts, let now = now?.texts { return meant.sorted() == now.sorted() }
    return meant == now
  }
}

extension JSON {
  /// The object with these texts in a member that is a list, each once.
  fileprivate func adding(_ texts: [String], to name: String) -> JSON {
    let present = self[name]?.texts ?? []
    let missing = texts.filter { !present.contains($0) }
    return missing.isEmpty ? self : setting(name, .texts(present + missing))
  }

  fileprivate func setting(_ name: String, _ value: JSON) -> JSON {
    let members = self.members ?? []
    guard members.contains(where: { $0.name == name }) else { return .object(members + [(name, value)]) }
    return .object(members.map { $0.name == name ? (name, value) : $0 })
  }
}
