import Text

extension CognitoPool {
  /// What a pasted text was taken for.
  package enum Reading: Equatable, Sendable {
    case pool(CognitoPool, done: [String])
    case unusable(String, remedy: String)
  }

  /// Finds the pool in whatever names it: an address, an ARN, its id, a line of a file, a whole document.
  package static func read(_ pasted: String) -> Reading {
    guard let text = PastedText(pasted) else {
      return .unusable(
        "This is \(pasted.utf8.count) bytes long, far too long for a URL or a discovery document.",
        remedy: "Paste only the discovery URI or the user pool ID.")
    }
    if let pool = CognitoPool(discoveryURI: text.text) {
      return .pool(pool, done: text.text == pasted ? [] : ["removed the surrounding spaces"])
    }
    let pieces = CognitoPieces(text)
    if let problem = pieces.problem { return problem }
    let ids = pieces.ids
    if ids.count > 1 {
      return .unusable(
        "This contains more than one user pool: \(shown(ids[0], 60)) and \(shown(ids[1], 60)).",
        remedy: "Paste only one of them.")
    }
    guard let id = ids.first, let pool = CognitoPool(region: pieces.region ?? regionPart(id), id: id) else {
      return pieces.missingPool
    }
    return .pool(pool, done: pieces.done(making: pool))
  }

  /// The discovery URI of a pool given with the newer issuer host, which OpenMetadata rejects.
  static func originalAddress(_ pasted: String) -> String? {
    guard let range = pasted.range(of: "issuer-cognito-idp"),
      case .pool(let pool, _) = read(pasted[..<range.lowerBound] + "cognito-idp" + pasted[range.upperBound...])
    else { return nil }
    return pool.discoveryURI
  }

  private static func regionPart(_ id: String) -> String { String(id.prefix { $0 != "_" }) }

  /// Where to find the one thing that is always enough.
  static let wherePoolIDStands =
    "Enter the user pool ID: AWS console ▸ Amazon Cognito ▸ User pools ▸ your pool ▸ Overview, “User pool ID”."
}

/// The parts of a pasted text that identify a user pool.
struct CognitoPieces {
  let text: PastedText
  /// The first word with a `cognito-idp` host: its host and everything after it.
  private(set) var host: Host?
  private(set) var ids: [String] = []
  private var regions: [String] = []
  private var hosts: [String] = []

  struct Host {
    let scheme: String?
    let written: String
    let kind: String
    let region: String
    let domain: String
    let path: String
  }

  init(_ text: PastedText) {
    self.text = text
    for word in text.words {
      if host == nil { host = Self.host(in: word) }
      if let end = word.range(of: "://") {
        hosts.append(word[end.upperBound...].prefix { $0 != "/" && $0 != ":" }.lowerCase)
      }
      for piece in word.split(whereSeparator: { $0 == "/" || $0 == ":" }) { note(piece) }
    }
    if ids.isEmpty, let id = idWithoutRegion { ids = [id] }
  }

  private mutating func note(_ piece: Substring) {
    let bare = piece.trimmed { $0 == "-" || $0 == "." || $0 == "_" }
    if let line = bare.lastIndex(of: "_") {
      let id = bare[..<line].lowerCase + bare[line...]
      if CognitoPool.isIDShaped(id), !ids.contains(id) { ids.append(id) }
    } else if CognitoPool.isRegionShaped(bare.lowerCase), !regions.contains(bare.lowerCase) {
      regions.append(bare.lowerCase)
    }
  }

  private static func host(in word: Substring) -> Host? {
    let schemeEnd = word.range(of: "://")
    let scheme = schemeEnd.map { word[..<$0.lowerBound] }.map { before in
      String(before.reversed().prefix { $0.isLetter }.reversed())
    }
    let rest = schemeEnd.map { word[$0.upperBound...] } ?? word.drop { $0 == "/" || $0 == ":" || $0 == "-" }
    let written = rest.prefix { $0 != "/" && $0 != ":" }
    let labels = written.lowerCase.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 3, labels[0].hasSuffix("cognito-idp") || labels[0].hasPrefix("cognito-idp") else {
      return nil
    }
    return Host(
      scheme: scheme, written: String(written), kind: String(labels[0]), region: String(labels[1]),
      domain: labels[2...].joined(separator: "."), path: String(rest[written.endIndex...]))
  }

  /// The region that the text itself gives, apart from the one in the id.
  var region: String? { host?.region ?? (text.isDocument || regions.count != 1 ? nil : regions[0]) }

  /// Nine letters and digits next to a region must be a pool ID without its region part.
  private var idWithoutRegion: String? {
    guard let region, CognitoPool.isRegionShaped(region), !text.isDocument else { return nil }
    let pieces = text.words.flatMap { $0.split(whereSeparator: { $0 == "/" || $0 == ":" }) }
    let candidates = pieces.filter { piece in
      piece.count == 9 && piece.allSatisfy { $0.isLetter || $0.isNumber }
        && piece.contains { $0.isNumber || $0.isUppercase }
    }
    return candidates.count == 1 ? "\(region)_\(candidates[0])" : nil
  }

  /// The hosts of the addresses in it that do not belong to AWS.
  var foreignHost: String? {
    guard host == nil, !text.isDocument else { return nil }
    return hosts.first { !$0.hasSuffix(".amazonaws.com") && !$0.hasSuffix(".aws.amazon.com") && !$0.isSignInDomain }
  }

  /// The user pool domain, which does not identify the pool.
  var signInDomain: String? {
    text.words.flatMap { $0.split(whereSeparator: { $0 == "/" || $0 == ":" }) }.map(\.lowerCase)
      .first { $0.isSignInDomain }
  }

  var onlyRegion: String? { host?.region ?? regions.first }
}

extension String {
  fileprivate var isSignInDomain: Bool { hasSuffix(".amazoncognito.com") }
}
