import Readers
import SignOn
import Testing

extension Settings {
  static let canary = "zq7secretcanary0123456789abcdefghijklmnopqrstuvw"
  private static let authority = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_ABC123DEF"

  /// All that a person has to answer, for a confidential client of Cognito.
  static func cognito(_ version: ServerVersion = .v1_11) -> Settings {
    var settings = Settings(version: version)
    settings.typed = [
      "discovery-uri": .text("\(authority)/.well-known/openid-configuration"),
      "authority": .text(authority),
      "public-key-urls": .list(["\(authority)/.well-known/jwks.json"]),
      "tenant": .text("eu-west-1_ABC123DEF"),
      "client-id": .text("1example23456789abcdefghij"),
      "client-secret": .secret(Secret(canary)),
      "callback-url": .text("https://om.company.com/callback"),
      "admin-principals": .list(["alice", "bob"]),
    ]
    return settings
  }

  /// The same without a secret.
  static func publicClient(_ version: ServerVersion = .v1_11) -> Settings {
    var settings = cognito(version)
    settings.typed["client-type"] = .text("public")
    return settings
  }

  /// Another provider, and every field that the stock files leave out or set otherwise.
  static func custom(_ version: ServerVersion = .v1_11) -> Settings {
    var settings = cognito(version)
    let given: [String: Value] = [
      "provider": .text("custom-oidc"), "provider-name": .text("Größe: \"A & B\" #1, it's ${HOME}"),
      "client-secret": .secret(Secret("p'\\$a${b}#: \"ü\u{2028}😀\n")), "tenant": .text("007"),
      "custom-parameters": .pairs([.init("lang", "de"), .init("ui: #", "yes")]),
      "prompt": .text("login"), "max-age": .text("3600"), "max-clock-skew": .text("30"),
      "token-validity": .text("7200"),
      "use-nonce": .text("false"), "secure-session-cookie": .text("true"), "roles-from-provider": .text("true"),
      "token-validation-algorithm": .text("RS384"), "default-role": .text("DataConsumer"),
      "team-claim": .text("cognito:groups"), "automatic-redirect": .text("true"),
      "jwt-principal-claims-mapping": .list(["username:sub", "email:email"]),
      "email-claim": .text("email"), "display-name-claim": .text("name"),
      "admin-emails": .list(["alice@company.com"]), "allowed-email-domains": .list(["company.com"]),
      "allowed-domains": .list(["company.com", "1e3", "a,b", "yes"]), "registration-domains": .list([]),
    ]
    settings.typed.merge(given) { $1 }
    return settings
  }

  /// Anything at all that can be typed or picked.
  static func random(_ sample: inout SampleText) -> Settings {
    var settings = Settings(version: ServerVersion.allCases[sample.below(ServerVersion.allCases.count)])
    for field in Field.all where sample.below(5) > 0 {
      settings.typed[field.id] = field.randomValue(&sample)
    }
    return settings
  }
}

extension Field {
  fileprivate func randomValue(_ sample: inout SampleText) -> Value {
    switch kind {
    case .text, .url: .text(sample.next())
    case .secret: .secret(Secret(sample.next()))
    case .choice, .toggle: .text(options[sample.below(options.count)].value)
    case .number: .text(String(sample.below(100_000)))
    case .list: .list((0..<sample.below(4)).map { _ in sample.next() })
    case .pairs: .pairs((0..<sample.below(4)).map { _ in .init(sample.next(), sample.next()) })
    }
  }
}

extension FileKind: CustomTestStringConvertible {
  public var testDescription: String { id }
}
