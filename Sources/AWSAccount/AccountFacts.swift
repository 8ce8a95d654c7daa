/// What an AWS account says about a user pool, one of its app clients, and its users.
package struct AccountFacts: Equatable, Sendable {
  package let place: AWSPlace
  package var pool: UserPool
  package var client: AppClient
  package var users: ReadList<PoolUser>
  /// Why the users were not read, if so.
  package var usersTrouble: AWSTrouble?

  package init(
    place: AWSPlace, pool: UserPool, client: AppClient, users: ReadList<PoolUser> = ReadList([]),
    usersTrouble: AWSTrouble? = nil
  ) {
    self.place = place
    self.pool = pool
    self.client = client
    self.users = users
    self.usersTrouble = usersTrouble
  }
}

extension AWSClient {
  /// Everything about one app client; without the users if the account does not let them be read.
  package func facts(
    pool: String, client: String, in place: AWSPlace
  ) async throws(AWSTrouble) -> AccountFacts {
    var facts = AccountFacts(
      place: place, pool: try await self.pool(pool, in: place),
      client: try await self.client(client, of: pool, in: place))
    do throws(AWSTrouble) {
      facts.users = try await users(of: pool, in: place)
    } catch {
      facts.usersTrouble = error
    }
    return facts
  }
}
