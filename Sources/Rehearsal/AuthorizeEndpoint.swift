import Loopback
import OpenIDConnect
import Text

/// The authorization endpoint, as Cognito's: client and callback URL are checked first, other errors go to the callback URL.
struct AuthorizeEndpoint {
  let fault: Fault
  let tenant: Tenant

  enum Outcome: Equatable {
    case signIn
    /// Shown on the provider's own page, since the callback URL cannot be trusted.
    case errorPage(String)
    case callback(error: String, description: String)
  }

  func outcome(_ fields: [FormText.Field]) -> Outcome {
    guard let clientID = FormText.single("client_id", in: fields), tenant.isClientID(clientID), fault != .unknownClient
    else { return .errorPage("invalid_request") }
    guard let callback = FormText.single("redirect_uri", in: fields), !callback.isEmpty else {
      return .errorPage("invalid_request")
    }
    guard fault != .unregisteredCallback, Self.mayBeRegistered(callback) else { return .errorPage("redirect_mismatch") }
    guard let type = FormText.single("response_type", in: fields), ["code", "token"].contains(type) else {
      return .callback(error: "invalid_request", description: "invalid response_type")
    }
    guard type == "code", fault != .noCodeFlow else {
      return .callback(error: "unauthorized_client", description: "flow is not enabled for the client")
    }
    let asked = (FormText.single("scope", in: fields) ?? "openid").split(separator: " ").map(String.init)
    guard asked.allSatisfy(tenant.scopes.contains), !(fault == .disabledScope && asked.contains("email")) else {
      return .callback(error: "invalid_scope", description: "invalid_scope")
    }
    if let challenge = FormText.single("code_challenge", in: fields) {
      guard FormText.single("code_challenge_method", in: fields) == "S256", (43...128).contains(challenge.utf8.count)
      else { return .callback(error: "invalid_request", description: "code_challenge_method must be S256") }
    }
    return .signIn
  }

  /// Whether Cognito would register this callback URL: https, or http on this machine, without fragment.
  private static func mayBeRegistered(_ callback: String) -> Bool {
    callback.utf8.count <= 1024 && !callback.contains("#") && !callback.utf8.contains { $0 <= 0x20 || $0 == 0x7F }
      && (callback.hasPrefix("https://")
        || ["localhost", "127.0.0.1", "[::1]"].contains { host in
          let start = "http://\(host)"
          return callback == start || callback.hasPrefix(start + ":") || callback.hasPrefix(start + "/")
        })
  }

  /// The callback with more in its query.
  static func address(_ callback: String, adding fields: [FormText.Field]) -> String {
    callback + (callback.contains("?") ? "&" : "?") + FormText.joined(fields)
  }
}
