import Text

extension Check {
  /// AWS: 1 to 128 letters, digits, underscores or plus signs; generated ones have about 26.
  static let clientIDFitsCognito = Check("client-id-fits-cognito", "The client id is one that Cognito makes") {
    settings in
    guard settings.isCognito, let id = settings.answer(.clientID), !fitsCognito(id) else { return [] }
    let trimmed = id.trimmed { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let isPool = CognitoPool.isIDShaped(id)
    return [
      .error(
        .clientID,
        isPool
          ? "“\(shown(id, 56))” is a pool id, not the id of an app client."
          : "“\(shown(id, 40))” is no client id: 1 to 128 letters, digits, _ or +.",
        remedy: "Copy it from AWS console › Amazon Cognito › your pool › App clients › your client.",
        repair: fitsCognito(trimmed) && !isPool ? .set(.clientID, trimmed, "leave out what stands around it") : nil)
    ]
  }

  private static func fitsCognito(_ id: String) -> Bool {
    (1...128).contains(id.utf8.count) && id.isWord(and: "+")
  }
}
