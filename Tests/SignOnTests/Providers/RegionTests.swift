import Testing

@testable import SignOn

@Suite struct RegionTests {
  @Test(arguments: [
    ("eu-west-1", true), ("us-gov-west-1", true), ("eusc-de-east-1", true), ("ap-southeast-10", true),
    ("eu-west", false), ("eu-1", false), ("eu--west-1", false), ("-eu-west-1", false), ("eu-west-", false),
    ("eu-west-100", false), ("eu-west-a", false), ("EU-west-1", false), ("eur-west-1", false), ("eu-we5t-1", false),
    ("eu-west-1-", false), ("aaaaaa-1", false), ("eusc-1", false), ("eusc-12", false), ("é-west-1", false), ("", false),
  ])
  func aRegionIsKnownByItsShape(text: String, isOne: Bool) {
    #expect(CognitoPool.isRegionShaped(text) == isOne)
    #expect(CognitoPool.isRegionShaped("x\(text)".dropFirst()) == isOne)
  }
}
