import OpenIDConnect
import SignOn

extension Claims {
  /// Claims as the rehearsal's people have them.
  static func sample(_ json: String) -> Claims { (try? Claims.parse(json)) ?? Claims([]) }
}

extension Person {
  static let alice = Person(
    "alice",
    claims: .sample(
      """
      {"sub":"11111111-2222-4333-8444-555555555555","cognito:username":"11111111-2222-4333-8444-555555555555",\
      "email":"Alice@company.com","email_verified":true,"cognito:groups":["data","admins"]}
      """))
  static let withoutEmail = Person(
    "without e-mail",
    claims: .sample(
      """
      {"sub":"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee","cognito:username":"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"}
      """))
  static let foreign = Person(
    claims: .sample(#"{"sub":"f","cognito:username":"f","email":"alice@partner.org","email_verified":true}"#))
}
