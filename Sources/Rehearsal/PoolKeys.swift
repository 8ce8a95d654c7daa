import OpenIDConnect
import Text

/// A key pair with its name; Cognito's names look like 32 random bytes in Base64.
struct PoolKey: Sendable {
  let kid: String
  let signing: SigningKey
}

enum PoolKeys {
  /// Two, as in every pool; created at the first request and kept for the whole run.
  static func shared() throws(Signatures.Failure) -> [PoolKey] { try made.get() }

  private static let made: Result<[PoolKey], Signatures.Failure> = Result { () throws(Signatures.Failure) in
    var keys: [PoolKey] = []
    for _ in 0..<2 {
      keys.append(PoolKey(kid: Base64.text(try Signatures.random(32)), signing: try SigningKey()))
    }
    return keys
  }
}
