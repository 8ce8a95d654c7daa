import OpenIDConnect
import Testing
import Text

@testable import SignOn

@Suite struct PastedIdentityTests {
  private static let token =
    "eyJraWQiOiJvbmUiLCJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzLTEiLCJlbWFpbCI6ImFAYi5jIn0.c2lnbmF0dXJl"

  private func subject(_ text: String) -> JSON? {
    switch PastedIdentity.read(text) {
    case .token(let token, _): token.claims["sub"]
    case .claims(let claims, _): claims["sub"]
    default: nil
    }
  }

  @Test(arguments: [
    token, " \(token)\n", "\"\(token)\"", "Bearer \(token)", "Authorization: Bearer \(token)", "id_token=\(token)",
    token.replacing(".", with: ".\n  "), #"{"id_token":"\#(token)","access_token":"x","expires_in":3600}"#,
    #"{"AuthenticationResult":{"IdToken":"\#(token)","AccessToken":"x"}}"#,
    "http://localhost:8585/callback#id_token=\(token)&state=x", #"{"sub":"s-1","email":"a@b.c"}"#,
    #"{"Username":"u","UserAttributes":[{"Name":"sub","Value":"s-1"},{"Name":"email","Value":"a@b.c"}]}"#,
  ]) func aTokenOrClaimsAreFoundInWhatPeopleHave(text: String) {
    #expect(subject(text) == .text("s-1"))
  }

  @Test(arguments: [
    "http://localhost:8585/callback?code=canary&state=y", "https://om.company.com/callback?error=access_denied&state=y",
    "?code=canary&state=y", "code=canary&state=y",
  ]) func aReturnAddressIsKnownAndKeptSecret(text: String) {
    let pasted = PastedIdentity.read(text)
    #expect(pasted == .returnAddress(Secret(text)))
    #expect(!"\(pasted)".contains("canary"))
  }

  @Test(arguments: [
    ("", "Nothing was pasted"), ("hello", "no dots"), ("hello there", "not a token or claims"),
    ("https://om.company.com/callback", "not contain a code"), (#"{"access_token":"x"}"#, "no ID token"),
    ("{}", "object is empty"), (#"{"sub":"#, "not JSON"), (#"{"sub":"a","sub":"b"}"#, "twice"),
    ("a.b.c.d.e", "five parts"), ("eyJh.e30", "this one has 2"), (String(repeating: "x", count: 300_000), "256 KiB"),
  ]) func whatIsNeitherIsSaidWithAWayOn(text: String, says: String) {
    guard case .unusable(let message, let remedy) = PastedIdentity.read(text) else {
      Issue.record("\(PastedIdentity.read(text))")
      return
    }
    #expect(message.contains(says), "\(message)")
    #expect(!remedy.isEmpty)
  }
}
