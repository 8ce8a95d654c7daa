/// One screenful of fields.
public struct Page: Sendable, Identifiable, Equatable {
  public let id: String
  public let title: String
  public let fields: [Field]

  public static let all: [Page] = [.provider, .appClient, .signIn, .users, .advanced]
}
