import AWSAccount
import ArgumentParser
import Dispatch
import Files
import Glibc
import Session
import SignOn
import Text
import Wizard

/// What is taken from an AWS account, by the AWS command line tool.
struct AccountFlags: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Take what is missing from your AWS account (edit: what differs), and check against it. Uses the AWS command line "
        + "tool (aws), and only reads."))
  var aws = false

  @Option(
    name: .customLong("aws-profile"),
    help: ArgumentHelp("The AWS profile (default: AWS_PROFILE, or the tool's own).", valueName: "name"))
  var profile: String?

  @Option(
    name: .customLong("aws-region"), parsing: .singleValue,
    help: ArgumentHelp(
      "The region to look for the pool in; repeat it for several, or use all (default: the pool ID's, else the "
        + "configured one).", valueName: "region"))
  var regions: [String] = []

  @Option(
    name: .customLong("aws-pool"),
    help: ArgumentHelp(
      "The user pool, by ID or name (default: the discovery URI's, else the only one).", valueName: "pool"))
  var pool: String?

  @Option(
    name: .customLong("aws-client"),
    help: ArgumentHelp(
      "The app client, by ID or name (default: the client ID's, else the only one).", valueName: "client"))
  var client: String?

  /// Any of them is enough.
  var isOn: Bool { aws || profile != nil || !regions.isEmpty || pool != nil || client != nil }

  func validate() throws {
    for region in regions where region != "all" && !AWSPlace.isRegion(region) {
      throw ValidationError("--aws-region must be a region such as eu-west-1, not “\(visible(region))”")
    }
  }

  /// Asks the account if that was requested, and takes its values.
  ///
  /// - Parameter look: How the wizard will prompt; nil if there will be no wizard.
  /// - Returns: Where the choice goes on, if several pools or clients are possible and there is a screen to choose on.
  /// - Throws: `Refusal` if it does not answer, or several pools, clients or callback URLs are possible.
  @discardableResult func ask(
    _ settings: inout Settings, _ network: NetworkFlags, replacing: ReplacedByAccount = .nothing,
    on look: ScreenFlags? = nil
  ) async throws -> AccountStart? {
    guard isOn else { return nil }
    guard !network.rehearse else { throw Refusal.usage("--rehearse does not ask an AWS account; leave out --aws…") }
    do {
      let choice = AccountChoice(flags: self, settings: settings, client: .live(AWSTool.find()), profiles: .here)
      let signals = ToolSignals()
      defer { signals.leave() }
      settings.take(try await choice.facts(), replacing: replacing)
    } catch let trouble as AWSTrouble {
      throw trouble.refusal
    } catch let unclear as UnclearChoice {
      guard case .screen? = try look?.front() else { throw unclear.refusal }
      return unclear.start
    }
    if look == nil, settings.isOpen(.callbackURL), let client = settings.facts.account?.client {
      let own = client.callbackURLs.filter { $0.hasSuffix("/callback") }
      guard own.count > 1 else { return nil }
      throw Refusal(
        unclear: "the app client \(client.name) has \(own.count) callback URLs; choose one with --set callback-url=URL",
        own.map { ($0, "", nil) })
    }
    return nil
  }
}

/// While it is there, Ctrl-C and SIGTERM end runs of the AWS tool together with the program.
struct ToolSignals {
  private static let numbers = [SIGINT, SIGTERM]
  private let source: any DispatchSourceRead

  /// At a terminal, says what is being waited for.
  init() {
    source = Signals.heard(Self.numbers) { endBySignal($0) }
    if isatty(STDERR_FILENO) == 1 { complain("asking the AWS account, which may take a few seconds") }
  }

  func leave() { Signals.leave(Self.numbers, source) }
}

extension AWSTrouble {
  /// How a command ends because of it.
  var refusal: Refusal {
    let first = message.hasPrefix("AWS") ? message : message.prefix(1).lowercased() + message.dropFirst()
    return Refusal(message: "\(first). \(remedy)", status: isPassing ? .unreachable : .findings)
  }
}

/// Finds the one pool and the one app client that are meant, without asking a person.
struct AccountChoice {
  let flags: AccountFlags
  let settings: Settings
  let client: AWSClient
  let profiles: AWSProfiles

  /// - Throws: `AWSTrouble`, or `UnclearChoice`.
  func facts() async throws -> AccountFacts {
    let (place, pool) = try await pool()
    return try await client.facts(pool: pool, client: try await clientID(of: pool, in: place), in: place)
  }

  private typealias Found = (place: AWSPlace, item: NamedItem)

