import OpenIDConnect
import Text

/// The issued codes and tokens, and to whom; kept while the rehearsal runs.
struct Grants {
  /// What a code stands for.
  struct Grant {
    let tenant: Tenant
    let user: User
    let clientID: String
    let redirectURI: String
    let scopes: [String]
    let nonce: String?
    let challenge: String?
    /// Seconds since 1970.
    let signedInAt: Int
  }

  static let codeSeconds = 300

  private var codes: [String: Grant] = [:]
  /// The first secret that a client sends becomes its secret.
  private var secrets: [String: String] = [:]
  /// The pool last requested in each region owns the region's sign-in pages.
  private var pools: [String: Pool] = [:]

  mutating func see(_ pool: Pool) { pools[pool.region] = pool }
  func pool(in region: String) -> Pool? { pools[region] ?? Pool(region: region) }

  mutating func code(for grant: Grant) throws(Signatures.Failure) -> String {
    let code = try Self.uuid()
    codes[code] = grant
    return code
  }

  /// Gives the grant once.
  mutating func redeem(_ code: String, at now: Int) -> Grant? {
    guard let grant = codes.removeValue(forKey: code), now < grant.signedInAt + Self.codeSeconds else { return nil }
    return grant
  }

  /// Whether this is the client's secret; nil, for none, is valid until a secret has been seen.
  mutating func isRight(_ secret: String?, of clientID: String) -> Bool {
    guard let secret else { return secrets[clientID] == nil }
    let known = secrets[clientID] ?? secret
    secrets[clientID] = known
    return known == secret
  }

  static func uuid() throws(Signatures.Failure) -> String {
    let digits = try Signatures.random(16).map { hexadecimal($0, digits: 2) }
    return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
  }
}
