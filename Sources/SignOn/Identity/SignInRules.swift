import OpenIDConnect
import Text

/// Applies the server's rules to one user; raw values never leave it.
struct SignInRules {
  let settings: Settings
  let claims: Claims
  var principal = Principal()
  /// As the server would store them.
  var userName: String?
  var email: String?

  init(settings: Settings, claims: Claims) {
    self.settings = settings
    self.claims = claims
  }

  /// The server's answer ends the rules.
  struct Refusal: Error {
    let topic: Principal.Step.Topic
    let field: Field
    let sentence: String
    let rule: String
  }

  mutating func apply() {
    do {
      try request()
      try verified()
      let source = try source()
      try name(source.userName)
      try address(source.email)
      try settings.knowsUsersByEmail ? emailDomain(source.email) : domain(source.email)
      administer()
      signUp()
      enrol()
      giveRoles()
    } catch {
      principal.admission = .refused(error.sentence)
      add(error.topic, .fail, error.field, error.sentence, error.rule)
    }
  }

  /// This test requests a code; up to 1.13.3 a public client of OpenMetadata requests an `id_token` instead.
  private mutating func request() throws(Refusal) {
    guard !settings.isConfidential, let reason = settings.provider.onlyCode else { return }
    let rule = "Before 1.13.4, public clients request id_token; \(reason)."
    switch settings.deployment.release.publicClientsRequestCode {
    case true?: break
    case false?:
      throw Refusal(
        topic: .request, field: .clientType,
        sentence: "Refused: this release requests id_token for a public client, not a code as this test does.",
        rule: rule)
    case nil:
      add(
        .request, .cannotTell, .clientType,
        "Whether your release requests a code, as this test does, is not known.", rule)
    }
  }

  mutating func add(
    _ topic: Principal.Step.Topic, _ verdict: TokenJudgement.Verdict, _ field: Field, _ sentence: String, _ rule: String
  ) {
    principal.steps.append(
      Principal.Step(topic: topic, sentence: sentence, rule: rule, field: field.id, verdict: verdict))
  }

  /// The claims that make user name and address: the mapping's two, else the first principal claim for both.
  private mutating func source() throws(Refusal) -> (userName: String, email: String) {
    if claims.member(ignoringCase: "isBot")?.value == .bool(true) {
      throw Refusal(
        topic: .claim, field: .jwtPrincipalClaims,
        sentence: "Refused: the claim isBot marks this as a bot token.",
        rule: "A bot token must be the one OpenMetadata issued and stores.")
    }
    if settings.knowsUsersByEmail {
      let address = try emailClaim()
      return (address, address)
    }
    if let mapping = try mapping() { return try mapped(mapping) }
    let value = try firstPrincipalClaim()
    return (value, value)
  }

  private mutating func firstPrincipalClaim() throws(Refusal) -> String {
    let names = settings.items(.jwtPrincipalClaims)
    let list = names.isEmpty ? "(none)" : shown(names.joined(separator: ", "))
    let rule = "The first of \(list) in the token is used; claim names are not case-sensitive."
    func refusal(_ sentence: String) -> Refusal {
      Refusal(topic: .claim, field: .jwtPrincipalClaims, sentence: sentence, rule: rule)
    }
    guard let member = names.compactMap({ claims.member(ignoringCase: $0) }).first else {
      throw refusal("Refused: the token contains none of the principal claims.")
    }
    let name = shown(member.name, 40)
    guard let text = member.value.text else {
      throw refusal(
        "Refused: the user name comes from the claim \(name), which is \(member.value.kind) instead of text.")
    }
    guard !text.isEmpty else { throw refusal("Refused: the user name comes from the claim \(name), which is empty.") }
    principal.claim = name
    let isFirst = names.first.map { $0.lowercased() == member.name.lowercased() } ?? false
    add(
      .claim, .pass, .jwtPrincipalClaims,
      "User name comes from the claim \(name)\(isFirst ? "" : "; earlier ones are absent").", rule)
    return text
  }

  /// Java's `split("@")`: trailing empty parts are dropped.
  static func parts(_ text: String) -> [Substring.UTF8View] {
    var parts = Substring(text).utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    while let last = parts.last, last.isEmpty { parts.removeLast() }
    return parts
  }

  private mutating func name(_ value: String) throws(Refusal) {
    let rule = "The user name is the part before the @, in lower case."
    let name = Self.parts(value).first.map { String(Substring($0)).lowercased() } ?? ""
    guard !name.isEmpty else {
      throw Refusal(
        topic: .userName, field: .jwtPrincipalClaims, sentence: "Refused: there is nothing before the @.", rule: rule)
    }
    userName = name
    principal.userName = shown(name)
    let isOfPool = settings.items(.jwtPrincipalClaims).contains("cognito:username")
    guard !name.isUUID else {
      add(
        .userName, .warning, .jwtPrincipalClaims,
        "The user name is the UUID \(shown(name)), which nobody will recognize.",
        "\(rule) sub is often a UUID\(isOfPool ? "; with Cognito and e-mail sign-in, cognito:username is one too" : "")."
      )
      return
    }
    add(.userName, .pass, .jwtPrincipalClaims, "The user name is \(shown(name)).", rule)
  }

  private mutating func address(_ value: String) throws(Refusal) {
    let isWhole = value.utf8.contains(UInt8(ascii: "@"))
    let domain = settings.text(.principalDomain)
    let address = (isWhole ? value : "\(value)@\(domain)").lowercased()
    email = address
    principal.email = shown(address)
    if isWhole {
      add(
        .email, .pass, .jwtPrincipalClaims, "The e-mail is \(shown(address)).",
        "A claim with an @ is used as the e-mail address.")
    } else {
      add(
        .email, .warning, .principalDomain, "The e-mail is \(shown(address)), which may not exist.",
        "The principal domain is appended to a claim without an @.")
    }
  }

}
