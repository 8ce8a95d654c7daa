import OpenIDConnect
import Text

/// What a pasted text was taken for: a token, claims, or the address that the browser came back to.
package enum PastedIdentity: Equatable, Sendable {
  /// With what was changed in the text.
  case token(IDToken, done: [String])
  case claims(Claims, done: [String])
  /// The browser's last address or its query, with the code in it.
  case returnAddress(Secret)
  case unusable(String, remedy: String)

  /// The largest text that is looked at, in bytes.
  package static let sizeLimit = 256 * 1024

  package static func read(_ text: String) -> PastedIdentity {
    guard text.utf8.count <= sizeLimit else {
      return .unusable("The text is larger than \(sizeLimit / 1024) KiB.", remedy: "Paste only the ID token.")
    }
    var (text, done) = bare(text)
    guard !text.isEmpty else {
      return .unusable(
        "Nothing was pasted.", remedy: "Paste an ID token, its claims as JSON, or the URL the browser ended at.")
    }
    if text.hasPrefix("{") { return document(text, done) }
    if isAddress(text) { return address(text, done) }
    let joined = String(text.unicodeScalars.filter { !$0.properties.isWhitespace })
    if joined.utf8.count != text.utf8.count {
      guard text.utf8.contains(UInt8(ascii: ".")), text.split(whereSeparator: \.isBlank).count < 400 else {
        return .unusable("This is not a token or claims.", remedy: TokenFault.empty.remedy)
      }
      text = joined
      done.append("removed line breaks and spaces")
    }
    return token(text, done)
  }

  private static func token(_ text: String, _ done: [String]) -> PastedIdentity {
    do {
      return .token(try IDToken.parse(text), done: done)
    } catch {
      return .unusable("This is not an ID token: \(error.message).", remedy: error.remedy)
    }
  }

  /// The text without leftovers from copying.
  private static func bare(_ text: String) -> (String, done: [String]) {
    func isEdge(_ character: Character) -> Bool { character.isBlank || "\"'`,;".contains(character) }
    var bare = text.trimmed(isEdge)
    var done: [String] = []
    for prefix in ["authorization:", "bearer ", "id_token=", "id_token:", "id_token\":", "\u{FEFF}"]
    where bare.prefix(prefix.count).lowercased() == prefix {
      bare = String(bare.dropFirst(prefix.count)).trimmed(isEdge)
      done.append("removed “\(shown(prefix, 20).trimmed(isEdge))”")
    }
    return (bare, done)
  }
}

extension PastedIdentity {
  private static func isAddress(_ text: String) -> Bool {
    let start = text.prefix(8).lowercased()
    return start.hasPrefix("https://") || start.hasPrefix("http://") || start.hasPrefix("?") || start.hasPrefix("code=")
      || start.hasPrefix("state=") || start.hasPrefix("error=")
  }

  private static func address(_ text: String, _ done: [String]) -> PastedIdentity {
    let tail = text.drop { $0 != "?" && $0 != "#" }
    let members = (tail.isEmpty ? text[...] : tail).split { "?#&".contains($0) }
    if let token = members.first(where: { $0.hasPrefix("id_token=") }) {
      return Self.token(String(token.dropFirst(9)), done + ["took the id_token from the URL"])
    }
    guard members.contains(where: { $0.hasPrefix("code=") || $0.hasPrefix("error=") || $0.hasPrefix("state=") }) else {
      return .unusable(
        "The URL does not contain a code.", remedy: "Copy the whole URL that the browser shows after sign-in.")
    }
    return .returnAddress(Secret(text))
  }

  /// Claims, a token response, or what the AWS CLI prints for a user.
  private static func document(_ text: String, _ done: [String]) -> PastedIdentity {
    let claims: Claims
    do { claims = try Claims.parse(text) } catch {
      return .unusable("Invalid JSON: \(error.message).", remedy: "Paste one complete JSON object.")
    }
    let inside = claims["AuthenticationResult"]?.members
    let answer = inside.map { Claims($0.map { Claims.Member($0.name, $0.value) }) } ?? claims
    if let token = (answer["id_token"] ?? answer["IdToken"])?.text {
      return Self.token(token, done + ["took the ID token from the response"])
    }
    let others = ["access_token", "refresh_token", "AccessToken", "RefreshToken"]
    guard !others.contains(where: { answer[$0] != nil }) else {
      return .unusable("The response contains no ID token.", remedy: "Request the scope openid to get one.")
    }
    if let attributes = claims["UserAttributes"] ?? claims["Attributes"] {
      return .claims(user(attributes, name: claims["Username"]), done: done + ["used the user's attributes as claims"])
    }
    guard !claims.members.isEmpty else {
      return .unusable("The JSON object is empty.", remedy: "Paste the claims of an ID token.")
    }
    return .claims(claims, done: done)
  }

  /// `aws cognito-idp admin-get-user` lists attributes as names and values, all of them texts.
  private static func user(_ attributes: JSON, name: JSON?) -> Claims {
    guard case .list(let items) = attributes else { return Claims([]) }
    let members = items.compactMap { item -> Claims.Member? in
      guard let name = item["Name"]?.text, let value = item["Value"] else { return nil }
      return Claims.Member(name, value)
    }
    return Claims(members + (name.map { [Claims.Member("cognito:username", $0)] } ?? []))
  }
}
