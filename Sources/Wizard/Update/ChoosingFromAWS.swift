import AWSAccount
import SignOn
import TextUI

extension State {
  /// Whether the account can be asked here: with this provider, and with the tool installed.
  package var offersAccount: Bool { run.aws != nil && settings.isInAWS && !run.isRehearsal }

  /// Opens the choice: at the pools if there is only one place to look.
  mutating func openAccount() -> [Effect] {
    guard let profiles = run.aws, offersAccount else {
      message = "The AWS command line tool (aws) is not in PATH"
      return []
    }
    let effects = leaveField()
    var list = AccountList(profiles)
    let places = list.rows(settings).compactMap { row in
      if case .places(let places) = row.choice, places.count == 1 { places } else { nil }
    }
    if places.count == 1 {
      list.places = places[0]
      list.go(to: .pools)
    }
    return effects + show(list)
  }

  /// Opens the choice that options left unclear, once no question covers it.
  mutating func openUnclearAccount() -> [Effect] {
    guard let start = run.accountStart, overlay == nil, let profiles = run.aws, offersAccount else { return [] }
    run.accountStart = nil
    let effects = leaveField()
    var list = AccountList(profiles)
    switch start.stage {
    case .pools(let places):
      list.places = places
      list.go(to: .pools)
    case .clients(let pool, let place):
      list.places = [place]
      list.pool = AccountList.ChosenPool(item: pool, place: place)
      list.go(to: .clients)
    }
    message = start.reason
    return effects + show(list)
  }

  /// The list from the account that is shown.
  package var account: AccountList? { if case .account(let list) = overlay { list } else { nil } }

  /// Shows the list, and asks for what it lacks.
  mutating func show(_ list: AccountList) -> [Effect] {
    var list = list
    let lists = list.asking(list.questions)
    let details = list.asking(list.details(settings, showing: Layout(size).accountRows.rows))
    if !lists.isEmpty || account?.isWaiting != true { ticks = 0 }
    overlay = .account(list)
    return lists + details
  }

  mutating func moveInAccount(_ list: AccountList, _ command: Command) -> [Effect] {
    var list = list
    let rows = list.rows(settings)
    switch command {
    case .goOn:
      guard rows.indices.contains(list.selected) else { return [] }
      return choose(rows[list.selected].choice, in: list)
    case .next: return list.stage == .people ? closeAccount() : []
    case .up, .previous: list.selected = max(0, list.selected - 1)
    case .pageUp: list.selected = max(0, list.selected - size.rows / 2)
    case .pageDown: list.selected = min(max(0, rows.count - 1), list.selected + size.rows / 2)
    default: list.selected = min(max(0, rows.count - 1), list.selected + 1)
    }
    return show(list)
  }

  mutating func editAccount(_ list: AccountList, _ edit: (inout AccountList) -> Void) -> [Effect] {
    var list = list
    edit(&list)
    return show(list)
  }

  private mutating func choose(_ choice: AccountList.Choice, in list: AccountList) -> [Effect] {
    var list = list
    switch choice {
    case .places(let places):
      list.places = places
      list.go(to: .pools)
      return [.stopAskingAccount] + show(list)
    case .pool(let item, let place):
      list.stop()
      list.pool = AccountList.ChosenPool(item: item, place: place)
      list.client = nil
      list.go(to: .clients)
      return [.stopAskingAccount] + show(list)
    case .client(let item):
      list.client = item
      let asked = list.asking(list.pool.map { [.client(item.id, pool: $0.item.id, $0.place)] } ?? [])
      return asked + proceed(list)
    case .newClient:
      list.go(to: .newClient)
      list.editor = LineEditor(settings.text(.callbackURL))
      return show(list)
    case .make(let url): return beginMaking(callback: url, from: list)
    case .callback(let url):
      history.close()
      history.remember(moment, change: "aws")
      history.close()
      settings.takeFromAccount(.callbackURL, .text(url))
      list.go(to: .people)
      return show(list)
    case .person(let name): return toggle(name.map { [$0] } ?? [], list)
    case .group(let group):
      guard let pool = list.pool else { return [] }
      let question = AccountQuestion.members(group: group, pool: pool.item.id, pool.place)
      guard let members = list.answers[question]?.users else {
        let asked = list.asking([question])
        overlay = .account(list)
        return asked
      }
      return toggle(members.items.compactMap(settings.userName), list)
    }
  }

  /// Adds administrators, or removes them if all are there.
  private mutating func toggle(_ names: [String], _ list: AccountList) -> [Effect] {
    guard !names.isEmpty else {
      message = "Nobody here who could sign in"
      return []
    }
    var present = settings.items(.adminPrincipals)
    if names.allSatisfy(present.contains) {
      present.removeAll(where: names.contains)
    } else {
      present += names.filter { !present.contains($0) }
    }
    history.remember(moment, change: "aws-people")
    settings.typed[Field.adminPrincipals.id] = .list(present)
    return show(list)
  }

  /// Goes on with an app client that was made.
  mutating func choose(made client: AppClient, in list: AccountList) -> [Effect] {
    var list = list
    list.choose(made: client)
    let asked = list.asking(list.questions)
    return asked + proceed(list)
  }

  /// Once everything is known about the chosen client, takes it over and goes on.
  private mutating func proceed(_ list: AccountList) -> [Effect] {
    guard let facts = list.facts else {
      overlay = .account(list)
      return []
    }
    var list = list
    list.stop()
    history.close()
    history.remember(moment, change: "aws")
    history.close()
    settings.take(facts, replacing: .everything)
    visited.formUnion(settings.typed.keys)
    followFile()
    list.go(to: facts.client.ownCallbacks.count > 1 ? .callbacks : .people)
    let effects = askIfNeeded()
    return [.stopAskingAccount] + effects + show(list)
  }

  /// An answer of the account; what is no longer waited for is dropped.
  mutating func take(_ question: AccountQuestion, _ reply: AccountReply) -> [Effect] {
    guard var list = account, list.take(question, reply) else { return [] }
    switch question {
    case .client, .pool:
      guard list.stage == .clients, list.client != nil, list.facts != nil else { break }
      return proceed(list)
    case .users:
      if let facts = list.facts { settings.facts.account = facts }
    case .members(let group, _, _) where reply.users != nil: return choose(.group(group), in: list)
    case .pools, .clients, .groups, .members: break
    }
    return show(list)
  }

  /// Esc: stops what is being asked, and goes back one list; from the first, or after the choice, to the form.
  mutating func leaveAccount(_ list: AccountList) -> [Effect] {
    var list = list
    list.stop()
    switch list.stage {
    case .people, .callbacks: return closeAccount()
    case .newClient: list.go(to: .clients)
    case .clients:
      list.client = nil
      list.go(to: .pools)
    case .pools where list.places.count == 1 && list.editor.text.isEmpty: list.go(to: .places)
    case .pools: list.go(to: .places)
    case .places:
      overlay = nil
      openEditor()
      return [.stopAskingAccount]
    }
    return [.stopAskingAccount] + show(list)
  }

  private mutating func closeAccount() -> [Effect] {
    overlay = nil
    history.close()
    openEditor()
    let effects = openQuestions.first.map { focus(on: $0) } ?? []
    return [.stopAskingAccount] + effects
  }
}
