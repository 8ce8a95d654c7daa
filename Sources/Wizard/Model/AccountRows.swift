import AWSAccount
import SignOn

extension AccountList {
  /// The rows of this stage that hold every word that was typed.
  package func rows(_ settings: Settings) -> [Row] {
    if stage == .newClient { return newClientRows(settings) }
    let words = editor.text.lowercased().split(separator: " ")
    return all(settings).filter { row in
      let text = "\(row.title) \(row.detail)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  private func all(_ settings: Settings) -> [Row] {
    switch stage {
    case .places: placeRows
    case .pools: poolRows
    case .clients: clientRows
    case .newClient: []
    case .callbacks: (chosenClient?.ownCallbacks ?? []).map { Row(choice: .callback($0), title: $0, detail: "") }
    case .people: groupRows + peopleRows(settings)
    }
  }

  /// The environment's first, then each profile, then all regions; a region that is typed can be chosen as well.
  private var placeRows: [Row] {
    var rows: [Row] = []
    let names: [String?] = (profiles.hasKeys || profiles.profiles.isEmpty ? [nil] : []) + profiles.profiles.map(\.name)
    for name in names {
      guard let region = profiles.region(of: name) else { continue }
      rows.append(
        Row(
          choice: .places([AWSPlace(profile: name, region: region)]), title: region,
          detail: name.map { "profile \($0)" } ?? "from the environment"))
    }
    let typed = editor.text.lowercased().trimmed
    for name in names where AWSPlace.isRegion(typed) && !rows.contains(where: { $0.title == typed }) {
      rows.append(
        Row(
          choice: .places([AWSPlace(profile: name, region: typed)]), title: typed,
          detail: name.map { "profile \($0)" } ?? "as typed"))
    }
    return rows
      + names.map { name in
        Row(
          choice: .places(AWSPlace.knownRegions.map { AWSPlace(profile: name, region: $0) }), title: "all regions",
          detail: name.map { "profile \($0)" } ?? "from the environment")
      }
  }

  private var poolRows: [Row] {
    places.flatMap { place in
      (answers[.pools(place)]?.items ?? []).map { item in
        let pool = answers[.pool(item.id, place)]
        return Row(
          choice: .pool(item, place), title: item.name, detail: item.id,
          against: pool.map { $0.pool.map { $0.hasDomain ? [] : ["no domain"] } ?? ["cannot be read"] })
      }
    }
  }

  private var clientRows: [Row] {
    guard let pool, let clients = answers[.clients(pool: pool.item.id, pool.place)]?.items else { return [] }
    let rows = clients.map { item in
      let client = answers[.client(item.id, pool: pool.item.id, pool.place)]
      return Row(
        choice: .client(item), title: item.name, detail: item.id,
        against: client.map { $0.client?.against ?? ["cannot be read"] })
    }
    return rows + [
      Row(choice: .newClient, title: "+ new app client", detail: "made for OpenMetadata, after a question")
    ]
  }

  /// The callback URL as it is typed.
  private func newClientRows(_ settings: Settings) -> [Row] {
    let url = editor.text.trimmed
    guard !url.isEmpty else { return [] }
    return [
      Row(
        choice: .make(url), title: url, detail: "app client \(nameOfNewClient)",
        against: settings.callbackProblem(url).map { [String($0.message.dropLast())] } ?? [])
    ]
  }

  private var groupRows: [Row] {
    guard let pool else { return [] }
    return (answers[.groups(pool: pool.item.id, pool.place)]?.items ?? []).map { item in
      Row(choice: .group(item.id), title: item.id, detail: "group" + (item.name.isEmpty ? "" : ", \(item.name)"))
    }
  }

  private func peopleRows(_ settings: Settings) -> [Row] {
    let people = settings.peopleOfThePool
    var counts: [String: Int] = [:]
    for name in people.compactMap(\.name) { counts[name, default: 0] += 1 }
    let administrators = Set(settings.items(.adminPrincipals))
    return people.map { user, name in
      var against = user.weaknesses(named: name)
      if let name, counts[name] ?? 0 > 1 { against.append("not the only \(name)") }
      return Row(
        choice: .person(name), title: name ?? "refused", detail: user.email ?? user.name, against: against,
        isMarked: name.map(administrators.contains) ?? false)
    }
  }

  /// Asks what speaks against the rows on screen.
  func details(_ settings: Settings, showing count: Int) -> [AccountQuestion] {
    let rows = rows(settings)
    let first = offset(showing: selected..<selected + 1, of: rows.count, in: count)
    return rows.dropFirst(first).prefix(count).compactMap { row in
      switch row.choice {
      case .pool(let item, let place): .pool(item.id, place)
      case .client(let item): pool.map { .client(item.id, pool: $0.item.id, $0.place) }
      case .places, .newClient, .make, .callback, .group, .person: nil
      }
    }
  }
}

extension AppClient {
  /// The registered callback URLs that OpenMetadata can have.
  var ownCallbacks: [String] { callbackURLs.filter { $0.hasSuffix("/callback") } }

  /// What keeps OpenMetadata from using it, in a few words each.
  fileprivate var against: [String] {
    let missing = ["openid", "email"].filter { !scopes.contains($0) }
    return (secret == nil ? ["public"] : []) + (ownCallbacks.isEmpty ? ["no callback"] : [])
      + (allowsCode ? [] : ["code flow off"]) + missing.map { "\($0) off" }
  }
}

extension PoolUser {
  fileprivate func weaknesses(named name: String?) -> [String] {
    (email == nil ? ["no e-mail"] : hasVerifiedEmail ? [] : ["not verified"])
      + (name == nil || name?.isUUID == true ? ["unreadable"] : isFederated && email == nil ? ["federated"] : [])
  }
}
