import Loopback
import OpenIDConnect
import Text

/// The token endpoint: the client is checked before the request.
struct TokenEndpoint {
  let fault: Fault
  let now: Int
  let tenant: Tenant

  private struct Refusal: Error {
    let code: String
    var description: String?

    init(_ code: String, _ description: String? = nil) {
      self.code = code
      self.description = description
    }
  }

  func answer(_ request: LoopbackRequest, _ grants: inout Grants) -> LoopbackResponse {
    guard request.method == "POST" else { return Self.refusal("invalid_request", "Use POST", status: 405) }
    let isForm = request.header("Content-Type")?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true
    guard isForm else { return Self.refusal("invalid_request") }
    let fields = FormText.fields(String(decoding: request.body, as: UTF8.self))
    do {
      let clientID = try client(request, fields, &grants)
      return try tokens(fields, clientID, &grants)
    } catch let refusal as Refusal {
      let status = refusal.code == "invalid_client" ? tenant.refusedClientStatus : 400
      return Self.refusal(refusal.code, refusal.description, status: status)
    } catch {
      return Self.refusal("server_error", status: 500)
    }
  }

  /// Cognito's shape of a refusal: 400 and the error's name (RFC 6749 §5.2).
  private static func refusal(_ code: String, _ description: String? = nil, status: Int = 400) -> LoopbackResponse {
    let members: [(String, JSON)] =
      [("error", .text(code))] + (description.map { [("error_description", .text($0))] } ?? [])
    var response = LoopbackResponse(
      status: status, type: "application/json;charset=UTF-8", body: JSON.object(members).source(.compact))
    response.add("Cache-Control", "no-store")
    return response
  }

  /// The requesting client, once its secret is verified.
  private func client(
    _ request: LoopbackRequest, _ fields: [FormText.Field], _ grants: inout Grants
  ) throws -> String {
    let posted = (id: FormText.single("client_id", in: fields), secret: FormText.single("client_secret", in: fields))
    var shown = posted
    if let header = request.header("Authorization") {
      guard let pair = Self.basic(header), posted.secret == nil, posted.id == nil || posted.id == pair.id else {
        throw Refusal("invalid_request")
      }
      guard fault != .postOnly else { throw Refusal("invalid_client") }
      shown = (pair.id, pair.secret)
    } else if posted.secret != nil, fault == .basicOnly {
      throw Refusal("invalid_client")
    }
    guard let id = shown.id, tenant.isClientID(id), fault != .unknownClient else {
      throw Refusal("invalid_client")
    }
    guard fault != .wrongSecret || shown.secret == nil else {
      throw Refusal("invalid_client", "invalid_client_secret")
    }
    guard grants.isRight(shown.secret, of: id) else {
      throw Refusal("invalid_client", shown.secret == nil ? nil : "invalid_client_secret")
    }
    return id
  }

  /// Id and secret as they were encoded in the header (RFC 6749 §2.3.1).
  private static func basic(_ header: String) -> (id: String, secret: String)? {
    let words = header.split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "basic", let bytes = Base64.bytes(String(words[1])) else {
      return nil
    }
    let parts = String(decoding: bytes, as: UTF8.self).split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return (FormText.decoded(String(parts[0])), FormText.decoded(String(parts[1])))
  }

  private func tokens(
    _ fields: [FormText.Field], _ clientID: String, _ grants: inout Grants
  ) throws -> LoopbackResponse {
    guard fault != .noCodeFlow else { throw Refusal("unauthorized_client") }
    switch FormText.single("grant_type", in: fields) {
    case "authorization_code": return try tokens(forCode: fields, clientID, &grants)
    // No refresh token is remembered, so none is known.
    case "refresh_token": throw Refusal("invalid_grant")
    case "client_credentials": throw Refusal("unauthorized_client")
    case nil: throw Refusal("invalid_request")
    default: throw Refusal("unsupported_grant_type")
    }
  }

  private func tokens(
    forCode fields: [FormText.Field], _ clientID: String, _ grants: inout Grants
  ) throws -> LoopbackResponse {
    guard let code = FormText.single("code", in: fields), let callback = FormText.single("redirect_uri", in: fields)
    else { throw Refusal("invalid_request") }
    guard let grant = grants.redeem(code, at: now), grant.clientID == clientID, grant.redirectURI == callback else {
      throw Refusal("invalid_grant")
    }
    if let challenge = grant.challenge {
      let verifier = FormText.single("code_verifier", in: fields) ?? ""
      guard Base64URL.text(try Signatures.sha256(Array(verifier.utf8))) == challenge else {
        throw Refusal("invalid_grant")
      }
    }
    return try answer(grant)
  }

  private func answer(_ grant: Grants.Grant) throws -> LoopbackResponse {
    let writer = TokenWriter(grant: grant, fault: fault, now: now)
    let access = try writer.accessToken()
    var members: [(String, JSON)] = []
    if grant.scopes.contains("openid") { members.append(("id_token", .text(try writer.idToken(accessToken: access)))) }
    members += [
      ("access_token", .text(access)), ("refresh_token", .text(Base64URL.text(try Signatures.random(48)))),
      ("expires_in", .number(3600)), ("token_type", .text("Bearer")),
    ]
    var response = LoopbackResponse(
      status: 200, type: "application/json;charset=UTF-8", body: JSON.object(members).source(.compact))
    response.add("Cache-Control", "no-store")
    return response
  }
}
