import Text

extension LookupError {
  var aboutText: Explanation? {
    switch cause {
    case .htmlInsteadOfJSON:
      Explanation(
        message: "the answer is a web page", found: "HTML", expected: "JSON",
        remedy: "check the address: a login page or a proxy answers; the path ends in /.well-known/openid-configuration"
      )
    case .notUTF8:
      Explanation(
        message: "the answer is not readable text", found: "bytes that are not UTF-8", expected: "JSON in UTF-8",
        remedy: "check the address; the provider must answer in UTF-8")
    case .byteOrderMark:
      Explanation(
        message: "the answer begins with a byte-order mark, which JSON must not have", found: "EF BB BF",
        expected: "JSON from the first byte", remedy: "the provider must save the document without the mark")
    case .notJSON(let byte):
      Explanation(
        message: "the answer is not JSON", found: "an error at byte \(byte)", expected: "one JSON object",
        remedy: "check the address; the provider must answer with valid JSON")
    case .tooDeeplyNested(let limit):
      Explanation(
        message: "the answer is nested too deeply", found: "more than \(limit) levels", expected: "at most \(limit)",
        remedy: "check the address; this is no discovery document or key set")
    case .duplicateMember(let name):
      Explanation(
        message: "the answer has the member \(quoted(name)) twice, so its value is not certain",
        expected: "each member once", remedy: "the provider must correct its document")
    default: nil
    }
  }

  var aboutContent: Explanation? {
    switch cause {
    case .missingMember(let name):
      Explanation(
        message: "the answer lacks \(quoted(name))",
        expected: "\(quoted(name)) with a value",
        remedy: "check the address; another kind of document may stand there")
    case .wrongType(let member, let expected, let found):
      Explanation(
        message: member.isEmpty
          ? "the answer is of the wrong kind" : "\(quoted(member)) is of the wrong kind",
        found: OutsideText.shown(found), expected: OutsideText.shown(expected),
        remedy: "check the address; else the provider must correct its document")
    case .insecureEndpoint(let member, let url):
      Explanation(
        message: "\(quoted(member)) is not encrypted", found: OutsideText.shown(url),
        expected: "an https address", remedy: "the provider must offer this address with https")
    case .emptyKeySet:
      Explanation(
        message: "the key set holds no key, so no token could be checked", found: "0 keys",
        expected: "at least one RSA key", remedy: "check the address; try again after the provider has made its keys")
    case .noUsableKey(let reasons):
      Explanation(
        message: "no key in the set can check a token",
        found: OutsideText.shown(reasons.joined(separator: "; ")),
        expected: "an RSA key with kid, for signatures, of 2048 bits or more",
        remedy: "the provider must sign with such a key (RS256)")
    default: nil
    }
  }

  /// The name of a member, which comes from outside.
  private func quoted(_ name: String) -> String { "‘\(OutsideText.shown(name, limit: 60))’" }
}
