import OpenIDConnect
import SignOn
import Testing

@Suite struct RedactorTests {
  private func redacted(_ text: String, _ secrets: [String] = []) -> String {
    Redactor(secrets: secrets.map(Secret.init)).text(Array(text.utf8))
  }

  @Test func theCorpusHasManyShapes() { #expect(Set(SecretShapes.all).count >= 160) }

  @Test(arguments: SecretShapes.all) func noSecretIsSeen(shape: String) {
    let text = redacted(shape)
    for canary in SecretShapes.canaries { #expect(!text.contains(canary), "\(shape)\n\(text)") }
    #expect(
      text.split(separator: "\n", omittingEmptySubsequences: false).count
        == shape.split(separator: "\n", omittingEmptySubsequences: false).count)
  }

  @Test(arguments: SecretShapes.all) func whatIsRedactedStaysAsItIs(shape: String) {
    let once = redacted(shape)
    #expect(redacted(once) == once)
  }

  @Test(arguments: SecretShapes.all) func noSecretIsSeenInADifference(shape: String) {
    let difference = Difference(old: Array("a: 1\n".utf8), new: Array((shape + "\n").utf8))
    for canary in SecretShapes.canaries { #expect(!difference.text.contains(canary), "\(difference.text)") }
  }

  @Test(arguments: PlainShapes.all) func whatIsNoSecretIsShown(shape: String) {
    #expect(redacted(shape) == shape)
  }

  @Test func theSameSecretHasTheSameTagInEveryForm() throws {
    let text = redacted(
      "kind: Secret\ndata:\n  a: WnE5Y2FuYXJ5MA==\nstringData:\n  b: Zq9canary0\n---\nDB_PASSWORD=Zq9canary0\n# db.password: Zq9canary0\n"
    )
    #expect(Set(text.matches(of: /‹secret [0-9a-f]{4}›/).map { String($0.output) }).count == 1)
  }

  @Test func aShortSecretIsHiddenOnlyWhereItStandsAlone() {
    #expect(redacted("a: cat\nb: a\n", ["cat"]).hasPrefix("a: ‹secret "))
    #expect(redacted("category: a cat-flap, a cat_x, concat\n", ["cat"]) == "category: a cat-flap, a cat_x, concat\n")
    #expect(!redacted("xlongsecretx", ["longsecret"]).contains("longsecret"))
  }

  @Test func tagsOfAnotherRunAreOthers() {
    let tags = Set((0..<8 as Range<UInt64>).map { salt in SecretTag.$salt.withValue(salt) { Secret("Zq9").tag } })
    #expect(tags.count > 1)
  }

  @Test(arguments: [
    "DB_PASSWORD=Zq9\n", "a: \"b\"\n", "value=", "{\"value\":\"", "://", "password:${A:-", "eyJ",
    "- name: x\n  value: y\n", "${", "Bearer ",
    "-----BEGIN PRIVATE KEY-----", "a,", "password=\"\\\"", "/", "token ", "value: ",
  ])
  func theWorkGrowsAsTheTextDoes(part: String) {
    let work = [400, 800, 1600].map { Redactor().work(on: Array(String(repeating: part, count: $0).utf8)) }
    #expect(work[2] < work[1] * 9 / 4 + 1000 && work[1] < work[0] * 9 / 4 + 1000, "\(part): \(work)")
  }
}
