import HostileServers
import OpenIDConnect
import TestThreads
import Testing
import Text

@testable import AWSAccount

/// Reading lists and descriptions, from answers that are literals.
@Suite struct AWSClientTests {
  private static let place = AWSPlace(region: "eu-west-1")

  private func client(_ pages: [String?: String]) -> AWSClient {
    AWSClient { call in
      guard let page = pages[call.input["NextToken"]?.text] else { return .failure(.throttled) }
      return (try? JSON.parse(Array(page.utf8))).map { .success($0) } ?? .failure(.unreadable("it is not JSON"))
    }
  }

  @Test func pagesAreReadToTheLast() async throws {
    let pools = try await client([
      nil: #"{"UserPools": [{"Id": "a", "Name": "A"}], "NextToken": "two"}"#, "two": #"{"UserPools": [{"Id": "b"}]}"#,
    ]).pools(in: Self.place)
    #expect(pools == ReadList([NamedItem(id: "a", name: "A"), NamedItem(id: "b", name: "")]))
  }

  @Test(arguments: [
    (#"{"UserPools": [{"Id": "a"}], "NextToken": "two"}"#, AWSTrouble.unreadable("its pages do not end")),
    (#"{"UserPools": [{"Name": "a"}]}"#, .unreadable("an item of UserPools has no name")),
    (#"{"Pools": []}"#, .unreadable("it has no UserPools")),
    (#"{"UserPools": [], "NextToken": "two"}"#, .unreadable("its pages do not end")),
  ])
  func pagesThatMakeNoSenseAreRefused(page: String, trouble: AWSTrouble) async {
    await #expect(throws: trouble) { try await client([nil: page, "two": page]).pools(in: Self.place) }
  }

  @Test func aFailedPageFailsTheList() async {
    await #expect(throws: AWSTrouble.throttled) {
      try await client([nil: #"{"UserPools": [{"Id": "a"}], "NextToken": "two"}"#]).pools(in: Self.place)
    }
  }

  @Test func usersBeyondTheMostAreLeft() async throws {
    let page = "{\"Users\": [\((1...200).map { #"{"Username": "u\#($0)"}"# }.joined(separator: ","))]"
    let users = try await AWSClient { call in
      let token = call.input["PaginationToken"]?.text ?? "0"
      return (try? JSON.parse(Array("\(page), \"PaginationToken\": \"\(token)1\"}".utf8))).map { .success($0) }
        ?? .failure(.throttled)
    }.users(of: "p", in: Self.place)
    #expect(users.items.count == AWSClient.mostUsers && !users.isWhole)
  }

  @Test func aClientIsReadWithItsLives() async throws {
    let answer = """
      {"UserPoolClient": {"ClientId": "c", "ClientName": "om", "ClientSecret": "s", "AllowedOAuthFlows": ["code"],
       "AllowedOAuthFlowsUserPoolClient": true, "RefreshTokenValidity": 12, "IdTokenValidity": 5,
       "TokenValidityUnits": {"RefreshToken": "hours", "IdToken": "minutes"}, "ReadAttributes": ["email"]}}
      """
    let client = try await client([nil: answer]).client("c", of: "p", in: Self.place)
    #expect(client.secret == Secret("s") && client.allowsCode)
    #expect(client.refreshTokenLife == 43_200 && client.idTokenLife == 300)
    #expect(client.readAttributes == ["email"] && client.callbackURLs.isEmpty)
    await #expect(throws: AWSTrouble.unreadable("it describes another app client")) {
      try await self.client([nil: answer]).client("d", of: "p", in: Self.place)
    }
  }
}

/// Against a Cognito that others wrote, by the real tool.
@Suite(.waiting, .enabled(if: MotoServer.isAvailable, Comment(rawValue: MotoServer.hint))) struct MotoTests {
  private static let place = AWSPlace(region: "eu-west-1")

  private func client(_ tool: ScriptedTool) -> AWSClient { .live(AWSTool(path: tool.path)) }

  @Test func everyPageIsReadAndNothingChanges() async throws {
    let tool = try await MotoServer.shared.tool()
    let client = client(tool)
    let pools = try await client.pools(in: Self.place)
    #expect(pools.items.count == 90 && pools.isWhole)
    let id = try #require(pools.items.first { $0.name == "pool-75" }?.id)
    let before = await client.answer(AWSCall("describe-user-pool", in: Self.place, [("UserPoolId", .text(id))]))
    let pool = try await client.pool(id, in: Self.place)
    #expect(pool.domain == "catalog" && pool.region == "eu-west-1")
    let clients = try await client.clients(of: id, in: Self.place)
    #expect(clients.items.count == 64)
    let clientID = try #require(clients.items.first { $0.name == "openmetadata" }?.id)
    let described = try await client.client(clientID, of: id, in: Self.place)
    #expect(described.callbackURLs.last == "https://catalog.example.com/callback" && described.allowsCode)
    #expect(described.secret?.isEmpty == false && described.refreshTokenLife == 7_200)
    let users = try await client.users(of: id, in: Self.place)
    #expect(Set(users.items.map(\.name)) == ["alice", "alice-2", "bob", "carol"] && users.isWhole)
    #expect(users.items.first { $0.name == "alice" }?.hasVerifiedEmail == true)
    #expect(try await client.groups(of: id, in: Self.place).items.map(\.id) == ["stewards"])
    #expect(try await client.users(inGroup: "stewards", of: id, in: Self.place).items.map(\.name) == ["bob"])
    let after = await client.answer(AWSCall("describe-user-pool", in: Self.place, [("UserPoolId", .text(id))]))
    #expect(before == after)
  }

  @Test func whatIsNotThereIsSaid() async throws {
    let tool = try await MotoServer.shared.tool()
    await #expect(throws: AWSTrouble.notFound("User pool eu-west-1_nope does not exist.")) {
      try await client(tool).pool("eu-west-1_nope", in: Self.place)
    }
    let scripted = try ScriptedTool(
      "AWS_ENDPOINT_URL=http://127.0.0.1:1 AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b AWS_MAX_ATTEMPTS=1 "
        + "exec '\(MotoServer.folder ?? "")/aws' \"$@\"")
    do {
      _ = try await client(scripted).pools(in: Self.place)
      Issue.record("nothing listens there")
    } catch {
      guard case .noNetwork = error else { throw error }
    }
  }
}
