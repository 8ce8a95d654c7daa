import OpenIDConnect
import SignOn
import Testing
import Text
import TextUI

@testable import Wizard

/// A sign-in at a pool of ours, with a key made for the run and a clock that stands still.
enum SignInStory {
  static let now = 1_800_000_000
  static let moment = Moment(seconds: now, clock: "14:02")
  static let address = """
    https://company.auth.eu-west-1.amazoncognito.com/oauth2/authorize?response_type=code&client_id=\(Samples.clientID)\
    &redirect_uri=https%3A%2F%2Fcatalog.example.com%2Fcallback&scope=openid%20email%20profile\
    &state=QmFzZTY0LXN0YXRlLWZvci1hLXN0b3J5LTEyMzQ1Njc&nonce=Tm9uY2UtZm9yLWEtc3RvcnktMTIzNDU2Nzg5MDEyMzQ\
    &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
    """
  private static let key = try? SigningKey()

  static var keySet: KeySet {
    KeySet(
      keys: [KeySet.Key(kid: "one", use: "sig", algorithm: "RS256", modulus: key?.modulus, exponent: key?.exponent)])
  }

  static func atTheStart(_ size: Size = Size(columns: 80, rows: 24)) -> Story {
    var story = SetupStoryTests.answered(columns: size.columns, rows: size.rows)
    if let url = story.state.settings.keysURL {
      story.state.settings.facts.keys = .found(keySet, from: url, Samples.receipt)
    }
    story.press(.enter, .pageDown)
    return story
  }

  static func underWay(_ size: Size = Size(columns: 80, rows: 24)) throws -> (Story, SignInAttempt) {
    var story = atTheStart(size)
    _ = story.takeEffects()
    story.press(.enter)
    guard case .prepareSignIn(let request, let endpoint, let authentication)? = story.takeEffects().first else {
      throw Lost(words: "nothing begins")
    }
    let attempt = try SignInAttempt(request, tokenEndpoint: endpoint, authentication: authentication, now: now)
    story.take(.signIn(.began(attempt, address: address, at: now)))
    #expect(story.takeEffects() == [.listen(attempt)])
    return (story, attempt)
  }

  struct Lost: Error { let words: String }

  /// Where the browser ends, with the state of the attempt.
  static func callback(_ attempt: SignInAttempt, _ query: String) -> String {
    let state = attempt.address.split { "?&".contains($0) }.first { $0.hasPrefix("state=") } ?? ""
    return "https://catalog.example.com/callback?\(query)&\(state)"
  }

  /// Does what the outside does with a text to be read.
  static func handBack(_ story: inout Story) throws {
    guard case .read(let text)? = story.takeEffects().first else { throw Lost(words: "nothing is read") }
    story.take(.signIn(.handed(text, at: moment)))
  }

  static func token(
    _ email: String = "alice@example.com", nonce: String = "none", audience: String = Samples.clientID
  ) throws -> Secret {
    let user = email.prefix { $0 != "@" }
    let claims = """
      {"sub":"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee","iss":"https://cognito-idp.eu-west-1.amazonaws.com/\(Samples.pool)",\
      "aud":"\(audience)","token_use":"id","cognito:username":"\(user)","email":"\(email)","email_verified":true,\
      "nonce":"\(nonce)","auth_time":\(now - 10),"iat":\(now - 10),"exp":\(now + 3590)}
      """
    func part(_ text: String) -> String { Base64URL.text(Array(text.utf8)) }
    let signed = "\(part(#"{"kid":"one","alg":"RS256"}"#)).\(part(claims))"
    let signature = try #require(try key?.signature(of: Array(signed.utf8)))
    return Secret("\(signed).\(Base64URL.text(signature))")
  }
}
