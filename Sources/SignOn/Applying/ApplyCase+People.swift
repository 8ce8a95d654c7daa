import OpenIDConnect
import OpenMetadataServer
import Text

/// Who can administer afterwards: the lock-outs.
extension ApplyCase {
  /// An admin principal, and whether its owner will be an administrator.
  private enum Candidacy {
    case remains(String)
    case becomes(String)
    case isNone(Finding)
  }

  var remaining: ApplyResult {
    let names = settings.items(.adminPrincipals)
    var findings: [Finding] = []
    var people: [String] = []
    for name in names {
      switch candidacy(name) {
      case .remains(let words), .becomes(let words): people.append(words)
      case .isNone(let finding): findings.append(finding)
      }
    }
    if settings.isRelevant(.adminEmails) { people += settings.items(.adminEmails).map { shown($0, 60) } }
    if let kept = keepers.first(where: { !names.contains($0.name) }) {
      people.append("\(shown(kept.name, 60)) (already an administrator)")
    }
    guard let first = people.first else {
      let list = names.prefix(5).map { shown($0, 40) }.joined(separator: ", ")
      let none = Finding.error(
        .adminPrincipals,
        "Nobody would be an administrator: \(names.isEmpty ? "there are no admin principals" : list).",
        remedy: "Add the user name of a person who can sign in at the provider.")
      return ApplyResult(.administrator, failed: [none] + findings)
    }
    return ApplyResult(
      .administrator, .passed(people.count == 1 ? first : "\(first) and \(people.count - 1) more"), findings)
  }

  private func candidacy(_ name: String) -> Candidacy {
    let word = shown(name, 60)
    func none(_ message: String, _ remedy: String) -> Candidacy {
      .isNone(.warning(.adminPrincipals, message, remedy: remedy))
    }
    switch named[name] {
    case nil: return .becomes("\(word) (not looked up)")
    case .some(nil):
      guard settings.isOn(.enableSelfSignup) else {
        return none(
          "There is no user \(word), and self sign-up is off, so nobody can become that administrator.",
          "Turn on self sign-up, or create the user in OpenMetadata first.")
      }
      return .becomes("\(word) (created at the first sign-in)")
    case .some(let user?):
      if user.isBot { return none("\(word) is a bot, which nobody can sign in as.", "Use the user name of a person.") }
      if let problem = obstacle(user) { return none("\(word) cannot sign in: \(problem)", "Use another person.") }
      if user.isAdministrator { return .remains(word) }
      guard settings.isConfidential else {
        return none(
          "\(word) exists and is not an administrator; with a public client that stays so.",
          "Make \(word) an administrator in OpenMetadata first.")
      }
      return .becomes("\(word) (not yet an administrator)")
    }
  }

  /// Administrators who can be shown to stay what they are: those who already sign in at a provider. The account that
  /// every server begins with is nobody's there.
  private var keepers: [ServerUser] {
    guard answers?.configuration?.isOpenIDConnect == true, identifiesByAddress else { return [] }
    return administrators.filter { !$0.email.hasSuffix("@open-metadata.org") && obstacle($0) == nil }
  }

  /// Whether the address decides who somebody is, so that it can be told from the account.
  private var identifiesByAddress: Bool {
    if settings.knowsUsersByEmail { return settings.text(.emailClaim) == "email" }
    let mapping = settings.items(.jwtPrincipalClaimsMapping)
    return mapping.isEmpty ? settings.firstClaim == "email" : Set(mapping) == ["username:email", "email:email"]
  }

  /// Why the owner of an account would not get in with it; nil if that cannot be told either.
  private func obstacle(_ user: ServerUser) -> String? {
    guard identifiesByAddress, !user.email.isEmpty else { return nil }
    let principal = become([Claims.Member("email", .text(user.email))])
    if case .refused(let why) = principal.admission { return why }
    return principal.userName == user.name ? nil : "\(shown(user.email, 60)) becomes \(principal.userName ?? "nobody")."
  }

  /// By the rules for everybody who gets in, whatever client brings the token.
  private func become(_ members: [Claims.Member]) -> Principal {
    var settings = settings
    settings.typed[Field.clientType.id] = .text("confidential")
    return Principal.become(settings, Claims(members))
  }

