import Text

/// Why a text is not a usable token; never contains any of the text.
package enum TokenFault: Error, Equatable, Sendable {
  /// The three parts of a signed token (RFC 7515 §7.1), or bare claims.
  package enum Part: String, Sendable {
    case header
    case claims = "claim set"
    case signature
  }

  case empty
  case tooLarge(limit: Int)
  case blanks
  /// No dots: an opaque token, or not a token.
  case opaque
  /// Five parts: an encrypted token (RFC 7516), like Cognito's refresh tokens.
  case encrypted
  case wrongParts(Int)
  case emptyPart(Part)
  case padded(Part)
  case plainBase64(Part)
  case notBase64URL(Part)
  /// The last character has unused bits set, so that two texts would decode to one token.
  case notCanonical(Part)
  case notUTF8(Part)
  case byteOrderMark(Part)
  case notJSON(Part, atByte: Int)
  case notObject(Part, found: String)
  case duplicateMember(Part, String)
  case tooDeep(Part, limit: Int)
  case missingAlgorithm
  case notText(header: String)
  case critical

  init(_ error: JSONError, part: Part) {
    self =
      switch error.problem {
      case .notUTF8: .notUTF8(part)
      case .byteOrderMark: .byteOrderMark(part)
      case .empty: .emptyPart(part)
      case .syntax: .notJSON(part, atByte: error.offset)
      case .tooDeep(let limit): .tooDeep(part, limit: limit)
      case .repeatedName(let name): .duplicateMember(part, name)
      }
  }

  /// What is wrong, on one line.
  package var message: String {
    switch self {
    case .empty: "there is no token"
    case .tooLarge(let limit): "it is larger than \(limit / 1024) KiB, too large for an ID token"
    case .blanks: "a token cannot contain spaces or line breaks"
    case .opaque: "it has no dots, so it is not a signed token; opaque access or refresh tokens look like this"
    case .encrypted: "it has five parts, so it is encrypted, like Cognito's refresh tokens; ID tokens are not"
    case .wrongParts(let count): "a signed token has three parts separated by dots, this one has \(count)"
    case .emptyPart(let part): "its \(part.rawValue) is empty"
    case .padded(let part): "its \(part.rawValue) is padded with =, which tokens do not use"
    case .plainBase64(let part): "its \(part.rawValue) is plain base64 with + or /, not base64url"
    case .notBase64URL(let part): "its \(part.rawValue) is not base64url: it is cut off or changed"
    case .notCanonical(let part): "the last character of its \(part.rawValue) was changed"
    case .notUTF8(let part): "its \(part.rawValue) is not UTF-8 text"
    case .byteOrderMark(let part): "its \(part.rawValue) begins with a byte-order mark"
    case .notJSON(let part, let byte): "its \(part.rawValue) is not JSON: an error at byte \(byte)"
    case .notObject(let part, let found): "its \(part.rawValue) is \(found), not a JSON object"
    case .duplicateMember(let part, let name):
      "its \(part.rawValue) has ‘\(OutsideText.shown(name, limit: 40))’ twice, so its value is ambiguous"
    case .tooDeep(let part, let limit): "its \(part.rawValue) is nested deeper than \(limit) levels"
    case .missingAlgorithm: "its header has no algorithm (alg)"
    case .notText(let header): "‘\(header)’ in its header is not a string"
    case .critical: "its header requires unsupported extensions (crit)"
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .empty: "Paste the ID token: three parts separated by dots, starting with eyJ."
    case .opaque, .encrypted: "Use the id_token from the same response."
    case .blanks, .wrongParts, .emptyPart, .padded, .notCanonical: "Copy the whole ID token again, without line breaks."
    default: "Use an ID token exactly as the provider sent it."
    }
  }
}
