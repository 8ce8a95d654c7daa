import Text

/// What the name of a value says about it.
enum SecretName: Equatable, Sendable {
  /// A password or secret: hidden, numbers included.
  case password
  /// A token, key or the like: a number or an address there is none.
  case token
  /// Several passwords, tokens or keys.
  case passwords
  /// Several secrets, or only what several are called: Compose lists names under `secrets`.
  case several
  /// Where all is hidden, whatever it is called: in a Kubernetes Secret.
  case everything

  /// Nil where the name says nothing of a secret. Words count, whatever joins them.
  init?(_ name: some Sequence<UInt8>) {
    // In the chart's values it is the name of an entry in a Secret, unless something else stands there.
    if name.elementsEqual("secretKey".utf8) {
      self = .several
      return
    }
    guard Self.maySaySo(name) else { return nil }
    var words = Self.words(name)
    if words.suffix(2) == ["cookie", "hash"] { return nil }
    while words.count > 1, let last = words.last, Self.qualifiers.contains(last) || last.utf8.allSatisfy(\.isDigit) {
      words.removeLast()
    }
    guard let last = words.last, !Self.describing.contains(last) else { return nil }
    if ["max", "min", "total"].contains(words[0]) { return nil }
    if words[0] == "existing" {
      self = .several
      return
    }
    let all = words.joined()
    if Self.plurals.contains(where: { all.hasSuffix($0) }) {
      self = .passwords
    } else if Self.passwordParts.contains(where: { $0.isPart(of: all) })
      || ["pwd", "pass", "pw", "secret"].contains(last)
    {
      self = .password
    } else if words.contains("pwd") || Self.endings.contains(where: { all.hasSuffix($0) }) {
      self = .password
    } else if last == "secrets" {
      self = .several
    } else if Self.isToken(words, all) {
      self = .token
    } else {
      return nil
    }
    if Self.innocent.contains(where: { all.hasSuffix($0) }) { return nil }
  }

  /// Quickly: whether any word that counts begins somewhere in the name.
  private static func maySaySo(_ name: some Sequence<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in name {
      let letter = byte | 0x20
      if beginnings[Int(previous & 0x1F) << 5 | Int(letter & 0x1F)] { return true }
      previous = letter
    }
    return false
  }

  /// The first two letters of every word below, five bits each.
  private static let beginnings: [Bool] = {
    var table = [Bool](repeating: false, count: 1024)
    let pairs = "pa pw ps se to ke cr au co jw be si ot pi do np ne pg ht ds sa re ma ac ap fe en pr di un ph"
    for pair in pairs.split(separator: " ").map({ Array($0.utf8) }) {
      table[Int(pair[0] & 0x1F) << 5 | Int(pair[1] & 0x1F)] = true
    }
    return table
  }()

  private static func isToken(_ words: [String], _ all: String) -> Bool {
    let last = words[words.count - 1]
    if tokens.contains(last) || tokenNames.contains(all) { return true }
    if tokenParts.contains(where: { $0.isPart(of: all) }) { return true }
    guard last == "key" || last == "keys" || all.hasSuffix("key") else { return false }
    guard words.count > 1 else { return all != "key" && all != "keys" }
    return !openKeys.contains(words[words.count - 2]) && last != "keys"
  }

  /// `clientSecret`, `client-secret`, `CLIENT_SECRET` and `HTTPPassword`, in small letters.
  private static func words(_ name: some Sequence<UInt8>) -> [String] {
    var words: [[UInt8]] = [[]]
    var wasSmall = false
    for byte in name {
      guard byte.isLetter || byte.isDigit else {
        words.append([])
        wasSmall = false
        continue
      }
      let isLarge = byte.isLetter && !byte.isSmallLetter
      if wasSmall && isLarge { words.append([]) }
      words[words.count - 1].append(byte.isLetter ? byte | 0x20 : byte)
      wasSmall = !isLarge
    }
    return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static let plurals = [
    "passwords", "tokens", "credentials", "apikeys", "accesskeys", "privatekeys", "secretkeys",
  ]
  private static let passwordParts = ["password", "passwd", "passphrase", "passcode"]
  private static let endings = ["secret", "pass", "pwd", "passwort", "kennwort", "authpw", "rootpw"]
  private static let tokens: Set = [
    "token", "credential", "creds", "authorization", "cookie", "cookies", "jwt", "bearer",
    "signature", "otp", "totp", "pin", "dockerconfigjson", "dockercfg", "npmrc", "netrc", "pgpass", "htpasswd", "dsn",
    "jsessionid", "phpsessid", "sessionid", "sas",
  ]
  /// As a whole.
  private static let tokenNames: Set = [
    "requirepass", "masterauth", "auth", "authtoken", "sig", "connectsid", "xamzcredential", "connectionstring",
    "signingkeys", "setcookie",
  ]
  private static let tokenParts = [
    "privatekey", "secretkey", "accesskey", "apikey", "fernetkey", "encryptionkey", "signingkey", "masterkey",
    "accountkey", "connectionstring",
  ]
  /// Before `key`: what such a key does is no secret.
  private static let openKeys: Set = [
    "public", "primary", "foreign", "partition", "sort", "cache", "routing", "object", "map", "label", "host", "group",
    "index", "lookup", "topology", "hash", "row", "unique", "natural", "parent", "item", "shard", "tag", "site",
    "publishable", "property", "by", "range", "registry", "annotation", "dedup", "message", "event", "kms", "config",
    "sub", "deploy", "hot", "order", "ref", "project", "issue", "verification",
  ]
  /// After the word that says secret.
  private static let qualifiers: Set = [
    "value", "default", "old", "new", "prev", "previous", "current", "next", "prod", "production", "dev", "test",
    "staging", "primary", "secondary", "base64", "b64", "encoded", "text", "string", "plain", "plaintext", "raw",
    "data",
    "backup", "json", "hash", "hex", "decoded",
  ]
  /// Last words of names that speak about a secret and hold none.
  private static let describing: Set = [
    "path", "file", "ref", "refs", "name", "names", "url", "urls", "uri", "type", "validity", "algorithm", "alg",
    "method", "enabled", "id", "ids", "expiry", "expiration", "expires", "ttl", "length", "size", "count", "policy",
    "rotation", "header", "field", "prefix", "format", "version", "arn", "alias", "class", "issuer", "endpoint",
    "location", "dir", "directory", "mount", "provider", "backend", "strategy", "required", "min", "max", "days",
    "hint", "env", "var", "stdin", "fd", "from", "manager", "engine", "lifetime", "seconds", "minutes", "hours", "age",
    "reset", "generator", "scope", "audience", "claims", "claim", "label", "description", "use", "usage", "store",
    "encoder", "validation", "configuration", "config", "hours", "limit", "bits", "rules", "salted", "supported",
  ]
  /// Whole endings that are something else.
  private static let innocent = ["bypass", "compass", "encompass", "trespass", "monkey", "turkey", "hotkey", "passkey"]
}

extension String {
  /// By bytes: names are many, and they are short.
  fileprivate func isPart(of text: String) -> Bool {
    var rest = Substring(text).utf8
    while rest.count >= utf8.count {
      if rest.starts(with: utf8) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
