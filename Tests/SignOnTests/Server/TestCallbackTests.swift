import OpenIDConnect
import SignOn
import Testing

/// Applying tells which callback URL its test sign-in used, if it was not the configured one.
@Suite struct TestCallbackTests {
  @Test(arguments: [
    (nil, ""), ("http://localhost:8585/callback", ", with the callback URL http://localhost:8585/callback"),
  ])
  func theStepNamesIt(callback: String?, words: String) {
    var known = ApplyCase(.samplePool())
    known.person = Person(claims: .sample(#"{"email":"alice@company.com","sub":"1"}"#))
    known.testCallback = callback
    #expect(known.judged(.signIn).verdict == .passed("alice@company.com is the administrator alice\(words)"))
  }
}
