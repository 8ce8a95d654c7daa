/// One screenful of fields.
public struct Page: Sendable, Identifiable, Equatable {
  public let id: String
  public let title: String
  public let fields: [Field]

  public static let all: [Page] = [.provider, .appClient, .signIn, .users, .advanced]
  /// The page of each field, by id.
  public static let ofField = Dictionary(
    uniqueKeysWithValues: all.flatMap { page in page.fields.map { ($0.id, page.id) } })
}
