import TextUI

/// The ways through the program that the pictures are taken on.
enum Tours {
  static let pool = "eu-west-1_Ab12Cd34E"
  static let clientID = "5k2f8hq0v1n3example4u7t9s"
  static let secret = "1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p7q8r9s0t1u2v3w4x5y6"

  static func all() throws -> [Picture] {
    try whole() + wide() + narrow() + light() + finding(theme: "mono") + finding(theme: "high-contrast") + fault()
      + otherProvider() + edited() + editedWide() + tested() + applied() + drafted() + plain()
  }

  private static func whole() throws -> [Picture] {
    let tour = try Tour()
    try tour.see("5 fields left")
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
    tour.take("list")
    tour.press(.function(1))
    try tour.see("Esc close")
    tour.take("help")
    tour.press(.escape, .function(10))
    tour.type("nonce")
    try tour.see("Find nonce")
    tour.take("find")
    tour.press(.control("u"), .tab, .tab)
    try tour.see("▸Changed 5")
    tour.take("find-changed")
    tour.press(.escape, .enter)
    try tour.see("7 of 7")
    tour.take("checks")
    tour.press(.pageDown)
    try tour.see("uses the current values")
    tour.take("sign-in")
    tour.press(.function(9))
    try tour.see("ready to write")
    tour.take("review")
    tour.press(.down, .down, .down, .enter)
    try tour.see("Esc back to Review")
    tour.take("jump")
    tour.press(.escape)
    try tour.see("▸Provider Name")
    tour.press(.up, .up, .up, .up, .right)
    try tour.see("◂ the text to be written ▸")
    tour.take("review-file")
    tour.press(.down, .enter)
    try tour.see("Next steps")
    tour.take("written")
    return tour.pictures
  }

  private static func wide() throws -> [Picture] {
    let tour = try Tour(suffix: "-wide", size: Size(columns: 120, rows: 40))
    try tour.see("5 fields left")
    tour.take("first")
    try answerProvider(tour)
    tour.take("provider")
    try answerAppClient(tour)
    try answerCallbackWrongly(tour)
    tour.take("finding")
    try repair(tour)
    try answerUsers(tour)
    tour.press(.enter)
    try tour.see("7 of 7")
    tour.take("checks")
    tour.press(.function(9))
    try tour.see("ready to write")
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
    try tour.see("5 fields left")
    try answerProvider(tour)
    tour.take("provider")
    try answerAppClient(tour)
    try answerCallbackWrongly(tour)
    tour.take("finding")
    return tour.pictures
  }

  private static func finding(theme: String) throws -> [Picture] {
    let tour = try Tour(suffix: "-\(theme)", theme: theme)
    try tour.see("5 fields left")
    try answerProvider(tour)
    try answerAppClient(tour)
    try answerCallbackWrongly(tour)
    tour.take("finding")
    return tour.pictures
  }

  private static func otherProvider() throws -> [Picture] {
    let tour = try Tour()
    try tour.see("5 fields left")
    tour.paste("https://login.microsoftonline.com/1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f")
    tour.press(.tab, .backTab)
    try tour.see("2 keys")
    tour.take("provider-entra")
    return tour.pictures
  }

  private static func fault() throws -> [Picture] {
    let tour = try Tour(arguments: ["--fault", "no-domain"])
    try answerAll(tour)
    tour.press(.pageDown, .pageDown)
    try tour.see("4 of 7")
    try tour.see("create-user-pool-domain")
    tour.take("checks-fault")
    return tour.pictures
  }

  /// Everything that is asked, with a callback URL that is repaired.
  static func answerAll(_ tour: Tour) throws {
    try tour.see("5 fields left")
    try answerProvider(tour)
    try answerAppClient(tour)
    try answerCallbackWrongly(tour)
    try repair(tour)
    try answerUsers(tour)
  }

  static func answerProvider(_ tour: Tour) throws {
    tour.paste(pool)
    tour.press(.tab, .backTab)
    try tour.see("2 keys")
  }

  static func answerAppClient(_ tour: Tour) throws {
    tour.press(.enter)
    try tour.see("▸? Client ID")
    tour.type(clientID)
    tour.press(.enter)
    try tour.see("▸? Client Secret")
    tour.paste(secret + "\n")
    try tour.see("•••")
  }

  static func answerCallbackWrongly(_ tour: Tour) throws {
    tour.press(.enter)
    try tour.see("▸? Callback URL")
    tour.type("https://catalog.example.com/")
    tour.press(.enter)
    try tour.see("F4 use /callback")
  }

  static func repair(_ tour: Tour) throws {
    tour.press(.function(4))
    try tour.see("Done:")
  }

  static func answerUsers(_ tour: Tour) throws {
    tour.press(.enter)
    try tour.see("▸? Admin Principals")
    tour.type("alice")
    tour.press(.down)
    tour.type("bob")
    try tour.see("2 bob")
  }
}
