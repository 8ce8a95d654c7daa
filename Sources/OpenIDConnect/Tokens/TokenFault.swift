import Text

/// Why a text is no token that can be judged; it never holds a piece of the text.
package enum TokenFault: Error, Equatable, Sendable {
  /// The three parts of a signed token (RFC 7515 §7.1), or claims given by themselves.
  package enum Part: String, Sendable {
    case header
    case claims = "claim set"
    case signature
  }

  case empty
  case tooLarge(limit: Int)
  case blanks
  /// No dot at all: an opaque token, or no token.
  case opaque
  /// Five parts: an encrypted token (RFC 7516); Cognito's refresh tokens are such.
  case encrypted
  case wrongParts(Int)
  case emptyPart(Part)
  case padded(Part)
  case plainBase64(Part)
  case notBase64URL(Part)
  /// The last character holds bits that mean nothing, so that two texts would stand for one token.
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
    case .tooLarge(let limit): "it is larger than \(limit / 1024) KiB, which no id token is"
    case .blanks: "a token has no blanks or line breaks in it"
    case .opaque: "it has no dots, so it is no signed token; an opaque access or refresh token looks like this"
    case .encrypted: "it has five parts, so it is encrypted; Cognito's refresh token is such a one, an id token is not"
    case .wrongParts(let count): "a signed token has three parts with dots between them, this one has \(count)"
    case .emptyPart(let part): "its \(part.rawValue) is empty"
    case .padded(let part): "its \(part.rawValue) is padded with =, which a token never is"
    case .plainBase64(let part): "its \(part.rawValue) is in plain base64 with + or /, not in base64url"
    case .notBase64URL(let part): "its \(part.rawValue) is not base64url: it is cut or changed"
    case .notCanonical(let part): "the last character of its \(part.rawValue) was changed"
    case .notUTF8(let part): "its \(part.rawValue) is not UTF-8 text"
    case .byteOrderMark(let part): "its \(part.rawValue) begins with a byte-order mark"
    case .notJSON(let part, let byte): "its \(part.rawValue) is not JSON: an error at byte \(byte)"
    case .notObject(let part, let found): "its \(part.rawValue) is \(found), not a JSON object"
    case .duplicateMember(let part, let name):
      "its \(part.rawValue) has ‘\(OutsideText.shown(name, limit: 40))’ twice, so its value is not certain"
    case .tooDeep(let part, let limit): "its \(part.rawValue) is nested deeper than \(limit) levels"
    case .missingAlgorithm: "its header names no algorithm (alg)"
    case .notText(let header): "‘\(header)’ in its header is not a text"
    case .critical: "its header demands extensions (crit) that are not known here"
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .empty: "Paste the id token: three parts with dots between them, beginning with eyJ."
    case .opaque, .encrypted: "Take the id_token of the same answer."
    case .blanks, .wrongParts, .emptyPart, .padded, .notCanonical: "Copy the whole id token again, without line breaks."
    default: "Take an id token as the provider sent it."
    }
  }
}
