public struct ProviderMetadata: Equatable, Sendable {
  public var issuer: String
  public var authorizationEndpoint: String?
  public var tokenEndpoint: String?
  public var userinfoEndpoint: String?
  public var jwksURI: String?
  public var endSessionEndpoint: String?
  public var scopesSupported: [String]?
  public var responseTypesSupported: [String]?
  public var idTokenSigningAlgorithms: [String]?
  public var tokenEndpointAuthMethods: [String]?
  public var codeChallengeMethods: [String]?

  public init(issuer: String) { self.issuer = issuer }
}

public struct KeySet: Equatable, Sendable {
  public struct Key: Equatable, Sendable {
    public var kid: String?
    public var type: String
    public var use: String?
    public var algorithm: String?
    public var modulusBits: Int?
  }
  public var keys: [Key]
  public var usable: [Key] { keys }
}

public struct Receipt: Equatable, Sendable {
  public var status: Int
  public var bytes: Int
  public var milliseconds: Int
  public var clockOffsetSeconds: Int?
}

public struct LookupError: Error, Equatable, Sendable {
  public enum Cause: Equatable, Sendable { case cancelled }
  public var url: String
  public var cause: Cause
  public var message: String { "" }
  public var found: String? { nil }
  public var expected: String? { nil }
  public var remedy: String { "" }
  public var isUnreachable: Bool { false }
}

public enum Lookup<Answer: Equatable & Sendable>: Equatable, Sendable {
  case notAsked
  case asking(String)
  case found(Answer, from: String, Receipt)
  case failed(LookupError)

  public var url: String? {
    switch self {
    case .notAsked: nil
    case .asking(let url), .found(_, let url, _): url
    case .failed(let error): error.url
    }
  }

  public var answer: Answer? {
    if case .found(let answer, _, _) = self { return answer }
    return nil
  }
}
