import AWSAccount
import ArgumentParser
import Files
import SignOn
import Text
import Wizard

/// Changes one thing in an AWS account, after it was shown and confirmed.
struct Mend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mend", _superCommandName: Program.name,
    abstract: "Changes one thing of an app client or a user pool in AWS, after asking.",
    discussion: """
      Shows what is there, what will be there, and the command that does it, then asks. All settings of the app client \
      are sent back with it, since AWS resets what an update leaves out; then they are read again and compared.

      Pool and app client come from the files, --set, or --aws-pool and --aws-client.

      Examples:

        openmetadata-sso mend callback openmetadata.yaml
        openmetadata-sso mend domain --name company --aws-pool company
      """)

  /// What is changed.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    /// Register the callback URL.
    case callback
    /// Allow the authorization code flow.
    case codeFlow = "code-flow"
    /// Allow the scopes.
    case scopes
    /// Make a new app client.
    case client
    /// Give the pool a domain.
    case domain
  }

  @Argument(help: "What to change: callback, code-flow, scopes, client (make a new one) or domain (of the pool).")
  var subject: Subject

  @Argument(help: ReadingFlags.help, completion: .file())
  var files: [String] = []

  @Option(
    help: ArgumentHelp("The name of the new app client, or the prefix of the new domain.", valueName: "name"))
  var name: String?

  @OptionGroup var kind: KindFlag
  @OptionGroup(title: "Values") var given: GivenValues
  @OptionGroup(title: "AWS account") var account: AccountFlags

  @Flag(name: .shortAndLong, help: "Do not prompt; make the change.")
  var yes = false

  @Flag(help: "Show what would change, and change nothing.")
  var diff = false

  @Flag(help: "Print the result as JSON; requires --yes or --diff.")
  var json = false

  func validate() throws {
    if json, !yes, !diff { throw ValidationError("--json requires --yes or --diff") }
    if yes, diff { throw ValidationError("--yes changes, --diff only shows; use one of them") }
    let needsName = subject == .client || subject == .domain
    guard needsName == (name != nil) else {
      throw ValidationError(needsName ? "\(subject.rawValue) requires --name" : "--name is for client and domain")
    }
  }

  @MainActor
  func run() async throws {
    try await Refusal.ending(isJSON: json) {
      let opened = try kind.open(files)
      let settings = try opened.settings(version: nil, given: { try given.apply(to: &$0) })
      do {
        let signals = ToolSignals()
        defer { signals.leave() }
        try await mend(settings)
      } catch let trouble as AWSTrouble {
        throw trouble.refusal
      } catch let unclear as UnclearChoice {
        throw unclear.refusal
      }
    }
  }

  private func mend(_ settings: Settings) async throws {
    let client = AWSClient.live(AWSTool.find())
    let choice = AccountChoice(flags: account, settings: settings, client: client, profiles: .here)
    let (place, pool) = try await choice.pool()
    let isOfPool = subject == .client || subject == .domain
    let id = isOfPool ? "" : try await choice.clientID(of: pool, in: place)
    guard let plan = try await client.plan(try change(settings), pool: pool, client: id, in: place) else {
      return try tell("nothing to change: AWS has it already", nil, made: nil)
    }
    if !json { try Output.put(shown(plan)) }
    if diff { return try tell(nil, plan, made: nil) }
    if !yes { try Confirmation.ask("Make this change in AWS?") }
    let mended: Mended
    do throws(MendFailure) { mended = try await client.make(plan) } catch { throw error.refusal(plan) }
    var made: String?
    if subject == .client, case .client(let client) = mended { made = client.id }
    try tell(made.map { "made the app client \($0)" } ?? "changed, read again and compared", plan, made: made)
  }

  private func change(_ settings: Settings) throws -> AccountMend {
    let callback = settings[.callbackURL]?.text ?? ""
    let scopes = (settings[.requestScopes]?.text ?? "").split(separator: " ").map(String.init)
    if (subject == .callback || subject == .client), callback.isEmpty {
      throw Refusal(message: "no callback URL is given; pass a file, or --set callback-url=URL", status: .findings)
    }
    if subject == .callback || subject == .client {
      if let wrong = settings.callbackProblem(callback) {
        throw Refusal(message: "\(wrong.message) \(wrong.remedy)", status: .findings)
      }
    }
    return switch subject {
    case .callback: .callback(callback)
    case .codeFlow: .codeFlow
    case .scopes: .scopes(scopes)
    case .client: .client(name: name ?? "", callback: callback, scopes: scopes)
    case .domain: .domain(name ?? "")
    }
  }

  /// What changes, setting by setting, and the command that does the same.
  private func shown(_ plan: MendPlan) -> String {
    let lines = plan.changes.flatMap(\.lines).map(visible)
    return lines.joined(separator: "\n") + "\n\nThe same as a command:\n  \(visible(plan.command))\n"
  }

  /// As JSON `{"status", "changed", "changes": [{"name", "old", "new"}], "command", "client"}`.
  private func tell(_ message: String?, _ plan: MendPlan?, made: String?) throws {
    if !json {
      if let message { try Output.put("\(visible(message))\n") }
      return
    }
    let changes = (plan?.changes ?? []).map { change in
      JSON.object([("name", .text(change.name)), ("old", change.old ?? .null), ("new", change.new)])
    }
    try Output.put(
      JSON.result(
        .done,
        [
          ("changed", .bool(plan != nil && !diff)), ("changes", .list(changes)),
          ("command", .optional(plan?.command)), ("client", .optional(made)),
        ]))
  }
}

extension MendFailure {
  fileprivate func refusal(_ plan: MendPlan) -> Refusal {
    if case .trouble(let trouble) = self { return trouble.refusal }
    let undo = undoing(plan).map { " To put back what was there:\n  \(visible($0))" } ?? ""
    return Refusal(message: message + undo, status: .findings)
  }
}
