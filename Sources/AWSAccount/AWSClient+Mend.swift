import Text

extension AWSClient {
  /// What a change will do; nil if everything is so already.
  package func plan(
    _ mend: AccountMend, pool: String, client: String, in place: AWSPlace
  ) async throws(AWSTrouble) -> MendPlan? {
    func making(_ operation: String, _ input: [(name: String, value: JSON)]) -> MendPlan {
      MendPlan(
        mend, changes: input.map { MendPlan.Change(name: $0.name, old: nil, new: $0.value) },
        call: AWSCall(operation, in: place, [("UserPoolId", .text(pool))] + input), before: nil, reading: nil,
        pool: pool)
    }
    let change: (JSON) -> JSON
    switch mend {
    case .callback(let url): change = { $0.adding([url], to: "CallbackURLs") }
    case .codeFlow:
      change = { $0.adding(["code"], to: "AllowedOAuthFlows").setting("AllowedOAuthFlowsUserPoolClient", .bool(true)) }
    case .scopes(let scopes): change = { $0.adding(scopes, to: "AllowedOAuthScopes") }
    case .domain(let prefix):
      guard try await !self.pool(pool, in: place).hasDomain else { return nil }
      return making("create-user-pool-domain", [("Domain", .text(prefix))])
    case .client(let name, let callback, let scopes):
      return making(
        "create-user-pool-client",
        [
          ("ClientName", .text(name)), ("CallbackURLs", .texts([callback])), ("AllowedOAuthScopes", .texts(scopes)),
          ("GenerateSecret", .bool(true)), ("AllowedOAuthFlows", .texts(["code"])),
          ("AllowedOAuthFlowsUserPoolClient", .bool(true)), ("SupportedIdentityProviders", .texts(["COGNITO"])),
          ("PreventUserExistenceErrors", .text("ENABLED")),
        ])
    }
    let reading = AWSCall(
      "describe-user-pool-client", in: place, [("UserPoolId", .text(pool)), ("ClientId", .text(client))])
    let before = Self.settings(of: try await described(by: reading))
    let after = change(before)
    let changes = (after.members ?? []).compactMap { name, value in
      before[name] == value ? nil : MendPlan.Change(name: name, old: before[name], new: value)
    }
    guard !changes.isEmpty else { return nil }
    return MendPlan(
      mend, changes: changes, call: AWSCall("update-user-pool-client", in: place, after.members ?? []),
      before: before, reading: reading, pool: pool)
  }

  /// What AWS returns of a client but does not take back.
  private static let readOnly: Set<String> = ["ClientSecret", "ClientType", "CreationDate", "LastModifiedDate"]

  /// A client's settings as an update takes them: all of them, since it resets what it leaves out.
  private static func settings(of client: JSON) -> JSON {
    .object((client["UserPoolClient"]?.members ?? []).filter { !readOnly.contains($0.name) })
  }

  private func described(by reading: AWSCall) async throws(AWSTrouble) -> JSON {
    let client = try await answer(reading).get()
    guard client["UserPoolClient"]?.members != nil else { throw .unreadable("it describes no app client") }
    return client
  }

  /// Makes the change that was shown, reads it again, and compares.
  package func make(_ plan: MendPlan) async throws(MendFailure) -> Mended {
    if let reading = plan.reading, let before = plan.before {
      let present: JSON
      do throws(AWSTrouble) { present = try await described(by: reading) } catch { throw .trouble(error) }
      guard Self.settings(of: present) == before else { throw .changedMeanwhile }
    }
    let made: JSON
    do throws(AWSTrouble) { made = try await answer(plan.call).get() } catch {
      throw error.leavesOpen ? .notKnown(error) : .trouble(error)
    }
    let newID = plan.reading == nil ? made["UserPoolClient"]?["ClientId"]?.text : nil
    let now: JSON
    let mended: Mended
    do throws(AWSTrouble) {
      now = try await answer(plan.readingAgain(newID)).get()
      mended = try Self.mended(now, plan)
    } catch {
      throw .notReadAgain(client: newID, error)
    }
    let wrong = plan.settings.filter {
      !Self.isSame(plan.call.input[$0], (now["UserPoolClient"] ?? now["UserPool"])?[$0])
    }
    guard wrong.isEmpty else { throw .notAsMeant(wrong.sorted()) }
    return mended
  }

  private static func mended(_ now: JSON, _ plan: MendPlan) throws(AWSTrouble) -> Mended {
    if let client = AppClient(now) { return .client(client) }
    guard let pool = UserPool(now, in: plan.call.place.region ?? String(plan.pool.prefix { $0 != "_" })) else {
      throw .unreadable("it describes neither an app client nor a user pool")
    }
    return .pool(pool)
  }

  /// AWS keeps lists as sets.
  private static func isSame(_ meant: JSON?, _ now: JSON?) -> Bool {
    if let meant = meant?.texts, let now = now?.texts { return meant.sorted() == now.sorted() }
    return meant == now
  }
}

extension MendPlan {
  /// Reads what was changed, or the app client that was made, or the pool.
  fileprivate func readingAgain(_ newID: String?) -> AWSCall {
    if let reading { return reading }
    let pool = (name: "UserPoolId", value: JSON.text(pool))
    return newID.map { AWSCall("describe-user-pool-client", in: call.place, [pool, ("ClientId", .text($0))]) }
      ?? AWSCall("describe-user-pool", in: call.place, [pool])
  }

  /// The settings that are compared afterwards; whether there is a secret is told by the secret alone.
  fileprivate var settings: [String] {
    reading == nil ? changes.map(\.name).filter { $0 != "GenerateSecret" } : (call.input.members ?? []).map(\.name)
  }
}

extension AWSTrouble {
  /// Whether AWS may have done what was asked all the same.
  fileprivate var leavesOpen: Bool {
    switch self {
    case .timedOut, .died, .unreadable, .cancelled, .noNetwork: true
    case .noTool, .notStarted, .needsMFA, .noCredentials, .expired, .rejectedCredentials, .noProfile, .noRegion,
      .notAllowed, .throttled, .notFound, .other:
      false
    }
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
