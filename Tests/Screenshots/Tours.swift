import TextUI

/// The ways through the program that the pictures are taken on.
enum Tours {
  private static let pool = "eu-west-1_Ab12Cd34E"
  private static let clientID = "5k2f8hq0v1n3example4u7t9s"
  private static let secret = "1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p7q8r9s0t1u2v3w4x5y6"

  static func all() throws -> [Picture] {
    try whole() + wide() + narrow() + light() + mono() + fault() + edited()
  }

  private static func whole() throws -> [Picture] {
    let tour = try Tour()
    try tour.see("5 answers left")
    tour.take("first")
    try answerProvider(tour)
    tour.take("provider")
    try answerAppClient(tour)
    tour.take("app-client")
    try answerCallbackWrongly(tour)
    tour.take("finding")
    try repair(tour)
    tour.take("repaired")
    try answerUsers(tour)
    tour.take("users")
    tour.press(.function(1))
    try tour.see("Esc close")
    tour.take("help")
    tour.press(.escape, .function(10))
    tour.type("nonce")
    try tour.see("Find nonce")
    tour.take("find")
    tour.press(.escape, .enter)
    try tour.see("7 of 7")
    tour.take("checks")
    tour.press(.pageDown)
    try tour.see("with the values as they stand")
    tour.take("sign-in")
    tour.press(.pageDown)
    try tour.see("nothing stands in the way")
    tour.take("review")
    tour.press(.up, .right)
    try tour.see("◂ the text to be written ▸")
    tour.take("review-file")
    tour.press(.down, .enter)
    try tour.see("What makes it count")
    tour.take("written")
    return tour.pictures
  }

  private static func wide() throws -> [Picture] {
    let tour = try Tour(suffix: "-wide", size: Size(columns: 120, rows: 40))
    try tour.see("5 answers left")
    try answerProvider(tour)
    tour.take("provider")
    try answerAppClient(tour)
    try answerCallbackWrongly(tour)
    try repair(tour)
    try answerUsers(tour)
    tour.press(.enter)
    try tour.see("7 of 7")
    tour.take("checks")
    tour.press(.enter)
    try tour.see("nothing stands in the way")
    tour.take("review")
    return tour.pictures
  }

  private static func narrow() throws -> [Picture] {
    let tour = try Tour(suffix: "-narrow", size: Size(columns: 40, rows: 9))
    try tour.see("Discovery URI")
    try answerProvider(tour)
    tour.take("provider")
    try answerAppClient(tour)
    tour.take("app-client")
    return tour.pictures
  }

  private static func light() throws -> [Picture] {
    let tour = try Tour(suffix: "-light", theme: "light")
    try tour.see("5 answers left")
    try answerProvider(tour)
    tour.take("provider")
    try answerAppClient(tour)
    try answerCallbackWrongly(tour)
    tour.take("finding")
    return tour.pictures
  }

  private static func mono() throws -> [Picture] {
    let tour = try Tour(suffix: "-mono", theme: "mono")
    try tour.see("5 answers left")
    try answerProvider(tour)
    try answerAppClient(tour)
    try answerCallbackWrongly(tour)
    tour.take("finding")
    return tour.pictures
  }

  private static func fault() throws -> [Picture] {
    let tour = try Tour(fault: "no-domain")
    try tour.see("5 answers left")
    try answerProvider(tour)
    try answerAppClient(tour)
    try answerCallbackWrongly(tour)
    try repair(tour)
    try answerUsers(tour)
    tour.press(.pageDown, .pageDown)
    try tour.see("4 of 7")
    tour.press(.down, .down)
    try tour.see("create-user-pool-domain")
    tour.take("checks-fault")
    return tour.pictures
  }

  private static func answerProvider(_ tour: Tour) throws {
    tour.paste(pool)
    tour.press(.tab, .backTab)
    try tour.see("2 keys")
  }

  private static func answerAppClient(_ tour: Tour) throws {
    tour.press(.enter)
    try tour.see("▸? Client ID")
    tour.type(clientID)
    tour.press(.enter)
    try tour.see("▸? Client Secret")
    tour.paste(secret + "\n")
    try tour.see("•••")
  }

  private static func answerCallbackWrongly(_ tour: Tour) throws {
    tour.press(.enter)
    try tour.see("▸? Callback URL")
    tour.type("https://catalog.example.com/")
    tour.press(.enter)
    try tour.see("F4 use /callback")
  }

  private static func repair(_ tour: Tour) throws {
    tour.press(.function(4))
    try tour.see("Done:")
  }

  private static func answerUsers(_ tour: Tour) throws {
    tour.press(.enter)
    try tour.see("▸? Admin Principals")
    tour.type("alice")
    tour.press(.down)
    tour.type("bob")
    try tour.see("2 bob")
  }

  /// A change of a file that is there.
  private static func edited() throws -> [Picture] {
    let tour = try Tour(
      file: "openmetadata.env",
      """
      # sign-in, see the runbook
      AUTHENTICATION_PROVIDER=aws-cognito
      AUTHENTICATION_CLIENT_TYPE=confidential
      CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME="Company Cognito"
      AUTHENTICATION_CLIENT_ID=5k2f8hq0v1n3example4u7t9s
      OIDC_CLIENT_ID=5k2f8hq0v1n3example4u7t9s      # of the app client "catalog"
      OIDC_CLIENT_SECRET=\(secret)
      OIDC_DISCOVERY_URI=https://cognito-idp.eu-west-1.amazonaws.com/\(pool)/.well-known/openid-configuration
      AUTHENTICATION_AUTHORITY=https://cognito-idp.eu-west-1.amazonaws.com/\(pool)
      AUTHENTICATION_CALLBACK_URL=https://catalog.example.com/callback
      OIDC_CALLBACK=https://catalog.example.com/callback
      AUTHORIZER_ADMIN_PRINCIPALS=[alice]

      """)
    try tour.see("from file")
    tour.press(.pageDown)
    try tour.see("Client Secret")
    tour.press(.control("u"))
    tour.type("7r4m1xw9example2c6v8b3")
    tour.press(.tab, .control("u"))
    tour.paste("z9y8x7w6v5u4t3s2r1q0p9o8n7m6l5k4j3i2h1g0f9e8d7c6b5a")
    tour.press(.function(9))
    try tour.see("Write")
    tour.take("difference")
    return tour.pictures
  }
}
