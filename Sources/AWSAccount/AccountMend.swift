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
      guard let old else { return "\(name): \(new.texts?.joined(separator: ", ") ?? new.text ?? new.source())" }
      guard let texts = new.texts else { return "\(name): \(old.source()) → \(new.source())" }
      let present = old.texts ?? []
      let added = texts.filter { !present.contains($0) }.joined(separator: ", ")
      return "\(name): add \(added) (there: \(present.isEmpty ? "nothing" : present.joined(separator: ", ")))"
    }

    /// The old value after a minus, and the new one after a plus.
    package var lines: [String] {
      (old.map { ["- \(name): \($0.source())"] } ?? []) + ["+ \(name): \(new.source())"]
    }
  }

  package let mend: AccountMend
  package let changes: [Change]
  package let call: AWSCall
  /// What was there, without what AWS does not take back; nil if something new is made.
  let before: JSON?
  /// Reads what will have been changed.
  let reading: AWSCall?
  package let pool: String

  package init(
    _ mend: AccountMend, changes: [Change], call: AWSCall, before: JSON?, reading: AWSCall?, pool: String
  ) {
    self.mend = mend
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

/// What was changed or made, as read after it.
package enum Mended: Equatable, Sendable {
  case client(AppClient)
  case pool(UserPool)
}

/// Why a change was not made, or not as meant.
package enum MendFailure: Error, Equatable, Sendable {
  case trouble(AWSTrouble)
  /// AWS may have made the change or not.
  case notKnown(AWSTrouble)
  /// AWS took the change, but it could not be read again; with the ID of the app client that was made, if one was.
  case notReadAgain(client: String?, AWSTrouble)
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
    case .notKnown(let trouble):
      return "\(trouble.message). Whether AWS made the change is not known; look there first."
    case .notReadAgain(let client, let trouble):
      let done = client.map { "AWS made the app client \(OutsideText.shown($0, limit: 60))" } ?? "AWS took the change"
      let next = client == nil ? trouble.remedy : "Choose it from the list; another try would make a second one."
      return "\(done), but it could not be read again. \(trouble.message). \(next)"
    case .changedMeanwhile: return "The app client was changed meanwhile, so nothing was changed. Ask again."
    case .notAsMeant(let names):
      let list = OutsideText.shown(names.joined(separator: ", "), limit: 100)
      return "AWS took the change, but these settings are not as meant: \(list)."
    }
  }
}

extension MendFailure {
  /// A shell command that puts back what was there, if the change went wrong.
  package func undoing(_ plan: MendPlan) -> String? {
    if case .notAsMeant = self { plan.undoing } else { nil }
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
