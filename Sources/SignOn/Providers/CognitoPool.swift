/// A Cognito user pool, known by its region and id.
public struct CognitoPool: Equatable, Sendable {
  public let region: String
  /// `{region}_{alphanumerics}`, at most 55 characters.
  public let id: String

  public init?(discoveryURI: String) {
    return nil
  }

  public var authority: String { "https://cognito-idp.\(region).amazonaws.com/\(id)" }
  public var discoveryURI: String { authority + discoveryPath }
  public var keysURL: String { authority + "/.well-known/jwks.json" }
}

extension CognitoPool {
  /// What a pasted text was taken for.
  public enum Reading: Equatable, Sendable {
    case pool(CognitoPool, done: [String])
    case unusable(String, remedy: String)
  }

  public static func read(_ pasted: String) -> Reading {
    .unusable("", remedy: "")
  }
}
