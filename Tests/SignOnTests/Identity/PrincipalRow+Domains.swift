@testable import SignOn

extension PrincipalRow {
  private static func enforced(_ version: ServerVersion = .v1_12, _ domains: String...) -> Settings {
    settings(version).with(.enforcePrincipalDomain, "true").with(.allowedDomains, domains)
  }

  private static func mail(_ address: String) -> String { #"{"email":"\#(address)","sub":"s"}"# }

  static let domains: [PrincipalRow] = [
    Self("no enforcement, no check", settings(), mail("a@elsewhere.org"), .signsIn, .says("All domains may sign in")),
    Self("the principal domain", enforced(), mail("a@company.com"), .signsIn),
    Self("another domain", enforced(), mail("a@elsewhere.org"), .refused("elsewhere.org is not allowed")),
    Self("a domain below it is another", enforced(), mail("a@eu.company.com"), .refused("is not allowed")),
    Self("allowed domains take its place", enforced(.v1_12, "a.org", "b.org"), mail("a@b.org"), .signsIn),
    Self("so that it no longer counts", enforced(.v1_12, "a.org"), mail("a@company.com"), .refused("not allowed")),
    Self("letters count in 1.11", enforced(.v1_11), mail("a@Company.com"), .refused("differs only in case")),
    Self("letters count in 1.13", enforced(.v1_13), mail("a@Company.com"), .refused("differs only in case")),
    Self("letters do not count in 2.0", enforced(.v2_0), mail("a@Company.com"), .signsIn),
    Self("letters of the list count", enforced(.v1_12, "B.org"), mail("a@b.org"), .refused("differs only in case")),
    Self("a claim without @ has no domain", enforced(), #"{"sub":"s"}"#, .refused("the claim has no @")),
    Self("nothing behind the @", enforced(), mail("a@"), .refused("nothing after")),
    Self(
      "a list with commas is no domain", enforced().with(.principalDomain, "company.com,b.org"), mail("a@company.com"),
      .refused("is not allowed")),
  ]

  private static let closed = settings().with(.enableSelfSignup, "false")

  private static func registering(_ version: ServerVersion, _ domains: String...) -> Settings {
    settings(version).with(.registrationDomains, domains)
  }

  static let signUp: [PrincipalRow] = [
    Self("self sign-up makes a user", settings(), alice, .signsIn, .says("A new user is created at first sign-in")),
    Self(
      "without it unknown people are refused", closed, mail("bob@company.com"),
      .ifKnown("User not found and self-signup is disabled")),
    Self(
      "an admin principal has an account from the first start", closed, alice, .says("creates for each admin principal")
    ),
    Self("an empty list of domains lets all sign up", registering(.v1_12), alice, .signsIn),
    Self("all lets all sign up", registering(.v1_12, "x.org", "all"), alice, .signsIn),
    Self("a domain of the list may sign up", registering(.v1_12, "company.com"), alice, .signsIn),
    Self("another may not", registering(.v1_12, "x.org"), alice, .ifKnown("company.com may not sign up")),
    Self("1.11 does not look at the list", registering(.v1_11, "x.org"), alice, .signsIn),
    Self(
      "the list does not count without self sign-up",
      registering(.v1_12, "company.com").with(.enableSelfSignup, "false"),
      alice, .ifKnown("self-signup is disabled")),
  ]

  private static let roles = settings().with(.rolesFromProvider, "true")
  private static let team = settings().with(.teamClaim, "cognito:groups")

  static let rolesAndTeams: [PrincipalRow] = [
    Self("no roles are read unless asked for", settings(), #"{"email":"a@b.c","roles":["X"]}"#, .roles([])),
    Self("roles are a list", roles, #"{"email":"a@b.c","roles":["X","Y"]}"#, .roles(["X", "Y"])),
    Self("a text is no list of roles", roles, #"{"email":"a@b.c","roles":"X"}"#, .roles([]), .says("a string without")),
    Self("Cognito sends no roles by itself", roles, alice, .roles([]), .says("lacks the claim roles")),
    Self("a team claim may hold a colon", team, #"{"email":"a@b.c","cognito:groups":["g","h"]}"#, .teams(["g", "h"])),
    Self("a team claim may be a text", team, #"{"email":"a@b.c","cognito:groups":"g"}"#, .teams(["g"])),
    Self("a token without the team claim", team, alice, .teams([]), .says("the token lacks cognito:groups")),
    Self("teams must exist and be groups", team, #"{"email":"a@b.c","cognito:groups":"g"}"#, .says("if they exist")),
    Self(
      "1.11 knows no team claim", settings(.v1_11).with(.teamClaim, "cognito:groups"),
      #"{"email":"a@b.c","cognito:groups":["g"]}"#, .teams([]), .saysNothingOf(.teams)),
    Self(
      "a default role is for new users", settings().with(.defaultRole, "DataConsumer"), alice, .says("DataConsumer")),
    Self(
      "1.11 knows no default role", settings(.v1_11).with(.defaultRole, "DataConsumer"), alice, .saysNothingOf(.roles)),
  ]

  private static let byEmail = settings(.v2_1).with(.emailClaim, "email")

  static let emailFirst: [PrincipalRow] = [
    Self("the address is the user", byEmail, mail("Alice.B@Company.com"), .signsIn, .says("the claim email")),
    Self(
      "principal claims and mapping do not count",
      byEmail.with(.jwtPrincipalClaims, ["sub"]).with(.jwtPrincipalClaimsMapping, ["username:sub", "email:sub"]),
      mail("a@company.com"), .signsIn, .saysNothingOf(.mapping)),
    Self("a token without the claim", byEmail, #"{"sub":"s"}"#, .refused("contains no email")),
    Self("what is no address", byEmail, mail("alice@"), .refused("alice@ is not an e-mail address")),
    Self("nor this", byEmail, mail("a@b@company.com"), .refused("is not an e-mail address")),
    Self("nor with a line end", byEmail, mail(#"a@company.com\n"#), .refused("is not an e-mail address")),
    Self("earlier releases do not know the claim", settings(.v2_0).with(.emailClaim, "mail"), alice, .signsIn),
    Self("an admin email", byEmail.with(.adminEmails, ["ALICE@company.com"]), alice, .administrator(true)),
    Self(
      "admin emails count without the claim", settings(.v2_1).with(.adminEmails, ["bob@company.com"]),
      mail("bob@company.com"), .administrator(true)),
    Self(
      "another domain of the same name is not an administrator",
      byEmail.with(.adminEmails, ["bob@company.com"]), mail("bob@company.org"), .administrator(false)),
    Self("an admin principal still counts", byEmail, alice, .administrator(true)),
    Self(
      "a domain that is not listed", byEmail.with(.allowedEmailDomains, ["x.org"]), mail("a@company.com"),
      .refused("company.com is not allowed")),
    Self(
      "letters of listed domains do not count", byEmail.with(.allowedEmailDomains, ["Company.com"]),
      mail("a@company.com"), .signsIn),
    Self(
      "an unverified address is refused", settings(.v2_1), #"{"email":"a@company.com","email_verified":false}"#,
      .refused("email_verified is false")),
    Self(
      "not up to 2.0", settings(.v2_0), #"{"email":"a@company.com","email_verified":false}"#, .signsIn),
    Self("a token that does not say so", settings(.v2_1), mail("a@company.com"), .signsIn),
  ]

  static let all = mapping + names + administrators + domains + signUp + rolesAndTeams + emailFirst
}
