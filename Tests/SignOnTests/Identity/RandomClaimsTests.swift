import OpenIDConnect
import Testing
import Text

@testable import SignOn

@Suite struct RandomClaimsTests {
  private static let names = [
    "email", "Email", "sub", "cognito:username", "cognito", "roles", "cognito:groups", "isBot", "aud", "exp", "",
    "\u{1B}[2J", "é", "e\u{301}",
  ]

  private func value(_ random: inout RandomText, depth: Int = 0) -> JSON {
    switch Int.random(in: 0...(depth > 3 ? 4 : 6), using: &random) {
    case 0, 1: .text(random.text() + (Bool.random(using: &random) ? "@" + random.text() : ""))
    case 2: .number(["1", "-0", "1e999", "9.5", "1e-400"].randomElement(using: &random) ?? "")
    case 3: .bool(Bool.random(using: &random))
    case 4: .null
    case 5: .list((0..<3).map { _ in value(&random, depth: depth + 1) })
    default: .object([(random.text(), value(&random, depth: depth + 1))])
    }
  }

  private func claims(_ random: inout RandomText) -> Claims {
    Claims(
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        Claims.Member(Self.names.randomElement(using: &random) ?? "", value(&random))
      })
  }

  private func settings(_ random: inout RandomText) -> Settings {
    let version = ServerVersion.allCases.randomElement(using: &random) ?? .v1_12
    var settings = PrincipalRow.settings(version)
    let fields: [Field] = [
      .jwtPrincipalClaims, .jwtPrincipalClaimsMapping, .allowedDomains, .registrationDomains, .adminPrincipals,
    ]
    for field in fields where Int.random(in: 0...3, using: &random) == 0 {
      settings = settings.with(field, [random.text(), random.text()])
    }
    for field in [Field.enforcePrincipalDomain, .enableSelfSignup, .rolesFromProvider] {
      settings = settings.with(field, Bool.random(using: &random) ? "true" : "false")
    }
    if Bool.random(using: &random) {
      settings = settings.with(.jwtPrincipalClaimsMapping, ["username:sub", "email:email"])
    }
    if Bool.random(using: &random) { settings = settings.with(.principalDomain, random.text()) }
    return settings.with(.teamClaim, "cognito:groups")
  }

  @Test(arguments: [3, 17, 2026] as [UInt64]) func anythingMakesTheSamePersonTwiceAndNothingHarmful(seed: UInt64) {
    var random = RandomText(seed: seed)
    for _ in 0..<1500 {
      let (settings, claims) = (settings(&random), claims(&random))
      let principal = Principal.become(settings, claims)
      #expect(principal == Principal.become(settings, claims))
      let people = [Person(claims: claims), .alice]
      let collisions = Principal.collisions(settings, people).flatMap { [$0.userName] + $0.people }
      let finding = LockOut.finding(settings, tested: people)
      let told =
        principal.steps.flatMap { [$0.sentence, $0.rule] } + principal.teams + principal.roles + collisions
        + [principal.userName, principal.email, principal.claim, finding?.message, finding?.remedy, people[0].name]
        .compactMap(\.self)
      #expect(told.allSatisfy { $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } })
      #expect(told.allSatisfy { $0.count <= 700 }, "\(told.max { $0.count < $1.count } ?? "")")
    }
  }

  @Test(arguments: [5, 23] as [UInt64]) func randomTextIsReadWithoutATrapAndNeverRepeated(seed: UInt64) {
    var random = RandomText(seed: seed)
    for _ in 0..<2000 {
      let text =
        ["", "{", "{\"", "a.", "eyJ", "https://"].randomElement(using: &random).map { $0 + random.text() } ?? ""
      guard case .unusable(let message, let remedy) = PastedIdentity.read(text) else { continue }
      #expect((message + remedy).unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      #expect(!message.isEmpty && !remedy.isEmpty)
    }
  }
}
