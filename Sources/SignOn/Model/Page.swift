/// One screenful of fields.
package struct Page: Sendable, Identifiable, Equatable {
  package let id: String
  package let title: String
  package let fields: [Field]

  package static let all: [Page] = [.provider, .appClient, .signIn, .users, .advanced]
  /// The page of each field, by id.
  package static let ofField = Dictionary(
    uniqueKeysWithValues: all.flatMap { page in page.fields.map { ($0.id, page.id) } })
}
