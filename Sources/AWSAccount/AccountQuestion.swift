/// One thing to ask of an account.
package enum AccountQuestion: Hashable, Sendable {
  case pools(AWSPlace)
  case pool(String, AWSPlace)
  case clients(pool: String, AWSPlace)
  case client(String, pool: String, AWSPlace)
  case users(pool: String, AWSPlace)
  case groups(pool: String, AWSPlace)
  case members(group: String, pool: String, AWSPlace)
}

/// What the account answered.
package enum AccountReply: Equatable, Sendable {
  case items(ReadList<NamedItem>)
  case pool(UserPool)
  case client(AppClient)
  case users(ReadList<PoolUser>)
  case trouble(AWSTrouble)

  package var items: [NamedItem]? { if case .items(let list) = self { list.items } else { nil } }
  package var pool: UserPool? { if case .pool(let pool) = self { pool } else { nil } }
  package var client: AppClient? { if case .client(let client) = self { client } else { nil } }
  package var users: ReadList<PoolUser>? { if case .users(let users) = self { users } else { nil } }
  package var trouble: AWSTrouble? { if case .trouble(let trouble) = self { trouble } else { nil } }
}

extension AWSClient {
  package func reply(to question: AccountQuestion) async -> AccountReply {
    do throws(AWSTrouble) {
      switch question {
      case .pools(let place): return .items(try await pools(in: place))
      case .pool(let id, let place): return .pool(try await pool(id, in: place))
      case .clients(let pool, let place): return .items(try await clients(of: pool, in: place))
      case .client(let id, let pool, let place): return .client(try await client(id, of: pool, in: place))
      case .users(let pool, let place): return .users(try await users(of: pool, in: place))
      case .groups(let pool, let place): return .items(try await groups(of: pool, in: place))
      case .members(let group, let pool, let place):
        return .users(try await users(inGroup: group, of: pool, in: place))
      }
    } catch {
      return .trouble(error)
    }
  }
}
