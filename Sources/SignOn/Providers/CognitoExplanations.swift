import Text

extension CognitoPieces {
  /// Why no address of the pool in it would be accepted.
  var problem: CognitoPool.Reading? {
    if let host, host.kind == "issuer-cognito-idp" {
      let pool = ids.first.flatMap { CognitoPool(region: host.region, id: $0) }
      return .unusable(
        "OpenMetadata rejects the newer issuer host issuer-cognito-idp.",
        remedy:
          "Keep the user pool's issuer type "
          + "ORIGINAL\(pool.map { " and enter \($0.authority)" } ?? ", then enter the pool ID")."
      )
    }
    let regions = [host?.region ?? ""] + ids
    if host?.domain.hasSuffix(".cn") == true || regions.contains(where: { $0.hasPrefix("cn-") }) {
      return .unusable(
        "AWS has no Cognito user pools in its China regions, and OpenMetadata rejects their URLs.",
        remedy: "Use a pool in a commercial region.")
    }
    if host?.domain == "amazonaws.eu" || regions.contains(where: { $0.hasPrefix("eusc-") }) {
      return .unusable(
        "OpenMetadata rejects pools in the European Sovereign Cloud, because their region has four parts.",
        remedy: "Use a pool in a commercial region, such as eu-central-1.")
    }
    guard let foreignHost else { return nil }
    let path = text.text.lowerCase
    if path.contains("/oauth2/") || path.contains("/login") || path.contains("/logout") {
      return .unusable(
        "\(shown(foreignHost, 60)) looks like a user pool domain, which does not identify the pool.",
        remedy: CognitoPool.wherePoolIDStands)
    }
    return .unusable(
      "\(shown(foreignHost, 60)) is not a Cognito host; Cognito URLs start with https://cognito-idp.",
      remedy: "Enter the user pool ID, or choose Custom OIDC as the provider.")
  }

  /// What the text is instead, where no pool is named in it.
  var missingPool: CognitoPool.Reading {
    if let signInDomain {
      return .unusable(
        "\(shown(signInDomain, 60)) is a user pool domain, which does not identify the pool.",
        remedy: CognitoPool.wherePoolIDStands)
    }
    if text.text.isEmpty {
      return .unusable("Nothing was entered.", remedy: CognitoPool.wherePoolIDStands)
    }
    if text.text.isUUID {
      return .unusable(
        "This is a UUID, as Entra ID tenants have, and not a user pool ID.",
        remedy: "Enter the user pool ID, or choose azure as the provider if it is a tenant ID.")
    }
    if text.words.contains(where: { $0.split(separator: ":").contains { $0.isUUID } }) {
      return .unusable(
        "This is an identity pool ID; users sign in through a user pool.", remedy: CognitoPool.wherePoolIDStands
      )
    }
    if let onlyRegion {
      return .unusable(
        "This contains the region \(shown(onlyRegion, 30)) but no user pool ID such as "
          + "\(shown(onlyRegion, 30))_ABC123DEF.",
        remedy: CognitoPool.wherePoolIDStands)
    }
    if text.words.count == 1, (20...40).contains(text.text.count), text.text.allSatisfy({ $0.isLetter || $0.isNumber })
    {
      return .unusable(
        "This looks like an app client ID, which does not identify the user pool.",
        remedy: CognitoPool.wherePoolIDStands)
    }
    return .unusable(
      "There is no user pool ID in “\(shown(text.text, 60))”. Expected something like us-east-1_ABC123DEF.",
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
      done.append("removed the text around the URL")
    }
    if host.scheme == nil { done.append("added https://") }
    if host.scheme?.lowerCase == "http" { done.append("changed http to https") }
    if host.written != host.written.lowerCase || !text.text.contains(pool.id) { done.append("changed to lower case") }
    if host.kind != "cognito-idp" { done.append("changed \(shown(host.kind, 30)) to cognito-idp") }
    if host.domain != "amazonaws.com" { done.append("changed \(shown(host.domain, 30)) to amazonaws.com") }
    done += pathRepairs(host.path, pool)
    return done.isEmpty ? ["corrected the URL"] : done
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
    if !parts.contains(pool.id.lowerCase) { done.append("added the region to the pool ID") }
    let rest = parts.drop { $0 != ".well-known" && $0 != "well-known" }.dropFirst()
    if let file = rest.first {
      if file == "jwks.json" {
        done.append("replaced the JWKS path")
      } else if file == "openid_configuration" {
        done.append("changed the underscore to a hyphen")
      } else if file != "openid-configuration" {
        done.append("corrected the well-known path")
      }
    } else {
      done.append("added the well-known path")
    }
    if path.hasSuffix("/") { done.append("removed the trailing slash") }
    return done
  }

  private var origin: String {
    let lower = text.text.lowerCase
    if lower.range(of: "arn:") != nil { return "derived from the pool ARN" }
    if lower.range(of: "console.aws.amazon.com") != nil { return "taken from the console URL" }
    return text.words.count == 1 && region == nil
      ? "derived from the pool ID" : "derived from the region and the pool ID"
  }
}
