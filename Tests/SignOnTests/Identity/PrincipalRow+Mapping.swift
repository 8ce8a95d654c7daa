@testable import SignOn

extension PrincipalRow {
  static let mapping: [PrincipalRow] = [
    Self("an entry without a colon stops the server", mapped("username"), alice, .refused("no claim after a colon")),
    Self("an entry without a claim stops the server", mapped("username:"), alice, .refused("no claim after a colon")),
    Self("an entry of a colon alone stops the server", mapped(":"), alice, .refused("no claim after a colon")),
    Self("a field named twice stops the server", mapped("email:a", "email:b"), alice, .refused("email twice")),
    Self("username alone is too little", mapped("username:sub"), alice, .refused("Both username and email")),
    Self("email alone is too little", mapped("email:email"), alice, .refused("Both username and email")),
    Self(
      "an empty claim counts as none", mapped("username::sub", "email:email"), alice,
      .refused("Both username and email")),
    Self(
      "fields beside the two are refused", mapped("username:sub", "email:email", "name:name"), alice,
      .refused("Only username and email keys are allowed, but found: name")),
    Self(
      "the documentation's own example is refused", mapped("email:email", "name:name", "firstName:given_name"), alice,
      .refused("Both username and email")),
    Self(
      "upper case is another field", mapped("Username:sub", "email:email"), alice, .refused("Both username and email")),
    Self(
      "a claim with a colon is cut to cognito, which the token lacks",
      mapped("username:cognito:username", "email:email"),
      #"{"cognito:username":"al","email":"al@company.com"}"#, .refused("'username' claim is not present"),
      .says("cut off at its second colon")),
    Self(
      "username from sub, email from email", mapped("username:sub", "email:email"), alice, .user("s-1"),
      .email("alice@company.com"), .claim("sub"), .signsIn),
    Self(
      "username from email is its local part", mapped("username:email", "email:email"), alice, .user("alice"),
      .email("alice@company.com")),
    Self(
      "username from preferred_username, in lower case", mapped("username:preferred_username", "email:email"), alice,
      .user("ally")),
    Self(
      "a mapping takes the place of the principal claims",
      mapped("username:sub", "email:email").with(.jwtPrincipalClaims, ["absent"]), alice, .user("s-1")),
    Self(
      "the username claim is absent", mapped("username:nick", "email:email"), alice,
      .refused("Invalid JWT token, 'username' claim is not present")),
    Self(
      "the username claim is empty", mapped("username:nick", "email:email"), #"{"nick":"","email":"a@b.c"}"#,
      .refused("'username' claim is not present")),
    Self(
      "the username claim is a list", mapped("username:nick", "email:email"), #"{"nick":["a"],"email":"a@b.c"}"#,
      .refused("'username' claim is not present")),
    Self(
      "the email claim has no @", mapped("username:sub", "email:preferred_username"), alice,
      .refused("'email' claim is not present or invalid")),
    Self(
      "the email claim is absent", mapped("username:sub", "email:mail"), alice,
      .refused("'email' claim is not present or invalid")),
    Self(
      "the domain of the mapped e-mail is the one enforced",
      mapped("username:sub", "email:email").with(.enforcePrincipalDomain, "true"), alice, .signsIn,
      .says("company.com is allowed")),
    Self("an empty mapping changes nothing", mapped(), alice, .user("alice"), .saysNothingOf(.mapping)),
  ]
}