  // MARK: Our own token

  /// The server applies claim order, mapping, domain and algorithm to its own tokens too: one that is rejected afterwards
  /// cannot take anything back.
  var surviving: ApplyResult {
    guard let token, let user else { return ApplyResult(.ownToken, .unknown("the token is not a JWT")) }
    if let left = token.claims["exp"]?.seconds.map({ Int($0) - now }), left < 600 {
      return fails(
        .ownToken, "The token expires in \(max(0, left)) s, before anything could be taken back.",
        remedy: "Make a token that is valid for more than an hour.")
    }
    if let finding = algorithm(token) ?? keySet { return ApplyResult(.ownToken, failed: [finding]) }
    let name: String
    switch identity(token, user) {
    case .success(let found): name = found
    case .failure(let refusal):
      return ApplyResult(
        .ownToken,
        failed: [
          .error(
            refusal.field,
            "The server would reject this token afterwards, and nothing could be taken back: "
              + refusal.sentence,
            remedy: "Change the setting, or use the token of an administrator whom it does not exclude.")
        ])
    }
    guard name == user.name || administrators.contains(where: { $0.name == name }) else {
      return fails(
        .ownToken, on: .jwtPrincipalClaims,
        "The server would take this token for \(shown(name, 60)), who is not an administrator.",
        remedy: "Put a claim first that names \(shown(user.name, 60)) in this token as well, such as email.")
    }
    return ApplyResult(.ownToken, .passed("for \(shown(name, 60))"), hurry(token))
  }

  private func hurry(_ token: IDToken) -> [Finding] {
    guard let left = token.claims["exp"]?.seconds.map({ Int($0) - now }), left < 3600 else { return [] }
    return [
      .aboutTheFile(
        "The token expires in \(left / 60) minutes; later nothing can be taken back with it.", .warning,
        remedy: "Test a sign-in at once, or make a token that is valid for longer.")
    ]
  }

  private func algorithm(_ token: IDToken) -> Finding? {
    let wanted = settings.text(.tokenValidationAlgorithm)
    guard !wanted.isEmpty, wanted != token.header.algorithm else { return nil }
    return .error(
      .tokenValidationAlgorithm,
      "The server would accept only tokens signed with \(shown(wanted, 20)), and this one has "
        + "\(shown(token.header.algorithm, 20)): nobody could take anything back.", remedy: "Use RS256.")
  }

  /// Up to 1.11 the server's own keys are only those it is told.
  private var keySet: Finding? {
    guard let release, !release.isAtLeast(1, 12) else { return nil }
    let urls = candidate?.stored[[SecurityConfiguration.authentication, "publicKeyUrls"]]?.texts ?? []
    guard !urls.contains(where: \.isOwnKeySet) else { return nil }
    return .error(
      .publicKeyURLs,
      "OpenMetadata \(release) would reject its own tokens: its key set is not among the public key URLs.",
      remedy: "Add http://localhost:8585/api/v1/system/config/jwks, as the server reaches itself.")
  }

  private struct Rejection: Error {
    let field: Field
    let sentence: String
  }

  /// Domain and mapping do not apply to bots.
  private func identity(_ token: IDToken, _ user: ServerUser) -> Result<String, Rejection> {
    guard user.isBot else {
      let principal = become(token.claims.members)
      if case .refused(let sentence) = principal.admission {
        let field = principal.steps.last { $0.verdict == .fail }.flatMap { Field.named($0.field) }
        return .failure(Rejection(field: field ?? .jwtPrincipalClaims, sentence: sentence))
      }
      return .success(principal.userName ?? "")
    }
    let values = settings.items(.jwtPrincipalClaims).compactMap { token.claims.member(ignoringCase: $0)?.value.text }
    let name = values.first.flatMap { SignInRules.parts($0).first }.map { String(Substring($0)).lowercased() }
    return name.map { .success($0) }
      ?? .failure(
        Rejection(field: .jwtPrincipalClaims, sentence: "Refused: the token contains none of the principal claims."))
  }
}
