@testable import SignOn

extension Forgery {
  private static let audience = #""aud":"1example23456789abcdefghij""#

  static let issue: [Forgery] = [
    .claims("another pool", "iss", "another issuer", "us-east-1_ABC123DEF", "us-east-1_XYZ999999"),
    .claims("a slash behind the issuer", "iss", "slash at the end", "us-east-1_ABC123DEF", "us-east-1_ABC123DEF/"),
    .claims("the newer kind of issuer", "iss", "ORIGINAL", "https://cognito-idp", "https://issuer-cognito-idp"),
    .claims("an issuer in other letters", "iss", "another issuer", "us-east-1_ABC123DEF", "us-east-1_abc123def"),
    .claims("no issuer", "iss", "does not say who", #""iss""#, #""was""#),
    .claims("an issuer that is a list", "iss", "a list, not a text", #""iss":"#, #""iss":[],"was":"#),
    .claims("another client", "aud", "another client", audience, #""aud":"another""#),
    .claims("other clients", "aud", "another client", audience, #""aud":["another","third"]"#),
    .claims("no audience", "aud", "for which client", audience, #""x":1"#),
    .claims("an audience of numbers", "aud", "neither a text", audience, #""aud":[1]"#),
    .claims("two audiences and no party", "azp", "which of them", audience, "\"aud\":[\"\(Forge.clientID)\",\"x\"]"),
    .claims("another party", "azp", "Another client", audience, audience + #","azp":"x""#),
    .claims("another nonce", "nonce", "another sign-in", "n-0S6_WzA2Mj", "n-0S6_WzA2MJ"),
    .claims("no nonce", "nonce", "did not come back", #""nonce""#, #""once""#),
    .claims("an access token", "token_use", "an access token", #""token_use":"id""#, #""token_use":"access""#),
    .claims("no use", "token_use", "Cognito did not make it", #""token_use":"id","#, ""),
    .claims("another use", "token_use", "no id token", #""token_use":"id""#, #""token_use":"refresh""#),
    Forgery("an access token as Cognito makes it", "token_use", "an access token") {
      try Forge.token(
        """
        {"sub":"a","iss":"\(Forge.authority)","client_id":"\(Forge.clientID)","token_use":"access","scope":"openid",\
        "username":"alice","iat":1799999990,"exp":1800003590}
        """)
    },
    .claims("no subject", "sub", "names its subject", #""sub""#, #""sup""#),
    Forgery("none of the principal claims", "principal claim", "refuses them") {
      try Forge.token(
        """
        {"iss":"\(Forge.authority)","aud":"\(Forge.clientID)","token_use":"id","nonce":"n-0S6_WzA2Mj",\
        "iat":1799999990,"exp":1800003590}
        """)
    },
    .claims("an e-mail that is a list", "principal claim", "cannot make a name", #""alice@company.com""#, "[]"),
  ]

  static let times: [Forgery] = [
    .claims("expired an hour ago", "exp", "has expired", "1800003590", "1799996400"),
    .claims("expired just beyond the tolerance", "exp", "has expired", "1800003590", "1799999940"),
    .claims("no expiry", "exp", "does not say when", #""exp""#, #""x""#),
    .claims("an expiry in quotes", "exp", "no date", "1800003590", #""1800003590""#),
    .claims("an expiry beyond all numbers", "exp", "no date", "1800003590", "1e999"),
    .claims("an expiry in milliseconds of a far age", "exp", "no date", "1800003590", "1800003590000000"),
    .claims("made in the future", "iat", "in the future", #""iat":1799999990"#, #""iat":1800000061"#),
    .claims("expired before it was made", "iat", "before it was made", #""iat":1799999990"#, #""iat":1800003590"#),
    .claims("no time of making", "iat", "does not say when", #""iat""#, #""x""#),
    .claims("good only later", "nbf", "in the future", #""iat""#, #""nbf":1800000100,"iat""#),
    .claims("a beginning that is true", "nbf", "no date", #""iat""#, #""nbf":true,"iat""#),
    .claims("signed in tomorrow", "auth_time", "in the future", #""auth_time":1799999990"#, #""auth_time":1800086400"#),
    Forgery("a sign-in older than asked for", "auth_time", "older than was asked", expecting: { $0.maxAge = 300 }) {
      try Forge.token(Forge.claims(#""auth_time":1799999990"#, #""auth_time":1799990000"#))
    },
  ]
}
