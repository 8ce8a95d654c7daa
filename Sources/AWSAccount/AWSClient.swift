import Text

/// What is asked of an AWS account; a fake in tests is a literal.
package struct AWSClient: Sendable {
  package let answer: @Sendable (AWSCall) async -> Result<JSON, AWSTrouble>

  package init(answer: @escaping @Sendable (AWSCall) async -> Result<JSON, AWSTrouble>) {
    self.answer = answer
  }

  /// Asks by the tool, if it is installed.
  package static func live(_ tool: AWSTool?) -> AWSClient {
    AWSClient { call in
      guard let tool else { return .failure(.noTool) }
      return await tool.answer(call)
    }
  }
}

/// Everything here only reads.
extension AWSClient {
  /// The most users that are read of one pool.
  package static let mostUsers = 300
  /// The most pools, clients or groups that are read of one list.
  private static let mostItems = 3_000
  /// The most that AWS returns at once.
  private static let page = 60

  package func pools(in place: AWSPlace) async throws(AWSTrouble) -> ReadList<NamedItem> {
    try await all(Listing("list-user-pools", "UserPools", size: "MaxResults"), place, []) { item in
      Self.named(item, "Id", "Name")
    }
  }

  package func pool(_ id: String, in place: AWSPlace) async throws(AWSTrouble) -> UserPool {
    let region = place.region ?? String(id.prefix { $0 != "_" })
    let answer = try await ask(AWSCall("describe-user-pool", in: place, [("UserPoolId", .text(id))]))
    guard let pool = UserPool(answer, in: region) else { throw .unreadable("it describes no user pool") }
    guard pool.id == id else { throw .unreadable("it describes another user pool") }
    return pool
  }

  package func clients(of pool: String, in place: AWSPlace) async throws(AWSTrouble) -> ReadList<NamedItem> {
    let listing = Listing("list-user-pool-clients", "UserPoolClients", size: "MaxResults")
    return try await all(listing, place, [("UserPoolId", .text(pool))]) { Self.named($0, "ClientId", "ClientName") }
  }

  package func client(_ id: String, of pool: String, in place: AWSPlace) async throws(AWSTrouble) -> AppClient {
    let call = AWSCall(
      "describe-user-pool-client", in: place, [("UserPoolId", .text(pool)), ("ClientId", .text(id))])
    guard let client = AppClient(try await ask(call)) else { throw .unreadable("it describes no app client") }
    guard client.id == id else { throw .unreadable("it describes another app client") }
    return client
  }

  /// Users in the order of AWS, at most `mostUsers`.
  package func users(of pool: String, in place: AWSPlace) async throws(AWSTrouble) -> ReadList<PoolUser> {
    let listing = Listing("list-users", "Users", size: "Limit", token: "PaginationToken", most: Self.mostUsers)
    return try await all(listing, place, [("UserPoolId", .text(pool))], PoolUser.init)
  }

  package func groups(of pool: String, in place: AWSPlace) async throws(AWSTrouble) -> ReadList<NamedItem> {
    try await all(Listing("list-groups", "Groups", size: "Limit"), place, [("UserPoolId", .text(pool))]) { item in
      Self.named(item, "GroupName", "Description")
    }
  }

  package func users(
    inGroup group: String, of pool: String, in place: AWSPlace
  ) async throws(AWSTrouble) -> ReadList<PoolUser> {
    let listing = Listing("list-users-in-group", "Users", size: "Limit", most: Self.mostUsers)
    return try await all(
      listing, place, [("UserPoolId", .text(pool)), ("GroupName", .text(group))], PoolUser.init)
  }

  private static func named(_ item: JSON, _ id: String, _ name: String) -> NamedItem? {
    item[id]?.text.map { NamedItem(id: $0, name: item[name]?.text ?? "") }
  }

  private func ask(_ call: AWSCall) async throws(AWSTrouble) -> JSON { try await answer(call).get() }

  /// One list of the API, and how its pages are asked for.
  private struct Listing {
    let operation: String
    let items: String
    let size: String
    let token: String
    let most: Int

    init(_ operation: String, _ items: String, size: String, token: String = "NextToken", most: Int = mostItems) {
      self.operation = operation
      self.items = items
      self.size = size
      self.token = token
      self.most = most
    }
  }

  /// Page after page, until the last one or the most that is read.
  private func all<Item>(
    _ listing: Listing, _ place: AWSPlace, _ input: [(name: String, value: JSON)], _ read: (JSON) -> Item?
  ) async throws(AWSTrouble) -> ReadList<Item> {
    var found: [Item] = []
    var tokens: [String] = []
    while found.count < listing.most {
      let from = tokens.last.map { [(name: listing.token, value: JSON.text($0))] } ?? []
      let answer = try await ask(
        AWSCall(listing.operation, in: place, input + [(listing.size, .number(Self.page))] + from))
      guard let items = answer[listing.items]?.items else { throw .unreadable("it has no \(listing.items)") }
      for item in items {
        guard let item = read(item) else { throw .unreadable("an item of \(listing.items) has no name") }
        found.append(item)
      }
      guard let next = answer[listing.token]?.text, !next.isEmpty else { return ReadList(found) }
      guard !items.isEmpty, !tokens.contains(next) else { throw .unreadable("its pages do not end") }
      tokens.append(next)
    }
    return ReadList(Array(found.prefix(listing.most)), isWhole: false)
  }
}
