/// A user of the sample pool; any password works.
struct User: Sendable {
  /// What is typed to sign in.
  let login: String
  /// A UUID, as in every pool.
  let sub: String
  /// What Cognito calls `cognito:username`.
  let username: String
  let email: String?
  let name: String
  let preferredUsername: String?
  let groups: [String]
  /// Why this user is in the sample.
  let note: String

  static let all = [
    User(
      login: "alice@example.com", sub: "6f1c2a0e-30d1-70a4-5a3e-0b1f5c7d9e11", username: "alice",
      email: "alice@example.com", name: "Alice Archer", preferredUsername: "alice", groups: ["admins"],
      note: "her own user name, in the group admins"),
    User(
      login: "bob@example.com", sub: "8a5d4c1b-9041-7003-8f22-6e0d1c2b3a44",
      username: "8a5d4c1b-9041-7003-8f22-6e0d1c2b3a44", email: "bob@example.com", name: "Bob Baker",
      preferredUsername: nil, groups: [], note: "a UUID as user name, no preferred name"),
    User(
      login: "carol@partner.example.net", sub: "b7e0f9d2-5071-70c8-1d3c-2f4a6b8c0d55", username: "carol",
      email: "carol@partner.example.net", name: "Carol Carter", preferredUsername: "carol", groups: ["readers"],
      note: "an address in another domain"),
    User(
      login: "dave", sub: "c3a1b2d4-7081-7099-6b5a-4c3d2e1f0a66", username: "dave", email: nil, name: "Dave Dyer",
      preferredUsername: "dave", groups: [], note: "no e-mail address"),
  ]

  static func signing(in login: String) -> User? { all.first { $0.login == login || $0.username == login } }
}
