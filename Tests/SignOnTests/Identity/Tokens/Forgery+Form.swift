import Text

@testable import SignOn

extension Forgery {
  static let form: [Forgery] = [
    Forgery("nothing", "token", "there is no token") { "" },
    Forgery("an opaque token", "token", "no dots") { "c2ecf5b80ec5f0a4b2a2" },
    Forgery("an encrypted refresh token", "token", "five parts") { "eyJjdHkiOiJKV1Qi.a.b.c.d" },
    .bent("two parts", "token", "this one has 2") { "\($0[0]).\($0[1])" },
    .bent("four parts", "token", "this one has 4") { $0.joined(separator: ".") + ".x" },
    .bent("an empty header", "token", "header is empty") { ".\($0[1]).\($0[2])" },
    .bent("an empty claim set", "token", "claim set is empty") { "\($0[0])..\($0[2])" },
    .bent("a blank in front", "token", "cannot contain spaces") { " " + $0.joined(separator: ".") },
    .bent("a line break inside", "token", "cannot contain spaces") { "\($0[0]).\n\($0[1]).\($0[2])" },
    .bent("more than 64 KiB", "token", "larger than 64 KiB") {
      "\($0[0]).\(String(repeating: "A", count: 70_000)).\($0[2])"
    },
  ]

  static let encoding: [Forgery] = [
    .bent("padding", "token", "padded with =") { "\($0[0])=.\($0[1]).\($0[2])" },
    .bent("plain base64", "token", "plain base64") { "\($0[0]).ab+/.\($0[2])" },
    .bent("a character of no base64", "token", "is not base64url") { "\($0[0]).ab!d.\($0[2])" },
    .bent("a header cut in the middle", "token", "header is not JSON") { "\($0[0].prefix(20)).\($0[1]).\($0[2])" },
    .bent("a claim set cut in the middle", "token", "claim set is not JSON") {
      "\($0[0]).\($0[1].prefix(200)).\($0[2])"
    },
    .bent("a length that base64 cannot have", "token", "is not base64url") { "\($0[0]).\($0[1].prefix(41)).\($0[2])" },
    .bent("other trailing bits in the signature", "token", "last character of its signature") { parts in
      let last = parts[2].last.map { $0 == "A" ? "B" : $0 == "Q" ? "R" : $0 == "g" ? "h" : "x" } ?? ""
      return "\(parts[0]).\(parts[1]).\(parts[2].dropLast())\(last)"
    },
    .bent("other trailing bits in the header", "token", "last character of its header") {
      "eyJhbGciOiJub25lIn1.\($0[1]).\($0[2])"
    },
    Forgery("a claim set that is not UTF-8", "token", "not UTF-8") {
      "\(Forge.part(Forge.header)).\(Base64URL.text([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D])).AAAA"
    },
    Forgery("a byte-order mark", "token", "byte-order mark") { try Forge.token("\u{FEFF}" + Forge.claims) },
  ]

  static let content: [Forgery] = [
    Forgery("a list of claims", "token", "is an array, not a JSON object") { try Forge.token("[\(Forge.claims)]") },
    Forgery("a text for claims", "token", "is a string, not a JSON object") { try Forge.token(#""alice""#) },
    Forgery("two objects", "token", "not JSON") { try Forge.token(Forge.claims + "{}") },
    Forgery("a comma too many", "token", "not JSON") { try Forge.token(#"{"sub":"a",}"#) },
    .claims("an audience given twice", "token", "‘aud’ twice", #""token_use""#, #""aud":"evil","token_use""#),
    .claims("a twin in escapes", "token", "‘aud’ twice", #""token_use""#, #""\u0061ud":"evil","token_use""#),
    .header("an algorithm given twice", "token", "‘alg’ twice", #"{"alg":"none","kid":"one","alg":"RS256"}"#),
    Forgery("claims forty levels deep", "token", "deeper than 32 levels") {
      try Forge.token(#"{"a":"# + String(repeating: "[", count: 40) + String(repeating: "]", count: 40) + "}")
    },
    .header(
      "an extension that must be known", "token", "extensions (crit)",
      #"{"alg":"RS256","kid":"one","crit":["b64"],"b64":false}"#),
    .header("no algorithm", "token", "has no algorithm", #"{"kid":"one"}"#),
    .header("an algorithm that is a number", "token", "‘alg’ in its header", #"{"alg":256,"kid":"one"}"#),
    .header("a kid that is a list", "token", "‘kid’ in its header", #"{"alg":"RS256","kid":["one"]}"#),
  ]
}
