@testable import SignOn

extension Forgery {
  private static let audience = #""aud":"1example23456789abcdefghij""#

  static let issue: [Forgery] = [
    .claims("another pool", "iss", "another issuer", "us-east-1_AbC123dEf", "us-east-1_XYZ999999"),
    .claims("a slash behind the issuer", "iss", "slash at the end", "us-east-1_AbC123dEf", "us-east-1_AbC123dEf/"),
    .claims("the newer issuer format", "iss", "ORIGINAL", "https://cognito-idp", "https://issuer-cognito-idp"),
    .claims("an issuer in other letters", "iss", "another issuer", "us-east-1_AbC123dEf", "us-east-1_abc123def"),
    .claims("no issuer", "iss", "has no issuer", #""iss""#, #""was""#),
    .claims("an issuer that is a list", "iss", "an array, not a string", #""iss":"#, #""iss":[],"was":"#),
    .claims("another client", "aud", "another app client", audience, #""aud":"another""#),
    .claims("other clients", "aud", "another app client", audience, #""aud":["another","third"]"#),
    .claims("no audience", "aud", "which client it is for", audience, #""x":1"#),
    .claims("an audience of numbers", "aud", "neither a string", audience, #""aud":[1]"#),
    .claims("two audiences and no party", "azp", "which of them", audience, "\"aud\":[\"\(Forge.clientID)\",\"x\"]"),
    .claims("another party", "azp", "Another client requested", audience, audience + #","azp":"x""#),
    .claims("another nonce", "nonce", "another sign-in", "n-0S6_WzA2Mj", "n-0S6_WzA2MJ"),
    .claims("no nonce", "nonce", "did not come back", #""nonce""#, #""once""#),
    .claims("an access token", "token_use", "an access token", #""token_use":"id""#, #""token_use":"access""#),
    .claims("no use", "token_use", "it is not from Cognito", #""token_use":"id","#, ""),
    .claims("another use", "token_use", "not an ID token", #""token_use":"id""#, #""token_use":"refresh""#),
    Forgery("an access token as Cognito makes it", "token_use", "an access token") {
      try Forge.token(
        """
        {"sub":"a","iss":"\(Forge.authority)","client_id":"\(Forge.clientID)","token_use":"access","scope":"openid",\
        "username":"alice","iat":1799999990,"exp":1800003590}
        """)
    },
    .claims("no subject", "sub", "name its subject", #""sub""#, #""sup""#),
    Forgery("none of the principal claims", "principal claim", "rejects the sign-in") {
      try Forge.token(
        """
        {"iss":"\(Forge.authority)","aud":"\(Forge.clientID)","token_use":"id","nonce":"n-0S6_WzA2Mj",\
        "iat":1799999990,"exp":1800003590}
        """)
    },
    .claims("an e-mail that is a list", "principal claim", "gives no user name", #""alice@company.com""#, "[]"),
  ]

  static let times: [Forgery] = [
    .claims("expired an hour ago", "exp", "has expired", "1800003590", "1799996400"),
    .claims("expired just beyond the tolerance", "exp", "has expired", "1800003590", "1799999940"),
    .claims("no expiry", "exp", "lacks this time", #""exp""#, #""x""#),
    .claims("an expiry in quotes", "exp", "not a date", "1800003590", #""1800003590""#),
    .claims("an expiry beyond all numbers", "exp", "not a date", "1800003590", "1e999"),
    .claims("an expiry in milliseconds of a far age", "exp", "not a date", "1800003590", "1800003590000000"),
    .claims("made in the future", "iat", "in the future", #""iat":1799999990"#, #""iat":1800000061"#),
    .claims("expired before it was issued", "iat", "before it was issued", #""iat":1799999990"#, #""iat":1800003590"#),
    .claims("no time of making", "iat", "lacks this time", #""iat""#, #""x""#),
    .claims("good only later", "nbf", "in the future", #""iat""#, #""nbf":1800000100,"iat""#),
    .claims("a beginning that is true", "nbf", "not a date", #""iat""#, #""nbf":true,"iat""#),
    .claims("signed in tomorrow", "auth_time", "in the future", #""auth_time":1799999990"#, #""auth_time":1800086400"#),
    Forgery("a sign-in older than asked for", "auth_time", "older than requested", expecting: { $0.maxAge = 300 }) {
      try Forge.token(Forge.claims(#""auth_time":1799999990"#, #""auth_time":1799990000"#))
    },
  ]
}