  func pool() async throws -> (AWSPlace, String) {
    let wanted = flags.pool ?? settings.userPool
    if let wanted, let region = AWSPlace.region(ofPool: wanted) {
      return (AWSPlace(profile: flags.profile, region: region), wanted)
    }
    let found = try await pools()
    let fitting = found.filter { wanted == nil || $0.item.name == wanted }
    guard fitting.count != 1 else { return (fitting[0].place, fitting[0].item.id) }
    let places = Set(try places().map { $0.region ?? "" }).sorted().joined(separator: ", ")
    let message =
      if found.isEmpty {
        "there is no user pool in \(places); choose another region with --aws-region, or a profile with --aws-profile"
      } else if fitting.isEmpty {
        "there is no user pool named \(wanted ?? "") in \(places); there are"
      } else {
        "there are \(fitting.count) user pools\(wanted.map { " named \($0)" } ?? ""); choose one with --aws-pool ID"
      }
    throw UnclearChoice(
      refusal: Refusal(
        unclear: message, (fitting.isEmpty ? found : fitting).map { ($0.item.id, $0.item.name, $0.place.region) }),
      start: AccountStart(.pools(try self.places()), because: UnclearChoice.reason("user pool", wanted, fitting.count)))
  }

  /// The pools of all regions, asked side by side; a region that fails is told unless all do.
  private func pools() async throws -> [Found] {
    let places = try places()
    let answers = await withTaskGroup(of: (Int, Result<ReadList<NamedItem>, AWSTrouble>).self) { group in
      for (index, place) in places.enumerated() {
        group.addTask { [client] in
          do throws(AWSTrouble) { return (index, .success(try await client.pools(in: place))) } catch {
            return (index, .failure(error))
          }
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    var found: [Found] = []
    var troubles: [(AWSPlace, AWSTrouble)] = []
    for (index, place) in places.enumerated() {
      switch answers[index] {
      case .success(let list)?: found += list.items.map { (place, $0) }
      case .failure(let trouble)?: troubles.append((place, trouble))
      case nil: break
      }
    }
    if troubles.count == places.count, let first = troubles.first { throw first.1 }
    for (place, trouble) in troubles { complain(visible("\(place.words): \(trouble.message)")) }
    return found
  }

  private func places() throws -> [AWSPlace] {
    if flags.regions.contains("all") {
      return AWSPlace.knownRegions.map { AWSPlace(profile: flags.profile, region: $0) }
    }
    if !flags.regions.isEmpty { return flags.regions.map { AWSPlace(profile: flags.profile, region: $0) } }
    let region = profiles.region(of: flags.profile)
    guard region != nil else {
      throw Refusal(message: "no AWS region is configured; choose one with --aws-region", status: .findings)
    }
    return [AWSPlace(profile: flags.profile, region: region)]
  }

  func clientID(of pool: String, in place: AWSPlace) async throws -> String {
    let given = settings[.clientID]?.text ?? ""
    let wanted = flags.client ?? (given.isEmpty ? nil : given)
    let all: [NamedItem]
    do throws(AWSTrouble) {
      all = try await client.clients(of: pool, in: place).items
    } catch {
      // Who may not list may still describe.
      guard let wanted, case .notAllowed = error else { throw error }
      return wanted
    }
    if let wanted, let client = all.first(where: { $0.id == wanted }) { return client.id }
    let fitting = all.filter { wanted == nil || $0.name == wanted }
    guard fitting.count != 1 else { return fitting[0].id }
    let message =
      if all.isEmpty {
        "the user pool \(pool) has no app client"
      } else if fitting.isEmpty {
        "the user pool \(pool) has no app client \(wanted ?? ""); it has"
      } else {
        "the user pool \(pool) has \(fitting.count) app clients\(wanted.map { " named \($0)" } ?? ""); "
          + "choose one with --aws-client ID"
      }
    throw UnclearChoice(
      refusal: Refusal(unclear: message, (fitting.isEmpty ? all : fitting).map { ($0.id, $0.name, nil) }),
      start: AccountStart(
        .clients(of: NamedItem(id: pool, name: pool), place),
        because: UnclearChoice.reason("app client", wanted, fitting.count)))
  }
}

/// Not one pool, or not one app client, is meant.
struct UnclearChoice: Error {
  /// Without a screen to choose on.
  let refusal: Refusal
  let start: AccountStart

  /// For the line below the list.
  static func reason(_ kind: String, _ wanted: String?, _ count: Int) -> String {
    let name = wanted.map { OutsideText.shown($0, limit: 40) }
    guard count > 0 else { return name.map { "There is no \(kind) \($0) here" } ?? "There is no \(kind) here" }
    return "There are \(count) \(kind)s" + (name.map { " named \($0)" } ?? "") + "; choose one"
  }
}

extension Refusal {
  /// With the candidates, the first of them for people, all for programs.
  fileprivate init(unclear message: String, _ candidates: [(id: String, name: String, region: String?)]) {
    let shown = candidates.prefix(12).map { candidate in
      let more = [candidate.name, candidate.region ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
      return "\n  \(OutsideText.shown(candidate.id))" + (more.isEmpty ? "" : " (\(OutsideText.shown(more)))")
    }
    let rest = candidates.count > 12 ? "\n  and \(candidates.count - 12) more" : ""
    let list = candidates.isEmpty ? "" : ":" + shown.joined() + rest
    self = Refusal(message: OutsideText.shown(message, limit: 400) + list, status: .findings).telling([
      (
        "candidates",
        .list(
          candidates.map {
            .object([("id", .text($0.id)), ("name", .text($0.name)), ("region", .optional($0.region))])
          })
      )
    ])
  }
}
