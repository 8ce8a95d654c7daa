@testable import SignOn

extension PrincipalRow {
  private static let uuid = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"

  static let names: [PrincipalRow] = [
    Self(
      "the first claim that is present decides", settings().with(.jwtPrincipalClaims, ["nick", "sub", "email"]), alice,
      .claim("sub"), .user("s-1")),
    Self(
      "names of claims are compared without regard to case", settings().with(.jwtPrincipalClaims, ["EMAIL"]), alice,
      .claim("email"), .user("alice")),
    Self(
      "none of the claims is there", settings().with(.jwtPrincipalClaims, ["nick"]), alice,
      .refused("none of the principal claims")),
    Self("no claim is asked for", settings().with(.jwtPrincipalClaims, [String]()), alice, .refused("none of the")),
    Self(
      "a first claim that is no text decides all the same", settings(), #"{"email":["a@b.c"],"sub":"s"}"#,
      .refused("is an array")),
    Self("a first claim that is null decides all the same", settings(), #"{"email":null,"sub":"s"}"#, .refused("null")),
    Self("an empty first claim decides all the same", settings(), #"{"email":"","sub":"s"}"#, .refused("is empty")),
    Self(
      "the user name is the part before the @ in lower case", settings(), #"{"email":"Alice.B@Company.com"}"#,
      .user("alice.b"), .email("alice.b@company.com")),
    Self("only the first @ counts", settings(), #"{"email":"a@b@c"}"#, .user("a")),
    Self("nothing before the @", settings(), #"{"email":"@company.com"}"#, .refused("nothing before")),
    Self("an @ alone", settings(), #"{"email":"@"}"#, .refused("nothing before")),
    Self(
      "a claim without @ is principal domain is appended", settings(), #"{"sub":"S-1"}"#, .user("s-1"),
      .email("s-1@company.com"), .says("principal domain is appended")),
    Self(
      "email first for Cognito", settings(),
      #"{"cognito:username":"\#(uuid)","email":"alice@company.com"}"#, .user("alice"), .claim("email")),
    Self(
      "the order that OpenMetadata's own form proposes",
      settings().with(.jwtPrincipalClaims, ["email", "cognito:username", "sub"]),
      #"{"sub":"s","cognito:username":"\#(uuid)","email":"alice@company.com"}"#, .user("alice"), .claim("email")),
    Self(
      "cognito:username first makes a UUID user",
      settings().with(.jwtPrincipalClaims, ["cognito:username", "email"]),
      #"{"cognito:username":"\#(uuid)","email":"alice@company.com"}"#, .user(uuid), .email("\(uuid)@company.com"),
      .says("UUID"), .administrator(false)),
    Self(
      "cognito:username first fails the enforced domain",
      settings().with(.jwtPrincipalClaims, ["cognito:username", "email"]).with(.enforcePrincipalDomain, "true"),
      #"{"cognito:username":"\#(uuid)","email":"alice@company.com"}"#, .refused("the claim has no @")),
    Self("a bot's token is OpenMetadata's own affair", settings(), #"{"isBot":true,"sub":"x"}"#, .refused("isBot")),
  ]

  private static func admins(_ names: String...) -> Settings { settings().with(.adminPrincipals, names) }

  static let administrators: [PrincipalRow] = [
    Self("an admin principal is the user name", admins("bob", "alice"), alice, .administrator(true), .signsIn),
    Self(
      "an address never matches", admins("alice@company.com"), alice, .administrator(false),
      .says("is an e-mail address and never matches alice")),
    Self("upper case never matches", admins("Alice"), alice, .administrator(false), .says("“Alice” is not alice")),
    Self(
      "an entry with a colon is a name and a password", admins("alice:wonderland"), alice, .administrator(false),
      .says("split into a name and a password")),
    Self("somebody else", admins("bob"), alice, .administrator(false), .says("Not an administrator.")),
    Self(
      "promotion of an existing user is the confidential client's",
      Settings.samplePool(.v2_0, isPublic: true).with(.principalDomain, "company.com"), alice, .administrator(true),
      .says("confidential client")),
  ]
}
