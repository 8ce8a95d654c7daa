import AWSAccount
import SignOn
import TextUI

/// Where the choice from an AWS account begins, and why, as a sentence.
package struct AccountStart: Equatable, Sendable {
  package enum Stage: Equatable, Sendable {
    case pools([AWSPlace])
    case clients(of: NamedItem, AWSPlace)
  }

  package let stage: Stage
  package let reason: String

  package init(_ stage: Stage, because reason: String) {
    self.stage = stage
    self.reason = reason
  }
}

/// The choice from an AWS account: one list after another, narrowed with every key, filled as answers come.
package struct AccountList: Equatable, Sendable {
  package enum Stage: Equatable, Sendable { case places, pools, clients, newClient, callbacks, people }

  /// What a row stands for.
  package enum Choice: Equatable, Sendable {
    case places([AWSPlace])
    case pool(NamedItem, AWSPlace)
    case client(NamedItem)
    case newClient
    /// Make an app client with this callback URL.
    case make(String)
    case callback(String)
    case group(String)
    /// By the user name that OpenMetadata will make; nil if it refuses.
    case person(String?)
  }

  package struct Row: Equatable, Sendable {
    package let choice: Choice
    package let title: String
    package let detail: String
    /// What speaks against it, in a few words each; nil if that is not known yet.
    package var against: [String]? = []
    /// Whether it is chosen already.
    package var isMarked = false
  }

  /// The chosen pool, and where it is.
  struct ChosenPool: Equatable, Sendable {
    let item: NamedItem
    let place: AWSPlace
  }

  package internal(set) var stage: Stage
  var editor = LineEditor()
  var selected = 0
  let profiles: AWSProfiles
  /// Where pools are looked for.
  var places: [AWSPlace] = []
  var pool: ChosenPool?
  var client: NamedItem?
  private(set) var answers: [AccountQuestion: AccountReply] = [:]
  private(set) var pending: Set<AccountQuestion> = []

  init(_ profiles: AWSProfiles) {
    self.profiles = profiles
    stage = .places
  }

  package var isWaiting: Bool { !pending.isEmpty }

  /// What has not been asked yet.
  mutating func asking(_ questions: [AccountQuestion]) -> [Effect] {
    let new = questions.filter { answers[$0] == nil && pending.insert($0).inserted }
    return new.map { .askAccount($0) }
  }

  /// Keeps an answer; false if it was not waited for.
  mutating func take(_ question: AccountQuestion, _ reply: AccountReply) -> Bool {
    guard pending.remove(question) != nil else { return false }
    answers[question] = reply
    return true
  }

  /// Nothing is waited for any longer; what failed is asked anew.
  mutating func stop() {
    pending = []
    answers = answers.filter { $0.value.trouble == nil }
  }

  mutating func go(to new: Stage) {
    stage = new
    editor = LineEditor()
    selected = 0
  }

  /// The lists of this stage.
  var questions: [AccountQuestion] {
    switch stage {
    case .places, .newClient, .callbacks: []
    case .pools: places.map { .pools($0) }
    case .clients: pool.map { [.clients(pool: $0.item.id, $0.place), .pool($0.item.id, $0.place)] } ?? []
    case .people: pool.map { [.users(pool: $0.item.id, $0.place), .groups(pool: $0.item.id, $0.place)] } ?? []
    }
  }

  /// Why a list of this stage, or the chosen client, is missing.
  package var trouble: (place: AWSPlace?, trouble: AWSTrouble)? {
    var asked = questions
    if stage == .clients, let client, let pool { asked.append(.client(client.id, pool: pool.item.id, pool.place)) }
    for question in asked {
      guard let trouble = answers[question]?.trouble else { continue }
      if case .pools(let place) = question, places.count > 1 { return (place, trouble) }
      return (nil, trouble)
    }
    return nil
  }

  var chosenClient: AppClient? {
    guard let pool, let client else { return nil }
    return answers[.client(client.id, pool: pool.item.id, pool.place)]?.client
  }

  /// Everything about the choice, once it is known.
  var facts: AccountFacts? {
    guard let pool, let client = chosenClient, let described = answers[.pool(pool.item.id, pool.place)]?.pool else {
      return nil
    }
    let users = answers[.users(pool: pool.item.id, pool.place)]
    return AccountFacts(
      place: pool.place, pool: described, client: client, users: users?.users ?? ReadList([]),
      usersTrouble: users?.trouble)
  }

  /// A client that was made is the chosen one.
  mutating func choose(made new: AppClient) {
    guard let pool else { return }
    let item = NamedItem(id: new.id, name: new.name)
    let all = AccountQuestion.clients(pool: pool.item.id, pool.place)
    answers[all] = .items(ReadList((answers[all]?.items ?? []) + [item]))
    answers[.client(new.id, pool: pool.item.id, pool.place)] = .client(new)
    client = item
    go(to: .clients)
  }

  /// The list of clients is read anew: it may have one more.
  var withoutClients: AccountList {
    var list = self
    if let pool { list.answers[.clients(pool: pool.item.id, pool.place)] = nil }
    return list
  }

  /// One that no client of the pool has.
  var nameOfNewClient: String {
    let names = Set(pool.flatMap { answers[.clients(pool: $0.item.id, $0.place)]?.items }?.map(\.name) ?? [])
    let candidates = ["openmetadata"] + (2...names.count + 2).map { "openmetadata-\($0)" }
    return candidates.first { !names.contains($0) } ?? "openmetadata"
  }

  mutating func edit(_ key: Key) {
    if editor.apply(key: key) { selected = 0 }
  }

  mutating func narrow(to text: String) {
    editor = LineEditor(text)
    selected = 0
  }

  mutating func paste(_ text: String) {
    editor.apply(.insert(text.trimmed))
    selected = 0
  }
}
