import Text

extension CognitoPieces {
  /// Why no address of the pool in it would be accepted.
  var problem: CognitoPool.Reading? {
    if let host, host.kind == "issuer-cognito-idp" {
      let pool = ids.first.flatMap { CognitoPool(region: host.region, id: $0) }
      return .unusable(
        "The newer issuer host issuer-cognito-idp is refused by OpenMetadata.",
        remedy:
          "Keep the pool's issuer type ORIGINAL\(pool.map { " and give \($0.authority)" } ?? ", then give the pool id")."
      )
    }
    let regions = [host?.region ?? ""] + ids
    if host?.domain.hasSuffix(".cn") == true || regions.contains(where: { $0.hasPrefix("cn-") }) {
      return .unusable(
        "AWS has no Cognito user pools in its China regions, and OpenMetadata refuses their addresses.",
        remedy: "Use a pool in a commercial region.")
    }
    if host?.domain == "amazonaws.eu" || regions.contains(where: { $0.hasPrefix("eusc-") }) {
      return .unusable(
        "OpenMetadata refuses pools in the European Sovereign Cloud: their region has four parts.",
        remedy: "Use a pool in a commercial region, such as eu-central-1.")
    }
    guard let foreignHost else { return nil }
    let path = text.text.lowerCase
    if path.contains("/oauth2/") || path.contains("/login") || path.contains("/logout") {
      return .unusable(
        "\(shown(foreignHost, 60)) looks like the pool's sign-in domain, which does not tell which pool it belongs to.",
        remedy: CognitoPool.wherePoolIDStands)
    }
    return .unusable(
      "\(shown(foreignHost, 60)) is no Cognito address; one begins with https://cognito-idp.",
      remedy: "Give the pool id, or choose Custom OIDC as provider.")
  }

  /// What the text is instead, where no pool is named in it.
  var missingPool: CognitoPool.Reading {
    if let signInDomain {
      return .unusable(
        "\(shown(signInDomain, 60)) is the pool's sign-in domain, which does not tell which pool it belongs to.",
        remedy: CognitoPool.wherePoolIDStands)
    }
    if text.text.isEmpty {
      return .unusable("Nothing was given.", remedy: CognitoPool.wherePoolIDStands)
    }
    if text.words.contains(where: { $0.split(separator: ":").contains { $0.isUUID } }) {
      return .unusable(
        "That is the id of an identity pool; people sign in through a user pool.", remedy: CognitoPool.wherePoolIDStands
      )
    }
    if let onlyRegion {
      return .unusable(
        "It names the region \(shown(onlyRegion, 30)) but no pool id like \(shown(onlyRegion, 30))_ABC123DEF.",
        remedy: CognitoPool.wherePoolIDStands)
    }
    if text.words.count == 1, (20...40).contains(text.text.count), text.text.allSatisfy({ $0.isLetter || $0.isNumber })
    {
      return .unusable(
        "That looks like an app client id, which does not tell the pool.", remedy: CognitoPool.wherePoolIDStands)
    }
    return .unusable(
      "There is no pool id in “\(shown(text.text, 60))”; one looks like us-east-1_ABC123DEF.",
      remedy: CognitoPool.wherePoolIDStands)
  }

  /// What was done to the text to get the pool's address, one short phrase each.
  func done(making pool: CognitoPool) -> [String] {
    guard let host else { return [origin] }
    var done: [String] = []
    let around = text.text.lowerCase.range(of: host.written.lowerCase + host.path.lowerCase)
    if text.isDocument {
      done.append("took the issuer from the document")
    } else if let around, isSurrounded(around) {
      done.append("left out what stood around the address")
    }
    if host.scheme == nil { done.append("put https:// in front") }
    if host.scheme?.lowerCase == "http" { done.append("put https for http") }
    if host.written != host.written.lowerCase || !text.text.contains(pool.id) { done.append("used lower case") }
    if host.kind != "cognito-idp" { done.append("put cognito-idp for \(shown(host.kind, 30))") }
    if host.domain != "amazonaws.com" { done.append("put amazonaws.com for \(shown(host.domain, 30))") }
    done += pathRepairs(host.path, pool)
    return done.isEmpty ? ["put the address right"] : done
  }

  private func isSurrounded(_ range: Range<String.Index>) -> Bool {
    let lower = text.text.lowerCase
    return range.upperBound != lower.endIndex
      || !["", "https://", "http://"].contains(String(lower[..<range.lowerBound]))
  }

  private func pathRepairs(_ path: String, _ pool: CognitoPool) -> [String] {
    if path == "/\(pool.id)\(discoveryPath)" { return [] }
    let parts = path.split(separator: "/").map(\.lowerCase)
    var done: [String] = []
    if !parts.contains(pool.id.lowerCase) { done.append("put the region before the pool id") }
    let rest = parts.drop { $0 != ".well-known" && $0 != "well-known" }.dropFirst()
    if let file = rest.first {
      if file == "jwks.json" {
        done.append("put the discovery document for the key set")
      } else if file == "openid_configuration" {
        done.append("put a hyphen for the underscore")
      } else if file != "openid-configuration" {
        done.append("put the well-known path right")
      }
    } else {
      done.append("added the well-known path")
    }
    if path.hasSuffix("/") { done.append("left out the slash at the end") }
    return done
  }

  private var origin: String {
    let lower = text.text.lowerCase
    if lower.range(of: "arn:") != nil { return "made from the pool ARN" }
    if lower.range(of: "console.aws.amazon.com") != nil { return "made from the pool id in the console's address" }
    return text.words.count == 1 && region == nil ? "made from the pool id" : "made from the region and the pool id"
  }
}

extension Substring {
  fileprivate var isUUID: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }
}
