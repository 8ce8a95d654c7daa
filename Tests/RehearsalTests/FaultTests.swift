import OpenIDConnect
import TestThreads
import Testing

@testable import Rehearsal

private let issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Rehearse1"

/// What the two questions come to: a cause, or nil where the answer is a good one.
private struct Outcome {
  var metadata: LookupError.Cause?
  var keys: LookupError.Cause?

  init(_ metadata: LookupError.Cause? = nil, keys: LookupError.Cause? = nil) {
    self.metadata = metadata
    self.keys = keys
  }

  init(both cause: LookupError.Cause) { self.init(cause, keys: cause) }

  static func of(_ fault: Fault) -> Outcome {
    switch fault {
    case .none, .issuer, .noDomain, .missingEndpoint, .clock, .unknownClient, .unregisteredCallback, .disabledScope,
      .noCodeFlow, .wrongSecret, .postOnly, .basicOnly, .expiredToken, .wrongAudience, .wrongNonce, .tokenIssuer,
      .unknownKey, .badSignature:
      Outcome()
    case .notFound: Outcome(both: .status(.notFound404))
    case .html: Outcome(both: .body(.htmlInsteadOfJSON))
    case .slow: Outcome(both: .connection(.timedOut(seconds: 0.3)))
    case .redirect: Outcome(both: .status(.redirected(status: 302, to: "https://signin.example.com/login")))
    case .serverError: Outcome(both: .status(.serverError(500)))
    case .truncated: Outcome(both: .body(.truncated))
    case .emptyKeys: Outcome(keys: .content(.emptyKeySet))
    case .weakKeys: Outcome(keys: .content(.noUsableKey(["only 1024 bits", "only 1024 bits"])))
    case .plainEndpoint:
      Outcome(
        .content(
          .insecureEndpoint(
            member: "token_endpoint", url: "http://rehearsal.auth.eu-west-1.amazoncognito.com/oauth2/token")))
    }
  }
}

@Suite(.waiting) struct FaultTests {
  private func ask(_ fault: Fault) async throws -> (Lookup<ProviderMetadata>, Lookup<KeySet>) {
    let rehearsal = try await Rehearsal(fault: fault)
    let client = ProviderClient.live(NetworkOptions(seconds: fault == .slow ? 0.3 : 20, routes: rehearsal.routes))
    async let metadata = client.metadata(issuer + "/.well-known/openid-configuration")
    async let keys = client.keys(issuer + "/.well-known/jwks.json")
    let answers = await (metadata, keys)
    await rehearsal.stop()
    return answers
  }

  @Test(arguments: Fault.allCases) func everyFaultShowsAsItself(fault: Fault) async throws {
    let (metadata, keys) = try await ask(fault)
    #expect(metadata.error?.cause == Outcome.of(fault).metadata)
    #expect(keys.error?.cause == Outcome.of(fault).keys)
    #expect((metadata.answer == nil) == (Outcome.of(fault).metadata != nil))
  }

  @Test func anotherIssuerComesBackAsItStands() async throws {
    let found = try #require(await ask(.issuer).0.answer?.issuer)
    #expect(found != issuer && found.hasPrefix("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_"))
  }

  @Test func withoutADomainTheEndpointsAreOnTheHostOfThePool() async throws {
    let metadata = try #require(await ask(.noDomain).0.answer)
    #expect(metadata.authorizationEndpoint == issuer + "/authorize")
    #expect(metadata.tokenEndpoint == issuer + "/token")
  }

  @Test func theMissingEndpointIsMissing() async throws {
    let metadata = try #require(await ask(.missingEndpoint).0.answer)
    #expect(metadata.tokenEndpoint == nil && metadata.authorizationEndpoint != nil)
  }

  @Test func theClockIsAnHourAhead() async throws {
    let offset = try #require(await ask(.clock).0.receipt?.clockOffsetSeconds)
    #expect(abs(offset - 3600) <= 5)
  }

  @Test func everyFaultHasANameForTheCommandLineAndADescription() {
    #expect(Set(Fault.allCases.map(\.description)).count == Fault.allCases.count)
    #expect(Fault.allCases.allSatisfy { !$0.description.isEmpty })
    #expect(Fault.allCases.allSatisfy { $0.rawValue.allSatisfy { $0.isLowercase || $0 == "-" } })
  }
}
