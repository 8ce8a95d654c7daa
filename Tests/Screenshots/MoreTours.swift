import TextUI

/// Ways to a file that is there, to a person, and without a screen.
extension Tours {
  static func edited() throws -> [Picture] { try edited(Tour(file: "openmetadata.env", stockFile)) }

  static func editedWide() throws -> [Picture] {
    try edited(
      Tour(file: "openmetadata.env", stockFile, suffix: "-wide", size: Size(columns: 120, rows: 40)))
  }

  private static func edited(_ tour: Tour) throws -> [Picture] {
    try tour.see("from file")
    tour.press(.pageDown)
    try tour.see("▸  Client ID")
    tour.press(.control("u"))
    tour.type("7r4m1xw9example2c6v8b3")
    tour.press(.tab, .control("u"))
    tour.paste("z9y8x7w6v5u4t3s2r1q0p9o8n7m6l5k4j3i2h1g0f9e8d7c6b5a")
    try tour.see("2 fields changed")
    tour.take("changed")
    tour.press(.function(9))
    try tour.see("[ Write ]")
    tour.take("difference")
    return tour.pictures
  }

  /// A file with a few of the settings.
  private static let stockFile = """
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
    AUTHENTICATION_PUBLIC_KEYS=[https://cognito-idp.eu-west-1.amazonaws.com/\(pool)/.well-known/jwks.json]
    OIDC_SERVER_URL=https://catalog.example.com

    """

  /// A test sign-in under way, and what becomes of a person.
  static func tested() throws -> [Picture] {
    let tour = try Tour()
    try answerAll(tour)
    tour.press(.enter)
    try tour.see("7 of 7")
    tour.press(.pageDown)
    try tour.see("uses the current values")
    tour.press(.down)
    tour.paste(#"{"sub":"6f1c2d3e-0000-4000-8000-000000000001","email":"alice@example.com","email_verified":true}"#)
    try tour.see("characters, not shown")
    tour.press(.enter)
    try tour.see("You would become")
    tour.take("person")
    tour.press(.up, .up, .enter)
    try tour.see("Open this in a browser")
    tour.take("sign-in-running")
    return tour.pictures
  }

  /// Into a running server, and a sign-in through it.
  static func applied() throws -> [Picture] {
    let tour = try Tour(arguments: ["--server", "https://catalog.example.com", "--openmetadata", "1.13"])
    try answerAll(tour)
    tour.press(.enter)
    try tour.see("7 of 7")
    tour.press(.function(9))
    try tour.see("[ Write and apply ]")
    tour.press(.enter)
    try tour.see("Write this to https://catalog.example.com?")
    tour.take("apply-changes")
    tour.press(.character("y"))
    try tour.see("it did not")
    tour.take("apply-sign-in")
    tour.press(.character("y"))
    try tour.see("Applied: https://catalog.example.com")
    tour.take("applied")
    return tour.pictures
  }

  /// Left before everything was answered, and started again.
  static func drafted() throws -> [Picture] {
    let tour = try Tour()
    try tour.see("5 fields left")
    try answerProvider(tour)
    try answerAppClient(tour)
    try tour.startAgain()
    try tour.see("Resume the draft")
    tour.take("draft")
    return tour.pictures
  }

  /// The same questions in plain lines.
  static func plain() throws -> [Picture] {
    let tour = try Tour(arguments: ["--plain"])
    // A terminal shows at once what is typed before the prompt is there.
    try tour.see("\nDiscovery URI:")
    tour.type(pool + "\r")
    try tour.see("\nClient ID:")
    tour.type("?\r")
    try tour.see("in\nfront.\nClient ID:")
    tour.take("plain")
    return tour.pictures
  }
}
